/** The audit log of a database as an examination reads it: as the owner, on connections of its own, never for requests. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { AuditLog, Entry, Stray } from '../platform/audit/examine.ts'
import type { StoredHead } from '../platform/audit/examine-heads.ts'
import type { Finding, Source } from '../platform/audit/finding.ts'
import type { SignedHead } from '../platform/audit/head.ts'
import { MIGRATIONS } from './place.ts'

/** One database, opened. `waiting`: rows that the worker has not put in order yet. */
export type OpenLog = AuditLog & {
  readonly waiting: number
  /** The canonical text of one row; undefined when there is none. */
  textOf(source: Source, seq: number): Promise<string | undefined>
  /** The place of a row in the log; undefined while it has none. */
  placeOf(source: Source, seq: number): Promise<number | undefined>
  /** What is wrong with the functions that make the text. */
  checkFunctions(): Promise<Finding[]>
  close(): Promise<void>
}

/** Each leaf with the row it is about, now. The numbers are whole, so the range is walked by the primary key. */
const JOINED = `from app.audit_leaf l
  left join app.event e on l.source = 'event' and e.seq = l.source_seq
  left join app.access_log a on l.source = 'access' and a.seq = l.source_seq
 where l.position >= $1 and l.position < $2`
const NOW = `case when l.source = 'event' then case when e.seq is not null then app_inner.audit_hash(e, e.seq) end
  else case when a.seq is not null then app_inner.audit_hash(a, a.seq) end end`

// `now` is named once: what is named twice is computed twice.
const PAGE = `select coalesce(string_agg(x.hash, ''::bytea order by x.position), '') as stored,
    coalesce(bool_and(coalesce(x.hash = x.now and x.at >= to_timestamp($3::float8), false)), true) as clean
  from (select l.position, l.hash, ${NOW} as now, coalesce(e.recorded_at, a.at) as at ${JOINED}) x`

const ENTRIES = `select l.position, l.source, l.source_seq as seq, l.txid::text as txid, l.hash as stored, ${NOW} as now,
    floor(extract(epoch from coalesce(e.recorded_at, a.at)) * 1000)::float8 as at ${JOINED} order by l.position`

// Rows without a leaf that the last leaf has passed by, or that claim to come from the future; in the order of writing.
const STRAYS = `with last as (select txid, source, source_seq from app.audit_leaf order by position desc limit 1),
  bare as (
    select 'event' as source, e.seq, e.txid from app.event e
     where not exists (select from app.audit_leaf l where l.source = 'event' and l.source_seq = e.seq)
    union all
    select 'access', a.seq, a.txid from app.access_log a
     where not exists (select from app.audit_leaf l where l.source = 'access' and l.source_seq = a.seq)),
  judged as (select b.*, b.txid >= pg_snapshot_xmax(pg_current_snapshot())
      or exists (select from last where (b.txid, b.source, b.seq) <= (last.txid, last.source, last.source_seq)) as stray from bare b)
  select (select count(*)::int from judged where not stray) as waiting,
    coalesce((select json_agg(json_build_object('source', s.source, 'seq', s.seq, 'hash', encode(case s.source
        when 'event' then (select app_inner.audit_hash(e, e.seq) from app.event e where e.seq = s.seq)
        else (select app_inner.audit_hash(a, a.seq) from app.access_log a where a.seq = s.seq) end, 'hex')) order by s.txid, s.source, s.seq)
      from (select * from judged where stray order by txid, source, seq limit 10000) s), '[]') as strays`

const HEADS = `select size, root, floor(extract(epoch from at) * 1000)::float8 as at, signature, key_id as "keyId", frontier
  from app.audit_head order by size`

const FUNCTIONS = `select p.proname as name, p.prosrc as body from pg_proc p
  where p.pronamespace = 'app_inner'::regnamespace and p.proname in ('audit_text', 'audit_hash') order by p.oid`

const TABLES: Readonly<Record<Source, string>> = { event: 'app.event', access: 'app.access_log' }

/** Opens the log. Two connections read pages, because the database makes text and hashes, each on a processor of its own. */
export async function openAuditLog(adminUrl: string, anchors: readonly SignedHead[]): Promise<OpenLog> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 3, application_name: 'punte audit', onConnect: prepare })
  pool.on('error', () => {}) // the failing query reports it
  const ask = async <Row extends object>(sql: string, values: unknown[] = []) =>
    (await pool.query<Row>(sql, values)).rows
  try {
    const heads = (await ask<Omit<StoredHead, 'size'> & { size: string }>(HEADS)).map(head => ({
      ...head,
      size: Number(head.size),
    }))
    const [last] = await ask<{ end: number }>(
      'select coalesce(max(position) + 1, 0)::float8 as end from app.audit_leaf',
    )
    const [rest] = await ask<{ waiting: number; strays: { source: Source; seq: number; hash: string }[] }>(STRAYS)
    const strays: Stray[] = (rest?.strays ?? []).map(one => ({ ...one, hash: Buffer.from(one.hash, 'hex') }))
    return {
      heads,
      anchors,
      strays,
      end: last?.end ?? 0,
      waiting: rest?.waiting ?? 0,
      page: async (from, to, floor) => {
        const seconds = Number.isFinite(floor) ? floor / 1000 : '-Infinity'
        const [page] = await ask<{ stored: Buffer; clean: boolean }>(PAGE, [from, to, seconds])
        return page ?? { stored: Buffer.alloc(0), clean: true }
      },
      entries: async (from, to) =>
        (await ask<Record<'position' | 'seq' | 'txid', string> & Entry>(ENTRIES, [from, to])).map(row => ({
          ...row,
          position: Number(row.position),
          seq: Number(row.seq),
          txid: BigInt(row.txid),
        })),
      hashAs: async (source, seq, as) => {
        const sql = `select app_inner.audit_hash(t, $2) as hash from ${TABLES[source]} t where t.seq = $1`
        return (await ask<{ hash: Buffer }>(sql, [seq, as]))[0]?.hash ?? null
      },
      textOf: async (source, seq) => {
        const sql = `select app_inner.audit_text(t, t.seq) as text from ${TABLES[source]} t where t.seq = $1`
        return (await ask<{ text: string }>(sql, [seq]))[0]?.text
      },
      placeOf: async (source, seq) => {
        const sql = 'select position from app.audit_leaf where source = $1 and source_seq = $2'
        const [row] = await ask<{ position: string }>(sql, [source, seq])
        return row && Number(row.position)
      },
      checkFunctions: async () => checkBodies(await ask<{ name: string; body: string }>(FUNCTIONS)),
      close: () => pool.end(),
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** As the owner, whom the policies let read; and by index, because a page is a small part of large tables. */
async function prepare(client: pg.ClientBase): Promise<void> {
  await client.query(`set role app_owner; set search_path = pg_catalog; set default_transaction_read_only = on;
    set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off; set jit = off; set max_parallel_workers_per_gather = 0`)
}

/** Who rules the database could make the functions lie: their text must be the one of our migrations, each once a table. */
async function checkBodies(functions: readonly { name: string; body: string }[]): Promise<Finding[]> {
  const ours = await readFile(join(MIGRATIONS, '0013_audit.sql'), 'utf8')
  const changed = functions.filter(({ body }) => !ours.includes(`$$${body}$$`)).map(({ name }) => name)
  if (functions.length !== 4) changed.push(`${functions.length} functions instead of 4`)
  return changed.map(detail => ({ what: 'function-changed', detail }))
}
