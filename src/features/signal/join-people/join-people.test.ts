import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { sendSign } from '../../../../tests/support/sign.ts'
import { lookForMatches } from '../escalate-silence/job.ts'

let app: TestApp
let school: Client
let nurse: Client
let centre: Client
beforeAll(async () => {
  app = await startApp()
  school = await app.as('exercise-001')
  nurse = await app.as('exercise-003')
  centre = await app.as('exercise-011')
})
afterAll(() => app.stop())

/** Sends one sign about one child; the id of its person. */
async function about(client: Client, fields: Record<string, string>, territory = 'CJ'): Promise<string> {
  await sendSign(client, { about: fields, where: { territory } })
  const [row] = await app.sql<{ id: string }>(
    'select person_id as id from app.notification_person p join app.notification n on n.id = p.notification_id order by n.sent_at desc limit 1',
  )
  return row?.id ?? ''
}
const look = (person: string) => lookForMatches((sql, values) => app.worker(sql, values), { people: [person] })
const matches = () =>
  app.sql<{ id: string; person_id: string; other_id: string; reasons: string[]; state: string }>(
    'select * from app.person_match order by found_at, id',
  )
const named = (given: string, family: string) => ({ 'person-0-given': given, 'person-0-family': family })

describe('possibly the same person', () => {
  test('a name with one letter changed, a birth date with sex and place, or a telephone; found once', async () => {
    const first = await about(school, { ...named('Exercise', 'Fortyone'), 'person-0-contact': '0700 000 041' })
    const alike = await about(nurse, named('Exercise', 'Fourtyone'))
    const phone = await about(nurse, { ...named('Practice', 'Somebody'), 'person-0-contact': '0700-000-041' })
    await about(nurse, named('Rehearsal', 'Thirtyseven'))
    for (const person of [alike, phone, alike]) await look(person)
    expect((await matches()).map(one => [one.person_id, one.other_id, one.reasons])).toEqual([
      [first, alike, ['name']],
      [first, phone, ['phone']],
    ])
  })

  test('the same birth date, sex and county', async () => {
    const born = {
      'person-0-born-day': '29',
      'person-0-born-month': '2',
      'person-0-born-year': '2012',
      'person-0-sex': 'female',
    }
    const first = await about(school, born)
    const second = await about(nurse, born)
    await about(nurse, { ...born, 'person-0-sex': 'male' })
    await look(second)
    expect((await matches()).filter(one => one.reasons.includes('birth'))).toMatchObject([
      { person_id: first, other_id: second },
    ])
  })

  test('people of two desks that share none are not compared', async () => {
    const before = (await matches()).length
    await about(school, named('Distant', 'Exercise'), 'CJ')
    const other = await about(nurse, named('Distant', 'Exercise'), 'IS')
    await look(other)
    expect(await matches()).toHaveLength(before)
  })

  test('the desk sees both sides; nobody else finds the page', async () => {
    const [match] = await matches()
    const page = await centre.get(`/matches/${match?.id}`)
    expect(page.status).toBe(200)
    for (const words of ['Fortyone', 'Fourtyone', 'Școala Exercițiu 1', 'Spitalul Exercițiu 1', 'names alike'])
      expect(page.text).toContain(words)
    for (const code of ['exercise-001', 'exercise-003', 'exercise-013', 'exercise-015']) {
      expect((await (await app.as(code)).get(`/matches/${match?.id}`)).status, code).toBe(404)
      expect(
        (await (await app.as(code)).post(`/matches/${match?.id}/decision`, { decision: 'join' })).status,
        code,
      ).toBe(404)
    }
  })

  test('joined: the older file goes on, the newer points to it, and neither notifier learns of the other', async () => {
    const [match] = await matches()
    const receipts = async () => [await school.get('/sent'), await nurse.get('/sent')].map(page => page.text)
    const before = await receipts()
    const page = await centre.get(`/matches/${match?.id}`)
    const join = await centre.post(page.form().action, { decision: 'join' })
    expect(join.status).toBe(303)
    expect((await centre.follow(join)).text).toContain('Joined')
    expect(
      await app.sql('select id, joined_into from app.person where id = any ($1) order by joined_into nulls first', [
        [match?.person_id, match?.other_id],
      ]),
    ).toEqual([
      { id: match?.person_id, joined_into: null },
      { id: match?.other_id, joined_into: match?.person_id },
    ])
    expect(await app.sql("select person_id from app.event where kind = 'person.joined'")).toHaveLength(2)
    expect(await receipts()).toEqual(before)
  })

  test('a second decision is told that it is decided', async () => {
    const [match] = await matches()
    for (const decision of ['join', 'apart', 'nonsense']) {
      expect((await centre.post(`/matches/${match?.id}/decision`, { decision })).status, decision).toBe(409)
    }
  })

  test('undone: each stands for itself again', async () => {
    const [match] = await matches()
    expect((await centre.post(`/matches/${match?.id}/decision`, { decision: 'undo' })).status).toBe(303)
    expect(await app.sql('select 1 from app.person where joined_into is not null')).toHaveLength(0)
    expect(await app.sql("select person_id from app.event where kind = 'person.separated'")).toHaveLength(2)
    expect((await matches())[0]?.state).toBe('possible')
  })

  test('kept apart, and a new look does not ask again', async () => {
    const [match] = await matches()
    expect((await centre.post(`/matches/${match?.id}/decision`, { decision: 'apart' })).status).toBe(303)
    await look(match?.other_id ?? '')
    expect((await matches())[0]).toMatchObject({ id: match?.id, state: 'apart' })
  })

  test('four decisions at once: one counts', async () => {
    const match = (await matches())[1]
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => centre.post(`/matches/${match?.id}/decision`, { decision: 'join' })),
    )
    expect(answers.map(one => one.status).sort()).toEqual([303, 409, 409, 409])
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
