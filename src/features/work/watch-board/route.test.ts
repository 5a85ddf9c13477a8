import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../tests/support/app.ts'

let app: TestApp

/** 1: another desk owes the next step. 2: nobody does. 3: nobody does, and the desk has no relation to it. */
beforeAll(async () => {
  app = await startApp()
  await app.sql(`insert into app.person (id, code, age_status, stage, detected_at)
    select ('00000000-0000-4000-8000-0000000000b' || n)::uuid, 'P-EX4' || n || '-000' || n, 'adult', 'signal', now() from generate_series(1, 3) n`)
  await app.sql(`insert into app.person_grant (person_id, organisation_id, classes, basis, listed_at)
    select p.id, a.organisation_id, '{core}', 'notification', now() from app.person p, app.account a
      where a.code = 'exercise-051' and p.code in ('P-EX41-0001', 'P-EX42-0002')`)
  await app.sql(`insert into app.task (person_id, step, organisation_id)
    select p.id, 'exercise', a.organisation_id from app.person p, app.account a
      where a.code = 'exercise-024' and p.code = 'P-EX41-0001'`)
})
afterAll(() => app?.stop())

const board = async (account: string) => (await (await app.as(account)).get('/board')).text

test('a person whom another desk holds is not one whom nobody holds', async () => {
  const page = await board('exercise-051')
  expect(page).toContain('P-EX42-0002')
  expect(page).not.toContain('P-EX41-0001')
  expect(page).not.toContain('P-EX43-0003')
})

test('the national desk sees everybody whom nobody holds', async () => {
  const page = await board('exercise-056')
  expect(page).toContain('P-EX42-0002')
  expect(page).toContain('P-EX43-0003')
  expect(page).not.toContain('P-EX41-0001')
})

test('a desk without a relation learns nothing, not even by asking', async () => {
  expect(await board('exercise-024')).not.toMatch(/P-EX4/)
})
