import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mechanism } from '../../src/act/mechanism.ts'
import { mechanismOf } from '../../src/app.ts'
import { addDays, civilDateOf, startOfDay } from '../../src/domain/time/calendar.ts'
import { deriveDaily, deriveEverybody, deriveNoted, type Query } from '../../src/features/work/derive-clocks/job.ts'
import { toldFile } from '../../src/features/work/derive-clocks/told-file.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { readyPerson } from '../support/referral-world.ts'
import { sendSign } from '../support/sign.ts'

/** What follows without an act: derived by the worker, as by the next act, and never twice. */
let app: TestApp
let worker: Query
let mechanism: Mechanism
beforeAll(async () => {
  app = await startApp()
  worker = (sql, values) => app.worker(sql, values)
  mechanism = await mechanismOf({ rows: (sql, values) => app.worker(sql, values) as never }, 'exercise', '', undefined)
})
afterAll(() => app?.stop())

const steps = async (person: string) =>
  (
    await app.sql<{ step: string }>(
      'select step from app.task where person_id = $1 and closed_at is null order by step',
      [person],
    )
  ).map(row => row.step)
const fileFor = async (person: string) => {
  const [row] = await app.worker<{ told: string }>(
    "select told from app.files_to_derive('00000000-0000-0000-0000-000000000000', 1, array[$1]::uuid[])",
    [person],
  )
  return toldFile(row?.told ?? '')
}

test('the worker reads the very file the person’s desk reads', async () => {
  const { person } = await readyPerson(app, { consents: ['NGO-ADPARE'] })
  const officer = await app.as('exercise-011')
  await officer.send(await officer.get(`/people/${person}/acts/F-57`), { since: 'yes' })
  const [session] = await app.sql<{ hash: Buffer }>(
    'select token_hash as hash from app.session where account_id = $1 order by created_at desc limit 1',
    [officer.account],
  )
  const read = await app.db.as(session?.hash ?? null, tx =>
    tx.one<{ file: { screenings?: unknown } }>('select app.person_file($1) as file', [person]),
  )
  expect(read?.file).toMatchObject({ id: person, consents: [expect.objectContaining({ purpose: 'referral' })] })
  expect(await fileFor(person)).toEqual({ ...read?.file, grants: [] })
})

test('after a recorded call what is owed and the stage are derived, without an act and without a new version', async () => {
  const school = await app.as('exercise-001')
  await sendSign(school, { where: { territory: 'SJ' } })
  const [leg] = await app.sql<{ id: string; notification: string; person: string }>(
    'select l.id, l.notification_id as notification, l.person_id as person from app.leg l where not l.connected order by l.sent_at desc limit 1',
  )
  const person = leg?.person ?? ''
  await deriveNoted(worker, mechanism, Date.now())
  const page = await school.get(`/sent/${leg?.notification}/legs/${leg?.id}/call`)
  await school.send(page, { who: 'Exercise 099' })
  const [event] = await app.sql("select from app.event where person_id = $1 and kind = 'leg.call-recorded'", [person])
  expect(event).toBeDefined()
  await app.sql("update app.person set stage = 'plan' where id = $1", [person])
  const version = async () =>
    (
      await app.sql<{ version: number; stage: string }>('select version, stage from app.person where id = $1', [person])
    )[0]
  const before = await version()
  expect(await deriveNoted(worker, mechanism, Date.now())).toBe(1)
  expect(await version()).toEqual({ version: before?.version, stage: 'notified' })
  expect(await deriveNoted(worker, mechanism, Date.now())).toBe(0)
})

test('a child comes of age at midnight: the step is owed that day, once, whoever derives', async () => {
  const { person } = await readyPerson(app, { child: true })
  const zone = mechanism.pack.timeZone
  const birthday = addDays(civilDateOf(Date.now(), zone), 3)
  const birth = `${Number(birthday.slice(0, 4)) - 18}${birthday.slice(4)}`
  await app.sql('update app.person set birth_date = $2 where id = $1', [person, birth])
  const midnight = startOfDay(birthday, zone)
  await deriveDaily(worker, mechanism, midnight - 1)
  expect(await steps(person)).not.toContain('age-at-majority')
  expect(await deriveDaily(worker, mechanism, midnight - 1)).toBeNull()
  await Promise.all([deriveEverybody(worker, mechanism, midnight), deriveDaily(worker, mechanism, midnight)])
  expect((await steps(person)).filter(step => step === 'age-at-majority')).toHaveLength(1)
  expect((await deriveEverybody(worker, mechanism, midnight)).changed).toBe(0)
})

test('an act under way is not waited for, and what it writes is not overwritten', async () => {
  const { person } = await readyPerson(app)
  await app.sql("update app.person set stage = 'plan' where id = $1", [person])
  const stale = JSON.stringify({ people: [{ id: person, version: 999, stage: 'closed' }], close: [], open: [] })
  expect(await app.worker('select app.settle_derived($1) as n', [stale])).toEqual([{ n: 0 }])
  expect(await app.sql('select stage from app.person where id = $1', [person])).toEqual([{ stage: 'plan' }])
  await expect(app.db.as(null, tx => tx.rows('select app.people_to_derive(1)'))).rejects.toThrow(/permission denied/)
  expect(app.log).toEqual([])
})
