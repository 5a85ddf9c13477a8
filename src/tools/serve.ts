import { randomBytes } from 'node:crypto'
import { build } from './build.ts'
import { freePort } from './port.ts'
import { endProgram, listens, startProgram } from './processes.ts'
import { throwawayKeyFile } from './throwaway-key.ts'

/** A web process that serves one database. `pid` is there for tests that kill it. */
export type Served = { origin: string; pid: number; stop(): Promise<void> }

/** What to serve: connection string of the web role, further environment, where the process's lines go. */
export type ServeOptions = { databaseUrl: string; environment?: Record<string, string>; log?: (line: string) => void }

/**
 * Starts the built web process in the exercise profile on a free port of this machine, for browser tests and benches.
 * @throws when it does not listen within 30 s; the message holds its last lines.
 */
export async function serve({ databaseUrl, environment = {}, log = () => {} }: ServeOptions): Promise<Served> {
  await build()
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const lines: string[] = []
  const child = startProgram({
    name: 'web',
    environment: {
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      PUNTE_HOST: '127.0.0.1',
      PUNTE_PROFILE: 'exercise',
      PUNTE_ORIGIN: origin,
      PUNTE_SECRET: randomBytes(32).toString('base64url'),
      PUNTE_KEY_FILE: throwawayKeyFile(),
      ...environment,
    },
    log: text => {
      lines.push(text)
      if (lines.length > 20) lines.shift()
      log(text)
    },
  })
  const ended = new Promise<false>(resolve => child.once('exit', () => resolve(false)))
  const ready = await Promise.race([listens('127.0.0.1', port, 30), ended])
  if (ready && child.pid !== undefined) return { origin, pid: child.pid, stop: () => endProgram(child) }
  await endProgram(child)
  throw new Error(`The web process did not start.\n${lines.join('\n')}`)
}
