/** How long data are kept: what is erased opens nowhere, counts stay, a hold stops it, and unfounded signs go by themselves. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { NAME, OFFICER, readyPerson } from '../../../../tests/support/referral-world.ts'

const KEEPER = 'exercise-053'
const OTHER_KEEPER = 'exercise-055'
let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const codeOf = async (person: string) =>
  (await app.sql<{ code: string }>('select code from app.person where id = $1', [person]))[0]?.code ?? ''
const counts = async () =>
  (
    await app.sql<{ all: string }>(
      `select (select count(*) from app.person) || ' ' || (select count(*) from app.event) || ' ' || (select count(*) from app.consent) as all`,
    )
  )[0]?.all

/** What was written about the person, as an act writes it: sealed. */
async function told(person: string): Promise<void> {
  const officer = await app.as(OFFICER)
  const page = await officer.get(`/people/${person}/acts/F-04`)
  const sent = await officer.send(
    page,
    {
      ...{ givenNames: 'Canara', familyName: 'Ascunsă', safeNow: 'yes', emergencyShelter: 'no' },
      ...{ medicalUrgent: 'no', interpreterNeeded: 'no' },
    },
    { action: `/people/${person}/acts/F-04` },
  )
  if (sent.status !== 303) throw new Error(sent.text.slice(0, 600))
}

async function erase(keeper: Client, person: string, over = {}) {
  return keeper.post(`/retention/people/${person}/erase`, { why: 'asked', code: await codeOf(person), ...over })
}

test('erased: the name opens nowhere, every count stays, and the certificate stands', async () => {
  const { person } = await readyPerson(app)
  await told(person)
  const officer = await app.as(OFFICER)
  expect((await officer.get(`/people/${person}`)).text).toContain('Ascunsă')
  const before = await counts()
  const keeper = await app.as(KEEPER)
  expect((await keeper.get(`/retention?code=${await codeOf(person)}`)).location).toBe(`/retention/people/${person}`)
  expect((await erase(keeper, person, { code: 'P-XXXX-0000' })).status, 'the code is typed').toBe(422)
  expect((await erase(keeper, person, { why: '' })).status).toBe(422)
  expect((await erase(keeper, person)).status).toBe(303)
  const page = await officer.get(`/people/${person}`)
  expect(page.status).toBe(200)
  for (const name of ['Ascunsă', 'Canara', NAME.family]) expect(page.text).not.toContain(name)
  expect(await counts()).toBe(before)
  const [key] = await app.sql<{ wrapped: string | null }>('select wrapped from app.data_key where subject_id = $1', [
    person,
  ])
  expect(key?.wrapped).toBeNull()
  const list = await keeper.get('/retention')
  expect(list.text).toContain(await codeOf(person))
  expect(list.text).toContain('asked')
})

test('a hold stops erasing until it is ended; the screen belongs to the officer of a desk that knows the person', async () => {
  const { person } = await readyPerson(app)
  await told(person)
  const keeper = await app.as(KEEPER)
  const place = (over = {}) => keeper.post(`/retention/people/${person}/hold`, { hold: 'court', review: '6', ...over })
  expect((await place({ hold: 'because' })).status).toBe(422)
  expect((await place({ review: '99' })).status).toBe(422)
  expect((await place()).status).toBe(303)
  const refused = await erase(keeper, person)
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('legal hold')
  const [hold] = await app.sql<{ id: string }>('select id from app.legal_hold where person_id = $1', [person])
  for (const other of [OTHER_KEEPER, OFFICER, 'exercise-052', 'exercise-033']) {
    const who = await app.as(other)
    expect((await who.get(`/retention/people/${person}`)).status, other).toBe(404)
    expect((await erase(who, person)).status, other).toBe(404)
    expect((await who.post(`/retention/holds/${hold?.id}/end`)).status, other).toBe(404)
  }
  expect((await keeper.post(`/retention/holds/${hold?.id}/end`)).status).toBe(303)
  expect((await keeper.post(`/retention/holds/${hold?.id}/end`)).status, 'once').toBe(404)
  expect((await erase(keeper, person)).status).toBe(303)
})

test('the sweep erases what proved unfounded when its time is over: not sooner, not while held, not while help runs', async () => {
  const people = await Promise.all([1, 2, 3].map(async () => (await readyPerson(app)).person))
  const [gone = '', held = '', helped = ''] = people
  for (const person of people) await told(person)
  await app.sql("update app.person set status = 'not-victim' where id = any ($1::uuid[])", [people])
  await app.sql(
    `insert into app.referral (person_id, sender_id, receiver_id, receiver_kind, service, path, state)
     select $1, g.organisation_id, g.organisation_id, 'regional-centre', 'SHEL_EM', 'service', 'in-progress' from app.person_grant g where g.person_id = $1 limit 1`,
    [helped],
  )
  await (await app.as(KEEPER)).post(`/retention/people/${held}/hold`, { hold: 'complaint', review: '12' })
  const sweep = async (when: string) =>
    (await app.worker<{ n: number }>(`select app.retention_sweep(now() + $1::interval) as n`, [when]))[0]?.n
  expect(await sweep('364 days')).toBe(0)
  expect(await sweep('367 days')).toBe(1)
  expect(await sweep('367 days'), 'once').toBe(0)
  const erased = await app.sql<{ id: string }>(
    'select subject_id as id from app.data_key where erased_at is not null and subject_id = any ($1::uuid[])',
    [people],
  )
  expect(erased.map(row => row.id)).toEqual([gone])
  expect((await (await app.as(KEEPER)).get('/retention')).text).toContain('unfounded, time over')
  await expect((await app.as(null)).get('/retention')).resolves.toMatchObject({ status: 303 })
})

test('what is due is listed for the officer, a closed file too', async () => {
  const { person } = await readyPerson(app)
  await told(person)
  await app.sql("update app.person set stage = 'closed' where id = $1", [person])
  await app.sql("update app.setting set value = '0 days' where name = 'parameter.P-RETENTION-FILE'")
  const page = await (await app.as(KEEPER)).get('/retention')
  expect(page.text).toContain(await codeOf(person))
  expect(page.text).toContain('closed file')
  const [row] = await app.worker<{ n: number }>('select app.retention_sweep(now()) as n')
  expect(row?.n, 'a file waits for a decision').toBe(0)
})
