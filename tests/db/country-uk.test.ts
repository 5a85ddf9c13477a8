/** The second country's mechanism, through the very screens of the first: an adult and a child from the first sign to the second decision. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { UK } from '../../src/countries/uk/pack.ts'
import { civilDateOf } from '../../src/domain/time/calendar.ts'
import { loadPack } from '../../src/tools/load-pack.ts'
import { type Client, type Fields, startApp, type TestApp } from '../support/app.ts'
import type { Page } from '../support/page.ts'
import { sendSign } from '../support/sign.ts'

let app: TestApp
let police: Client
let authority: Client
beforeAll(async () => {
  app = await startApp('pack', 'uk')
  ;[police, authority] = await Promise.all([app.as('exercise-001'), app.as('exercise-011')])
})
afterAll(() => app?.stop())

const dateFields = (name: string, inDays = 0) => {
  const [year = '', month = '', day = ''] = civilDateOf(Date.now() + inDays * 86_400_000, UK.timeZone).split('-')
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** Sends a first sign and gives the newest person. */
async function report(who: { age: 'adult' | 'child' | 'unknown'; asked?: string; name?: string }) {
  const receipt = await sendSign(police, {
    who: { age: who.age },
    seen: { seen: ['K01', 'K02'] },
    where: { territory: 'TLI' },
    asked: { 'asked-0': who.asked ?? 'agrees' },
    about: who.name ? { 'person-0-given': 'Exercise', 'person-0-family': who.name } : {},
  })
  const [person] = await app.sql<{ id: string }>('select person_id as id from app.event order by seq desc limit 1')
  const legs = await app.sql<{ id: string; desk: string }>(
    'select l.id, o.code as desk from app.leg l join app.organisation o on o.id = l.addressee_id where l.person_id = $1 order by o.code',
    [person?.id],
  )
  return { receipt, id: person?.id ?? '', legs }
}

/** Keys that were shown because there is no text for them. */
const wordless = (page: Page | undefined) => page?.html.match(/\[[a-z-]+\.[\w.-]+\]/g) ?? []

/** Fills in a form of the pack as its page shows it. */
async function act(client: Client, person: string, form: string, fields: Fields): Promise<Page> {
  const path = `/people/${person}/acts/${form}`
  const shown = await client.get(path)
  expect(shown.status, shown.text.slice(0, 300)).toBe(200)
  expect(wordless(shown), form).toEqual([])
  return client.send(shown, fields, { action: path })
}

async function done(client: Client, person: string, form: string, fields: Fields): Promise<void> {
  const answer = await act(client, person, form, fields)
  expect(answer.status, answer.text.slice(0, 900)).toBe(303)
}

async function takeUp(client: Client, leg: string | undefined): Promise<void> {
  expect((await client.post(`/legs/${leg}/take-up`)).status).toBe(303)
}

const standing = async (person: string) =>
  (await app.sql<{ status: string; stage: string }>('select status, stage from app.person where id = $1', [person]))[0]

const NEEDS = { emergencyShelter: 'no', stillExploited: 'no', language: 'en', safeToWrite: 'no' }
const TOLD = { topics: ['safety', 'decisions'], oral: 'yes', written: 'yes', language: 'en' }
const reasonable = () => ({ status: 'presumed', grounds: ['indicators'], ...dateFields('decidedOn') })
const conclusive = (servedOn: string) => ({
  status: 'identified',
  grounds: ['own-account'],
  servedOn,
  ...dateFields('decidedOn'),
})
const recovery = () => ({ informed: 'yes', ...dateFields('start'), ...dateFields('plannedEnd', 30) })
const consent = (purpose: string, recipient?: string) => ({
  purpose,
  recipient,
  language: 'en',
  answer: 'given',
  givenBy: 'person',
})

/** Asks for support and has it accepted. */
async function supported(person: string, receiver: string, service: string, worker: string): Promise<void> {
  const [desk] = await app.sql<{ id: string }>('select id from app.organisation where code = $1', [receiver])
  const from = `/people/${person}/referrals/new?service=${service}&county=TLI&receiver=${desk?.id}`
  const asked = await authority.send(
    await authority.get(from),
    { emergency: 'no', urgency: 'days', transport: 'no', needs: ['medical'], language: 'en', _step: 'send' },
    { action: `/people/${person}/referrals/new` },
  )
  expect(asked.status, asked.text.slice(0, 900)).toBe(303)
  const referral = asked.location?.split('/').at(-1)
  const helper = await app.as(worker)
  const accepted = await helper.send(
    await helper.get(`/requests/${referral}`),
    { ...dateFields('accept-start', 1), 'accept-worker': helper.account },
    { action: `/requests/${referral}/accept` },
  )
  expect(accepted.status, accepted.text.slice(0, 900)).toBe(303)
}

