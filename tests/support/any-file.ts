import fc from 'fast-check'
import {
  ACT_KINDS,
  AGE_STATUSES,
  ORGANISATION_KINDS,
  REFERRAL_STATES,
  STAGES,
  STATUSES,
} from '../../src/domain/mechanism/vocabulary.ts'
import type { PersonEvent, PersonFile } from '../../src/domain/person/file.ts'
import type { CivilDate } from '../../src/domain/time/civil-date.ts'
import { arbitraryFacts, SUBJECTS } from './any-act.ts'
import { fileOf, HOUR, NOON, ORGANISATIONS } from './person-file.ts'

/** Any file and any act, for properties: consistent with themselves, with the oddities that forms let through. */

const arbitraryEvent = (id: fc.Arbitrary<string>): fc.Arbitrary<PersonEvent> =>
  fc.record({
    id,
    kind: fc.constantFrom(...ACT_KINDS),
    happenedAt: fc.integer({ min: NOON - 100 * HOUR, max: NOON }),
    recordedAt: fc.constant(NOON),
    organisation: fc.constant(null),
    organisationKind: fc.constantFrom(...ORGANISATION_KINDS),
    role: fc.constantFrom('centre-officer' as const),
    act: arbitraryFacts,
    conformity: fc.constantFrom('regular' as const, 'regular' as const, 'irregular' as const, 'historical' as const),
    broken: fc.subarray(['rights.oral-and-written', 'interview.adult-consent']),
  })

/** Acts beside the way, as a blind choice would hardly ever make them. */
const BESIDE: readonly Pick<PersonEvent, 'kind' | 'act'>[] = [
  { kind: 'court-support.coordinated', act: { releaseNotice: 'yes' } },
  {
    kind: 'court-support.coordinated',
    act: { arrestedOn: '2026-03-01', offenceOn: '2026-05-01', custody: 'in-custody' },
  },
  {
    kind: 'court-support.coordinated',
    act: { complaintOn: '2026-05-05', outcome: 'conviction', outcomeOn: '2026-06-01', custody: 'convicted' },
  },
  { kind: 'court-support.coordinated', act: { custody: 'released', releaseTold: 'yes', expedited: 'yes' } },
  {
    kind: 'court-support.coordinated',
    act: { outcome: 'reclassified', answered: ['rights', 'appeal', 'compensation'], custody: 'released' },
  },
  { kind: 'damages.awarded', act: { awarded: 1000, paid: 1000, enforcement: 'paid' } },
  { kind: 'needs.recorded', act: { fledFrom: 'UA' } },
  { kind: 'non-punishment.reviewed', act: { result: 'refused' } },
  { kind: 'needs.recorded', act: { citizenshipKind: 'third-country' } },
  { kind: 'needs.recorded', act: { citizenshipKind: 'eu' } },
  { kind: 'stay.recorded', act: { stayKind: 'asylum', mayWork: 'yes', workPermitAskedOn: '2026-05-20' } },
  { kind: 'non-punishment.reviewed', act: { result: 'applied', appeal: 'yes', appealUntil: '2026-07-24' } },
  { kind: 'stay.recorded', act: { stayKind: 'residence-permit', basis: 'authority-asked', expiresOn: '2026-07-24' } },
  { kind: 'stay.recorded', act: { stayKind: 'tolerated', servicesEntitled: 'no' } },
  { kind: 'risk.assessed', act: { flags: ['health'], level: 'high' } },
  { kind: 'handover.recorded', act: { received: 'yes', receiverSigned: 'signature' } },
  { kind: 'advance.decided', act: { decision: 'granted', issuedOn: null } },
  { kind: 'advance.decided', act: { decision: 'partly', issuedOn: '2026-06-10' } },
  { kind: 'rights.told', act: { topics: ['compensation'] } },
  { kind: 'register-entry.made', act: {} },
  { kind: 'needs.recorded', act: { documents: 'kept-by-others' } },
  { kind: 'needs.recorded', act: { emergencyShelter: 'yes' } },
  { kind: 'follow-up.recorded', act: { frameworkPhase: 'safety', outcomeAt: 'outcome-1' } },
  { kind: 'follow-up.recorded', act: { frameworkPhase: 'professional', outcomeAt: 'outcome-3' } },
]

/** Acts that a blind choice would hardly ever make. */
const TELLING: readonly Pick<PersonEvent, 'kind' | 'act'>[] = [
  { kind: 'consent.recorded', act: { purpose: 'interview', answer: 'given', childView: 'agrees' } },
  { kind: 'notification.sent', act: { identityShared: true, asked: 'refuses' } },
  { kind: 'rights.told', act: { topics: ['protection', 'privacy-and-limits'] } },
  { kind: 'involvement.screened', act: { subject: 'parent-1', subjectKind: 'parent', result: 'not-involved' } },
  { kind: 'recovery.opened', act: { plannedEnd: '2026-08-30' } },
  { kind: 'closure.made', act: { followUpOn: '2026-09-15' } },
  ...BESIDE,
]

