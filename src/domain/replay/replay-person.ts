import type { FactName } from '../facts/registry.ts'
import type { CountryPack } from '../mechanism/pack.ts'
import type { ActKind } from '../mechanism/vocabulary.ts'
import { newPersonFile } from '../notification/new-person.ts'
import type { Actor, PersonFile } from '../person/file.ts'
import { actsOnFile, type Basis } from '../rules/basis.ts'
import { type Decision, decide, type Law } from '../rules/decide.ts'
import { decisionDifferences } from './compare.ts'
import { endDifferences } from './compare-end.ts'
import { fold } from './fold.ts'
import type { Difference, StoredEvent, StoredPerson } from './stored.ts'

/** The pack made ready: for each act the rules that were ever law before it, so that each decision weighs only those. */
export type ReplayPack = Pick<CountryPack<FactName>, 'rules' | 'parameters' | 'timeZone'>
export type ReadyPack = ReplayPack & { readonly lawOf: (kind: ActKind) => Law }

export function readyPack(pack: ReplayPack): ReadyPack {
  const laws = new Map<ActKind, Law>()
  const lawOf = (kind: ActKind): Law => {
    const known = laws.get(kind)
    if (known) return known
    const law = { rules: pack.rules.filter(rule => rule.guards.includes(kind)), timeZone: pack.timeZone }
    laws.set(kind, law)
    return law
  }
  return { rules: pack.rules, parameters: pack.parameters, timeZone: pack.timeZone, lawOf }
}

/**
 * Takes every decision about one person again, under the rules of its day, from the acts alone, and compares it with what
 * was stored. At the end what the acts add up to is compared with the person as stored.
 */
export function replayPerson(stored: StoredPerson, pack: ReadyPack): readonly Difference[] {
  const found: Difference[] = []
  let file = firstFile(stored)
  let birth = stored.births.length === 0 ? stored.birthDate : null
  for (const event of stored.events) {
    const at = event.basis?.at ?? event.recordedAt
    if (event.kind === 'sign.recorded') birth = stored.births.find(one => isFirst(stored, one.event))?.date ?? birth
    file = { ...withLegs(file, stored, at), birthDate: event.basis?.birth ? (birth ?? stored.birthDate) : null }
    found.push(...missing(stored, event, file), ...decided(stored, event, file, pack, at))
    file = fold(file, event, at, pack)
    birth = stored.births.find(one => one.event === event.id)?.date ?? birth
  }
  found.push(...endDifferences(stored, file))
  return found
}

/** The birth date of a first sign is kept with the notification, the second of two acts decided at one moment. */
function isFirst(stored: StoredPerson, event: string): boolean {
  const at = stored.events.findIndex(one => one.id === event)
  return stored.events[at]?.kind === 'notification.sent'
}

function firstFile(stored: StoredPerson): PersonFile {
  const opened = stored.events[0]?.basis?.opened
  return newPersonFile({
    id: stored.id,
    code: stored.code,
    ageStatus: opened?.age ?? stored.end.ageStatus,
    sex: 'unknown',
    danger: opened?.danger ?? stored.events[0]?.act.danger === 'yes',
    territory: opened?.territory ?? null,
    birthDate: null,
    exploitation: [],
    detectedAt: stored.detectedAt,
    events: [],
    legs: [],
  })
}

/** The legs that were sent by then; what the acts said of those that were there already stays. */
function withLegs(file: PersonFile, stored: StoredPerson, at: number): PersonFile {
  if (file.legs.length === stored.legs.length) return file
  const fresh = stored.legs.filter(leg => leg.sentAt <= at && !file.legs.some(one => one.id === leg.id))
  if (fresh.length === 0) return file
  const legs = fresh.map(leg => ({
    ...leg,
    state: leg.connected ? ('sent' as const) : ('to-call' as const),
    takenUpAt: null,
    escalation: 0,
  }))
  return { ...file, legs: [...file.legs, ...legs] }
}

function missing(stored: StoredPerson, event: StoredEvent, file: PersonFile): readonly Difference[] {
  if (!event.basis) return []
  const acts = actsOnFile(file.events)
  if (acts === event.basis.acts) return []
  const { id, seq, kind } = event
  const of = { person: stored.id, event: id, seq, act: kind, rules: [] }
  return [{ ...of, what: 'act-missing', name: 'acts before it', stored: event.basis.acts, found: acts }]
}

/** An event without a basis was not decided, or before the basis was kept: either mode may explain it. */
function decided(
  stored: StoredPerson,
  event: StoredEvent,
  file: PersonFile,
  pack: ReadyPack,
  at: number,
): readonly Difference[] {
  const again = (mode: Basis['mode']) =>
    decisionDifferences(stored.id, event, decideAgain(file, event, mode, pack, at), pack.lawOf(event.kind).rules)
  if (event.basis) return again(event.basis.mode)
  const done = again('do')
  if (done.length === 0) return done
  const told = again('record')
  return told.length < done.length ? told : done
}

function decideAgain(file: PersonFile, event: StoredEvent, mode: Basis['mode'], pack: ReadyPack, at: number): Decision {
  const { kind, happenedAt, act: facts, basis } = event
  const drafts = (basis?.drafts ?? []).map(draft => ({ ...DRAFT, ...draft }))
  const stood = drafts.length === 0 ? file : { ...file, referrals: [...file.referrals, ...drafts] }
  return decide(stood, { kind, mode, happenedAt, facts }, actorOf(event), at, pack.lawOf(kind))
}

const DRAFT = {
  state: 'draft',
  businessStatus: null,
  sender: '',
  receiverKind: 'provider',
  service: '',
  requestedAt: null,
  answerDueAt: null,
  answeredAt: null,
} as const

function actorOf({ organisation, organisationKind, role }: StoredEvent): Actor {
  return { account: '', name: '', organisation: organisation ?? '', organisationKind, roles: [role] }
}
