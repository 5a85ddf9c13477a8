import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { fill, stepsOf } from '../support/fill.ts'
import { CHILD_PROTECTION, readyPerson, STRANGER } from '../support/referral-world.ts'

/** Hearings, sanctions, the trial and the money through the screens: what is told opens what is owed, and nothing is lost. */
let app: TestApp
let centre: Client
let intake: Client
let stranger: Client
let person: string

beforeAll(async () => {
  app = await startApp()
  ;[centre, intake, stranger] = await Promise.all([
    app.as('exercise-011'),
    app.as(CHILD_PROTECTION.intake),
    app.as(STRANGER.account),
  ])
})
afterAll(() => app?.stop())

async function done(by: Client, form: string, values: Record<string, unknown>, more: Record<string, string> = {}) {
  const page = await fill(by, person, form, values, more)
  expect(page.location, `${form}: ${page.text.slice(0, 1500)}`).not.toBeNull()
  return page
}
const steps = () => stepsOf(app, person)
const conformities = async (kind: string) =>
  (
    await app.sql<{ conformity: string; broken: string[] }>(
      'select conformity, broken from app.event where person_id = $1 and kind = $2 order by seq',
      [person, kind],
    )
  ).map(row => `${row.conformity} ${row.broken.join(' ')}`.trim())

describe('a statement of a child', () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const attendee = (role: string, organisationKind: string) => ({ role, organisationKind })
  const COMPANY = [
    attendee('interviewer', 'police'),
    attendee('psychologist', 'child-protection'),
    attendee('centre-officer', 'regional-centre'),
    attendee('tutelary-representative', 'tutelary-authority'),
    attendee('lawyer', 'legal-aid'),
  ]
  const planned = (attendees: readonly object[]) => ({
    plannedFor: `${tomorrow}T10:00`,
    authorityKind: 'police',
    askedByPerson: 'no',
    attendees,
    interviewerTrained: 'yes',
    lawyerInvited: 'yes',
    language: 'ro',
    recording: 'audio-video',
  })
  const plan = (attendees: readonly object[]) => {
    const [year = '', month = '', day = ''] = tomorrow.split('-')
    const { plannedFor: _, ...rest } = planned(attendees)
    return fill(centre, person, 'F-24P', rest, {
      'plannedFor-day': day,
      'plannedFor-month': month,
      'plannedFor-year': year,
      'plannedFor-time': '10:00',
    })
  }
  beforeAll(async () => {
    person = (await readyPerson(app, { child: true })).person
  })

  test('is planned only with counsel, psychologist, centre and company; what is missing is named', async () => {
    const alone = await plan([attendee('interviewer', 'police')])
    expect([alone.status, alone.location]).toEqual([409, null])
    for (const word of ['lawyer', 'psychologist', 'centre']) expect(alone.text.toLowerCase()).toContain(word)
    expect((await fill(stranger, person, 'F-24P', {})).status).toBe(404)
    await done(centre, 'F-51', {
      name: 'Exercise 041',
      counselKind: 'appointed',
      specialised: 'yes',
      briefedOnCompensation: 'yes',
    })
    const complete = await plan(COMPANY)
    expect(complete.location, complete.text.slice(0, 1500)).not.toBeNull()
    expect(await steps()).toContain('record-statement')
  })

  test('is recorded as it was, also where somebody was missing: marked, and owed to be repaired', async () => {
    await done(centre, 'F-24', {
      authorityKind: 'police',
      attendees: [attendee('interviewer', 'police')],
      interviewerTrained: 'no',
      lawyerPresent: 'no',
      language: 'ro',
      protocol: 'none',
      recording: 'none',
    })
    const [said] = await conformities('statement.recorded')
    for (const rule of ['statement.counsel-present', 'statement.child-psychologist', 'statement.trained-interviewer'])
      expect(said).toContain(rule)
    expect(await steps()).toContain('repair-irregularity')
  })
})

