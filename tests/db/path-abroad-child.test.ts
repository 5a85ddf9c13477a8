import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mechanism } from '../../src/act/mechanism.ts'
import { mechanismOf } from '../../src/app.ts'
import { addDays } from '../../src/domain/time/calendar.ts'
import { deriveNoted, type Query } from '../../src/features/work/derive-clocks/job.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { fill, stepsOf, today } from '../support/fill.ts'
import { CHILD_PROTECTION, offerFields, readyPerson, STRANGER, yes } from '../support/referral-world.ts'

/** Paths C and D of a child through the screens: the centre, child protection that takes the child in, and a desk without it. */
let app: TestApp
let centre: Client
let intake: Client
let manager: Client
let stranger: Client
let person: string
let directorate: string

beforeAll(async () => {
  app = await startApp()
  ;[centre, intake, manager, stranger] = await Promise.all([
    app.as('exercise-011'),
    app.as(CHILD_PROTECTION.intake),
    app.as(CHILD_PROTECTION.manager),
    app.as(STRANGER.account),
  ])
})
afterAll(() => app?.stop())

async function begin() {
  const ready = await readyPerson(app, { child: true })
  person = ready.person
  directorate = ready.organisation(CHILD_PROTECTION.organisation)
}
async function done(by: Client, form: string, values: Record<string, unknown>, more: Record<string, string> = {}) {
  const page = await fill(by, person, form, values, more)
  expect(page.location, `${form}: ${page.text.slice(0, 1500)}`).not.toBeNull()
}
async function refused(by: Client, form: string, values: Record<string, unknown>, why: string) {
  const page = await fill(by, person, form, values)
  expect(page.location, form).toBeNull()
  expect(page.text).toContain(why)
}
const steps = () => stepsOf(app, person)
const needs = (citizenshipKind: string) => ({
  safeNow: 'yes',
  emergencyShelter: 'no',
  medicalUrgent: 'no',
  interpreterNeeded: 'yes',
  citizenshipKind,
})
const representative = {
  name: 'Exercise 045',
  appointedBy: 'child-protection',
  conflictChecked: 'yes',
  childHeard: 'yes',
}
const consent = (over: Record<string, unknown> = {}) => ({
  purpose: 'transnational',
  recipient: directorate,
  checklist: ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal'],
  language: 'en',
  answer: 'given',
  givenBy: 'representative',
  childView: 'agrees',
  signed: 'signature',
  ...over,
})
const going = {
  country: 'Exercise land',
  told: ['risks-there', 'help-there'],
  risk: 'low',
  familySafe: 'yes',
  communitySafe: 'yes',
  decision: 'return',
  freely: 'yes',
  decidedBy: 'representative',
  childView: 'agrees',
}

/** The official request of the centre to child protection, and its yes. */
async function takenIn(): Promise<void> {
  const asked = await centre.post(`/people/${person}/referrals/new`, offerFields(directorate))
  const [referral] = await app.sql<{ id: string }>('select id from app.referral where person_id = $1', [person])
  expect(referral, asked.text.slice(0, 900)).toBeDefined()
  const answered = await intake.post(`/requests/${referral?.id}/accept`, yes(manager.account))
  expect(answered.location, answered.text.slice(0, 900)).not.toBeNull()
}

describe('path C: a child of another country', () => {
  beforeAll(begin)

  test('the right to stay and the time to rest are owed, and nobody asks the child to decide', async () => {
    await done(centre, 'F-04', needs('third-country'))
    expect(await steps()).toEqual(expect.arrayContaining(['record-stay', 'rest-before-deciding']))
    expect((await stranger.get(`/people/${person}`)).status).toBe(404)
    expect((await stranger.get(`/people/${person}/acts/F-28`)).status).toBe(404)
    await done(centre, 'F-13', {
      start: today(),
      plannedEnd: addDays(today(), 90),
      informed: 'yes',
      stayDocument: 'requested',
    })
    await refused(
      centre,
      'F-17',
      { choice: 'participate', decidedBy: 'person', told: ['help-not-dependent'], language: 'ro', childView: 'agrees' },
      'representative',
    )
  })

  test('the embassy hears of the child only with the consent of a representative who was appointed', async () => {
    const notice = {
      mission: 'Exercise mission',
      purpose: 'travel-document',
      channel: 'in-writing',
      toldBefore: ['may-say-no'],
      minimumOnly: 'yes',
    }
    await refused(centre, 'F-62', notice, 'told only with consent')
    expect((await fill(centre, person, 'F-08', consent())).location, 'nobody was appointed').toBeNull()
    await done(intake, 'F-50', representative)
    expect((await fill(centre, person, 'F-08', consent({ givenBy: 'person', capacity: 'alone' }))).location).toBeNull()
    await done(centre, 'F-08', consent())
    await done(centre, 'F-62', notice)
  })

  test('child protection takes the child in, and renews the permit', async () => {
    await takenIn()
    await done(intake, 'F-52', { caseManager: manager.account })
    const expires = addDays(today(), 40)
    await done(manager, 'F-28', { stayKind: 'residence-permit', basis: 'authority-asked', expiresOn: expires })
    expect(await steps()).toEqual(expect.arrayContaining(['renew-stay']))
    expect((await centre.get(`/people/${person}`)).text).toContain('has a residence permit')
  })

  test('goes home only when the representative decides it and it is safe, never by the child alone or a parent unscreened', async () => {
    await refused(centre, 'F-29', { ...going, decidedBy: 'person' }, 'decide')
    await refused(centre, 'F-29', { ...going, decidedBy: 'parent', subject: 'parent-1' }, 'decide')
    await refused(centre, 'F-29', { ...going, communitySafe: 'no' }, 'not safe')
    await done(centre, 'F-29', going)
  })
})

