/** The audit log in a real database: order, signatures, anchors, and tampering by somebody who rules the server. */
import { randomUUID } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fileAnchor, mailAnchor, readAnchors } from '../../src/platform/audit/anchor.ts'
import type { Finding } from '../../src/platform/audit/finding.ts'
import { type AuditKey, auditKeyOf, trustedKeys } from '../../src/platform/audit/head.ts'
import { openAuditKey } from '../../src/platform/audit/key-file.ts'
import { leafHash, verifyInclusion } from '../../src/platform/audit/merkle.ts'
import { anchorHeads, auditSweep, type Query, sequenceAudit } from '../../src/platform/audit/sequence.ts'
import { openAuditLog } from '../../src/tools/audit-log.ts'
import { proveEntry } from '../../src/tools/audit-prove.ts'
import { verificationReport, verifyAudit } from '../../src/tools/audit-verify.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const KEY = auditKeyOf(Buffer.alloc(32, 7).toString('base64')) as AuditKey
const OTHER = auditKeyOf(Buffer.alloc(32, 8).toString('base64')) as AuditKey
const KEYS = trustedKeys([KEY.publicText])
const PERSON = randomUUID()

let folder: string
let database: TestDatabase
let admin: pg.Pool
let worker: pg.Pool
let query: Query
let anchor: string

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

type Asker = Pick<pg.Pool, 'query'>
const EVENT = `insert into app.event (person_id, kind, happened_at, organisation_kind, role, act, rules, facts, broken)
  values ($1, 'needs.recorded', now() - interval '1 day', 'provider', 'case-manager', $2, '{"R-01": "holds"}', '{"age": 24.50, "ț": null}', '{R-02}') returning seq::int`
const LOOK = `insert into app.access_log (person_id, classes, purpose) values ($1, '{core,identity}', $2) returning seq::int`
const event = async (text: string, on: Asker = admin): Promise<number> =>
  (await on.query(EVENT, [PERSON, JSON.stringify({ note: text })])).rows[0].seq
const look = async (text: string, on: Asker = admin): Promise<number> =>
  (await on.query(LOOK, [PERSON, text])).rows[0].seq

/**
 * Runs the sweep until so many rows are in order. Other test files have transactions of their own on the same server, and the
 * horizon is the server's.
 */
async function sequenced(due: number): Promise<void> {
  let count = 0
  for (let tries = 0; count < due && tries < 200; tries++) {
    count += await sequenceAudit(query, KEY)
    if (count < due) await wait(25)
  }
  expect(count).toBe(due)
}

/** Six heads, each of three acts and two looks. */
async function filled(): Promise<void> {
  for (let batch = 0; batch < 6; batch++) {
    for (let n = 0; n < 3; n++) await event(`${batch} ${n}`)
    for (let n = 0; n < 2; n++) await look(`${batch} ${n}`)
    await sequenced(5)
  }
  await anchorHeads(query, fileAnchor(anchor))
}

async function verify() {
  return verifyAudit({
    adminUrl: database.url('punte_admin'),
    anchors: await readAnchors(anchor),
    keys: KEYS,
    say: () => {},
  })
}
const said = (findings: readonly Finding[]) =>
  findings.map(({ what, source, seq, position }) => ({ what, source, seq, position }))
/** A connection of its own, closed whatever happens on it. */
async function aside(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await admin.connect()
  await work(client).finally(() => client.release(true))
}
/** As who rules the server: past row security, constraints and triggers. */
const tamper = (sql: string) =>
  aside(async client => void (await client.query(`set session_replication_role = replica; ${sql}`)))
const order = async () =>
  (await admin.query('select source, source_seq::int as seq from app.audit_leaf order by position')).rows.map(
    row => `${row.source} ${row.seq}`,
  )