describe('an adult whose exploiters are tried', () => {
  const sheet = (values: Record<string, unknown>) => done(centre, 'F-18', values)
  beforeAll(async () => {
    person = (await readyPerson(app)).person
  })

  test('a fine before the review is marked, and the review opens by itself until it has a result with a lawyer', async () => {
    const fine = { actKind: 'begging', sanctionKind: 'fine', state: 'ordered', authorityKind: 'police' }
    expect((await fill(stranger, person, 'F-36S', fine)).status).toBe(404)
    await done(centre, 'F-36S', fine)
    expect(await conformities('sanction.recorded')).toEqual(['irregular sanction.review-first'])
    expect(await steps()).toEqual(expect.arrayContaining(['review-non-punishment', 'repair-irregularity']))
    await done(centre, 'F-36', {
      actKind: 'begging',
      linkToExploitation: 'yes',
      lawyerPresent: 'yes',
      result: 'applied',
    })
    expect(await steps()).not.toContain('review-non-punishment')
    await done(centre, 'F-36S', { ...fine, state: 'annulled' })
    expect((await conformities('sanction.recorded'))[1]).toBe('regular')
  })

  test('wanted to know of a release: a clock of a day begins with it, and ends when the person was told', async () => {
    await sheet({ releaseNotice: 'yes', stage: 'investigation', custody: 'in-custody' })
    expect(await steps()).not.toContain('tell-of-release')
    await sheet({ stage: 'first-instance', custody: 'released' })
    expect(await steps()).toContain('tell-of-release')
    await sheet({ stage: 'first-instance', custody: 'released', releaseTold: 'yes' })
    expect(await steps()).not.toContain('tell-of-release')
  })

  test('another offence on appeal: rights, appeal and compensation are answered, all three', async () => {
    const changed = { stage: 'appeal', outcome: 'reclassified' }
    await sheet({ ...changed, answered: ['rights'] })
    expect(await steps()).toContain('answer-change')
    await sheet({ ...changed, answered: ['rights', 'appeal', 'compensation'] })
    expect(await steps()).not.toContain('answer-change')
  })

  test('awarded is not paid: somebody looks again until it is', async () => {
    const award = { awardKind: 'moral', awarded: 1000, currency: 'EUR', awardedOn: '2026-06-01', paid: 0 }
    expect((await fill(centre, person, 'F-19A', { ...award, enforcement: 'running', paid: '' })).status).toBe(422)
    await done(centre, 'F-19A', { ...award, enforcement: 'running' })
    expect(await steps()).toContain('follow-award')
    expect((await centre.get(`/people/${person}`)).text).toContain('damages awarded, not paid yet')
    await done(centre, 'F-19A', { ...award, paid: 1000, enforcement: 'paid' })
    expect(await steps()).not.toContain('follow-award')
    expect((await centre.get(`/people/${person}`)).text).toContain('damages paid')
  })

  test('the application to the State is in Romanian, and its clock runs from the outcome', async () => {
    const claim = { applicant: 'Exercise 099', offence: 'trafficking-adult', nonPunishment: 'not-needed' }
    const foreign = await fill(centre, person, 'F-20', { ...claim, applicationLanguage: 'en' })
    expect([foreign.status, foreign.location]).toEqual([409, null])
    expect(foreign.text).toContain('written in Romanian')
    await sheet({ stage: 'final', outcome: 'conviction', outcomeOn: '2026-06-01' })
    expect(await steps()).toContain('apply-after-outcome')
    await done(centre, 'F-20', { ...claim, applicationLanguage: 'ro' }, { _reason: 'exercise' })
    expect(await steps()).not.toContain('apply-after-outcome')
  })

  test('papers that others keep, and a child who fled from a war: each opens its step', async () => {
    const needs = { safeNow: 'yes', emergencyShelter: 'no', medicalUrgent: 'no', interpreterNeeded: 'no' }
    await done(centre, 'F-04', { ...needs, documents: 'kept-by-others', fledFrom: 'UA' })
    expect(await steps()).toContain('replace-papers')
    expect(await steps()).not.toContain('screen-refugee-child')
    person = (await readyPerson(app, { child: true })).person
    await done(intake, 'F-04', { ...needs, fledFrom: 'UA' })
    expect(await steps()).toContain('screen-refugee-child')
  })
})