describe('path D: a child exploited abroad, coming home', () => {
  beforeAll(begin)

  test('both agencies are on it before anything is sent across the border', async () => {
    await done(centre, 'F-04', needs('own-country'))
    expect(await steps()).not.toContain('record-stay')
    await done(intake, 'F-50', representative)
    await done(centre, 'F-08', consent())
    const message = {
      sendingPoint: 'Exercise point',
      receivingPoint: 'Exercise point',
      country: 'Exercise land',
      purposes: ['return'],
      legalBasis: 'representative-consent',
      consentRecorded: 'yes',
      messageLanguage: 'en',
      translation: 'done',
      minimumOnly: 'yes',
    }
    expect((await fill(centre, person, 'F-32', { ...message, agencies: ['national-desk'] })).location).toBeNull()
    await done(centre, 'F-32', { ...message, agencies: ['national-desk', 'child-protection'] })
    expect(await steps()).toContain('see-the-home')
  })

  test('the home is seen by child protection, which answers both risks; unsafe means no return', async () => {
    await takenIn()
    await done(intake, 'F-52', { caseManager: manager.account })
    await done(manager, 'F-27', {
      riskInFamily: 'low',
      riskInCommunity: 'low',
      childView: 'agrees',
      conclusion: 'can-return-with-help',
    })
    expect(await steps()).not.toContain('see-the-home')
    await refused(centre, 'F-29', { ...going, risk: 'high' }, 'not safe')
    await done(centre, 'F-29', going)
    await done(centre, 'F-30', {
      mission: 'Exercise consulate',
      document: 'travel-title',
      protectionAsked: 'yes',
      result: 'issued',
    })
  })

  test('a child travels with an escort, or somebody says why not, until somebody at home has signed', async () => {
    const journey = { canTravelAlone: 'no', teams: ['none'], noTeamReason: '', receiver: 'Exercise receiver' }
    const asked = await fill(manager, person, 'F-31', journey)
    expect([asked.status, asked.location], 'a reason is asked for').toEqual([422, null])
    await done(manager, 'F-31', { ...journey, teams: ['operational'] })
    expect(await steps()).toContain('hand-over')
    expect((await fill(stranger, person, 'F-31H', {})).status).toBe(404)
    await done(manager, 'F-31H', {
      receiver: 'Exercise receiver',
      receivedBy: 'Exercise 033',
      received: 'yes',
      receiverSigned: 'signature',
    })
    expect(await steps()).not.toContain('hand-over')
    expect((await centre.get(`/people/${person}`)).text).toContain('home')
  })

  test('a case manager who leaves: the supervisor of that desk has it to propose the next one', async () => {
    expect(await steps()).toContain('initial-assessment')
    await app.sql('update app.account set active = false where id = $1', [manager.account])
    const worker: Query = (sql, values) => app.worker(sql, values)
    const rows = (sql: string, values?: readonly unknown[]) => app.worker(sql, values) as never
    const mechanism: Mechanism = await mechanismOf({ rows }, 'exercise', '', undefined)
    expect(await deriveNoted(worker, mechanism, Date.now())).toBeGreaterThan(0)
    const open = await app.sql<{ step: string; code: string | null }>(
      `select t.step, a.code from app.task t left join app.account a on a.id = t.account_id
        where t.person_id = $1 and t.closed_at is null`,
      [person],
    )
    expect(open).toContainEqual({ step: 'replace-case-manager', code: 'exercise-024' })
    const supervisor = await app.as('exercise-024')
    expect((await supervisor.get('/work')).html).toContain(`/people/${person}`)
    const next = await app.as(CHILD_PROTECTION.intake)
    await done(next, 'F-52', { caseManager: intake.account })
    expect(await steps()).not.toContain('replace-case-manager')
  })

  test('an empty form of the court or of losses is sent back kindly, and what was written stays', async () => {
    for (const form of ['F-18', 'F-19']) {
      const page = await fill(centre, person, form, {})
      expect([page.status, page.location], form).toEqual([422, null])
      expect(page.text, form).toContain('Answer at least one of these questions')
      const kept = await fill(centre, person, form, {}, { lawyer: 'Exercise 041', 'happened-day': '40' })
      expect(kept.html, form).toContain('Exercise 041')
    }
  })
})
