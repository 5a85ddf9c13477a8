import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskId, personOf, refer, step, takeUp } from '../support/browser/desk.ts'
import { sendSign } from '../support/browser/first-sign.ts'
import { attendee, doAct, onDay, openAct, openPerson, panelOf } from '../support/browser/person-page.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { TWO_WAYS } from '../support/browser/ways.ts'

let town: Town
let provider: string

beforeAll(async () => {
  town = await openTown()
  provider = await deskId(town, 'NGO-ADPARE')
})
afterAll(() => town?.stop())

describe('an adult, from the first sign to help that arrived', () => {
  test.each(TWO_WAYS)('$name', async way => {
    const inspector = await town.visit(way, 'Exercițiu 008')
    const { t } = inspector

    // The first sign and its receipt.
    const notification = await sendSign(inspector, {
      who: { age: 'adult' },
      seen: { seen: ['A01', 'A12'], words: 'Un exercițiu.' },
      about: { 'person-0-given': 'Exercițiu', 'person-0-family': 'Patruzeci și unu', 'person-0-sex': 'female' },
    })
    expect(await inspector.text()).toContain(t('sent.still-open'))
    expect(await inspector.text()).toMatch(new RegExp(`${t('sent.state-sent')}|${t('sent.state-delivered')}`, 'i'))
    const person = await personOf(town, notification)

    // Taken up by a named officer; the receipt says so.
    const officer = await town.visit(way, 'Exercițiu 011')
    await takeUp(officer, person)
    await inspector.go(`/sent/${notification}`)
    expect(await inspector.text()).toContain('Exercițiu 011')
    expect(await inspector.text()).toContain(t('sent.closed'))

    // Needs and rights; the interview waits for a yes.
    await openPerson(officer, person.id)
    const early = await panelOf(officer)
    expect(early.now).toContain(t('step.primary-needs'))
    expect(early.notYet).toContain(t('step.interview'))
    expect(early.notYet).toContain(t('act.because'))
    await doAct(officer, person.id, 'F-04', {
      safeNow: 'yes',
      emergencyShelter: 'no',
      medicalUrgent: 'no',
      interpreterNeeded: 'no',
      language: 'ro',
      ageBelieved: 'adult',
    })
    await doAct(officer, person.id, 'F-07', {
      ageBand: 'adult',
      topics: ['safety', 'protection', 'privacy-and-limits', 'services', 'lawyer'],
      oral: 'yes',
      written: 'yes',
      language: 'ro',
      informantRole: 'centre-officer',
      signed: 'signature',
      supportAddressGiven: 'yes',
    })
    await doAct(officer, person.id, 'F-08', {
      purpose: 'interview',
      checklist: ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal'],
      language: 'ro',
      answer: 'given',
      givenBy: 'person',
      capacity: 'alone',
      signed: 'signature',
    })
    expect((await panelOf(officer)).now).toContain(t('step.interview'))

    // The interview, planned and as it was; the status.
    await doAct(officer, person.id, 'F-05P', {
      ...onDay('plannedFor', 1),
      'plannedFor-time': '10:00',
      leadKind: 'regional-centre',
      ...attendee(0, 'interviewer', 'regional-centre'),
      language: 'ro',
    })
    await doAct(officer, person.id, 'F-05', {
      leadKind: 'regional-centre',
      ...attendee(0, 'interviewer', 'regional-centre'),
      language: 'ro',
      interpreterPresent: 'no',
      protocol: 'none',
      stillExploited: 'no',
      childrenInDanger: 'no',
      dimensions: ['exploitation'],
    })
    await doAct(officer, person.id, 'F-06', {
      status: 'presumed',
      bodyKind: 'regional-centre',
      ...onDay('decidedOn'),
      grounds: ['interview'],
    })
    await doAct(officer, person.id, 'F-09', {
      flags: ['health'],
      locationKnown: 'no',
      level: 'medium',
      ...onDay('reviewOn', 30),
    })
    await doAct(officer, person.id, 'F-10', {
      'items.0.need': 'psychological',
      'items.0.service': 'PSY',
      'items.0.action': 'Prima ședință',
      'items.0.state': 'open',
      personAgrees: 'yes',
    })

    // The referral: first consent for this provider, then no more than it needs to answer.
    const blocked = await panelOf(officer)
    expect(blocked.now).toContain(t('step.ask-referral-consent'))
    await doAct(officer, person.id, 'F-08', {
      purpose: 'referral',
      recipient: provider,
      checklist: ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal'],
      language: 'ro',
      answer: 'given',
      givenBy: 'person',
      capacity: 'alone',
      signed: 'signature',
    })
    const referral = await refer(officer, person, 'PSY', 'CJ', provider)
    expect(await officer.text()).not.toContain('Patruzeci')

    // The provider sees no name, accepts, confirms the arrival.
    const worker = await town.visit(way, 'Exercițiu 033')
    await worker.go('/requests')
    await worker.follow(`/requests/${referral}`)
    expect(await worker.text()).not.toContain('Patruzeci')
    await worker.go(`/people/${person.id}`, 404)
    await worker.go(`/requests/${referral}`)
    await step(worker, 'accept')
    await step(worker, 'arrive')
    expect(await worker.text()).toContain(t('referral-state.in-progress'))

    // One case manager, assessments, plan, help received, closure with a day to ask again.
    await openPerson(worker, person.id)
    expect(await worker.text()).toContain('Patruzeci')
    await openAct(worker, person.id, 'F-52')
    await worker.main.locator('[name="caseManager"]').selectOption({ label: 'Exercițiu 033 (lucrător, ADPARE)' })
    await worker.send()
    await doAct(worker, person.id, 'F-14I', {
      safety: 'some-need',
      'signatures.0.profession': 'social-worker',
      'signatures.0.name': 'Exercițiu 033',
    })
    await doAct(
      worker,
      person.id,
      'F-14D',
      {
        safety: 'some-need',
        mentalHealth: 'some-need',
        'signatures.0.profession': 'social-worker',
        'signatures.0.name': 'Exercițiu 033',
        'signatures.1.profession': 'psychologist',
        'signatures.1.name': 'Exercițiu 037',
      },
      { signatures: 2 },
    )
    await doAct(worker, person.id, 'F-15', {
      'goals.0.domain': 'mental-health',
      'goals.0.goal': 'Somn liniștit',
      'lines.0.service': 'PSY',
      'lines.0.provider': provider,
      'lines.0.funding': 'ngo',
      ...onDay('lines.0.start', 1),
      ...onDay('lines.0.reviewOn', 60),
      'lines.0.fromImmediate': 'yes',
      'carryOver.0.need': 'psychological',
      'carryOver.0.decision': 'in-plan',
      carriedOver: 'yes',
      personSigned: 'signature',
      ...onDay('reviewOn', 90),
    })
    await doAct(worker, person.id, 'F-55', { service: 'PSY', provider, providerKind: 'provider', funding: 'ngo' })
    await worker.go(`/people/${person.id}/help`)
    await doAct(worker, person.id, 'F-22', {
      reason: 'goals-reached',
      goalsReached: 'all',
      ...onDay('followUpOn', 90),
      personInformed: 'yes',
      returnContactGiven: 'yes',
    })
    expect((await panelOf(worker)).now).toContain(t('step.follow-up'))
  })
})
