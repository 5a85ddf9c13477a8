import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { opened } from '../../../../tests/support/opened.ts'
import { fillSign } from '../../../../tests/support/sign.ts'

let app: TestApp
let school: Client
beforeAll(async () => {
  app = await startApp()
  school = await app.as('exercise-001')
})
afterAll(() => app.stop())

async function begin(): Promise<string> {
  const started = await school.send(await school.get('/signs/new'), {}, { action: '/signs' })
  return (started.location ?? '').replace(/\/danger$/, '')
}

describe('a first sign', () => {
  test('begins with the numbers, and looking writes nothing', async () => {
    const start = await school.get('/signs/new')
    expect(start.status).toBe(200)
    expect(start.text).toContain('112')
    expect(await app.sql('select 1 from app.draft')).toHaveLength(0)
  })

  test('asks about danger first, with the numbers before the question', async () => {
    const page = await school.get(`${await begin()}/danger`)
    expect(page.h1).toBe('Is anybody in danger now?')
    expect(page.html.indexOf('119')).toBeLessThan(page.html.indexOf('name="danger"'))
  })

  test('shows the numbers again in danger and goes on', async () => {
    const sign = await begin()
    const call = await school.follow(await school.send(await school.get(`${sign}/danger`), { danger: 'yes' }))
    expect(call.h1).toContain('Call 112 now')
    expect((await school.send(call)).location).toBe(`${sign}/who`)
  })

  test('a button pressed twice begins one draft', async () => {
    const page = await school.get('/signs/new')
    const first = await school.send(page, {}, { action: '/signs' })
    const second = await school.send(page, {}, { action: '/signs' })
    expect(second.location).toBe(first.location)
  })

  test('goes on where it was left, and the list of drafts leads there', async () => {
    const sign = await begin()
    const who = await school.get(`${sign}/who`)
    expect((await school.send(who, { age: 'declared-child', count: '2', _later: '1' })).location).toBe('/signs/new')
    expect((await school.get('/signs/new')).links).toContain(`${sign}/danger`)
    expect((await school.get(`${sign}/who`)).form().fields).toMatchObject({ age: ['declared-child'], count: ['2'] })
  })

  test('a draft is nobody else’s, and an expired one is gone', async () => {
    const sign = await begin()
    const colleague = await app.as('exercise-011')
    expect((await colleague.get(`${sign}/who`)).status).toBe(404)
    expect((await colleague.post(`${sign}/who`, { age: 'adult' })).status).toBe(404)
    await app.sql('update app.draft set expires_at = now() where id = $1', [sign.split('/')[2]])
    expect((await school.get(`${sign}/who`)).status).toBe(404)
    expect((await school.get('/signs/new')).links).not.toContain(`${sign}/danger`)
  })

  test('a draft can be deleted', async () => {
    const sign = await begin()
    await school.post(`${sign}/drop`)
    expect((await school.get(`${sign}/who`)).status).toBe(404)
  })

  test('a child who turns out adult and back keeps every answer', async () => {
    const sign = await begin()
    await school.post(`${sign}/who`, { age: 'child', count: '1' })
    await school.post(`${sign}/about`, { 'person-0-given': 'Exercise 041' })
    await school.post(`${sign}/who`, { age: 'adult', count: '1' })
    await school.post(`${sign}/who`, { age: 'child', count: '1' })
    expect((await school.get(`${sign}/about`)).form().fields['person-0-given']).toEqual(['Exercise 041'])
  })

  test('one person more, one less, and what was written stays', async () => {
    const sign = await begin()
    await school.post(`${sign}/who`, { age: 'child', count: '1' })
    const about = await school.get(`${sign}/about`)
    const two = await school.follow(await school.send(about, { 'person-0-given': 'Exercise 041', _add: 'person' }))
    expect(two.text).toContain('Person 2')
    const one = await school.follow(await school.send(two, { 'person-1-given': 'Exercise 042', _remove: 'person-0' }))
    expect(one.form().fields['person-0-given']).toEqual(['Exercise 042'])
    expect(one.text).not.toContain('Person 2')
  })

  test('after a refusal the name leaves the draft and the page says that help stays', async () => {
    const sign = await begin()
    await school.post(`${sign}/who`, { age: 'adult' })
    await school.post(`${sign}/asked`, { 'asked-0': 'agrees' })
    await school.post(`${sign}/about`, { 'person-0-given': 'Exercise 041', 'person-0-sex': 'female' })
    await school.post(`${sign}/asked`, { 'asked-0': 'refuses' })
    const [answers] = await opened(app, 'draft.answers', 't.id = $1', [sign.split('/')[2]])
    expect(answers).toMatchObject({ age: 'adult' })
    expect(JSON.stringify(answers)).not.toContain('Exercise 041')
    const about = await school.get(`${sign}/about`)
    expect(about.text).toContain('No agreement, no name. Help stays.')
    expect(about.html).not.toContain('person-0-given')
  })
})

