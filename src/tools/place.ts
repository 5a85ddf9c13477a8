import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '../platform/postgres/passwords.ts'
import { keepPasswords } from '../platform/postgres/passwords.ts'
import { findPostgres, type Postgres, startPostgres } from '../platform/postgres/server.ts'
import { checkVersion, databaseIdentity, ensureDatabase, ensureRoles } from '../platform/postgres/session.ts'
import { asRole, PROJECT, type Settings } from './settings.ts'

/** The name of the database in the embedded server. */
export const DATABASE = 'punte'

/** The folder of the schema. */
export const MIGRATIONS = join(PROJECT, 'db', 'migrations')

/** An open place for the data: the embedded server, or the operator's. `summary` is for the progress table. */
export type DataPlace = {
  summary: string
  adminUrl: string
  webUrl: string
  workerUrl: string
  stop(): Promise<void>
}

/**
 * Opens the place the settings name: starts the embedded server and makes the database, or reaches DATABASE_URL.
 * Roles and their passwords are in place afterwards; the schema is not touched.
 */
export async function openPlace(settings: Settings, say: (text: string) => void): Promise<DataPlace> {
  return settings.databaseUrl ? openForeign(settings, settings.databaseUrl) : openEmbedded(settings.dataDir, say)
}

/** The same place for a tool: where `bin/start` already runs on the data, its server is used and left running. */
export async function reachPlace(settings: Settings, say: (text: string) => void): Promise<DataPlace> {
  const running = settings.databaseUrl ? undefined : await findPostgres(settings.dataDir)
  return running ? prepareEmbedded(running) : openPlace(settings, say)
}

async function openEmbedded(dataDir: string, say: (text: string) => void): Promise<DataPlace> {
  return prepareEmbedded(await startPostgres({ dataDir, log: say }))
}

/** Makes database and roles in a server of ours. Stops the server when that fails. */
export async function prepareEmbedded(server: Postgres): Promise<DataPlace> {
  try {
    const postgres = server.connectionString('postgres', 'punte_admin')
    const version = await checkVersion(postgres)
    const isNew = await ensureDatabase(postgres, DATABASE)
    await ensureRoles(postgres, server.passwords)
    const url = (role: Role) => server.connectionString(DATABASE, role)
    return {
      summary: `PostgreSQL ${version}${isNew ? ', new database' : ''}`,
      adminUrl: url('punte_admin'),
      webUrl: url('app_web'),
      workerUrl: url('app_worker'),
      stop: server.stop,
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function openForeign(settings: Settings, adminUrl: string): Promise<DataPlace> {
  const { hostname, pathname } = new URL(adminUrl)
  const version = await checkVersion(adminUrl).catch((cause: Error) => {
    throw new Error(`The database of DATABASE_URL (${hostname}${pathname}) does not answer: ${cause.message}`, {
      cause,
    })
  })
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 })
  const kept = await keepPasswords(join(settings.dataDir, 'passwords.json'))
  // A role whose password the operator gave is the operator's; the others are ours to make.
  await ensureRoles(adminUrl, {
    ...(settings.webPassword === undefined && { app_web: kept.app_web }),
    ...(settings.workerPassword === undefined && { app_worker: kept.app_worker }),
  })
  return {
    summary: `PostgreSQL ${version} at ${hostname}`,
    adminUrl,
    webUrl: asRole(adminUrl, 'app_web', settings.webPassword ?? kept.app_web),
    workerUrl: asRole(adminUrl, 'app_worker', settings.workerPassword ?? kept.app_worker),
    stop: async () => {},
  }
}

/** The key of sign-in: the operator's, or one made once and kept in a file only its owner may read. */
export async function keepSecret(settings: Settings): Promise<string> {
  if (settings.secret) return settings.secret
  const file = join(settings.dataDir, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.length >= 32) return kept.trim()
  const made = randomBytes(32).toString('base64url')
  await writeFile(`${file}.new`, made, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return made
}

/**
 * Does something once per database and content: a file beside the data remembers it, under the database's own mark,
 * so that a deleted or exchanged database is filled again. The work itself must bear being repeated.
 * @returns false when it was done before.
 */
export async function once(
  settings: Settings,
  adminUrl: string,
  what: string,
  content: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const file = join(settings.dataDir, 'loaded.json')
  const read = async () => JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, string>
  const key = `${await databaseIdentity(adminUrl)} ${what}`
  if ((await read())[key] === content) return false
  await work()
  await writeFile(`${file}.new`, `${JSON.stringify({ ...(await read()), [key]: content }, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return true
}
