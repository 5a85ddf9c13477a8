import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mechanism } from '../../src/act/mechanism.ts'
import { mechanismOf } from '../../src/app.ts'
import { RO } from '../../src/countries/ro/pack.ts'
import { fieldsFromValues } from '../../src/domain/form/values.ts'
import { newestForms } from '../../src/domain/form/versions.ts'
import { addDays, civilDateOf } from '../../src/domain/time/calendar.ts'
import { deriveNoted, type Query } from '../../src/features/work/derive-clocks/job.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { offerFields, RECEIVER, readyPerson, STRANGER, yes } from '../support/referral-world.ts'

/** Paths C and D through the screens: a centre and a provider that accepted, and a desk that has nothing to do with it. */
let app: TestApp
let centre: Client
let provider: Client
let stranger: Client
let person: string

beforeAll(async () => {
  app = await startApp()
  ;[centre, provider, stranger] = await Promise.all([
    app.as('exercise-011'),
    app.as(RECEIVER.account),
    app.as(STRANGER.account),
  ])
})
afterAll(() => app?.stop())

const today = civilDateOf(Date.now(), RO.timeZone)
const split = () => ({ date: today, time: '00:01' })

/** Fills in a form of the person as its page shows it and sends it. */
async function fill(by: Client, form: string, values: Record<string, unknown>, more: Record<string, string> = {}) {
  const definition = newestForms(RO.forms).find(one => one.id === form)
  if (!definition) throw new Error(`There is no form ${form}.`)
  const page = await by.get(`/people/${person}/acts/${form}`)
  if (page.status !== 200) return page
  return by.send(page, { ...fieldsFromValues(definition, values, split), ...more })
}
async function done(...asked: Parameters<typeof fill>): Promise<void> {
  const page = await fill(...asked)
  expect(page.location, `${asked[1]}: ${page.text.slice(0, 900)}`).not.toBeNull()
}
const steps = async () =>
  (
    await app.sql<{ step: string }>(
      'select distinct step from app.task where person_id = $1 and closed_at is null order by step',
      [person],
    )
  ).map(row => row.step)
const needs = (citizenshipKind: string) => ({
  safeNow: 'yes',
  emergencyShelter: 'no',
  medicalUrgent: 'no',
  interpreterNeeded: 'yes',
  citizenshipKind,
})
const consent = {
  purpose: 'transnational',
  checklist: ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal'],
  language: 'en',
  answer: 'given',
  givenBy: 'person',
  capacity: 'alone',
  signed: 'signature',
}
const notice = {
  mission: 'Exercise mission',
  purpose: 'travel-document',
  channel: 'in-writing',
  toldBefore: ['may-say-no'],
  minimumOnly: 'yes',
}
const going = {
  country: 'Exercise land',
  told: ['risks-there', 'help-there'],
  risk: 'low',
  familySafe: 'yes',
  communitySafe: 'yes',
  decision: 'return',
  freely: 'yes',
  decidedBy: 'person',
}

/** The provider is asked and accepts, and appoints a case manager. */
async function accepted(): Promise<void> {
  const [organisation] = await app.sql<{ id: string }>('select id from app.organisation where code = $1', [
    RECEIVER.organisation,
  ])
  await centre.post(`/people/${person}/referrals/new`, offerFields(organisation?.id ?? ''))
  const [referral] = await app.sql<{ id: string }>('select id from app.referral where person_id = $1', [person])
  const answered = await provider.post(`/requests/${referral?.id}/accept`, yes(provider.account))
  expect(answered.location, answered.text.slice(0, 600)).not.toBeNull()
}

