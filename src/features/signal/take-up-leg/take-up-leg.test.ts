import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { sendSign } from '../../../../tests/support/sign.ts'

let app: TestApp
let police: Client
let centre: Client
let directorate: Client
beforeAll(async () => {
  app = await startApp()
  police = await app.as('exercise-005')
  centre = await app.as('exercise-011')
  directorate = await app.as('exercise-021')
})
afterAll(() => app.stop())

type LegRow = { id: string; person_id: string; notification_id: string; desk: string; ordinal: number }
const legsOfLatest = () =>
  app.sql<LegRow>(
    `select l.id, l.person_id, l.notification_id, o.code as desk, p.ordinal from app.leg l join app.organisation o on o.id = l.addressee_id
       join app.notification_person p on p.person_id = l.person_id and p.notification_id = l.notification_id
      where l.notification_id = (select id from app.notification order by sent_at desc limit 1) order by p.ordinal, o.code`,
  )

describe('the desk', () => {
  test('sees the people it was told about and nobody else of the same notification', async () => {
    await sendSign(police, {
      who: { age: 'adult', count: '2', children: '1' },
      asked: { 'asked-0': 'agrees' },
      about: { 'person-0-given': 'Exercise 041', 'person-1-given': 'Exercise 042' },
    })
    const [{ notification_id: id } = { notification_id: '' }] = await legsOfLatest()
    const both = await centre.get(`/notifications/${id}`)
    expect(both.text).toContain('Exercise 041')
    expect(both.text).toContain('Exercise 042')
    const child = await directorate.get(`/notifications/${id}`)
    expect(child.status).toBe(200)
    expect(child.text).toContain('Exercise 042')
    expect(child.text).not.toContain('Exercise 041')
    expect(child.links.filter(link => link.startsWith('/people/'))).toHaveLength(1)
    const log = await app.sql("select account_id from app.access_log where purpose = 'notification'")
    expect(log).toHaveLength(3)
  })

  test('a desk that was not told does not find it, neither page nor leg', async () => {
    await sendSign(police)
    const legs = await legsOfLatest()
    for (const code of ['exercise-013', 'exercise-003']) {
      const other = await app.as(code)
      expect((await other.get(`/notifications/${legs[0]?.notification_id}`)).status).toBe(404)
      for (const leg of legs) expect((await other.post(`/legs/${leg.id}/take-up`)).status).toBe(404)
    }
    const centreLeg = legs.find(leg => leg.desk === 'CR-CJ')
    expect((await directorate.post(`/legs/${centreLeg?.id}/take-up`)).status).toBe(404)
  })

  test('takes it up by name; the notifier sees who; the second one is told who holds it', async () => {
    await sendSign(police)
    const leg = (await legsOfLatest()).find(one => one.desk === 'CR-CJ')
    const taken = await centre.post(`/legs/${leg?.id}/take-up`)
    expect(taken.location).toBe(`/people/${leg?.person_id}`)
    const second = await (await app.as('exercise-012')).post(`/legs/${leg?.id}/take-up`)
    expect(second.status).toBe(409)
    expect(second.text).toContain('Exercițiu 011')
    const receipt = await police.get(`/sent/${leg?.notification_id}`)
    expect(receipt.text).toContain('Taken up by Exercițiu 011')
    expect(receipt.text).toContain('One desk has not taken it up yet')
    expect(
      await app.sql("select 1 from app.event where kind = 'leg.taken-up' and act->>'leg' = $1", [leg?.id]),
    ).toHaveLength(1)
    expect(await app.sql('select 1 from app.task where ref = $1 and closed_at is null', [leg?.id])).toHaveLength(0)
  })

  test('four at once: one takes it up, three are told', async () => {
    await sendSign(police)
    const leg = (await legsOfLatest()).find(one => one.desk === 'CR-CJ')
    const officers = [centre, await app.as('exercise-012'), await app.as('exercise-011'), await app.as('exercise-012')]
    const answers = await Promise.all(officers.map(one => one.post(`/legs/${leg?.id}/take-up`)))
    expect(answers.map(one => one.status).sort()).toEqual([303, 409, 409, 409])
    expect(
      await app.sql("select 1 from app.event where kind = 'leg.taken-up' and act->>'leg' = $1", [leg?.id]),
    ).toHaveLength(1)
  })

  test('the receipt closes only when every desk has it', async () => {
    await sendSign(police)
    const legs = await legsOfLatest()
    await centre.post(`/legs/${legs.find(one => one.desk === 'CR-CJ')?.id}/take-up`)
    expect((await police.get(`/sent/${legs[0]?.notification_id}`)).text).not.toContain('is closed')
    await directorate.post(`/legs/${legs.find(one => one.desk === 'DGASPC-CJ')?.id}/take-up`)
    expect((await police.get(`/sent/${legs[0]?.notification_id}`)).text).toContain('Your duty to notify is closed')
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
