import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mechanism } from '../../src/act/mechanism.ts'
import { dueNow } from '../../src/act/way.ts'
import { mechanismOf } from '../../src/app.ts'
import type { PersonFile } from '../../src/domain/person/file.ts'
import { addDays, civilDateOf, startOfDay } from '../../src/domain/time/calendar.ts'
import { panel } from '../../src/domain/way/panel.ts'
import { stageAfter } from '../../src/domain/way/stage.ts'
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

test('what the worker reads of a person gives the same stage and dues as the whole file', async () => {
  const { person } = await readyPerson(app, { consents: ['NGO-ADPARE'] })
  const other = await readyPerson(app, { child: true })
  const officer = await app.as('exercise-011')
  await officer.send(await officer.get(`/people/${person}/acts/F-57`), { since: 'yes' })
  await app.sql(
    `update app.event set conformity = 'irregular', broken = '{risk.assessed,statement.counsel-present}' where person_id = $1 and kind = 'risk.assessed'`,
    [other.person],
  )
  const [session] = await app.sql<{ hash: Buffer }>(
    'select token_hash as hash from app.session where account_id = $1 order by created_at desc limit 1',
    [officer.account],
  )
  for (const id of [person, other.person]) {
    const read = await app.db.as(session?.hash ?? null, tx =>
      tx.one<{ file: PersonFile }>('select app.person_file($1) as file', [id]),
    )
    const whole = read?.file as PersonFile
    const told = await fileFor(id)
    for (const now of [Date.now(), Date.now() + 40 * 86_400_000]) {
      expect(stageAfter(told)).toBe(stageAfter(whole))
      expect(dueNow(mechanism, told, now)).toEqual(dueNow(mechanism, whole, now))
      expect(panel(told, mechanism.pack, now)).toEqual(panel(whole, mechanism.pack, now))
    }
    expect(told.tasks).toEqual(whole.tasks.map(task => ({ ...task, openedAt: 0 })))
    expect(told.consents).toEqual(whole.consents)
    expect(told.referrals).toEqual(whole.referrals)
  }
  expect((await fileFor(other.person)).events.filter(event => event.id !== '')).toHaveLength(1)
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
