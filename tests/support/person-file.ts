import fc from 'fast-check'
import { ACT_KINDS, type ActKind, AGE_STATUSES, CONSENT_PURPOSES, ORGANISATION_KINDS, REFERRAL_STATES, STAGES, STATUSES } from '../../src/domain/mechanism/vocabulary.ts'
import { screeningsOf } from '../../src/domain/person/as-of.ts'
import type { Act, ActFacts, Actor, Coded, PersonEvent, PersonFile } from '../../src/domain/person/file.ts'
import type { CivilDate } from '../../src/domain/time/civil-date.ts'

/** Noon of an ordinary exercise day. */
export const NOON = Date.UTC(2026, 5, 10, 9)
const HOUR = 3_600_000

/** A file of nobody, with what a test wants to say about it. */
export function fileOf(over: Partial<PersonFile> = {}): PersonFile {
  const events = over.events ?? []
  return {
    id: '00000000-0000-4000-8000-000000000001',
    code: 'EX-041',
    version: 1,
    ageStatus: 'adult',
    sex: 'unknown',
    status: 'potential',
    stage: 'detected',
    danger: false,
    territory: 'CJ',
    birthDate: null,
    exploitation: [],
    detectedAt: NOON - 48 * HOUR,
    caseManager: null,
    holder: null,
    historical: false,
    joinedInto: null,
    legs: [],
    consents: [],
    referrals: [],
    serviceLines: [],
    tasks: [],
    grants: [],
    ...over,
    events,
    screenings: over.screenings ?? screeningsOf(events),
  }
}

let made = 0

/** One act on file, regular and a day old unless said otherwise. */
export function eventOf(kind: ActKind, act: ActFacts = {}, over: Partial<PersonEvent> = {}): PersonEvent {
  made += 1
  return {
    id: `00000000-0000-4000-9000-${String(made).padStart(12, '0')}`,
    kind,
    happenedAt: NOON - 24 * HOUR,
    recordedAt: NOON - 24 * HOUR,
    organisation: null,
    organisationKind: 'regional-centre',
    role: 'centre-officer',
    act,
    conformity: 'regular',
    broken: [],
    ...over,
  }
}

/** A leg of a notification, taken up. */
export function legOf(addresseeKind: PersonFile['legs'][number]['addresseeKind'], over: Partial<PersonFile['legs'][number]> = {}): PersonFile['legs'][number] {
  return {
    id: `00000000-0000-4000-a000-${addresseeKind.length.toString().padStart(12, '0')}`,
    duty: 'duty',
    addressee: ORGANISATIONS[0],
    addresseeKind,
    state: 'taken-up',
    connected: true,
    sentAt: NOON - 30 * HOUR,
    dueAt: NOON - 29 * HOUR,
    takenUpAt: NOON - 29 * HOUR,
    escalation: 0,
    ...over,
  }
}

export function actOf(kind: ActKind, facts: ActFacts = {}, mode: Act['mode'] = 'do'): Act {
  return { kind, mode, happenedAt: NOON, facts }
}

export function actorOf(organisationKind: Actor['organisationKind'] = 'regional-centre'): Actor {
  return { account: 'account', name: 'Exercise 041', organisation: ORGANISATIONS[0], organisationKind, roles: ['centre-officer'] }
}

/** Three organisations of an exercise. */
export const ORGANISATIONS = [
  '00000000-0000-4000-b000-000000000001',
  '00000000-0000-4000-b000-000000000002',
  '00000000-0000-4000-b000-000000000003',
] as const

const SUBJECTS = ['parent-1', 'guardian-1', 'institution-1'] as const
const YNU = fc.constantFrom<Coded>('yes', 'no', 'unknown', null, true, false)
const DATES: readonly CivilDate[] = ['2026-02-28', '2026-03-01', '2026-06-01', '2026-06-09', '2026-06-10', '2026-08-30', '2026-08-31', '2026-09-15']

const YES_NO_KEYS = [
  'emergencyShelter', 'oral', 'written', 'supportAddressGiven', 'interpreterPresent', 'parentInformed', 'emergency', 'interviewerTrained', 'lawyerPresent',
  'companionConflict', 'psychologistDesignated', 'institutionUnderScrutiny', 'oath', 'sameInterviewer', 'roomChildFriendly', 'askedByPerson', 'specialised',
  'briefedOnCompensation', 'identityShared', 'reasonGiven', 'danger', 'selfDeclared', 'thirdParty', 'requiresParticipation', 'requiresHomeCounty', 'carriedOver', 'earlier',
] as const