describe('path C: a citizen of another country', () => {
  beforeAll(async () => {
    person = (await readyPerson(app)).person
  })

  test('says where she belongs once; the stay and the time to rest are owed then, and shown to her desk alone', async () => {
    await done(centre, 'F-04', needs('third-country'))
    expect(await steps()).toEqual(expect.arrayContaining(['record-stay', 'rest-before-deciding']))
    expect((await centre.get(`/people/${person}`)).text).toContain('Right to stay, for citizens')
    expect((await stranger.get(`/people/${person}`)).status).toBe(404)
    expect((await stranger.get(`/people/${person}/acts/F-28`)).status).toBe(404)
  })

  test('rests up to ninety days, and its end is a clock of the desk that keeps it', async () => {
    const end = addDays(today, 90)
    await done(centre, 'F-13', { start: today, plannedEnd: end, informed: 'yes', stayDocument: 'requested' })
    const [task] = await app.sql<{ due: string; desk: string }>(
      `select (t.due_at at time zone 'Europe/Bucharest')::date::text as due, o.code as desk from app.task t
         join app.organisation o on o.id = t.organisation_id
        where t.person_id = $1 and t.step = 'end-recovery' and t.closed_at is null`,
      [person],
    )
    expect(task).toEqual({ due: end, desk: 'CR-CJ' })
    await done(centre, 'F-28', { stayKind: 'recovery-stay', basis: 'recovery', servicesEntitled: 'yes' })
    expect(await steps()).not.toContain('record-stay')
  })

  test('her embassy hears of her only when she agreed, and never from a desk without her', async () => {
    const refused = await fill(centre, 'F-62', notice)
    expect(refused.location).toBeNull()
    expect(refused.text).toContain('told only with consent')
    await done(centre, 'F-08', consent)
    await done(centre, 'F-62', notice)
    await done(centre, 'F-41', { purpose: 'transnational', withdrawnBy: 'person', told: ['what-stops'] })
    expect((await fill(centre, 'F-62', notice)).location).toBeNull()
    expect((await fill(stranger, 'F-62', notice)).status).toBe(404)
  })

  test('the provider that took her in renews the permit, which says what it rests on', async () => {
    await accepted()
    const expires = addDays(today, 40)
    await done(provider, 'F-28', { stayKind: 'residence-permit', basis: 'unknown', expiresOn: expires })
    expect(await steps()).toEqual(expect.arrayContaining(['renew-stay', 'name-cooperation']))
    await done(provider, 'F-28', { stayKind: 'residence-permit', basis: 'authority-asked', expiresOn: expires })
    expect(await steps()).not.toContain('name-cooperation')
    expect((await centre.get(`/people/${person}`)).text).toContain('has a residence permit')
  })

  test('goes home when she wants to and it is safe, and not otherwise', async () => {
    const unsafe = await fill(centre, 'F-29', { ...going, risk: 'high' })
    expect(unsafe.location).toBeNull()
    await done(centre, 'F-29', going)
  })
})

describe('path D: exploited abroad, coming home', () => {
  beforeAll(async () => {
    person = (await readyPerson(app)).person
  })

  test('a citizen is asked for no paper of stay', async () => {
    await done(centre, 'F-04', needs('own-country'))
    expect(await steps()).not.toContain('record-stay')
    expect((await centre.get(`/people/${person}`)).text).not.toContain('Right to stay, for citizens')
  })

  test('both countries are in touch, the home is seen, the consulate gives the paper, somebody receives', async () => {
    await done(centre, 'F-08', consent)
    await done(centre, 'F-32', {
      sendingPoint: 'Exercise point',
      receivingPoint: 'Exercise point',
      country: 'Exercise land',
      purposes: ['return'],
      legalBasis: 'consent',
      consentRecorded: 'yes',
      messageLanguage: 'en',
      translation: 'done',
      minimumOnly: 'yes',
    })
    expect(await steps()).toContain('see-the-home')
    await done(centre, 'F-27', { riskInFamily: 'low', riskInCommunity: 'low', conclusion: 'can-return-with-help' })
    expect(await steps()).not.toContain('see-the-home')
    await done(centre, 'F-29', going)
    await done(centre, 'F-30', { mission: 'Exercise consulate', document: 'travel-title', result: 'issued' })
    await accepted()
    await done(provider, 'F-31', { canTravelAlone: 'yes', teams: ['none'], noTeamReason: 'exercise', receiver: 'NGO' })
    expect(await steps()).toContain('hand-over')
    expect((await fill(stranger, 'F-31H', {})).status).toBe(404)
    await done(provider, 'F-31H', {
      receiver: 'NGO',
      receivedBy: 'Exercise 033',
      received: 'yes',
      receiverSigned: 'signature',
    })
    expect(await steps()).not.toContain('hand-over')
    expect((await centre.get(`/people/${person}`)).text).toContain('home')
  })

  test('a case manager who leaves is nobody’s case manager: the desk proposes the next one', async () => {
    await done(provider, 'F-52', { caseManager: provider.account })
    expect(await steps()).toContain('initial-assessment')
    await app.sql('update app.account set active = false where id = $1', [provider.account])
    const worker: Query = (sql, values) => app.worker(sql, values)
    const rows = (sql: string, values?: readonly unknown[]) => app.worker(sql, values) as never
    const mechanism: Mechanism = await mechanismOf({ rows }, 'exercise', '', undefined)
    expect(await deriveNoted(worker, mechanism, Date.now())).toBe(1)
    const open = await app.sql<{ step: string; account: string | null; desk: string }>(
      `select t.step, t.account_id as account, o.code as desk from app.task t join app.organisation o on o.id = t.organisation_id
        where t.person_id = $1 and t.closed_at is null`,
      [person],
    )
    expect(open).toContainEqual({ step: 'replace-case-manager', account: null, desk: RECEIVER.organisation })
    expect(open.filter(task => task.account === provider.account)).toEqual([])
    expect(open.filter(task => task.step === 'appoint-case-manager')).toEqual([])
  })
})