const tellingEvent = (id: fc.Arbitrary<string>): fc.Arbitrary<PersonEvent> =>
  fc.tuple(arbitraryEvent(id), fc.constantFrom(...TELLING)).map(([event, told]) => ({ ...event, ...told }))

const uuid = fc.uuid({ version: 4 })

function withIrregularRepairs(events: readonly PersonEvent[]): readonly PersonEvent[] {
  return events.map((event, at) =>
    event.kind === 'irregularity.repaired' && at > 0
      ? { ...event, act: { ...event.act, event: events[at - 1]?.id ?? null } }
      : event,
  )
}

/** Any file at all, consistent with itself. Acts are in order; screenings are what the acts say. */
export const arbitraryFile: fc.Arbitrary<PersonFile> = fc
  .record({
    id: uuid,
    ageStatus: fc.constantFrom(...AGE_STATUSES),
    status: fc.constantFrom(...STATUSES),
    stage: fc.constantFrom(...STAGES),
    danger: fc.boolean(),
    territory: fc.constantFrom('CJ', null),
    birthDate: fc.constantFrom<CivilDate | null>(
      null,
      '2008-06-10',
      '2008-06-11',
      '2008-02-29',
      '2012-06-10',
      '1990-01-01',
      '2019-12-31',
    ),
    caseManager: fc.constant(null),
    events: fc.array(
      fc.oneof({ weight: 3, arbitrary: arbitraryEvent(uuid) }, { weight: 1, arbitrary: tellingEvent(uuid) }),
      { maxLength: 14 },
    ),
    legs: fc.array(
      fc.record({
        id: uuid,
        duty: fc.constant('duty'),
        addressee: fc.constantFrom(...ORGANISATIONS),
        addresseeKind: fc.constantFrom(
          'regional-centre' as const,
          'child-protection' as const,
          'hotline' as const,
          'police' as const,
          'provider' as const,
        ),
        state: fc.constantFrom('to-call' as const, 'sent' as const, 'taken-up' as const),
        connected: fc.boolean(),
        sentAt: fc.integer({ min: NOON - 100 * HOUR, max: NOON }),
        dueAt: fc.constant(NOON),
        takenUpAt: fc.constant(NOON),
        escalation: fc.constant(0),
      }),
      { maxLength: 3 },
    ),
    consents: fc.uniqueArray(
      fc.record({
        purpose: fc.constantFrom(
          'interview' as const,
          'referral' as const,
          'register' as const,
          'transnational' as const,
          'notification' as const,
        ),
        recipient: fc.constantFrom(...ORGANISATIONS, null),
        answer: fc.constantFrom(
          'given' as const,
          'given' as const,
          'refused' as const,
          'withdrawn' as const,
          'fallen' as const,
        ),
        givenBy: fc.constantFrom('person' as const, 'parent' as const, 'guardian' as const, 'representative' as const),
        subject: fc.constantFrom(...SUBJECTS, null),
        at: fc.integer({ min: NOON - 100 * HOUR, max: NOON }),
      }),
      { maxLength: 4, selector: one => `${one.purpose} ${one.recipient}` },
    ),
    referrals: fc.array(
      fc.record({
        id: uuid,
        state: fc.constantFrom(...REFERRAL_STATES),
        businessStatus: fc.constantFrom('waitlisted', null),
        sender: fc.constantFrom(...ORGANISATIONS),
        receiver: fc.constantFrom(...ORGANISATIONS),
        receiverKind: fc.constantFrom('child-protection' as const, 'provider' as const),
        service: fc.constant('shelter'),
        path: fc.constantFrom(
          'official' as const,
          'onward' as const,
          'service' as const,
          'transfer' as const,
          'transfer' as const,
        ),
        emergency: fc.boolean(),
        answerDueAt: fc.constantFrom(NOON - HOUR, NOON, NOON + HOUR),
        requestedAt: fc.constant(NOON),
        answeredAt: fc.constantFrom(null, NOON - 50 * HOUR),
      }),
      { maxLength: 3 },
    ),
    serviceLines: fc.array(
      fc.record({
        id: uuid,
        plan: fc.constantFrom('immediate' as const, 'assistance' as const),
        service: fc.constantFrom('shelter', 'health', 'legal', 'LEGAL'),
        referred: fc.boolean(),
        accepted: fc.boolean(),
        received: fc.boolean(),
        closedReason: fc.constantFrom('done', null),
        carriedOver: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  })
  .map(parts => fileOf({ ...parts, events: withIrregularRepairs(parts.events) }))
