import fc from 'fast-check'
import type { ActFacts, Coded } from '../../src/domain/person/file.ts'
import type { CivilDate } from '../../src/domain/time/civil-date.ts'

/** Any answers to what runs beside the way: courts, papers, journeys, money, counting, desks. */

const YNU = ['yes', 'no', 'unknown', null, true] as const
const YES_NO_KEYS = [
  'accusedReleased',
  'releaseTold',
  'releaseNotice',
  'summons',
  'videoMentioned',
  'confrontationAsked',
  'expedited',
  'identityProtected',
  'foreignRecord',
  'coerced',
  'countsAgainst',
  'servicesEntitled',
  'received',
  'freely',
  'familySafe',
  'communitySafe',
  'canTravelAlone',
  'minimumOnly',
  'lawyerExplained',
  'waiverExplained',
  'courtNamed',
  'presenceDemanded',
  'again',
  'primarySuppressed',
  'secondarySuppressed',
  'readLogged',
  'readersShown',
  'identityErased',
  'receiverUnderAllegation',
  'allegationRestricted',
  'anonymous',
  'callerAgrees',
  'ledgerNamesPeople',
  'shownToSubject',
  'appeal',
] as const

const DATES: readonly CivilDate[] = [
  '2020-12-31',
  '2021-01-01',
  '2025-06-09',
  '2025-06-10',
  '2026-04-12',
  '2026-06-10',
  '2026-07-24',
  '2026-07-25',
]
const DATE_KEYS = [
  'offenceOn',
  'complaintOn',
  'outcomeOn',
  'expiresOn',
  'appealUntil',
  'issuedOn',
  'awardedOn',
  'trainedOn',
  'validUntil',
]

const WORDS: Readonly<Record<string, readonly Coded[]>> = {
  actKind: ['theft', 'documents', 'other', null],
  audience: ['court', 'rapporteur', 'sdg', null],
  outcome: ['reclassified', 'conviction', 'test', 7, null],
  stayKind: ['residence-permit', 'tolerated', 'asylum', 'none'],
  basis: ['authority-asked', 'unknown', null],
  decision: ['return', 'granted', 'partly', 'refused', null],
  risk: ['low', 'high', 'unknown'],
  level: ['high', 'low', null],
  receiverSigned: ['signature', 'refused', null],
  riskInFamily: ['low', 'unknown', null],
  riskInCommunity: ['high', 'unknown', null],
  legalBasis: ['consent', 'unknown', null],
  messageLanguage: ['en', null],
  translation: ['done', 'unknown', null],
  fledFrom: ['UA', 'MD', null],
  numberCheck: ['agrees', 'disagrees', null],
  awardKind: ['moral', 'other', null],
  currency: ['RON', 'other', null],
  enforcement: ['running', 'paid', 'failed', null],
  custody: ['in-custody', 'released', 'convicted', null],
  offence: ['trafficking-adult', 'trafficking-child', 'unknown'],
  nonPunishment: ['not-needed', 'pending', null],
  applicationLanguage: ['ro', 'en', null],
  consent: ['given', 'refused', null],
  readPurpose: ['plan', null],
  retentionClass: ['core', null],
  documents: ['lost', 'has-them', null],
  screeningBasis: ['place', 'person', null],
  placement: ['residential', null],
  receiverLicence: ['valid', 'none', null],
  seat: ['voting', 'other', null],
  awarded: [0, 1000, 'much', null],
  paid: [0, null],
  amount: [15_000, 20_251, null],
  judges: [1, 2, null],
  smallestCell: [0, 4, 5, null],
  population: [0, 19_000_000, null],
  caseload: [15, 16, null],
  monthsSinceSupervision: [0, 1, null],
  freeBeds: [0, 3, null],
  missed: [0, 1, 2, null],
  lineHours: [168, null],
  staffedHours: [40, null],
}

const LISTS: Readonly<Record<string, readonly string[]>> = {
  alerted: ['lawyer', 'regional-centre', 'asylum-office'],
  fields: ['name', 'shelter', 'statement'],
  answered: ['rights', 'appeal', 'compensation'],
  told: ['risks-there', 'help-there'],
  teams: ['operational', 'medical', 'security', 'none'],
  agencies: ['national-desk', 'child-protection'],
  purposes: ['return', 'services'],
  flags: ['health', 'home-unsafe'],
  exploitation: ['begging'],
  servicesReceived: ['PSY'],
  categories: ['food', 'hygiene', 'telephone'],
  offered: ['shelter', 'health', 'psychological', 'legal', 'financial'],
  servicesOffered: ['SHEL_EM'],
  groups: ['women'],
  fundingSources: ['ngo'],
  passedTo: ['oversight', 'nobody-yet'],
  breakdowns: [
    'organisation',
    'sex',
    'age-group',
    'citizenship',
    'exploitation',
    'suspects',
    'prosecutions',
    'convictions',
  ],
}

const ROWS: Readonly<Record<string, readonly Coded[]>> = {
  measures: [
    { requestedBy: 'person', decision: 'granted' },
    { requestedBy: null, decision: 'waiting' },
    'separate-room',
  ],
  counties: [{ territory: 'CJ' }],
  beds: [
    { total: 2, free: 0 },
    { total: 2, free: null },
  ],
  licences: [{ validTo: '2027-01-01' }, { validTo: null }],
  percentages: [{ numerator: 1, denominator: 2, rounding: 'nearest' }, { numerator: 1 }],
  callBacks: [{ state: 'done' }, { state: 'open' }],
}

/** A list that is often empty, often full, and sometimes no list at all. */
function listOf(words: readonly Coded[]): fc.Arbitrary<Coded> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.subarray<Coded>([...words]) },
    { weight: 3, arbitrary: fc.constant<Coded>([...words]) },
    { weight: 1, arbitrary: fc.constant<Coded>(null) },
  )
}

const one = (words: readonly Coded[]): fc.Arbitrary<Coded> => fc.constantFrom<Coded>(...words)
const entries = (
  source: Readonly<Record<string, readonly Coded[]>>,
  made: (words: readonly Coded[]) => fc.Arbitrary<Coded>,
) => Object.entries(source).map(([key, words]): [string, fc.Arbitrary<Coded>] => [key, made(words)])

/** Coded answers of any sheet beside the way. */
export const arbitraryAnswers: fc.Arbitrary<ActFacts> = fc.record(
  Object.fromEntries([
    ...YES_NO_KEYS.map((key): [string, fc.Arbitrary<Coded>] => [key, one(YNU)]),
    ...DATE_KEYS.map((key): [string, fc.Arbitrary<Coded>] => [key, one([...DATES, null, 'soon'])]),
    ...entries(WORDS, one),
    ...entries(LISTS, listOf),
    ...entries(ROWS, listOf),
  ]),
  { requiredKeys: [] },
) as fc.Arbitrary<ActFacts>