describe('the order', () => {
  test('what was written is as written, and the production profile is told', async () => {
    expect(await verificationReport(database.url('punte_admin'))).toBeUndefined()
    expect(await verify()).toEqual({ findings: [], size: 0, heads: 0, waiting: 0 })
    expect(await verificationReport(database.url('punte_admin'))).toBe('ok')
    await filled()
    expect(await verificationReport(database.url('punte_admin'))).toBeUndefined()
    await event('not in order yet')
    expect(await verify()).toEqual({ findings: [], size: 30, heads: 6, waiting: 1 })
    expect(await verificationReport(database.url('punte_admin'))).toBe('ok')
    await tamper(`update app.event set kind = 'other' where seq = 1`)
    await verify()
    expect(await verificationReport(database.url('punte_admin'))).toBe('failed')
  })

  test('a row committed late is neither passed over nor waited for for ever', async () => {
    await aside(slow =>
      aside(async open => {
        await slow.query('begin')
        const first = await event('taken first, committed last', slow)
        const second = await event('taken second, committed first')
        await open.query('begin')
        const third = await event('by the one who stays', open)
        // Nothing that began after the oldest open transaction is in the order yet: something older may still come.
        expect(await sequenceAudit(query, KEY)).toBe(0)
        await slow.query('commit')
        await sequenced(2)
        const fourth = await event('after all')
        expect(await sequenceAudit(query, KEY)).toBe(0)
        await open.query('rollback')
        await sequenced(1)
        expect(await order()).toEqual([first, second, fourth].map(seq => `event ${seq}`))
        expect(third).toBeLessThan(fourth)
        expect((await verify()).findings).toEqual([])
      }),
    )
  })

  test('a number taken early and written late is not passed over', async () => {
    const first = await event(
      'so that the sequence has numbers in store: the first of them would begin the transaction',
    )
    await aside(async slow => {
      await slow.query('begin')
      const early = (await slow.query(`select nextval(pg_get_serial_sequence('app.event', 'seq'))::int as seq`)).rows[0]
        .seq
      const next = await event('a later number')
      await sequenced(2)
      const late = EVENT.replace('(person_id', '(seq, person_id').replace(
        'values ($1',
        `overriding system value values (${early}, $1`,
      )
      await slow.query(late, [PERSON, '{}'])
      await slow.query('commit')
      await sequenced(1)
      expect(await order()).toEqual([first, next, early].map(seq => `event ${seq}`))
      expect(await verify()).toMatchObject({ findings: [], waiting: 0 })
    })
  })

  test('many writers, some of whom give up, and two workers at once: each row exactly once', {
    timeout: 60_000,
  }, async () => {
    let writing = true
    const writers = [1, 2, 3].map(async writer => {
      for (let n = 0; n < 60; n++) {
        const client = await admin.connect()
        await client.query('begin')
        await event(`${writer} ${n}`, client)
        await look(`${writer} ${n}`, client)
        await client.query(n % 5 === 0 ? 'rollback' : 'commit')
        client.release()
      }
    })
    const workers = [1, 2].map(async () => {
      let count = 0
      while (writing) count += await sequenceAudit(query, KEY, [], 7)
      return count
    })
    await Promise.all(writers)
    writing = false
    const counts = await Promise.all(workers)
    await sequenced(3 * 48 * 2 - counts.reduce((sum, count) => sum + count, 0))
    expect(new Set(await order()).size).toBe(3 * 48 * 2)
    await anchorHeads(query, fileAnchor(anchor))
    expect(await verify()).toMatchObject({ findings: [], size: 288, waiting: 0 })
  })

  test('one transaction larger than a batch', async () => {
    await admin.query(
      `insert into app.access_log (person_id, purpose) select $1, 'many' from generate_series(1, 100)`,
      [PERSON],
    )
    expect(await sequenceAudit(query, KEY, [], 30)).toBe(100)
    expect(await verify()).toMatchObject({ findings: [], size: 100, heads: 4 })
  })

  test('after a restore into another cluster, whose transactions begin anew, the log goes on', async () => {
    await filled()
    await event('written, not in order')
    await tamper(`update app.event set txid = (txid::text::bigint + 900000000)::text::xid8;
      update app.access_log set txid = (txid::text::bigint + 900000000)::text::xid8;
      update app.audit_leaf set txid = (txid::text::bigint + 900000000)::text::xid8`)
    await event('written here')
    await sequenced(2)
    await event('written later')
    await sequenced(1)
    await anchorHeads(query, fileAnchor(anchor))
    expect(await verify()).toMatchObject({ findings: [], size: 33, waiting: 0 })
  })

  test('the text of an entry does not depend on the session', async () => {
    await filled()
    const text = async (settings: string) => {
      const client = await admin.connect()
      await client.query(settings)
      const { rows } = await client.query(
        'select string_agg(app_inner.audit_text(e, e.seq), chr(10) order by seq) as text from app.event e',
      )
      client.release(true)
      return rows[0].text
    }
    const plain = await text('select')
    expect(
      await text(
        `set timezone = 'Asia/Tokyo'; set datestyle = 'German'; set intervalstyle = 'iso_8601'; set extra_float_digits = 0; set bytea_output = 'escape'`,
      ),
    ).toBe(plain)
    expect(JSON.parse(plain.split('\n')[0])).toMatchObject({
      v: 1,
      source: 'event',
      seq: 1,
      person: PERSON,
      act: { note: '0 0' },
      broken: ['R-02'],
    })
  })
})

