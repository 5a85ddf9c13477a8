import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { compose } from '../../src/app.ts'
import { type CountryCode, DEFAULT_COUNTRY } from '../../src/countries/codes.ts'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { cookieName } from '../../src/platform/session/cookie.ts'
import { openExerciseSession } from '../../src/platform/session/exercise.ts'
import { openKeys } from '../../src/platform/vault/open-keys.ts'
import { openVault } from '../../src/platform/vault/vault.ts'
import { PROJECT } from '../../src/tools/settings.ts'
import { freshDatabase, type Holding } from './database.ts'
import { type Field, type Page, pageOf } from './page.ts'

export const ORIGIN = 'http://localhost:3000'

/** A browser without script, signed in as one account. Every answer is a `Page`. */
export type Client = {
  /** The account's id, for arranging and asserting in the database. */
  readonly account: string
  get(path: string): Promise<Page>
  /** Posts these fields and nothing else, but for a fresh `_form` where none is given. */
  post(path: string, fields?: Fields): Promise<Page>
  /** Posts a form with a file. */
  upload(
    path: string,
    fields: Readonly<Record<string, string>>,
    file: { name: string; bytes: Uint8Array },
  ): Promise<Page>
  /** Sends a form of a page as a browser would: what stands in it, with these fields over it. `undefined` leaves one out. */
  send(page: Page, fields?: Fields, which?: { action?: string }): Promise<Page>
  /** Opens where an answer redirects to. Fails where it does not. */
  follow(page: Page): Promise<Page>
}
export type Fields = { readonly [name: string]: Field }

export type TestApp = {
  /** A client signed in as the account with this code; `null` is a stranger. */
  as(accountCode: string | null): Promise<Client>
  /** The bare answer, as a program of another origin gets it: no cookie, no session. */
  ask(path: string, init?: RequestInit): Promise<Response>
  /** The way in that the web process has. */
  readonly db: Database
  /** As the owner of the server: sees everything. For arranging and asserting, never for acting. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** For what a tool of the operator does. */
  readonly adminUrl: string
  /** As the worker's role. */
  worker<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Where a web process finds this database. */
  readonly webUrl: string
  /** Where a worker process finds this database. */
  readonly workerUrl: string
  /** What the application logged: one line a fault. */
  readonly log: Record<string, unknown>[]
  /** Moves the application's clock; the database keeps its own. */
  at(milliseconds: number | null): void
  stop(): Promise<void>
}

/** The whole application on a database of its own: real router, real policies, no network. */
export async function startApp(
  holding: Holding = 'pack',
  country: CountryCode = DEFAULT_COUNTRY,
  /** `production`: the composition as people use it. Sign-in stays that of the exercise, for the tests' sake. */
  profile: 'exercise' | 'production' = 'exercise',
): Promise<TestApp> {
  const database = await freshDatabase(holding, country)
  const owner = new pg.Pool({ connectionString: database.url('punte_admin'), max: 2 })
  // Dropping the database ends what is left of its connections; nobody waits for them any more.
  owner.on('connect', client => client.on('error', () => {}))
  const worker = new pg.Pool({ connectionString: database.url('app_worker'), max: 4 })
  const web = new pg.Pool({ connectionString: database.url('app_web'), max: 1 })
  // The database is dropped under idle connections when a test file ends; that is no failure of a test.
  for (const pool of [owner, worker, web]) {
    pool.on('error', () => {})
    pool.on('connect', client => void client.on('error', () => {}))
  }
  const db = openDatabase(database.url('app_web'), 6, openVault(await openKeys(process.env)))
  const log: Record<string, unknown>[] = []
  let fixed: number | null = null
  await owner.query(
    "insert into app.setting values ('profile', 'exercise') on conflict (name) do update set value = 'exercise'",
  )
  const app = await compose({
    db,
    root: PROJECT,
    profile,
    country,
    origins: [ORIGIN],
    secret: 'exercise-exercise-exercise-exercise',
    clock: () => fixed ?? Date.now(),
    log: line => void log.push(line),
  })

  const ask = async (method: 'GET' | 'POST', path: string, cookie: string, body: string | undefined): Promise<Page> => {
    const headers: Record<string, string> = { cookie, 'accept-language': 'en' }
    if (method === 'POST')
      Object.assign(headers, { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' })
    return pageOf(await app.request(path, body === undefined ? { method, headers } : { method, headers, body }))
  }
  const session = async (accountCode: string): Promise<{ account: string; cookie: string }> => {
    const { rows } = await owner.query<{ id: string }>('select id from app.account where code = $1', [accountCode])
    if (!rows[0]) throw new Error(`The exercise has no account ${accountCode}.`)
    const query = async (text: string, values: readonly unknown[]) => (await web.query(text, [...values])).rows
    const token = await openExerciseSession(query, rows[0].id, new Date())
    if (!token) throw new Error(`No session for ${accountCode}.`)
    return { account: rows[0].id, cookie: `${cookieName('session', ORIGIN)}=${token}; lang=en` }
  }

  return {
    db,
    adminUrl: database.url('punte_admin'),
    ask: async (path, init) => app.request(path, init),
    log,
    webUrl: database.url('app_web'),
    workerUrl: database.url('app_worker'),
    at: milliseconds => {
      fixed = milliseconds
    },
    sql: async (text, values) => (await owner.query(text, [...(values ?? [])])).rows,
    worker: async (text, values) => (await worker.query(text, [...(values ?? [])])).rows,
    async as(accountCode) {
      const { account, cookie } = accountCode === null ? { account: '', cookie: 'lang=en' } : await session(accountCode)
      const post = (path: string, fields: Fields = {}) =>
        ask('POST', path, cookie, encode({ _form: randomUUID(), ...fields }))
      return {
        account,
        get: path => ask('GET', path, cookie, undefined),
        post,
        async upload(path, fields, file) {
          const body = new FormData()
          for (const [name, value] of Object.entries({ _form: randomUUID(), ...fields })) body.append(name, value)
          body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name)
          const headers = { cookie, 'accept-language': 'en', origin: ORIGIN }
          return pageOf(await app.request(path, { method: 'POST', headers, body }))
        },
        send(page, fields = {}, which = {}) {
          const form = page.form(which.action)
          return post(form.action, { ...form.fields, ...fields })
        },
        follow(page) {
          if (page.location === null) throw new Error(`No redirect, but ${page.status}: ${page.text.slice(0, 400)}`)
          return ask('GET', page.location, cookie, undefined)
        },
      }
    },
    async stop() {
      await Promise.all([db.close(), worker.end(), web.end()])
      await untilAlone(owner)
      await owner.end()
      await database.drop()
    },
  }
}

function encode(fields: Fields): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of value === undefined ? [] : typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return body.toString()
}

/** A closed pool answers before the server has let go of its connections; dropping the database then would be an error. */
async function untilAlone(owner: pg.Pool): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await owner.query<{ others: number }>(OTHERS)
    if (rows[0]?.others === 0) return
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

const OTHERS = `select count(*)::int as others from pg_stat_activity
  where datname = current_database() and usename in ('app_web', 'app_worker')`
