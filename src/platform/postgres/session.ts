import pg from 'pg'
import { type Passwords, ROLES, scramVerifier } from './passwords.ts'

/** One question to the database, as an administrator. */
export type Ask = <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>

/** Opens one connection, does the work, closes it. For the tools that look after a server, never for requests. */
export async function administer<T>(connectionString: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'punte tools' })
  client.on('error', () => {}) // the failing query reports it
  await client.connect()
  try {
    return await work(async <Row extends object>(sql: string, values: unknown[] = []) => {
      return (await client.query<Row>(sql, values)).rows
    })
  } finally {
    await client.end().catch(() => {})
  }
}

/** Makes the database unless it is there. `template` copies another one. @returns true when made now. */
export async function ensureDatabase(adminUrl: string, name: string, template?: string): Promise<boolean> {
  return administer(adminUrl, async ask => {
    const [known] = await ask('select 1 from pg_database where datname = $1', [name])
    if (known) return false
    await ask(`create database ${quoted(name)}${template ? ` template ${quoted(template)}` : ''}`)
    return true
  })
}

/** Makes the roles Punte signs in as and gives each its password. Safe to repeat. */
export async function ensureRoles(adminUrl: string, passwords: Partial<Passwords>): Promise<void> {
  await administer(adminUrl, async ask => {
    for (const role of ROLES) {
      const password = passwords[role]
      if (role === 'punte_admin' || password === undefined) continue
      const [known] = await ask('select 1 from pg_roles where rolname = $1', [role])
      await ask(`${known ? 'alter' : 'create'} role ${quoted(role)} login password '${scramVerifier(password)}'`)
    }
  })
}

/** The oldest PostgreSQL whose dialect Punte uses, as `server_version_num` counts. */
const OLDEST = 150_000

/** The server's version, such as "18.4". @throws when it is older than 15. */
export async function checkVersion(adminUrl: string): Promise<string> {
  const [row] = await administer(adminUrl, ask =>
    ask<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
    ),
  )
  if (!row || row.number < OLDEST)
    throw new Error(`Punte needs PostgreSQL 15 or newer; this server is ${row?.version}.`)
  return row.version.split(' ')[0] ?? row.version
}

/** Tells one database from every other, also from an earlier one of the same name. */
export async function databaseIdentity(url: string): Promise<string> {
  const [row] = await administer(url, ask =>
    ask<{ identity: string }>(
      `select (select system_identifier from pg_control_system()) || '/' || oid as identity
       from pg_database where datname = current_database()`,
    ),
  )
  return row?.identity ?? ''
}

/** A name made safe for SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
