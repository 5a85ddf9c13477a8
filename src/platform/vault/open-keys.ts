/** Which key provider this installation has, from its settings. */
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileKeys, makeKeyFile, readKeyFile } from './key-file.ts'
import { type KeyProvider, KeysMissing } from './key-provider.ts'
import { serverKeys } from './key-server.ts'

/** The environment as far as the vault reads it. */
export type KeyEnvironment = Readonly<Record<string, string | undefined>>

/** The key file of this installation: the operator's, or beside the data of an exercise. Undefined where none was named. */
export function keyFilePath({ PUNTE_KEY_FILE, PUNTE_DATA }: KeyEnvironment): string | undefined {
  const given = PUNTE_KEY_FILE?.trim()
  if (given) return resolve(given)
  return PUNTE_DATA && join(PUNTE_DATA, 'keys', 'key-file')
}

/** Whether a path lies in a folder, however it is written. */
export function liesIn(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

/**
 * The provider: a key server where PUNTE_KEY_URL names one, else a key file. The exercise makes its file once; the
 * production profile makes none, and refuses one under PUNTE_DATA, where a copy of the data would take it along.
 * @throws {KeysMissing}
 */
export async function openKeys(environment: KeyEnvironment, now: number = Date.now()): Promise<KeyProvider> {
  const url = environment.PUNTE_KEY_URL?.trim()
  if (url) {
    const token = environment.PUNTE_KEY_TOKEN?.trim()
    if (!token) throw new KeysMissing('PUNTE_KEY_URL needs PUNTE_KEY_TOKEN beside it.')
    return serverKeys({ url, token })
  }
  const path = keyFilePath(environment)
  if (!path) throw new KeysMissing('There are no keys: set PUNTE_KEY_FILE or PUNTE_KEY_URL.')
  if (environment.PUNTE_PROFILE === 'production') {
    const data = environment.PUNTE_DATA
    if (data && liesIn(data, path))
      throw new KeysMissing('The key file lies under PUNTE_DATA; put it elsewhere and name it in PUNTE_KEY_FILE.')
  } else {
    await readKeyFile(path).catch((error: Error) => {
      if (!error.message.startsWith('There is no key file')) throw error
      return makeKeyFile(path, now).catch(({ code }: NodeJS.ErrnoException) => {
        throw new KeysMissing(
          `The key file ${path} cannot be made (${code}). Name a place in PUNTE_KEY_FILE that this user may write to.`,
        )
      })
    })
  }
  await readKeyFile(path)
  return fileKeys(path)
}
