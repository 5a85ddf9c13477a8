import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../tests/support/app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp()
  await app.sql(`insert into app.person (id, code, age_status, detected_at) values
    ('00000000-0000-4000-8000-0000000000e1', 'P-EX41-0001', 'adult', now()),
    ('00000000-0000-4000-8000-0000000000e2', 'P-EX42-0002', 'unknown', now())`)
  await app.sql(`insert into app.access_log (account_id, organisation_id, person_id, classes, purpose, outcome)
    select a.id, a.organisation_id,
      case when n % 2 = 0 then '00000000-0000-4000-8000-0000000000e1' else '00000000-0000-4000-8000-0000000000e2' end::uuid,
      '{core,identity}', 'look ' || n, case n when 1 then 'refused' else 'seen' end
    from generate_series(1, 60) n, app.account a where a.code = 'exercise-011' order by n`)
})
afterAll(() => app?.stop())

test('the data-protection officer reads the log of the own organisation, newest first, page by page', async () => {
  const officer = await app.as('exercise-053')
  const first = await officer.get('/accesses')
  expect(first.text).toContain('look 60')
  expect(first.text).toContain('Exercițiu 011')
  expect(first.text).not.toContain('look 10 ')
  const next = first.links.find(link => link.includes('before='))
  const second = await officer.get(next ?? '')
  expect(second.text).toContain('look 10 ')
  expect(second.text).toContain('refused')
  expect(second.text).not.toContain('look 60')
})

test('a person code leaves that person only, however it is written', async () => {
  const officer = await app.as('exercise-053')
  const page = await officer.get('/accesses?code=p-ex41-0001')
  expect(page.text).toContain('P-EX41-0001')
  expect(page.text).not.toContain('P-EX42-0002')
})

test("another organisation's officer sees nothing of it, not even by code", async () => {
  const officer = await app.as('exercise-054')
  expect((await officer.get('/accesses?code=P-EX41-0001')).text).toContain('Nobody has looked')
})

test('nobody else opens the log', async () => {
  expect((await (await app.as('exercise-011')).get('/accesses')).status).toBe(404)
  expect((await (await app.as(null)).get('/accesses')).location).toMatch(/^\/sign-in/)
})

test.each(['x', '-1', '99999999999999999999', "1' or 1=1"])('a key like %j means the beginning', async key => {
  const officer = await app.as('exercise-053')
  const page = await officer.get(`/accesses?before=${encodeURIComponent(key)}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('look 60')
})

test('colleagues are listed with their roles, and no other desk is', async () => {
  const officer = await app.as('exercise-053')
  const page = await officer.get('/staff')
  expect(page.text).toContain('Exercițiu 012')
  expect(page.text).toContain('Duty officer')
  expect(page.text).toContain('on duty now')
  expect(page.text).not.toContain('Exercițiu 022')
  expect((await (await app.as('exercise-011')).get('/staff')).status).toBe(404)
})