describe('nobody but the functions', () => {
  test.each(['app_web', 'app_worker', 'app_stats', 'app_owner'])('%s changes and deletes nothing', async role => {
    await filled()
    const client = await admin.connect()
    for (const table of ['audit_leaf', 'audit_head']) {
      for (const sql of [
        `update app.${table} set ${table === 'audit_leaf' ? 'txid = txid' : 'at = at'}`,
        `delete from app.${table}`,
      ]) {
        await client.query(`begin; set local role ${role}`)
        const told = await client.query(sql).then(
          ({ rowCount }) => rowCount,
          (error: { code: string }) => error.code,
        )
        await client.query('rollback')
        // The owner has the right by ownership; forced row security shows it no row to change.
        expect(told, `${role}: ${sql}`).toBe(role === 'app_owner' ? 0 : '42501')
      }
    }
    client.release()
    expect((await verify()).findings).toEqual([])
  })

  test('the web role cannot choose where its look stands in the order', async () => {
    const web = new pg.Client({ connectionString: database.url('app_web') })
    await web.connect()
    await web.query(`insert into app.access_log (purpose) values ('mine')`)
    await expect(web.query(`insert into app.access_log (purpose, txid) values ('mine', '3')`)).rejects.toMatchObject({
      code: '42501',
    })
    for (const sql of ['select app.audit_last()', 'select app.audit_unsequenced(1)', 'select app.audit_heads(0, 1)'])
      await expect(web.query(sql)).rejects.toMatchObject({ code: '42501' })
    await web.end()
  })

  test('the worker goes on only from a head of its own', async () => {
    await event('one')
    await sequenceAudit(query, OTHER)
    await event('two')
    await expect(sequenceAudit(query, KEY)).rejects.toThrow(/not one of ours/)
    expect(await sequenceAudit(query, KEY, [OTHER.publicText])).toBe(1)
  })
})

