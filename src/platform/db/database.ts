import { createHash } from 'node:crypto'
import pg from 'pg'
import type { Opening, Unopened } from '../vault/rows.ts'
import { closedVault, type Vault } from '../vault/vault.ts'

/** Who the database found behind a session token. `null` in `as` means nobody is signed in. */
export type Entered = {
  readonly account: string
  readonly name: string
  readonly organisation: string
  readonly organisationCode: string
  readonly organisationName: string
  readonly organisationKind: string
  readonly roles: readonly string[]
  readonly language: string
  readonly secondFactor: boolean
}

/**
 * One transaction. Statements are prepared once per connection under a name made from their text. It carries the vault, and
 * what did not open in it.
 */
export type Tx = Opening & {
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  one<Row>(sql: string, values?: readonly unknown[]): Promise<Row | undefined>
  /** The last statement of a transaction: it and the commit leave together, one journey less. Nothing may follow. */
  last<Row>(sql: string, values?: readonly unknown[]): Promise<Row | undefined>
  /** No statement follows: the commit leaves now, and whoever began the transaction waits for it as ever. */
  end(): void
}

/** A statement with its values, before it is sent. */
export type Statement = { readonly sql: string; readonly values: readonly unknown[] }

export type Database = {
  /** The only way in: begin, enter as the session's account, work, commit. Rolls back when `work` throws. */
  as<T>(
    token: Buffer | null,
    work: (tx: Tx, actor: Entered | null, first: Promise<readonly unknown[]>) => Promise<T>,
    /** Sent in the same packet as entering, and judged as the account that enters: a read every request of this kind begins with. */
    first?: Statement,
  ): Promise<T>
  close(): Promise<void>
}

// bigint and timestamps as numbers and ISO text: pages and JSON never see driver classes.
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1082, text => text)

const names = new Map<string, string>()

/** A stable name for a statement, so that each connection parses and plans it once. */
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known) return known
  const name = `p_${createHash('sha256').update(sql).digest('base64url').slice(0, 20)}`
  names.set(sql, name)
  return name
}

type EnterRow = {
  account: string
  name: string
  organisation: string
  organisation_code: string
  organisation_name: string
  organisation_kind: string
  roles: string[]
  language: string
  second_factor: boolean
}

const NOTHING: Promise<readonly unknown[]> = Promise.resolve([])
const ENTER = 'select * from app.enter($1)'

function entered(row: EnterRow | undefined): Entered | null {
  if (!row?.account) return null
  return {
    account: row.account,
    name: row.name,
    organisation: row.organisation,
    organisationCode: row.organisation_code,
    organisationName: row.organisation_name,
    organisationKind: row.organisation_kind,
    roles: row.roles,
    language: row.language,
    secondFactor: row.second_factor,
  }
}

/**
 * Every statement is planned once per connection, whatever its values. Left to itself PostgreSQL plans a list page anew each
 * time, because a page with a known beginning looks cheaper on paper; planning takes longer than reading the page. What a
 * filter changes is therefore said in the text of the statement, not by `$1 is null or …`.
 */
const PLAN_ONCE = '-c plan_cache_mode=force_generic_plan'

/**
 * Opens a pool as the web role. `size` is the number of connections (default 10); they stay open while idle. Without a vault
 * nothing can be sealed, and nothing sealed opens.
 */
export function openDatabase(connectionString: string, size = 10, vault: Vault = closedVault()): Database {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    pipeline: true,
    idleTimeoutMillis: 0,
    options: PLAN_ONCE,
  } as pg.PoolConfig)
  pool.on('error', () => {
    // A connection lost while idle is replaced at the next request; the request that needs it reports its own error.
  })
  // A connection that dies while somebody uses it ends that request, never the process.
  pool.on('connect', client => void client.on('error', () => {}))
  return {
    async as(token, work, first) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        sendTogether(client)
        const began = client.query('begin')
        const entering = token
          ? client.query<EnterRow>({ name: nameOf(ENTER), text: ENTER, values: [token] })
          : Promise.resolve({ rows: [] as EnterRow[] })
        const tx = transaction(client, vault)
        const read = first ? tx.rows<unknown>(first.sql, first.values) : NOTHING
        read.catch(() => {})
        const [, found] = await Promise.all([began, entering])
        const result = await work(tx, entered(found.rows[0]), read)
        const ended = await (tx.committing ?? client.query('commit'))
        // A pipelined batch that failed commits as ROLLBACK without an error of its own.
        if (ended.command !== 'COMMIT') throw new Error('The transaction was rolled back.')
        return result
      } catch (error) {
        await client.query('rollback').catch((fault: Error) => {
          broken = fault
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

type Stream = { cork(): void; uncork(): void }

/** Statements begun in one turn of the event loop leave in one packet instead of one each. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Stream } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

function transaction(client: pg.PoolClient, vault: Vault): Tx & { committing: Promise<pg.QueryResult> | undefined } {
  const run = async <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => {
    sendTogether(client)
    const result = await client.query({ name: nameOf(sql), text: sql, values: [...values] })
    return result.rows as Row[]
  }
  return {
    vault,
    unopened: new Set<Unopened>(),
    committing: undefined,
    async last<Row>(sql: string, values?: readonly unknown[]) {
      const wanted = run<Row>(sql, values)
      this.committing = client.query('commit')
      // Whoever waits for the statement hears its error; the commit that became a rollback must not be a second one.
      this.committing.catch(() => {})
      return (await wanted)[0]
    },
    end() {
      if (this.committing) return
      this.committing = client.query('commit')
      this.committing.catch(() => {})
    },
    rows: run,
    async one<Row>(sql: string, values?: readonly unknown[]) {
      return (await run<Row>(sql, values))[0]
    },
  }
}
