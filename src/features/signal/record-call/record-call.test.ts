import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { opened } from '../../../../tests/support/opened.ts'
import { sendSign } from '../../../../tests/support/sign.ts'

let app: TestApp
let school: Client
let call = ''
let person = ''
beforeAll(async () => {
  app = await startApp()
  school = await app.as('exercise-001')
  const receipt = await sendSign(school, {
    where: { territory: 'SJ' },
    danger: { danger: 'yes' },
    about: { 'person-0-given': 'Exercise 041' },
  })
  call = receipt.links.find(link => link.endsWith('/call')) ?? ''
  person = (await app.sql<{ id: string }>('select person_id as id from app.notification_person'))[0]?.id ?? ''
})
afterAll(() => app.stop())

describe('a desk that is not connected', () => {
  test('is given with the sentence to say, which names nobody', async () => {
    const receipt = await school.get(call.split('/legs')[0] ?? '')
    expect(receipt.text).toContain('I am calling from Școala Exercițiu 1')
    expect(receipt.text).toContain('There is danger.')
    expect(receipt.text.split('I am calling')[1]?.split('your name')[0]).not.toContain('Exercise 041')
  })

  test('without a name, or with a moment to come, the call is not recorded', async () => {
    const page = await school.get(call)
    for (const fields of [
      { who: '' },
      { who: 'x'.repeat(200) },
      { who: 'duty post', 'when-year': '2199' },
      { who: 'duty post', 'when-time': 'noon' },
    ]) {
      const answer = await school.send(page, fields)
      expect(answer.status).toBe(422)
      expect(answer.title).toMatch(/^Error/)
    }
    expect(await app.sql("select 1 from app.event where kind = 'leg.call-recorded'")).toHaveLength(0)
  })

  test('nobody who has nothing to do with the person can record it', async () => {
    for (const code of ['exercise-002', 'exercise-013', 'exercise-015']) {
      expect((await (await app.as(code)).post(call, { who: 'somebody' })).status, code).toBe(404)
    }
  })

  test('the recorded call is the leg: who answered and when, once', async () => {
    const page = await school.get(call)
    const answers = await Promise.all([1, 2, 3].map(() => school.send(page, { who: 'duty post 2' })))
    expect(answers.map(one => one.status)).toEqual([303, 303, 303])
    const receipt = await school.follow(answers[0] as (typeof answers)[0])
    expect(receipt.text).toContain('Answered by duty post 2')
    expect(receipt.text).toContain('One desk has not taken it up yet')
    expect(
      await app.sql("select act from app.event where kind = 'leg.call-recorded' and person_id = $1", [person]),
    ).toHaveLength(1)
    expect(
      await app.sql(
        'select 1 from app.task t join app.leg l on l.id = t.ref where not l.connected and t.closed_at is null',
      ),
    ).toHaveLength(0)
  })

  test('a second call, from an old page, changes nothing and says so', async () => {
    const answer = await school.post(call, { who: 'somebody else', ...(await moment()) })
    expect(answer.status).toBe(409)
    expect(await opened(app, 'leg.answered_by', 'not t.connected')).toEqual(['duty post 2'])
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})

async function moment() {
  const now = new Date()
  return {
    'when-day': String(now.getUTCDate()),
    'when-month': String(now.getUTCMonth() + 1),
    'when-year': String(now.getUTCFullYear()),
    'when-time': '00:30',
  }
}
