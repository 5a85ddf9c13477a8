/** The audit log in a real database, tampered with by somebody who rules the server; and proofs, anchors and keys. */
import { appendFile, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileAnchor, mailAnchor, readAnchors } from '../../src/platform/audit/anchor.ts'
import { openAuditKey } from '../../src/platform/audit/key-file.ts'
import { leafHash, verifyInclusion } from '../../src/platform/audit/merkle.ts'
import { anchorHeads, auditSweep } from '../../src/platform/audit/sequence.ts'
import { openAuditLog } from '../../src/tools/audit-log.ts'
import { proveEntry } from '../../src/tools/audit-prove.ts'
import {
  anchor,
  auditDatabase,
  database,
  event,
  filled,
  folder,
  KEYS,
  PERSON,
  query,
  said,
  sequenced,
  tamper,
  verify,
} from './audit-world.ts'

auditDatabase()

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
    await sequenced(1)
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
    const heads = async () => (await readAnchors(join(data, 'anchors.log'))).heads
    for (let tries = 0; (await heads()).length === 0 && tries < 200; tries++)
      await auditSweep(query, { PUNTE_DATA: data })
    await auditSweep(query, { PUNTE_DATA: data })
    expect((await heads()).map(head => head.size)).toEqual([1])
  })
})