// Acts 1–18 and looks 1–12; head n holds acts 3n+1 to 3n+3 and looks 2n+1 and 2n+2, in this order: one transaction each.
const TAMPERINGS: readonly [string, string, object[]][] = [
  [
    'an act is changed',
    `update app.event set act = '{"note": "another"}' where seq = 5`,
    [{ what: 'changed', source: 'event', seq: 5, position: 6 }],
  ],
  [
    'facts are changed',
    `update app.event set facts = facts || '{"age": 17}' where seq = 1`,
    [{ what: 'changed', source: 'event', seq: 1, position: 0 }],
  ],
  [
    'facts are changed in how a number is written',
    `update app.event set facts = facts || '{"age": 24.5}' where seq = 1`,
    [{ what: 'changed', source: 'event', seq: 1, position: 0 }],
  ],
  [
    'a rule, a time, an outcome',
    `update app.event set broken = '{}' where seq = 2; update app.event set happened_at = happened_at + interval '1 microsecond' where seq = 7; update app.access_log set outcome = 'refused' where seq = 12`,
    [
      { what: 'changed', source: 'event', seq: 2, position: 1 },
      { what: 'changed', source: 'event', seq: 7, position: 10 },
      { what: 'changed', source: 'access', seq: 12, position: 29 },
    ],
  ],
  [
    'an act is deleted',
    'delete from app.event where seq = 9',
    [{ what: 'removed', source: 'event', seq: 9, position: 12 }],
  ],
  [
    'a look is deleted',
    'delete from app.access_log where seq = 3',
    [{ what: 'removed', source: 'access', seq: 3, position: 8 }],
  ],
  [
    'a forged act is put in between',
    `insert into app.event (person_id, kind, happened_at, organisation_kind, role, txid) select '${PERSON}', 'x', now(), 'provider', 'case-manager', txid from app.event where seq = 4`,
    [{ what: 'inserted', source: 'event', seq: 19, position: undefined }],
  ],
  [
    'a forged act waits for the future',
    `insert into app.event (person_id, kind, happened_at, organisation_kind, role, txid) values ('${PERSON}', 'x', now(), 'provider', 'case-manager', '99999999999')`,
    [{ what: 'inserted', source: 'event', seq: 19, position: undefined }],
  ],
  [
    'two acts change numbers',
    'alter table app.event alter column seq drop identity; update app.event set seq = 1000 where seq = 2; update app.event set seq = 2 where seq = 17; update app.event set seq = 17 where seq = 1000',
    [
      { what: 'reordered', source: 'event', seq: 2, position: 1 },
      { what: 'reordered', source: 'event', seq: 17, position: 26 },
    ],
  ],
  [
    'two leaves change places',
    'update app.audit_leaf set position = 1000 where position = 5; update app.audit_leaf set position = 5 where position = 7; update app.audit_leaf set position = 7 where position = 1000',
    [
      { what: 'reordered', source: 'event', seq: 6, position: 5 },
      { what: 'reordered', source: 'event', seq: 4, position: 7 },
    ],
  ],
  [
    'a leaf is deleted',
    'delete from app.audit_leaf where position = 11',
    [{ what: 'leaf-removed', source: 'event', seq: 8, position: 11 }],
  ],
  [
    'a leaf is deleted with its act',
    'delete from app.audit_leaf where position = 11; delete from app.event where seq = 8',
    [
      { what: 'leaf-removed', source: undefined, seq: undefined, position: 11 },
      { what: 'rewritten', source: undefined, seq: undefined, position: 10 },
    ],
  ],
  [
    'a leaf is changed',
    `update app.audit_leaf set hash = sha256('x') where position = 3`,
    [{ what: 'leaf-changed', source: 'access', seq: 1, position: 3 }],
  ],
  [
    'an act is changed with its leaf',
    `update app.event e set act = '{}' where seq = 5; update app.audit_leaf set hash = (select app_inner.audit_hash(e, e.seq) from app.event e where seq = 5) where position = 6`,
    [{ what: 'rewritten', source: undefined, seq: undefined, position: 5 }],
  ],
  [
    'the end is cut off, heads and all',
    'delete from app.audit_head where size > 20; delete from app.audit_leaf where position >= 20; delete from app.event where seq > 12; delete from app.access_log where seq > 8',
    [{ what: 'truncated', source: undefined, seq: undefined, position: 20 }],
  ],
  [
    'the whole log is cut off',
    'delete from app.audit_head; delete from app.audit_leaf; delete from app.event; delete from app.access_log',
    [{ what: 'truncated', source: undefined, seq: undefined, position: 0 }],
  ],
  [
    'a head is deleted',
    'delete from app.audit_head where size = 10',
    [{ what: 'head-removed', source: undefined, seq: undefined, position: undefined }],
  ],
  [
    'a head is changed',
    `update app.audit_head set root = sha256('x') where size = 10`,
    [{ what: 'head-forged' }, { what: 'head-rewritten' }],
  ],
  [
    'the function that makes the text',
    `create or replace function app_inner.audit_text(p_row app.access_log, p_seq bigint) returns text language sql stable parallel safe as 'select ''{}'''`,
    [{ what: 'function-changed' }],
  ],
]

describe('tampering', () => {
  test.each(TAMPERINGS)('%s', async (_what, sql, due) => {
    await filled()
    await tamper(sql)
    const { findings } = await verify()
    expect(said(findings).slice(0, due.length)).toMatchObject(due)
    if (due.every(one => 'position' in one)) expect(findings).toHaveLength(due.length)
  })

  test('a log that was cut off and goes on is held against the anchors', async () => {
    await filled()
    await tamper(
      'delete from app.audit_head where size > 20; delete from app.audit_leaf where position >= 20; delete from app.event where seq > 12; delete from app.access_log where seq > 8',
    )
    await expect(anchorHeads(query, fileAnchor(anchor))).rejects.toThrow(/anchors know more/)
    for (let n = 0; n < 12; n++) await event('as if nothing had been')
    await sequenced(12)
    const { findings } = await verify()
    expect(findings.map(({ what, size }) => [what, size])).toEqual(
      expect.arrayContaining([
        ['head-removed', 25],
        ['head-removed', 30],
      ]),
    )
    expect(findings.some(({ what, position }) => what === 'rewritten' && position === 20)).toBe(true)
  })
})