describe('bad input', () => {
  const long = 'x'.repeat(700)
  const hostile = '"><script>alert(1)</script>\u202e'
  const bad: readonly [string, string, Record<string, string>, string][] = [
    ['danger', 'nothing chosen', {}, 'Choose an answer'],
    ['danger', 'something else', { danger: 'maybe' }, 'Choose an answer'],
    ['who', 'nobody', { age: 'adult', count: '0' }, 'from 1 to 60'],
    ['who', 'too many', { age: 'adult', count: '61' }, 'from 1 to 60'],
    ['who', 'words for a number', { age: 'adult', count: 'two' }, 'from 1 to 60'],
    ['who', 'more children than people', { age: 'adult', count: '2', children: '3' }, 'at most 2'],
    ['seen', 'nothing', {}, 'Choose an answer'],
    ['seen', 'too long', { words: long, seen: 'A03' }, 'Shorten this'],
    ['where', 'no county', { territory: '' }, 'Choose a county'],
    ['where', 'a county that is none', { territory: 'ZZ' }, 'Choose a county'],
    ['when', 'no real day', { 'noticed-day': '29', 'noticed-month': '2', 'noticed-year': '2025' }, 'real day'],
    ['when', 'a day to come', { 'noticed-day': '1', 'noticed-month': '1', 'noticed-year': '2199' }, 'has not come yet'],
    [
      'about',
      'born tomorrow',
      { 'person-0-born-day': '1', 'person-0-born-month': '1', 'person-0-born-year': '2199' },
      'has not come yet',
    ],
    [
      'about',
      'born long ago',
      { 'person-0-born-day': '1', 'person-0-born-month': '1', 'person-0-born-year': '1900' },
      'hundred and twenty',
    ],
    ['about', 'an age that is none', { 'person-0-years': '-3' }, 'from 0 to 120'],
    [
      'about',
      'a child born too long ago',
      { 'person-0-born-day': '29', 'person-0-born-month': '2', 'person-0-born-year': '1988' },
      'do not agree',
    ],
  ]

  test.each(bad)('%s: %s is answered 422, says what to fix and keeps the draft', async (page, _, fields, says) => {
    const sign = await begin()
    await school.post(`${sign}/who`, { age: 'child' })
    const before = await app.sql('select answers from app.draft where id = $1', [sign.split('/')[2]])
    const answer = await school.post(`${sign}/${page}`, fields)
    expect(answer.status).toBe(422)
    expect(answer.title).toMatch(/^Error/)
    expect(answer.text).toContain(says)
    for (const value of Object.values(fields))
      if (value.length > 5 || /^[\d-]+$/.test(value)) expect(answer.html).toContain(value.slice(0, 100))
    expect(await app.sql('select answers from app.draft where id = $1', [sign.split('/')[2]])).toEqual(before)
  })

  test('29 February is a day in a leap year, one name is a name, cedilla becomes comma', async () => {
    const sign = await begin()
    await school.post(`${sign}/who`, { age: 'child' })
    const born = { 'person-0-born-day': '29', 'person-0-born-month': '2', 'person-0-born-year': '2012' }
    const answer = await school.post(`${sign}/about`, { ...born, 'person-0-given': 'Exerciţiu' })
    expect(answer.status).toBe(303)
    const [answers] = await opened(app, 'draft.answers', 't.id = $1', [sign.split('/')[2]])
    expect(answers).toMatchObject({ people: [{ givenNames: 'Exercițiu', birthDate: '2012-02-29' }] })
  })

  test('hostile text is text', async () => {
    const check = await fillSign(school, { seen: { words: hostile, seen: 'A03' } })
    expect(check.html).not.toContain('<script>alert')
    expect(check.text).toContain('<script>alert(1)</script>')
    expect(check.text).not.toContain('\u202e')
  })

  test('an unknown page, a strange id and a page of nobody are not found', async () => {
    const sign = await begin()
    expect((await school.get(`${sign}/nothing`)).status).toBe(404)
    expect((await school.get('/signs/1/who')).status).toBe(404)
    expect((await school.post(`/signs/${crypto.randomUUID()}/send`)).status).toBe(404)
  })

  test('an unfinished sign is led to what is missing', async () => {
    const sign = await begin()
    expect((await school.get(`${sign}/check`)).location).toBe(`${sign}/danger`)
    expect((await school.post(`${sign}/send`)).location).toBe(`${sign}/danger`)
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
