import fc from 'fast-check'
import { RO } from '../../src/countries/ro/pack.ts'
import { type ActKind, AGE_STATUSES } from '../../src/domain/mechanism/vocabulary.ts'
import type { Act, ActFacts, PersonFile } from '../../src/domain/person/file.ts'
import { fold } from '../../src/domain/replay/fold.ts'
import type { StoredEvent, StoredPerson } from '../../src/domain/replay/stored.ts'
import { type Decision, decide } from '../../src/domain/rules/decide.ts'
import { arbitraryAct } from './any-act.ts'
import { actorOf, fileOf, HOUR, legOf, NOON, ORGANISATIONS } from './person-file.ts'

/** Histories for properties: acts tried one after the other, each weighed and, where the law lets it, written, as `perform` does. */

/** One act that was tried. `after` is `before` where it was refused. */
export type Tried = {
  readonly before: PersonFile
  readonly act: Act
  readonly at: number
  readonly decision: Decision
  readonly after: PersonFile
  readonly event: StoredEvent | null
}

export type History = { readonly first: PersonFile; readonly tried: readonly Tried[]; readonly last: PersonFile }

const yes = (...keys: readonly string[]): ActFacts => Object.fromEntries(keys.map(key => [key, 'yes']))
const LEG = legOf('regional-centre').id
const REFERRAL = '00000000-0000-4000-b000-000000000001'

/** The way as it is meant, so that a blind choice is not all there is: each step fits the one before it. */
const WAY: readonly (readonly [kind: ActKind, facts: ActFacts])[] = [
  ['sign.recorded', { asked: 'agrees', indicators: ['A01'] }],
  [
    'notification.sent',
    { asked: 'agrees', channel: 'form', addresseeKinds: ['regional-centre'], identityShared: true },
  ],
  ['leg.taken-up', { leg: LEG }],
  ['needs.recorded', { emergencyShelter: 'no', language: 'ro' }],
  [
    'rights.told',
    { ...yes('oral', 'written', 'supportAddressGiven'), ageBand: 'adult', signed: 'signature', language: 'ro' },
  ],
  ['involvement.screened', { subject: 'parent-1', subjectKind: 'parent', result: 'not-involved' }],
  ['representative.appointed', {}],
  ['consent.recorded', { purpose: 'interview', answer: 'given', givenBy: 'person' }],
  ['interview.recorded', { leadKind: 'regional-centre', protocol: 'nichd' }],
  ['status.decided', { status: 'presumed' }],
  ['risk.assessed', {}],
  ['immediate-plan.made', { items: [{ need: 'health', service: 'shelter' }] }],
  ['consent.recorded', { purpose: 'referral', answer: 'given', givenBy: 'person', recipient: ORGANISATIONS[1] }],
  [
    'referral.requested',
    { referralId: REFERRAL, receiver: ORGANISATIONS[1], receiverKind: 'provider', service: 'shelter', path: 'service' },
  ],
  ['referral.accepted', { referralId: REFERRAL }],
  ['consent.withdrawn', { purpose: 'referral', withdrawnBy: 'person', recipient: ORGANISATIONS[1] }],
  ['recovery.opened', { start: '2026-06-01', plannedEnd: '2026-08-30' }],
  ['case-manager.appointed', { caseManager: 'account-1' }],
  ['plan.made', { carriedOver: 'yes', lines: [] }],
  ['closure.made', { reason: 'goals-reached', followUpOn: '2026-09-15' }],
  ['person.re-victimised', {}],
]

type Attempt = { readonly act: Act; readonly historical: boolean }

const onTheWay: fc.Arbitrary<Attempt> = fc
  .tuple(fc.constantFrom(...WAY), arbitraryAct, fc.boolean())
  .map(([[kind, facts], act, whole]) => ({
    act: { ...act, kind, facts: whole ? facts : { ...act.facts, ...facts } },
    historical: false,
  }))
