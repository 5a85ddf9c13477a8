/** What the tests of the audit log have in common: a database, a worker, an anchor file, and somebody who rules the server. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { fileAnchor, readAnchors } from '../../src/platform/audit/anchor.ts'
import type { Finding } from '../../src/platform/audit/finding.ts'
import { type AuditKey, auditKeyOf, trustedKeys } from '../../src/platform/audit/head.ts'
import { anchorHeads, BATCH, type Query, sequenceAudit } from '../../src/platform/audit/sequence.ts'
import { verifyAudit } from '../../src/tools/audit-verify.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

export const KEY = auditKeyOf(Buffer.alloc(32, 7).toString('base64')) as AuditKey
export const OTHER = auditKeyOf(Buffer.alloc(32, 8).toString('base64')) as AuditKey
export const KEYS = trustedKeys([KEY.publicText])
export const PERSON = randomUUID()

export let folder: string
export let database: TestDatabase
export let admin: pg.Pool
export let worker: pg.Pool
export let query: Query
export let anchor: string

/** A database for each test of a file, with one invented person in it. Call once, at the top of the file. */
export function auditDatabase(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  beforeEach(async () => {
    database = await freshDatabase('tables')
    const open = (role: 'punte_admin' | 'app_worker') => new pg.Pool({ connectionString: database.url(role), max: 4 })
    admin = open('punte_admin')
    worker = open('app_worker')
    for (const pool of [admin, worker]) pool.on('connect', client => void client.on('error', () => {}))
    for (const pool of [admin, worker]) pool.on('error', () => {})
    query = async (text, values) => (await worker.query(text, [...(values ?? [])])).rows
    anchor = join(folder, `${database.name}.log`)
    await admin.query(
      `insert into app.person (id, code, age_status, detected_at) values ($1, 'EX-041', 'adult', now())`,
      [PERSON],
    )
  })
  afterEach(async () => {
    await Promise.all([admin.end(), worker.end()])
    await database.drop()
  })
}

export type Asker = Pick<pg.Pool, 'query'>
export const EVENT = `insert into app.event (person_id, kind, happened_at, organisation_kind, role, act, rules, facts, broken)
  values ($1, 'needs.recorded', now() - interval '1 day', 'provider', 'case-manager', $2, '{"R-01": "holds"}', '{"age": 24.50, "ț": null}', '{R-02}') returning seq::int`
export const LOOK = `insert into app.access_log (person_id, classes, purpose) values ($1, '{core,identity}', $2) returning seq::int`
export const event = async (text: string, on: Asker = admin): Promise<number> =>
  (await on.query(EVENT, [PERSON, JSON.stringify({ note: text })])).rows[0].seq
export const look = async (text: string, on: Asker = admin): Promise<number> =>
  (await on.query(LOOK, [PERSON, text])).rows[0].seq

/**
 * Runs the sweep until so many rows are in order. Other test files have transactions of their own on the same server, and the
 * horizon is the server's.
 */
export async function sequenced(
  due: number,
  key: AuditKey = KEY,
  former: readonly string[] = [],
  batch: number = BATCH,
): Promise<void> {
  let count = 0
  for (let tries = 0; count < due && tries < 200; tries++) {
    count += await sequenceAudit(query, key, former, batch)
    if (count < due) await wait(25)
  }
  expect(count).toBe(due)
}

/** Waits until no transaction of the server is older than the newest row: the next sweep then takes every row at once. */
async function passed(): Promise<void> {
  const newest = 'select max(txid) from (select txid from app.event union all select txid from app.access_log) rows'
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await admin.query<{ passed: boolean }>(
      `select pg_snapshot_xmin(pg_current_snapshot()) > (${newest}) as passed`,
    )
    if (rows[0]?.passed) return
    await wait(25)
  }
  throw new Error('An older transaction of the server never ended.')
}

/** Six heads, each of three acts and two looks. */
export async function filled(): Promise<void> {
  for (let batch = 0; batch < 6; batch++) {
    for (let n = 0; n < 3; n++) await event(`${batch} ${n}`)
    for (let n = 0; n < 2; n++) await look(`${batch} ${n}`)
    await passed()
    await sequenced(5)
  }
  await anchorHeads(query, fileAnchor(anchor))
}

export async function verify() {
  return verifyAudit({
    adminUrl: database.url('punte_admin'),
    anchors: await readAnchors(anchor),
    keys: KEYS,
    say: () => {},
  })
}
export const said = (findings: readonly Finding[]) =>
  findings.map(({ what, source, seq, position }) => ({ what, source, seq, position }))
/** A connection of its own, closed whatever happens on it. */
export async function aside(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await admin.connect()
  await work(client).finally(() => client.release(true))
}
/** As who rules the server: past row security, constraints and triggers. */
export const tamper = (sql: string) =>
  aside(async client => void (await client.query(`set session_replication_role = replica; ${sql}`)))
export const order = async () =>
  (await admin.query('select source, source_seq::int as seq from app.audit_leaf order by position')).rows.map(
    row => `${row.source} ${row.seq}`,
  )
