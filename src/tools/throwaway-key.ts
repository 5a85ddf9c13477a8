import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** The key file of throw-away databases: tests and benches seal with it, and nothing real ever does. */
export const throwawayKeyFile = (): string => join(tmpdir(), `punte-exercise-key-${userInfo().uid}`, 'key-file')