const anywhere: fc.Arbitrary<Attempt> = fc
  .tuple(arbitraryAct, fc.integer({ min: 0, max: 9 }))
  .map(([act, chance]) => ({ act, historical: chance === 0 && act.mode === 'record' }))
/** Most of the way in its order, with gaps. */
const inOrder: fc.Arbitrary<readonly Attempt[]> = fc
  .tuple(
    fc.subarray(
      WAY.map((_, at) => at),
      { minLength: 6 },
    ),
    fc.constantFrom('do' as const, 'record' as const),
  )
  .map(([chosen, mode]) =>
    chosen.map(at => {
      const [kind, facts] = WAY[at] as (typeof WAY)[number]
      return { act: { kind, mode, happenedAt: NOON, facts }, historical: false }
    }),
  )

const attempts: fc.Arbitrary<readonly Attempt[]> = fc
  .tuple(inOrder, fc.array(fc.oneof(onTheWay, anywhere), { maxLength: 12 }), fc.boolean())
  .map(([way, more, before]) => (before ? [...more, ...way] : [...way, ...more]))

/** Any history of anybody: adult or child, most of the way in its order, with anything at all before or after it. */
export const arbitraryHistory: fc.Arbitrary<History> = fc
  .tuple(fc.constantFrom(...AGE_STATUSES), fc.boolean(), attempts)
  .map(([ageStatus, danger, all]) => play(fileOf({ ageStatus, danger, legs: LEGS, territory: 'CJ' }), all))

const LEGS: PersonFile['legs'] = [
  { ...legOf('regional-centre'), state: 'sent', takenUpAt: null },
  { ...legOf('child-protection'), state: 'to-call', connected: false, takenUpAt: null },
]

/** Tries the acts one an hour. */
export function play(first: PersonFile, all: readonly Attempt[]): History {
  const tried: Tried[] = []
  let before = first
  for (const [index, { act: wanted, historical }] of all.entries()) {
    const at = NOON + index * HOUR
    const act = { ...wanted, happenedAt: wanted.mode === 'do' ? at : Math.min(wanted.happenedAt, at) }
    const decision = decide(before, act, actorOf(), at, RO)
    const event = written(decision, historical) ? eventOf(before, act, decision, at, historical) : null
    const after = event ? fold(before, event, at, RO) : before
    tried.push({ before, act, at, decision, after, event })
    before = after
  }
  return { first, tried, last: before }
}

function written(decision: Decision, historical: boolean): boolean {
  if (historical) return true
  return decision.kind === 'irregular' || (decision.kind === 'allowed' && !decision.reasonNeeded)
}

function eventOf(file: PersonFile, act: Act, decision: Decision, at: number, historical: boolean): StoredEvent {
  const seq = file.events.length + 1
  const irregular = decision.kind === 'irregular' && !historical
  return {
    id: `00000000-0000-4000-c000-${String(seq).padStart(12, '0')}`,
    seq,
    kind: act.kind,
    happenedAt: act.happenedAt,
    recordedAt: at,
    organisation: ORGANISATIONS[0],
    organisationKind: actorOf().organisationKind,
    role: 'centre-officer',
    act: act.facts,
    conformity: historical ? 'historical' : irregular ? 'irregular' : 'regular',
    broken: irregular ? decision.broken.map(one => one.rule) : [],
    rules: decision.rules,
    facts: decision.facts,
    basis: decision.basis,
  }
}

/** A history as the store would hold it. */
export function storedOf({ first, tried, last }: History): StoredPerson {
  return {
    id: first.id,
    code: first.code,
    detectedAt: first.detectedAt,
    birthDate: first.birthDate,
    births: [],
    legs: first.legs,
    events: tried.flatMap(one => (one.event ? [one.event] : [])),
    end: {
      ageStatus: last.ageStatus,
      status: last.status,
      stage: tried.some(one => one.event) ? last.stage : first.stage,
      caseManager: last.caseManager,
      consents: last.consents,
      referrals: last.referrals,
      lines: last.serviceLines,
      takenUp: last.legs.filter(leg => leg.state === 'taken-up').map(leg => leg.id),
    },
  }
}
