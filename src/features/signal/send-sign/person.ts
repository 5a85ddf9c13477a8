import { codedBirthDate } from '../../../act/birth-date.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { eventRow } from '../../../act/perform.ts'
import type { Indicator } from '../../../domain/mechanism/pack.ts'
import type { ActKind } from '../../../domain/mechanism/vocabulary.ts'
import { isTreatedAsChild, type PlannedLeg } from '../../../domain/notification/legs.ts'
import { newPersonFile } from '../../../domain/notification/new-person.ts'
import { type Band, formsOf, screen } from '../../../domain/notification/screening.ts'
import { ageBandOf, isDanger, type SignAnswers, type SignPerson } from '../../../domain/notification/sign.ts'
import { UNKNOWN_TERRITORY } from '../../../domain/notification/told.ts'
import type { Act, ActFacts, Actor, Coded, Consent, Leg, PersonEvent, PersonFile } from '../../../domain/person/file.ts'
import { type BrokenRule, type Decision, decide } from '../../../domain/rules/decide.ts'
import { observedOf, type Plan } from '../plan.ts'

/** What is fixed for everybody of one notification. Random values come from the caller. */
export type Sending = {
  readonly mechanism: Mechanism
  readonly answers: SignAnswers
  readonly actor: Actor
  readonly plan: Plan
  readonly notification: string
  readonly detectedAt: number
  readonly now: number
  readonly id: () => string
  readonly code: (prefix: string) => string
}

/** One person of the notification, ready to be written. */
export type NewPersonAct = {
  readonly person: SignPerson
  readonly file: PersonFile
  readonly legs: readonly { readonly id: string; readonly planned: PlannedLeg }[]
  readonly events: readonly { readonly event: PersonEvent; readonly row: unknown }[]
  readonly forms: readonly string[]
  readonly broken: readonly BrokenRule[]
}

/** Builds the file of one new person and decides both acts: the first sign, and the notification. */
export function newPersonAct(sending: Sending, person: SignPerson): NewPersonAct {
  const { answers, plan, now } = sending
  const child = isTreatedAsChild(person.age)
  const observed = observedOf(plan, answers, child)
  // After a refusal the form of exploitation leaves, the signs it was read from stay here.
  const forms = formsOf(observed.ticked, child)
  const legs = plan.legs(person.age).map(planned => ({ id: sending.id(), planned }))
  const empty = newPersonFile({
    id: sending.id(),
    code: sending.code('P'),
    ageStatus: person.age,
    sex: person.about.sex ?? 'unknown',
    danger: isDanger(answers),
    territory: answers.territory === UNKNOWN_TERRITORY ? null : (answers.territory ?? null),
    birthDate: codedBirthDate(sending.mechanism, person.about.birthDate ?? null, now),
    exploitation: forms,
    detectedAt: sending.detectedAt,
    events: [],
    legs: legs.map(leg => legOf(leg.id, leg.planned, now)),
  })
  const band = person.minimal ? null : screen(observed)
  const sign = weigh(
    sending,
    empty,
    'sign.recorded',
    sending.detectedAt,
    signFacts(sending, person, observed.ticked, band),
  )
  const noted: PersonFile = { ...empty, events: [sign.event], consents: consentsOf(person, now) }
  const sent = weigh(
    sending,
    noted,
    'notification.sent',
    now,
    sentFacts(
      sending,
      person,
      legs.map(leg => leg.planned),
      band,
    ),
  )
  return {
    person,
    file: { ...noted, events: [sign.event, sent.event] },
    legs,
    events: [sign, sent],
    forms,
    broken: [sign, sent].flatMap(({ decision }) => (decision.kind === 'refused' ? decision.broken : [])),
  }
}

/** Decides one act and makes its event, with the rules that were weighed and the facts as they stood. */
function weigh(
  { mechanism, actor, now, id }: Sending,
  file: PersonFile,
  kind: ActKind,
  happenedAt: number,
  facts: ActFacts,
) {
  const act: Act = { kind, mode: 'do', happenedAt, facts }
  const decision: Decision = decide(file, act, actor, now, mechanism.pack)
  const event: PersonEvent = {
    id: id(),
    kind,
    happenedAt,
    recordedAt: now,
    organisation: actor.organisation,
    organisationKind: actor.organisationKind,
    role: actor.roles[0] ?? 'first-responder',
    act: facts,
    conformity: 'regular',
    broken: [],
  }
  return { event, decision, row: eventRow(file.id, event, decision, mechanism.pack.code) }
}

function signFacts(
  { answers, plan }: Sending,
  person: SignPerson,
  ticked: readonly Indicator[],
  band: Band | null,
): ActFacts {
  const codes = (kind: Indicator['kind']): Coded =>
    person.minimal ? [] : ticked.filter(one => one.kind === kind).map(one => one.code)
  return {
    danger: isDanger(answers) ? 'yes' : (answers.danger ?? 'unknown'),
    sector: plan.sector,
    channel: 'form',
    indicators: codes('sign'),
    circumstances: codes('circumstance'),
    selfDeclared: answers.selfDeclared === true && !person.minimal,
    // What the notifier tells of somebody who refused is information of a third party, and nothing more of it leaves.
    thirdParty: answers.thirdParty === true || (answers.words ?? '') !== '' || person.minimal,
    asked: person.asked,
    ...(band ? { band } : {}),
  }
}

function sentFacts(
  { answers, notification, plan }: Sending,
  person: SignPerson,
  legs: readonly PlannedLeg[],
  band: Band | null,
): ActFacts {
  return {
    notification,
    danger: isDanger(answers) ? 'yes' : (answers.danger ?? 'unknown'),
    sector: plan.sector,
    channel: 'form',
    asked: person.asked,
    identityShared: hasIdentity(person),
    reasonGiven: (answers.reason ?? '') !== '',
    ageBand: ageBandOf(person.about.years, person.age),
    addresseeKinds: [...new Set(legs.map(leg => leg.addressee.kind))],
    substitute: legs.some(leg => leg.ordinary !== null),
    ...(person.asked === 'not-needed' ? {} : { support: answers.support ?? 'unknown' }),
    ...(band ? { band } : {}),
  }
}

/** Whether something by which the person could be found leaves. */
export function hasIdentity({ about, identity }: SignPerson): boolean {
  return identity && [about.givenNames, about.familyName, about.birthDate, about.contact].some(one => one !== undefined)
}

function legOf(id: string, { duty, addressee, state, limit }: PlannedLeg, now: number): Leg {
  return {
    id,
    duty,
    addressee: addressee.id,
    addresseeKind: addressee.kind,
    state,
    connected: addressee.connected,
    sentAt: now,
    dueAt: now + limit,
    takenUpAt: null,
    escalation: 0,
  }
}

function consentsOf(person: SignPerson, now: number): readonly Consent[] {
  if (person.asked !== 'agrees' && person.asked !== 'refuses') return []
  const answer = person.asked === 'agrees' ? 'given' : 'refused'
  return [{ purpose: 'notification', recipient: null, answer, givenBy: 'person', subject: null, at: now }]
}
