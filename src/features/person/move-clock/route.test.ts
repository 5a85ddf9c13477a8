import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { readyPerson } from '../../../../tests/support/referral-world.ts'
import { addDays, civilDateOf } from '../../../domain/time/calendar.ts'

let app: TestApp
let person: string
let centre: Client
let stranger: Client
let address: string

const today = () => civilDateOf(Date.now(), 'Europe/Bucharest')
const day = (ahead: number) => {
  const [year = '', month = '', date = ''] = addDays(today(), ahead).split('-')
  return { 'until-day': date, 'until-month': month, 'until-year': year }
}
const dues = () =>
  app.sql<{ due: string; level: number; desk: string }>(
    `select (t.due_at at time zone 'Europe/Bucharest')::date::text as due, t.level, o.code as desk from app.task t
       join app.organisation o on o.id = t.organisation_id where t.person_id = $1 and t.closed_at is null and t.step = $2 order by t.level`,
    [person, address.split('/').at(-1)],
  )

beforeAll(async () => {
  app = await startApp()
  person = (await readyPerson(app)).person
  centre = await app.as('exercise-011')
  stranger = await app.as('exercise-013')
  // An act, so that what is owed is derived.
  await centre.send(await centre.get(`/people/${person}/acts/F-57`), { since: 'yes' })
  const page = await centre.get(`/people/${person}`)
  address = /href="(\/people\/[^"]+\/clocks\/[^"?]+)"/.exec(page.html)?.[1] ?? ''
})
afterAll(() => app?.stop())

test('a limit of practice is extended with a reason; what escalation raised on the old one is closed', async () => {
  expect(address).not.toBe('')
  const page = await centre.get(address)
  expect(page.title).toContain('Change a time limit')
  await centre.send(page, { move: 'extended', reason: 'paper-awaited', ...day(10) })
  expect((await dues()).map(row => row.due)).toEqual([addDays(today(), 10)])
  const [event] = await app.sql<{ act: object }>("select act from app.event where kind = 'clock.extended'")
  expect(event?.act).toMatchObject({ reason: 'paper-awaited', until: addDays(today(), 10) })
  await app.sql('update app.task set escalate_at = now() where person_id = $1 and step = $2 and closed_at is null', [
    person,
    address.split('/').at(-1),
  ])
  await app.worker("select app.escalate_due(now() + interval '1 minute')")
  await app.worker("select app.escalate_due(now() + interval '9 hours')")
  expect((await dues()).map(row => row.level)).toEqual([1, 2])
  await centre.send(await centre.get(address), { move: 'extended', reason: 'person-unwell', ...day(20) })
  expect(await dues()).toEqual([{ due: addDays(today(), 20), level: 0, desk: 'CR-CJ' }])
})

test('paused it is due on the day the pause ends, and goes on where it stood', async () => {
  await centre.send(await centre.get(address), { move: 'paused', reason: 'person-away', ...day(12) })
  expect((await dues()).map(row => row.due)).toEqual([addDays(today(), 12)])
  const page = await centre.get(address)
  expect(page.text).toContain('paused until this day')
  await centre.send(page)
  expect((await dues()).map(row => row.due)).toEqual([addDays(today(), 20)])
})

test.each([
  ['nothing at all', {}, 'Choose whether to extend'],
  [
    'a day that does not exist',
    { move: 'extended', reason: 'other', 'until-day': '31', 'until-month': '2', 'until-year': '2030' },
    'Write a day',
  ],
  ['today', { move: 'paused', reason: 'other', ...day(0) }, 'after today'],
  ['too far', { move: 'paused', reason: 'other', ...day(31) }, 'too far away'],
  ['no reason', { move: 'paused', ...day(3) }, 'Choose the reason'],
  ['hostile text', { move: '<script>', reason: '<b>', ...day(3) }, 'Choose the reason'],
])('%s: nothing moves, the page says what to do', async (_, fields, words) => {
  const before = await dues()
  const page = await centre.post(address, fields)
  expect(page.status).toBe(422)
  expect(page.text).toContain(words)
  expect(await dues()).toEqual(before)
})

test('another desk, a limit of the law, and a step that is not owed are not found', async () => {
  expect((await stranger.get(address)).status).toBe(404)
  for (const step of ['take-up-leg', 'end-recovery', 'nothing']) {
    expect((await centre.get(`/people/${person}/clocks/${step}`)).status, step).toBe(404)
  }
  expect((await centre.get(`${address}?about=x`)).status).toBe(404)
  expect(app.log).toEqual([])
})