describe('proofs', () => {
  test('an entry proves itself to somebody who has only its text and a head', async () => {
    await filled()
    const log = await openAuditLog(database.url('punte_admin'), [])
    for (const [source, seq] of [
      ['event', 1],
      ['event', 18],
      ['access', 7],
    ] as const) {
      const answer = await proveEntry(log, KEYS, source, seq)
      if (answer.kind === 'none') throw new Error(answer.reason)
      const { entry, position, path, head } = answer.proof
      const bytes = (text: string) => Buffer.from(text, 'hex')
      expect(JSON.parse(entry)).toMatchObject({ source, seq })
      expect(
        verifyInclusion(leafHash(Buffer.from(entry)), position, head.size, path.map(bytes), bytes(head.root)),
      ).toBe(true)
    }
    expect(await proveEntry(log, KEYS, 'event', 999)).toEqual({ kind: 'none', reason: 'There is no entry event 999.' })
    await log.close()
  })

  test('what was changed cannot be proven', async () => {
    await filled()
    await tamper(`update app.event set kind = 'other' where seq = 4`)
    const log = await openAuditLog(database.url('punte_admin'), [])
    expect(await proveEntry(log, KEYS, 'event', 4)).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining('cannot be proven'),
    })
    await log.close()
  })
})

describe('anchors and keys', () => {
  test('the file keeps one line a head, also of heads an earlier run did not anchor, and survives a torn line', async () => {
    await filled()
    expect((await readAnchors(anchor)).heads.map(head => head.size)).toEqual([5, 10, 15, 20, 25, 30])
    expect((await stat(anchor)).mode & 0o777).toBe(0o600)
    await appendFile(anchor, '{"size": 31, "ro')
    await event('one more')
    await sequenceAudit(query, KEY)
    expect(await anchorHeads(query, fileAnchor(anchor))).toBe(1)
    expect(await anchorHeads(query, fileAnchor(anchor))).toBe(0)
    expect((await readFile(anchor, 'utf8')).trimEnd().split('\n')).toHaveLength(8)
    expect((await verify()).findings).toEqual([{ what: 'anchor-unreadable', detail: 'line 7' }])
  })

  test('a line that is not ours is told', async () => {
    await filled()
    const [line] = (await readFile(anchor, 'utf8')).split('\n')
    await appendFile(anchor, `${line?.replace('"size":5', '"size":6')}\n`)
    expect((await verify()).findings).toEqual([{ what: 'anchor-forged', size: 6 }])
  })

  test('a letter carries the newest head and nothing else', async () => {
    await filled()
    const letters: object[] = []
    const target = mailAnchor(async letter => void letters.push(letter))
    await anchorHeads(query, target)
    expect(letters).toMatchObject([
      { subject: 'Punte audit head 30', text: expect.stringMatching(/^\{"size":30,"root":"[0-9a-f]{64}",[^\n]+\}\n$/) },
    ])
    expect(await anchorHeads(query, target)).toBe(0)
  })

  test('the key is made once, readable by its owner only, and never in production', async () => {
    const data = await mkdtemp(join(folder, 'data-'))
    const made = await Promise.all([1, 2, 3].map(() => openAuditKey({ PUNTE_DATA: data })))
    expect(new Set(made.map(key => key.id)).size).toBe(1)
    expect((await stat(join(data, 'audit-key'))).mode & 0o077).toBe(0)
    await expect(openAuditKey({ PUNTE_DATA: data, PUNTE_PROFILE: 'production' })).rejects.toThrow(/PUNTE_AUDIT_KEY/)
    await expect(openAuditKey({})).rejects.toThrow(/no key/)
    const bad = await mkdtemp(join(folder, 'data-'))
    await writeFile(join(bad, 'audit-key'), 'short')
    await expect(openAuditKey({ PUNTE_DATA: bad })).rejects.toThrow(/32 bytes/)
  })

  test('the sweep does all of it', async () => {
    const data = await mkdtemp(join(folder, 'data-'))
    await event('one')
    await auditSweep(query, { PUNTE_DATA: data })
    await auditSweep(query, { PUNTE_DATA: data })
    expect((await readAnchors(join(data, 'anchors.log'))).heads.map(head => head.size)).toEqual([1])
  })
})
