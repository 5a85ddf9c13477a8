import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'

let app: TestApp
let administrator: Client
let supervisor: Client
let stranger: Client
const NOW = Date.parse('2030-03-04T09:00:00Z')

beforeAll(async () => {
  app = await startApp()
  app.at(NOW)
  administrator = await app.as('exercise-052')
  supervisor = await app.as('exercise-051')
  stranger = await app.as('exercise-025')
})
afterAll(() => app?.stop())

const accountOf = async (code: string) =>
  (await app.sql<{ id: string }>('select id from app.account where code = $1', [code]))[0]?.id ?? ''
const shiftsOf = (account: string) =>
  app.sql<{ id: string }>('select id from app.duty_shift where account_id = $1 and ends_at > $2', [
    account,
    new Date(NOW),
  ])
const times = {
  'from-day': '5',
  'from-month': '3',
  'from-year': '2030',
  'from-time': '8:00',
  'to-day': '5',
  'to-month': '3',
  'to-year': '2030',
  'to-time': '16:00',
}

test('colleagues see who is on duty now, and only whoever keeps the roster gets a form', async () => {
  const page = await supervisor.get('/duty')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Exercițiu 012')
  expect(() => page.form('/duty')).toThrow()
  expect((await supervisor.post('/duty', times)).status).toBe(404)
  expect((await administrator.get('/duty')).form('/duty').fields.account).toEqual([''])
})

test('a colleague is put on duty once, however often the form is sent', async () => {
  const account = await accountOf('exercise-011')
  const fields = { ...times, account, _form: randomUUID() }
  expect((await administrator.post('/duty', fields)).location).toBe('/duty')
  expect((await administrator.post('/duty', fields)).location).toBe('/duty')
  expect(await shiftsOf(account)).toHaveLength(1)
  const page = await supervisor.get('/duty')
  expect(page.text).toContain('Exercițiu 011')
  expect(page.text).toMatch(/Mar.*2030, (08:00|8:00)/)
})

test('a shift to come is taken off, and then it is not found', async () => {
  const account = await accountOf('exercise-051')
  await administrator.post('/duty', { ...times, account })
  const [shift] = await shiftsOf(account)
  expect((await stranger.post(`/duty/${shift?.id}/end`)).status).toBe(404)
  expect((await administrator.post(`/duty/${shift?.id}/end`)).location).toBe('/duty')
  expect(await shiftsOf(account)).toHaveLength(0)
  expect((await administrator.post(`/duty/${shift?.id}/end`)).status).toBe(404)
})

test('a shift that runs ends now and stays written', async () => {
  const account = await accountOf('exercise-053')
  await administrator.post('/duty', { ...times, 'from-day': '4', account })
  const [shift] = await shiftsOf(account)
  await administrator.post(`/duty/${shift?.id}/end`)
  expect(await shiftsOf(account)).toHaveLength(0)
  expect(await app.sql('select from app.duty_shift where id = $1', [shift?.id])).toHaveLength(1)
})

test('when the last shift ends, the page says that nobody is on duty', async () => {
  await app.sql(
    'delete from app.duty_shift where organisation_id = (select id from app.organisation where code = $1)',
    ['DGASPC-CJ'],
  )
  expect((await stranger.get('/duty')).text).toContain('Nobody is on duty now')
})

test.each([
  ['nobody chosen', { account: '' }, 'Choose a colleague'],
  ['a day that does not exist', { 'from-day': '29', 'from-month': '2' }, 'Write when the shift begins'],
  ['a time that does not exist', { 'to-time': '25:00' }, 'Write when the shift ends'],
  [
    'an hour the clock skips',
    { 'from-day': '31', 'from-time': '03:30', 'to-month': '4' },
    'Write when the shift begins',
  ],
  ['an end before the beginning', { 'from-time': '17:00' }, 'The end must come after'],
  ['an end that has passed', { 'to-day': '3' }, 'already passed'],
  ['an end years away', { 'to-year': '2999' }, 'next year at the latest'],
  ['hostile text', { 'from-year': '<script>alert(1)</script>' }, 'Write when the shift begins'],
  [
    'nothing at all',
    Object.fromEntries(Object.keys(times).map(name => [name, undefined])),
    'Write when the shift ends',
  ],
])('%s: the answers stay, the summary says what to fix, nothing is written', async (_, wrong, message) => {
  const account = await accountOf('exercise-052')
  const page = await administrator.post('/duty', { account, ...times, ...wrong })
  expect(page.status).toBe(422)
  expect(page.title).toMatch(/^Error:/)
  expect(page.text).toContain(message)
  expect(page.html).not.toContain('<script>alert')
  if (!('from-time' in wrong)) expect(page.form('/duty').fields['from-time']).toEqual(['8:00'])
  expect(await shiftsOf(account)).toHaveLength(0)
})

test('an account of another organisation cannot be put on this desk', async () => {
  const account = await accountOf('exercise-022')
  expect((await administrator.post('/duty', { ...times, account })).status).toBe(422)
  expect(await shiftsOf(account)).toHaveLength(0)
})
