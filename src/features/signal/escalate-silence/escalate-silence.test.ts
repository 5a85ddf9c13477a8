import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { sendSign } from '../../../../tests/support/sign.ts'
import { deliverLegs, dropDrafts, escalateSilence, type Query } from './job.ts'

let app: TestApp
let school: Client
let worker: Query
beforeAll(async () => {
  app = await startApp()
  school = await app.as('exercise-001')
  worker = (sql, values) => app.worker(sql, values)
})
afterAll(() => app.stop())

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const adult = { who: { age: 'adult' }, asked: { 'asked-0': 'agrees' } }

type Held = { step: string; desk: string; kind: string; level: number; account: string | null; ref: string | null }
const held = (person: string) =>
  app.sql<Held>(
    `select t.step, o.code as desk, o.kind, t.level, a.code as account, t.ref from app.task t join app.organisation o on o.id = t.organisation_id
       left join app.account a on a.id = t.account_id where t.person_id = $1 and t.closed_at is null order by t.level, o.code`,
    [person],
  )
/** Sends a sign and tells whom it was about, when it was sent, and its legs. */
async function sent(pages = {}) {
  await sendSign(school, pages)
  const [row] = await app.sql<{ person: string; at: Date; id: string }>(
    'select p.person_id as person, n.sent_at as at, n.id from app.notification n join app.notification_person p on p.notification_id = n.id order by n.sent_at desc limit 1',
  )
  if (!row) throw new Error('Nothing was sent.')
  const after = (milliseconds: number) => new Date(row.at.getTime() + milliseconds)
  const legs = () =>
    app.sql<{ id: string; escalation: number }>(
      'select id, escalation from app.leg where person_id = $1 order by duty',
      [row.person],
    )
  const escalations = () =>
    app.sql<{ act: { level: number } }>(
      "select act from app.event where person_id = $1 and kind = 'leg.escalated' order by seq",
      [row.person],
    )
  return { ...row, after, legs, escalations }
}
const settle = () =>
  app.sql(
    "update app.leg set state = 'taken-up', taken_up_at = now(), answered_by = 'arranged' where state <> 'taken-up'",
  )

describe('silence', () => {
  test('about a child: 30 minutes to the duty officer, 30 more to the national desk', async () => {
    const child = await sent()
    expect(await escalateSilence(worker, child.after(30 * MINUTE - 1000))).toBe(0)
    await escalateSilence(worker, child.after(30 * MINUTE))
    expect((await child.legs()).map(leg => leg.escalation)).toEqual([1, 1])
    expect(await held(child.person)).toContainEqual(
      expect.objectContaining({ desk: 'CR-CJ', level: 1, account: 'exercise-012' }),
    )
    await escalateSilence(worker, child.after(60 * MINUTE))
    expect((await child.legs()).map(leg => leg.escalation)).toEqual([2, 2])
    const national = (await held(child.person)).filter(task => task.kind === 'national-desk')
    expect(national).toHaveLength(2)
    expect(national.every(task => task.level === 2 && task.account === 'exercise-016')).toBe(true)
    const receipt = await school.get(`/sent/${child.id}`)
    expect(receipt.text).toContain('It is now with the national desk as well')
    expect(receipt.text).toContain('0800 800 678')
    await settle()
  })

  test('about an adult without danger: four hours, and four more', async () => {
    const person = await sent(adult)
    await escalateSilence(worker, person.after(4 * HOUR - 1000))
    expect((await person.legs()).map(leg => leg.escalation)).toEqual([0])
    await escalateSilence(worker, person.after(4 * HOUR))
    expect((await person.legs()).map(leg => leg.escalation)).toEqual([1])
    await escalateSilence(worker, person.after(8 * HOUR))
    expect((await person.legs()).map(leg => leg.escalation)).toEqual([2])
    await settle()
  })

  test('where nobody is on duty the national desk holds it at once', async () => {
    await app.sql(
      "delete from app.duty_shift s using app.organisation o where o.id = s.organisation_id and o.code = 'CR-IS'",
    )
    const person = await sent({ ...adult, where: { territory: 'IS' } })
    await escalateSilence(worker, person.after(4 * HOUR))
    expect((await person.legs()).map(leg => leg.escalation)).toEqual([2])
    expect((await held(person.person)).some(task => task.kind === 'national-desk' && task.level === 2)).toBe(true)
    await settle()
  })

  test('a call nobody made goes to the national desk too', async () => {
    const child = await sent({ where: { territory: 'SJ' } })
    await escalateSilence(worker, child.after(30 * MINUTE))
    expect((await child.legs()).map(leg => leg.escalation)).toContain(2)
    await settle()
  })

  test('every addressee silent for two days: somebody holds the person at every moment, and it stops at the top', async () => {
    const child = await sent({ who: { age: 'unknown' }, danger: { danger: 'yes' } })
    for (let minutes = 0; minutes <= 2 * 24 * 60; minutes += 20) {
      await escalateSilence(worker, child.after(minutes * MINUTE))
      const tasks = await held(child.person)
      for (const leg of await child.legs())
        expect(
          tasks.some(task => task.ref === leg.id),
          `${minutes} min`,
        ).toBe(true)
      if (minutes >= 40) expect(tasks.some(task => task.account !== null)).toBe(true)
    }
    expect(await child.escalations()).toHaveLength(4)
    expect((await held(child.person)).some(task => task.kind === 'national-desk')).toBe(true)
    await settle()
  })

  test('two workers at once, and one that was dead for a week, do everything once', async () => {
    const children = [await sent(), await sent(), await sent()]
    const late = (children[2] as (typeof children)[0]).after(7 * 24 * HOUR)
    await Promise.all([1, 2, 3, 4].map(() => escalateSilence(worker, late)))
    await escalateSilence(worker, late)
    for (const child of children) {
      expect((await child.escalations()).map(one => one.act.level).sort()).toEqual([1, 1, 2, 2])
      expect((await child.legs()).map(leg => leg.escalation)).toEqual([2, 2])
    }
    const notices = await app.sql<{ n: number }>(
      "select count(*)::int as n from app.outbox where task = 'notice.escalation' and payload ? 'leg' group by job_key having count(*) > 1",
    )
    expect(notices).toEqual([])
    await settle()
  })

  test('once taken up, the duty is closed for the duty officer and the national desk alike', async () => {
    const child = await sent()
    await escalateSilence(worker, child.after(2 * HOUR))
    const officer = await app.as('exercise-011')
    const directorate = await app.as('exercise-021')
    for (const leg of await child.legs()) {
      const taken = [await officer.post(`/legs/${leg.id}/take-up`), await directorate.post(`/legs/${leg.id}/take-up`)]
      expect(taken.map(one => one.status).sort()).toEqual([303, 404])
    }
    const refs = (await child.legs()).map(leg => leg.id)
    expect((await held(child.person)).filter(task => refs.includes(task.ref ?? ''))).toEqual([])
    expect(await escalateSilence(worker, child.after(9 * HOUR))).toBeGreaterThanOrEqual(0)
    expect(await child.escalations()).toHaveLength(4)
  })

  test('the national desk may take up what nobody did, not before', async () => {
    const child = await sent()
    const national = await app.as('exercise-016')
    const [leg] = await child.legs()
    expect((await national.post(`/legs/${leg?.id}/take-up`)).status).toBe(404)
    await escalateSilence(worker, child.after(2 * HOUR))
    expect((await national.post(`/legs/${leg?.id}/take-up`)).status).toBe(303)
    expect((await school.get(`/sent/${child.id}`)).text).toContain('Exercițiu 016')
    await settle()
  })
})

