import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../../../tests/support/app.ts'
import { OFFICER, RECEIVER } from '../../../../tests/support/referral-world.ts'

let app: TestApp
const NATIONAL = 'exercise-015'

beforeAll(async () => {
  app = await startApp()
  await app.sql(
    `insert into app.service_gap (noted_on, organisation_id, service, county, sex, age_band, cause)
      select current_date - g, o.id, case when g <= 6 then 'SHEL_EM' else 'LEGAL' end, 'CJ', 'female', '18-24', 'nobody-free'
        from app.organisation o, generate_series(1, 9) g where o.code = 'CR-CJ'`,
  )
})
afterAll(() => app?.stop())

it('shows the national desk counts without people, small ones taken out', async () => {
  const page = await (await app.as(NATIONAL)).get('/places/figures')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Emergency accommodation, protected shelter Cluj nobody is free 6')
  expect(page.text).toContain('Legal counselling Cluj nobody is free under 5')
  expect(page.text).toContain('How many beds there are is not known')
})

it('is not there for anybody else, in the page or in the database', async () => {
  for (const account of [OFFICER, RECEIVER.account]) {
    expect((await (await app.as(account)).get('/places/figures')).status).toBe(404)
  }
  const [officer] = await app.sql<{ id: string; desk: string }>(
    'select id, organisation_id as desk from app.account where code = $1',
    [OFFICER],
  )
  const seen = await app.sql(
    `select set_config('app.account', $1, true), set_config('app.organisation', $2, true),
      set_config('app.organisation_kind', 'regional-centre', true), (select count(*)::int from app.placement_figures('2000-01-01', '2100-01-01')) as n`,
    [officer?.id, officer?.desk],
  )
  expect(seen[0]?.n).toBe(0)
})
