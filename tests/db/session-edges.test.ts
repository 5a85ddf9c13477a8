/** A session ends the moment it should: what was taken away counts on the very next request, on pages and forms alike. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { everything } from '../support/bad-input.ts'
import { codeOf, makeWorld, WHO, type World } from '../support/world.ts'

let app: TestApp
let world: World
let centre: Client
let path: string

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  path = `/people/${world.adult.id}`
})
beforeEach(async () => {
  centre = await app.as(codeOf(WHO.centre))
  expect((await centre.get(path)).status).toBe(200)
})
afterAll(() => app.stop())

/** On the next request she is out: every page and form leads to signing in, and nothing is written. */
async function isOut(client: Client): Promise<void> {
  const before = await everything(app)
  for (const answer of [
    await client.get(path),
    await client.post(`${path}/acts/F-04`, { _mode: 'record' }),
    await client.get('/work'),
  ]) {
    expect([answer.status, answer.location?.split('?')[0]]).toEqual([303, '/sign-in'])
    expect(answer.text).not.toContain('EX-')
  }
  expect(await everything(app)).toEqual(before)
}

const newest = `(select token_hash from app.session where account_id = $1 order by created_at desc limit 1)`

test.each([
  ['was idle for too long', 'idle_expires_at = now()'],
  ['is older than a session lives', `expires_at = now() - interval '1 second'`],
  ['was ended elsewhere', 'revoked_at = now()'],
])('a session that %s', async (_what, change) => {
  await app.sql(`update app.session set ${change} where token_hash = ${newest}`, [centre.account])
  await isOut(centre)
})

test('an account that was made inactive, until it is active again', async () => {
  await app.sql('update app.account set active = false where id = $1', [centre.account])
  await isOut(centre)
  await expect(app.as(codeOf(WHO.centre))).rejects.toThrow('No session')
  await app.sql('update app.account set active = true where id = $1', [centre.account])
  expect((await centre.get(path)).status).toBe(200)
})

test('a role that was removed', async () => {
  await app.sql('delete from app.account_role where account_id = $1', [centre.account])
  const before = await everything(app)
  for (const answer of [
    await centre.get(path),
    await centre.post(`${path}/acts/F-04`, { _mode: 'record' }),
    await centre.get('/work'),
  ]) {
    expect(answer.status).toBe(404)
  }
  expect(await everything(app)).toEqual(before)
  await app.sql(`insert into app.account_role values ($1, 'centre-officer')`, [centre.account])
  expect((await centre.get(path)).status).toBe(200)
})

test('an account that moved to another organisation sees the people of the new one only', async () => {
  const move = (code: string) =>
    app.sql(
      'update app.account set organisation_id = (select id from app.organisation where code = $2) where id = $1',
      [centre.account, code],
    )
  await move('CR-IS')
  expect((await centre.get(path)).status).toBe(404)
  expect((await centre.get(`/people/${world.child.id}`)).status).toBe(200)
  await move('CR-CJ')
})

test('access that ended', async () => {
  const id = world.double.id
  expect((await centre.get(`/people/${id}`)).status).toBe(200)
  await app.sql(`update app.person_grant set until = now() where person_id = $1`, [id])
  const [gone, absent] = [
    await centre.get(`/people/${id}`),
    await centre.get('/people/00000000-0000-4000-8000-000000000000'),
  ]
  expect([gone.status, gone.text]).toEqual([404, absent.text])
  expect((await centre.get('/people')).html).not.toContain(id)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  expect((await centre.post('/sign-out')).status).toBe(303)
  await isOut(centre)
})

test('a token nobody was given, one of the wrong shape, and none', async () => {
  await isOut(await app.as(null))
})
