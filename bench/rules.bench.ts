import { RULES, RULES_OF_THE_WAY } from '../src/countries/ro/rules/rules.ts'
import { contextOf } from '../src/domain/facts/context.ts'
import { FACTS } from '../src/domain/facts/registry.ts'
import { ACT_KINDS, type ActKind } from '../src/domain/mechanism/vocabulary.ts'
import { screeningsOf } from '../src/domain/person/as-of.ts'
import type { Act, Actor, PersonEvent, PersonFile } from '../src/domain/person/file.ts'
import { compileRules } from '../src/domain/rules/compile.ts'
import type { Rule } from '../src/domain/rules/rule.ts'
import type { CivilDate } from '../src/domain/time/civil-date.ts'

/** All rules of the mechanism for one person in memory, facts included, on one core. Files of 10 to 15 acts. */

const FILES = 2_000
const SECONDS = 3
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 5, 10, 9)
const ZONE = { timeZone: 'Europe/Bucharest' }

/** A small repeatable generator: the bench needs variety, not chance. */
function sequence(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const WAY: readonly ActKind[] = [
  'sign.recorded',
  'notification.sent',
  'leg.taken-up',
  'needs.recorded',
  'rights.told',
  'involvement.screened',
  'consent.recorded',
  'interview.recorded',
  'status.decided',
  'risk.assessed',
  'immediate-plan.made',
  'referral.requested',
  'referral.accepted',
  'case-manager.appointed',
  'initial-assessment.made',
]

function eventAt(kind: ActKind, at: number, pick: (below: number) => number): PersonEvent {
  const happenedAt = NOW - (20 - at) * 24 * HOUR
  return {
    id: `event-${at}`,
    kind,
    happenedAt,
    recordedAt: happenedAt,
    organisation: null,
    organisationKind: 'regional-centre',
    role: 'centre-officer',
    conformity: pick(10) === 0 ? 'irregular' : 'regular',
    broken: [],
    act: {
      subject: 'parent-1',
      subjectKind: 'parent',
      result: pick(2) === 0 ? 'not-involved' : 'involved',
      purpose: 'interview',
      childView: 'agrees',
      language: 'ro',
    },
  }
}

function fileAt(at: number): PersonFile {
  const pick = sequence(at + 1)
  const events = WAY.slice(0, 10 + pick(6)).map((kind, index) => eventAt(kind, index, pick))
  const child = pick(2) === 0
  return {
    id: `person-${at}`,
    code: `EX-${at}`,
    version: 1,
    ageStatus: child ? 'child' : 'adult',
    sex: 'unknown',
    status: pick(3) === 0 ? 'potential' : 'presumed',
    stage: 'identification',
    danger: pick(5) === 0,
    territory: 'CJ',
    birthDate: `${child ? 2010 + pick(6) : 1980 + pick(20)}-0${1 + pick(9)}-1${pick(9)}` as CivilDate,
    exploitation: [],
    detectedAt: NOW - 500 * HOUR,
    caseManager: null,
    holder: null,
    historical: false,
    joinedInto: null,
    tasks: [],
    grants: [],
    events,
    screenings: screeningsOf(events),
    legs: [
      {
        id: 'leg-1',
        duty: 'a',
        addressee: 'o',
        addresseeKind: 'regional-centre',
        state: 'taken-up',
        connected: true,
        sentAt: NOW - 490 * HOUR,
        dueAt: NOW,
        takenUpAt: NOW,
        escalation: 0,
      },
      {
        id: 'leg-2',
        duty: 'b',
        addressee: 'o',
        addresseeKind: 'child-protection',
        state: 'taken-up',
        connected: true,
        sentAt: NOW - 490 * HOUR,
        dueAt: NOW,
        takenUpAt: NOW,
        escalation: 0,
      },
    ],
    consents: [
      {
        purpose: 'interview',
        recipient: null,
        answer: 'given',
        givenBy: child ? 'parent' : 'person',
        subject: 'parent-1',
        at: NOW - 400 * HOUR,
      },
    ],
    referrals: [],
    serviceLines: [
      {
        id: 'line-1',
        plan: 'immediate',
        service: 'shelter',
        referred: true,
        accepted: false,
        received: false,
        closedReason: null,
        carriedOver: false,
      },
    ],
  }
}

function actAt(at: number): Act {
  return {
    kind: ACT_KINDS[at % ACT_KINDS.length] as ActKind,
    mode: 'do',
    happenedAt: NOW,
    facts: {
      attendees: [
        { role: 'psychologist', organisationKind: 'child-protection', subject: null },
        { role: 'centre-officer', organisationKind: 'regional-centre', subject: null },
        { role: 'parent', organisationKind: 'none', subject: 'parent-1' },
      ],
      leadKind: 'regional-centre',
      protocol: 'nichd',
      oral: 'yes',
      written: 'yes',
      signed: 'signature',
      supportAddressGiven: 'yes',
      language: 'ro',
      ageBand: '13-17',
      purpose: 'interview',
      answer: 'given',
      givenBy: 'parent',
      subject: 'parent-1',
      childView: 'agrees',
      authorityKind: 'police',
      lawyerPresent: 'yes',
    },
  }
}

const ACTOR: Actor = {
  account: 'a',
  name: 'Exercise 041',
  organisation: 'o',
  organisationKind: 'regional-centre',
  roles: ['centre-officer'],
}

type Asked = { readonly file: PersonFile; readonly act: Act }

/** Persons decided a second: every rule, every fact it needs, the context made anew each time. */
function measure(rules: readonly Rule[], asked: readonly Asked[]): number {
  const broken = compileRules(rules, FACTS)
  let found = 0
  const pass = (): void => {
    for (const { file, act } of asked) found += broken(contextOf(file, NOW, ZONE, act, ACTOR)).length
  }
  for (let warm = 0; warm < 10; warm++) pass()
  const start = performance.now()
  let passes = 0
  while (performance.now() - start < SECONDS * 1000) {
    pass()
    passes += 1
  }
  if (found === 0) throw new Error('No rule was broken in any file: the bench measures nothing.')
  return Math.round((passes * FILES * 1000) / (performance.now() - start))
}

/** Two figures: the rules of the way alone, and the full set with what runs beside it. */
export async function* run(): AsyncGenerator<{ name: string; value: number; unit: string; must: string; ok: boolean }> {
  const asked = Array.from({ length: FILES }, (_, at) => ({ file: fileAt(at), act: actAt(at) }))
  const unit = 'persons/s'
  const way = measure(RULES_OF_THE_WAY, asked)
  yield { name: 'rules-per-second', value: way, unit, must: '>= 100000', ok: way >= 100_000 }
  const full = measure(RULES, asked)
  yield { name: 'rules-per-second-full-set', value: full, unit, must: '>= 60000', ok: full >= 60_000 }
}