describe('an adult who agrees', () => {
  test('goes from the first sign to the conclusive grounds and the end', async () => {
    const { id, legs, receipt } = await report({ age: 'adult', asked: 'agrees', name: '20041' })
    expect(receipt.text).toContain('Exercise competent authority')
    expect(legs.map(leg => leg.desk)).toEqual(['SCA-1'])
    await takeUp(authority, legs[0]?.id)
    const page = await authority.get(`/people/${id}`)
    expect(page.text).toContain('Decide on reasonable grounds')
    expect(page.text).toContain('Positive reasonable grounds')
    expect(page.text, 'stages of the other country').not.toContain('Reintegration')
    expect(wordless(page)).toEqual([])
    await done(authority, id, 'F-02', NEEDS)
    await done(authority, id, 'F-03', { ...TOLD, ageBand: 'adult' })

    const early = await act(authority, id, 'F-06', conclusive('person'))
    expect(early.status).toBe(409)
    expect(early.text).toContain('follows a positive reasonable grounds decision')
    await done(authority, id, 'F-05', reasonable())
    expect(await standing(id)).toEqual({ status: 'presumed', stage: 'rights-and-consent' })
    await done(authority, id, 'F-07', recovery())
    const [house] = await app.sql<{ id: string }>("select id from app.organisation where code = 'NGO-1'")
    await done(authority, id, 'F-04', consent('referral', house?.id))
    await supported(id, 'NGO-1', 'SAFE_HOUSE', 'exercise-033')
    await done(authority, id, 'F-06', conclusive('person'))
    expect(await standing(id)).toMatchObject({ status: 'identified' })
    await done(authority, id, 'F-11', { reason: 'conclusive-positive', personInformed: 'yes' })
    expect(await standing(id)).toEqual({ status: 'identified', stage: 'closed' })
    expect((await (await app.as('exercise-034')).get(`/people/${id}`)).status, 'the other safe house').toBe(404)
  })
})

describe('an adult who refuses', () => {
  test('is reported without a name, and nothing is decided until she agrees', async () => {
    const { id, legs } = await report({ age: 'adult', asked: 'refuses', name: '20052' })
    expect(await app.sql('select given_names from app.person_identity where person_id = $1', [id])).toEqual([])
    await takeUp(authority, legs[0]?.id)
    expect((await authority.get(`/people/${id}`)).text).not.toContain('Decide on reasonable grounds')
    const refused = await act(authority, id, 'F-05', reasonable())
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('who did not agree to be referred')
    await done(authority, id, 'F-04', consent('notification'))
    await done(authority, id, 'F-05', reasonable())
    expect(await standing(id)).toMatchObject({ status: 'presumed' })
  })
})

describe('a child, or somebody whose age nobody is sure of', () => {
  test.each(['child', 'unknown'] as const)('%s: referred without being asked, the local authority told', async age => {
    const { id, legs } = await report({ age })
    expect(legs.map(leg => leg.desk)).toEqual(['CS-TLI', 'SCA-1'])
    const council = await app.as('exercise-021')
    await takeUp(council, legs[0]?.id)
    await takeUp(authority, legs[1]?.id)
    await done(council, id, 'F-02', NEEDS)
    await done(authority, id, 'F-03', { ...TOLD, ageBand: '13-17' })
    await done(authority, id, 'F-05', reasonable())
    await done(authority, id, 'F-07', recovery())
    await supported(id, 'CS-TLI', 'OUTREACH', 'exercise-021')
    await done(authority, id, 'F-06', conclusive('representative'))
    expect(await standing(id)).toMatchObject({ status: 'identified' })
  })
})

test('every page that is drawn from the pack has its words, in the one language there is', async () => {
  const stranger = await app.as(null)
  const addresses = ['/', '/law/rules', '/law', '/rights/adult']
  const [front, law, way, rights] = await Promise.all(addresses.map(path => stranger.get(path)))
  for (const page of [front, law, way, rights]) {
    expect(page?.status).toBe(200)
    expect(wordless(page)).toEqual([])
    expect(page?.html).not.toContain('?lang=')
  }
  expect(front?.links).toContain('tel:999')
  expect(way?.text, 'a step stands under a stage there is').toContain('Decide on reasonable grounds')
  for (const rule of UK.rules) expect(law?.html).toContain(`id="${rule.id}"`)
  for (const path of ['/work', '/people', '/directory', '/signs/new']) {
    const page = await authority.get(path)
    expect(page.status, path).toBe(200)
    expect(wordless(page), path).toEqual([])
    expect(page.text, path).not.toMatch(/\bcounty\b/i)
  }
})

test('a database of one country refuses another', async () => {
  const [held] = await app.sql<{ name: string }>('select current_database() as name')
  const { inject } = await import('vitest')
  const { socketUrl } = await import('../../src/platform/postgres/server.ts')
  const url = socketUrl(inject('pg'), held?.name ?? '', 'punte_admin')
  await expect(loadPack(url, () => {}, 'exercise', 'ro')).rejects.toThrow(
    'This database holds the country "uk", not "ro"',
  )
})
