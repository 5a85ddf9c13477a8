/** The audit log in a real database: the order in which rows get in, and who may touch it. */
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { fileAnchor } from '../../src/platform/audit/anchor.ts'
import { anchorHeads, sequenceAudit } from '../../src/platform/audit/sequence.ts'
import { verificationReport } from '../../src/tools/audit-verify.ts'
import {
  admin,
  anchor,
  aside,
  auditDatabase,
  database,
  EVENT,
  event,
  filled,
  KEY,
  look,
  OTHER,
  order,
  PERSON,
  query,
  sequenced,
  tamper,
  verify,
} from './audit-world.ts'

auditDatabase()

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
    await sequenced(100, KEY, [], 30)
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
    await sequenced(1, OTHER)
    await event('two')
    await expect(sequenced(1)).rejects.toThrow(/not one of ours/)
    await sequenced(1, KEY, [OTHER.publicText])
  })
})
