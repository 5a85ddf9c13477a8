import fc from 'fast-check'
import { ACT_KINDS, AGE_STATUSES, CONSENT_PURPOSES, STATUSES } from '../../src/domain/mechanism/vocabulary.ts'
import type { Act, ActFacts, Coded } from '../../src/domain/person/file.ts'
import type { CivilDate } from '../../src/domain/time/civil-date.ts'
import { arbitraryAnswers } from './any-answer.ts'
import { HOUR, NOON, ORGANISATIONS } from './person-file.ts'

/** Any act, for properties: every coded key, with the oddities that forms let through. */

export const SUBJECTS = ['parent-1', 'guardian-1', 'institution-1'] as const
const YNU = fc.constantFrom<Coded>('yes', 'no', 'unknown', null, true, false)
const DATES: readonly CivilDate[] = [
  '2026-02-28',
  '2026-03-01',
  '2026-06-01',
  '2026-06-09',
  '2026-06-10',
  '2026-08-30',
  '2026-08-31',
  '2026-09-15',
]

const YES_NO_KEYS = [
  'emergencyShelter',
  'oral',
  'written',
  'supportAddressGiven',
  'interpreterPresent',
  'parentInformed',
  'emergency',
  'interviewerTrained',
  'lawyerPresent',
  'companionConflict',
  'psychologistDesignated',
  'institutionUnderScrutiny',
  'oath',
  'sameInterviewer',
  'roomChildFriendly',
  'askedByPerson',
  'specialised',
  'briefedOnCompensation',
  'identityShared',
  'reasonGiven',
  'danger',
  'selfDeclared',
  'thirdParty',
  'requiresParticipation',
  'requiresHomeCounty',
  'carriedOver',
  'earlier',
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
  role: fc.constantFrom<Coded>(
    'psychologist',
    'parent',
    'guardian',
    'institution-representative',
    'representative',
    'tutelary-representative',
    'lawyer',
    'interviewer',
    null,
  ),
  organisationKind: fc.constantFrom<Coded>('child-protection', 'regional-centre', 'provider', 'police', 'none'),
  subject: fc.constantFrom<Coded>(...SUBJECTS, null),
})

const ofTheWay: fc.Arbitrary<ActFacts> = fc.record(
  {
    ...Object.fromEntries(YES_NO_KEYS.map(key => [key, YNU])),
    ...Object.fromEntries(Object.entries(WORD_KEYS).map(([key, words]) => [key, fc.constantFrom(...words)])),
    attendees: fc.oneof(
      fc.array(attendee as fc.Arbitrary<Coded>, { maxLength: 4 }),
      fc.constant<Coded>(null),
      fc.constant<Coded>(['odd']),
    ),
    topics: fc.subarray<Coded>(['safety', 'protection', 'privacy-and-limits', 'compensation', 'indicators']),
    checklist: fc.subarray<Coded>(['purpose', 'use', 'research', 'access', 'storage', 'withdrawal']),
    indicators: fc.subarray<Coded>(['A01', 'A02']),
    addresseeKinds: fc.subarray<Coded>(['regional-centre', 'child-protection', 'hotline', 'national-desk', 'provider']),
    services: fc.subarray<Coded>(['shelter', 'health', 'legal']),
    carryOver: fc.array(fc.constant<Coded>({ need: 'health', decision: 'done' }), { maxLength: 3 }),
    signatures: fc.array(
      fc.constantFrom<Coded>({ profession: 'psychologist' }, { profession: 'social-worker' }, { profession: null }),
      { maxLength: 3 },
    ),
    lines: fc.array(
      fc.constantFrom<Coded>(
        { service: 'shelter', provider: 'x', start: '2026-06-01', reviewOn: '2026-09-01' },
        { service: 'legal', provider: null },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ActFacts>

/** Coded answers of any act, with the oddities a form lets through: of the way, beside it, or both. */
export const arbitraryFacts: fc.Arbitrary<ActFacts> = fc.oneof(
  { weight: 2, arbitrary: ofTheWay },
  { weight: 1, arbitrary: fc.tuple(ofTheWay, arbitraryAnswers).map(([way, beside]) => ({ ...way, ...beside })) },
)

export const arbitraryAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...ACT_KINDS),
  mode: fc.constantFrom('do' as const, 'record' as const),
  happenedAt: fc.integer({ min: NOON - 72 * HOUR, max: NOON }),
  facts: arbitraryFacts,
})