describe('any other task', () => {
  test('goes up by its own time: duty officer, then national desk, once', async () => {
    const child = await sent()
    await settle()
    const [row] = await app.sql<{ id: string }>(
      `insert into app.task (person_id, step, organisation_id, escalate_at)
       select $1, 'exercise-step', o.id, $2 from app.organisation o where o.code = 'CR-CJ' returning id`,
      [child.person, child.after(HOUR)],
    )
    await app.sql("update app.task set escalate_at = 'infinity' where id <> $1", [row?.id])
    await Promise.all([1, 2, 3].map(() => escalateSilence(worker, child.after(HOUR))))
    const step = async () => (await held(child.person)).filter(task => task.step === 'exercise-step')
    expect(await step()).toMatchObject([{ desk: 'CR-CJ', level: 1, account: 'exercise-012' }])
    await escalateSilence(worker, child.after(90 * MINUTE))
    expect(await step()).toMatchObject([
      { desk: 'CR-CJ', level: 1 },
      { kind: 'national-desk', level: 2, account: 'exercise-016' },
    ])
    await escalateSilence(worker, child.after(30 * 24 * HOUR))
    expect(await step()).toHaveLength(2)
  })
})

describe('the worker', () => {
  test('delivers a notification once and drops drafts that expired', async () => {
    const child = await sent()
    expect(await deliverLegs(worker, { notification: child.id }, new Date())).toBe(2)
    expect(await deliverLegs(worker, { notification: child.id }, new Date())).toBe(0)
    await school.send(await school.get('/signs/new'), {}, { action: '/signs' })
    const month = new Date(Date.now() + 30 * 24 * HOUR)
    expect(await dropDrafts(worker, new Date())).toBe(0)
    expect(await dropDrafts(worker, month)).toBeGreaterThan(0)
    expect(await app.sql('select 1 from app.draft')).toHaveLength(0)
  })

  test('the web role can run none of it', async () => {
    for (const call of [
      'app.escalate_due(now())',
      'app.find_matches(array[]::uuid[])',
      'app.deliver_legs(gen_random_uuid(), now())',
      'app.drop_drafts(now())',
    ]) {
      await expect(app.db.as(null, tx => tx.rows(`select ${call}`))).rejects.toThrow(/permission denied/)
    }
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
