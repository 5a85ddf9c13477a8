import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'

/** An organisation adds a service to the directory by screen. */
let app: TestApp
let owner: Client
beforeAll(async () => {
  app = await startApp()
  owner = await app.as('exercise-052')
})
afterAll(() => app?.stop())

const organizationOf = async (code: string) =>
  (
    await app.sql<{ id: string }>(
      `select e.id from app_directory.entry e join app_directory.organization o on o.id = e.id
         join app.organisation t on t.id = e.tenant_id where t.code = $1 limit 1`,
      [code],
    )
  )[0]?.id ?? ''

test('its administrator adds one, once, and finds it; wrong answers come back; nobody adds to another organisation', async () => {
  const id = randomUUID()
  const fields = {
    name: 'Serviciu de probă nou',
    needs: ['INFO'],
    'open-days': ['1'],
    'open-from': '08:00',
    'open-to': '16:00',
  }
  expect((await owner.get('/directory/new-service')).status).toBe(200)
  const wrong = await owner.post('/directory/new-service', { ...fields, name: '', 'open-to': '08:00' })
  expect(wrong.status).toBe(422)
  const added = await owner.post('/directory/new-service', { ...fields, _form: id })
  expect(added.status, added.text).toBe(303)
  expect((await owner.post('/directory/new-service', { ...fields, _form: id })).location).toBe(added.location)
  expect((await owner.get('/directory?q=proba+nou')).text).toContain('Serviciu de probă nou')
  const rows = await app.sql('select 1 from app_directory.listing where name = $1', [fields.name])
  expect(rows).toHaveLength(1)
  const other = await organizationOf('NGO-ADPARE')
  const stolen = await owner.post('/directory/new-service', { ...fields, organization: other, name: 'Nu al meu' })
  expect(stolen.status).toBe(404)
  expect(
    await app.sql(`select 1 from app_directory.service s where s.organization_id = $1 and s.name = 'Nu al meu'`, [
      other,
    ]),
  ).toEqual([])
  const national = await app.as('exercise-015')
  expect((await national.get('/directory/new-service')).text).toContain('ADPARE')
  const chosen = await national.post('/directory/new-service', { ...fields, organization: other, name: 'Al ADPARE' })
  expect(chosen.status, chosen.text).toBe(303)
  expect((await (await app.as('exercise-005')).get('/directory/new-service')).status).toBe(404)
})
