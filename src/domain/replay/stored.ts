import type { ActKind, AgeStatus, Stage, Status } from '../mechanism/vocabulary.ts'
import type { Consent, Leg, PersonEvent, ReferralFacts, ServiceLine } from '../person/file.ts'
import type { Basis } from '../rules/basis.ts'
import type { FactsAsked } from '../rules/decide.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'

/** One event as it stands in the store: the act, and what was decided about it. */
export type StoredEvent = PersonEvent & {
  readonly seq: number
  /** Ids of the rules that were weighed. */
  readonly rules: readonly string[]
  /** As stored; the basis may stand among them and is no fact. */
  readonly facts: FactsAsked
  /** Absent where a clock or a telephone call wrote it, and in events older than the basis. */
  readonly basis: Basis | undefined
}

/** A birth date that an act brought: content of the identity class, read beside the coded act. */
export type BirthDateSaid = { readonly event: string; readonly date: CivilDate }

/** What stands of a person at the end, to be compared with what the acts add up to. Never read for deciding. */
export type StoredEnd = {
  readonly ageStatus: AgeStatus
  readonly status: Status
  readonly stage: Stage
  readonly caseManager: string | null
  readonly consents: readonly Pick<Consent, 'purpose' | 'recipient' | 'answer' | 'givenBy' | 'subject'>[]
  readonly referrals: readonly Pick<ReferralFacts, 'id' | 'state'>[]
  readonly lines: readonly Omit<ServiceLine, 'id'>[]
  readonly takenUp: readonly string[]
}

/** Everything stored of one person that a replay reads. Events are in the order in which they were written. */
export type StoredPerson = {
  readonly id: string
  readonly code: string
  readonly detectedAt: Instant
  readonly birthDate: CivilDate | null
  readonly births: readonly BirthDateSaid[]
  /** As they were sent; what became of them is told by the acts. */
  readonly legs: readonly Pick<Leg, 'id' | 'duty' | 'addressee' | 'addresseeKind' | 'connected' | 'sentAt' | 'dueAt'>[]
  readonly events: readonly StoredEvent[]
  readonly end: StoredEnd
}

/** What two readings can differ in. `act-missing`: fewer acts than were counted. `end`: what the acts add up to. */
export type DifferenceKind = 'rules' | 'facts' | 'outcome' | 'act-missing' | 'end' | 'left-over'

/** One thing a replay finds otherwise than it is stored. */
export type Difference = {
  readonly person: string
  /** Id and number of the event; null where the difference is about the person's end. */
  readonly event: string | null
  readonly seq: number | null
  readonly act: ActKind | null
  readonly what: DifferenceKind
  /** Ids of the rules it concerns. */
  readonly rules: readonly string[]
  /** Which fact, which part of the end. */
  readonly name: string
  readonly stored: unknown
  readonly found: unknown
}