const WORD_KEYS: Readonly<Record<string, readonly Coded[]>> = {
  purpose: [...CONSENT_PURPOSES, null],
  recipient: [...ORGANISATIONS, null],
  receiver: [...ORGANISATIONS, null],
  answer: ['given', 'refused'],
  givenBy: ['person', 'parent', 'guardian', 'representative'],
  decidedBy: ['person', 'parent', 'guardian', 'representative'],
  withdrawnBy: ['person', 'parent'],
  subject: [...SUBJECTS, null],
  parentSubject: [...SUBJECTS, null],
  subjectKind: ['parent', 'guardian', 'institution'],
  result: ['not-involved', 'involved', 'unknown'],
  childView: ['agrees', 'disagrees', 'unsure', 'not-asked', null],
  ageBand: ['adult', '13-17', '8-12', 'under-8', null, 7],
  signed: ['signature', 'refused', null],
  language: ['ro', 'uk', null],
  asked: ['agrees', 'refuses', 'not-safe', null],
  channel: ['phone', null],
  scope: ['everything', 'some-services', null],
  path: ['official', 'onward', 'service', null],
  receiverKind: ['child-protection', 'provider', 'regional-centre'],
  leadKind: ['regional-centre', 'provider', null],
  authorityKind: ['police', 'other', 'unknown', null],
  protocol: ['nichd', 'none', 'unknown', null],
  reason: ['goals-reached', 'therapy-refused', null],
  endedBy: ['person', 'time', 'ground', null],
  choice: ['participate', 'not-now', 'undecided', null],
  start: [...DATES, null],
  plannedEnd: [...DATES, null, 'soon'],
  followUpOn: [...DATES, null],
  ageStatus: [...AGE_STATUSES],
  status: [...STATUSES],
  rule: ['rights.oral-and-written', 'interview.adult-consent', null],
  hearingNumber: [1, 2],
  goalsCount: [0, 1, 2, null],
}

const attendee = fc.record({
  role: fc.constantFrom<Coded>('psychologist', 'parent', 'guardian', 'institution-representative', 'representative', 'tutelary-representative', 'lawyer', 'interviewer', null),
  organisationKind: fc.constantFrom<Coded>('child-protection', 'regional-centre', 'provider', 'police', 'none'),
  subject: fc.constantFrom<Coded>(...SUBJECTS, null),
})

/** Coded answers of any act, with the oddities a form lets through. */
export const arbitraryFacts: fc.Arbitrary<ActFacts> = fc.record(
  {
    ...Object.fromEntries(YES_NO_KEYS.map(key => [key, YNU])),
    ...Object.fromEntries(Object.entries(WORD_KEYS).map(([key, words]) => [key, fc.constantFrom(...words)])),
    attendees: fc.oneof(fc.array(attendee as fc.Arbitrary<Coded>, { maxLength: 4 }), fc.constant<Coded>(null), fc.constant<Coded>(['odd'])),
    topics: fc.subarray<Coded>(['safety', 'protection', 'privacy-and-limits']),
    checklist: fc.subarray<Coded>(['purpose', 'use', 'research', 'access', 'storage', 'withdrawal']),
    indicators: fc.subarray<Coded>(['A01', 'A02']),
    addresseeKinds: fc.subarray<Coded>(['regional-centre', 'child-protection', 'hotline', 'national-desk', 'provider']),
    services: fc.subarray<Coded>(['shelter', 'health', 'legal']),
    carryOver: fc.array(fc.constant<Coded>({ need: 'health', decision: 'done' }), { maxLength: 3 }),
    signatures: fc.array(fc.constantFrom<Coded>({ profession: 'psychologist' }, { profession: 'social-worker' }, { profession: null }), { maxLength: 3 }),
    lines: fc.array(fc.constantFrom<Coded>({ service: 'shelter', provider: 'x', start: '2026-06-01', reviewOn: '2026-09-01' }, { service: 'legal', provider: null }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ActFacts>

export const arbitraryAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...ACT_KINDS),
  mode: fc.constantFrom('do' as const, 'record' as const),
  happenedAt: fc.integer({ min: NOON - 72 * HOUR, max: NOON }),
  facts: arbitraryFacts,
})

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

const uuid = fc.uuid({ version: 4 })

function withIrregularRepairs(events: readonly PersonEvent[]): readonly PersonEvent[] {
  return events.map((event, at) => (event.kind === 'irregularity.repaired' && at > 0 ? { ...event, act: { ...event.act, event: events[at - 1]?.id ?? null } } : event))
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
    birthDate: fc.constantFrom<CivilDate | null>(null, '2008-06-10', '2008-06-11', '2008-02-29', '2012-06-10', '1990-01-01', '2019-12-31'),
    caseManager: fc.constant(null),
    events: fc.array(arbitraryEvent(uuid), { maxLength: 14 }),
    legs: fc.array(
      fc.record({
        id: uuid,
        duty: fc.constant('duty'),
        addressee: fc.constantFrom(...ORGANISATIONS),
        addresseeKind: fc.constantFrom('regional-centre' as const, 'child-protection' as const, 'hotline' as const, 'provider' as const),
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
        purpose: fc.constantFrom('interview' as const, 'referral' as const, 'register' as const),
        recipient: fc.constantFrom(...ORGANISATIONS, null),
        answer: fc.constantFrom('given' as const, 'given' as const, 'refused' as const, 'withdrawn' as const, 'fallen' as const),
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
        path: fc.constantFrom('official' as const, 'onward' as const, 'service' as const),
        emergency: fc.boolean(),
        answerDueAt: fc.constant(null),
        requestedAt: fc.constant(NOON),
        answeredAt: fc.constant(null),
      }),
      { maxLength: 3 },
    ),
    serviceLines: fc.array(
      fc.record({
        id: uuid,
        plan: fc.constantFrom('immediate' as const, 'assistance' as const),
        service: fc.constantFrom('shelter', 'health', 'legal'),
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
