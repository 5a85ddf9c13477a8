import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { RO } from '../../src/countries/ro/pack.ts'
import { cookieName } from '../../src/platform/session/cookie.ts'
import { hashToken } from '../../src/platform/session/token.ts'
import { openKeys } from '../../src/platform/vault/open-keys.ts'
import { openVault } from '../../src/platform/vault/vault.ts'
import type { BenchContext } from '../../src/tools/figure.ts'
import { sealClear } from '../../src/tools/seal-clear.ts'
import { throwawayKeyFile } from '../../src/tools/throwaway-key.ts'
import { PEOPLE, POPULATION } from './population.ts'

/** The database of the run: made by the first bench that asks, shared by all others. */
export const DATABASE = 'bench'

/** Steps a centre or a child protection authority owes: what the work lists are full of. */
const STEPS = RO.steps
  .filter(step => step.act !== 'notification.sent')
  .map(step => step.id)
  .slice(0, 24)

/** Makes the people once a run (about half a minute) and tells the planner about them. */
export async function populated(context: BenchContext): Promise<void> {
  const { isNew } = await context.database(DATABASE)
  if (!isNew) return
  const began = performance.now()
  await asAdmin(context, async client => {
    // Rows that fit by construction need no check each; without it the generation takes minutes.
    await client.query('set session_replication_role = replica')
    for (const { what, sql } of POPULATION) {
      const { rowCount } = await client.query(sql, sql.includes('$1') ? [STEPS] : [])
      if (rowCount && rowCount >= PEOPLE / 4) context.say(`${rowCount.toLocaleString('en')} ${what}`)
    }
    await client.query('set session_replication_role = default')
    await sealed(context)
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  })
  context.say(`population made in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

/** Seals what was generated in clear, with the keys of the process that serves it. */
export async function sealed(context: BenchContext): Promise<void> {
  const vault = openVault(await openKeys({ PUNTE_KEY_FILE: throwawayKeyFile() }))
  const count = await sealClear(context.url(DATABASE, 'punte_admin'), vault, () => {})
  context.say(`${count.toLocaleString('en')} values sealed`)
}

/** Work as the owner of the server, who sees everything: for arranging and counting, never for measuring. */
export async function asAdmin<T>(
  context: BenchContext,
  ...given: [work: (client: pg.Client) => Promise<T>] | [database: string, work: (client: pg.Client) => Promise<T>]
): Promise<T> {
  const [database, work] = given.length === 2 ? given : [DATABASE, given[0]]
  const client = new pg.Client({ connectionString: context.url(database, 'punte_admin') })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A session of the account with this code, as the cookie a browser would send, and the hash the database looks up. */
export async function signIn(
  context: BenchContext,
  accountCode: string,
  database: string = DATABASE,
): Promise<{ cookie: string; hash: Buffer }> {
  const token = randomBytes(32).toString('base64url')
  const hash = hashToken(token)
  await asAdmin(context, database, async client => {
    const { rowCount } = await client.query(
      `insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at, second_factor_at)
       select $1, id, 'exercise', now(), now(), now() + interval '30 minutes', now() + interval '12 hours', now() from app.account where code = $2`,
      [hash, accountCode],
    )
    if (rowCount !== 1) throw new Error(`There is no account ${accountCode}.`)
  })
  return { cookie: `${cookieName('session', 'http://localhost')}=${token}`, hash }
}

/** The code of an account with this role at an organisation. */
export async function accountOf(
  context: BenchContext,
  organisation: string,
  role: string,
  database: string = DATABASE,
): Promise<string> {
  const { rows } = await asAdmin(context, database, client =>
    client.query<{ code: string }>(
      `select a.code from app.account a join app.organisation o on o.id = a.organisation_id
        join app.account_role r on r.account_id = a.id where o.code = $1 and r.role = $2 order by a.code limit 1`,
      [organisation, role],
    ),
  )
  if (!rows[0]) throw new Error(`Nobody at ${organisation} is ${role}.`)
  return rows[0].code
}
