import type {
  ActKind,
  AgeStatus,
  ConsentPurpose,
  DataClass,
  Involvement,
  OrganisationKind,
  ReferralState,
  Role,
  Sex,
  Stage,
  Status,
} from '../mechanism/vocabulary.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'

/** A value that may stand in an event: coded, never free text, never identity. */
export type Coded = string | number | boolean | null | readonly Coded[] | { readonly [key: string]: Coded }

/** The coded part of an act, as stored in `app.event.act`. Content (names, free text) is stored apart, by data class. */
export type ActFacts = { readonly [key: string]: Coded }

/** One thing done, as stored. `conformity`: `historical` = imported, conformity not known, which no rule accepts as fulfilled. */
export type PersonEvent = {
  readonly id: string
  readonly kind: ActKind
  /** When it happened in the world; `recordedAt` is when it was written down. */
  readonly happenedAt: Instant
  readonly recordedAt: Instant
  readonly organisation: string | null
  readonly organisationKind: OrganisationKind
  readonly role: Role
  readonly act: ActFacts
  readonly conformity: 'regular' | 'irregular' | 'historical'
  /** Ids of the rules broken by an irregular act. */
  readonly broken: readonly string[]
}

/** One leg of a notification: one addressee's duty. Only `taken-up` closes it. */
export type Leg = {
  readonly id: string
  /** The notification it belongs to; absent while that is being written. */
  readonly notification?: string
  /** Id of the pack's notification duty that this leg fulfils. */
  readonly duty: string
  /** Organisation id. */
  readonly addressee: string
  readonly addresseeKind: OrganisationKind
  readonly state: 'to-call' | 'sent' | 'delivered' | 'taken-up'
  readonly connected: boolean
  readonly sentAt: Instant
  readonly dueAt: Instant
  readonly takenUpAt: Instant | null
  readonly escalation: number
}

/** Latest entry of the consent ledger per purpose and recipient. A consent whose giver was found involved has `fallen`. */
export type Consent = {
  readonly purpose: ConsentPurpose
  readonly recipient: string | null
  readonly answer: 'given' | 'refused' | 'withdrawn' | 'fallen'
  readonly givenBy: 'person' | 'parent' | 'guardian' | 'representative'
  /** Coded name of the parent or guardian who gave it ("parent-1"), as screened. */
  readonly subject: string | null
  readonly at: Instant
}

export type ReferralFacts = {
  readonly id: string
  readonly state: ReferralState
  readonly businessStatus: string | null
  readonly sender: string
  readonly receiver: string
  readonly receiverKind: OrganisationKind
  readonly service: string
  /**
   * `official`: the mechanism's own referral. `onward`: the case manager refers on. `service`: to a provider.
   * `transfer`: not one help but the person, to another desk that answers for them from then on.
   */
  readonly path: 'official' | 'onward' | 'service' | 'transfer'
  readonly emergency: boolean
  readonly answerDueAt: Instant | null
  readonly requestedAt: Instant | null
  readonly answeredAt: Instant | null
}

/** Latest screening of one parent, guardian or institution, by the coded name used in the file ("parent-1"). */
export type Screening = {
  readonly subject: string
  readonly subjectKind: string
  readonly result: Involvement
  readonly at: Instant
}

/** One line of the immediate plan or plan: a service with its three separate facts. */
export type ServiceLine = {
  readonly id: string
  readonly plan: 'immediate' | 'assistance'
  readonly service: string
  readonly referred: boolean
  readonly accepted: boolean
  readonly received: boolean
  /** A code; the words stand in the record of the act that closed it. */
  readonly closedReason: string | null
  readonly carriedOver: boolean
}

/** One open duty, as materialised for the work lists. */
export type Task = {
  readonly id: string
  readonly step: string
  /** The leg, referral or event it is about, where it is about one. */
  readonly ref: string | null
  readonly organisation: string
  readonly account: string | null
  /** 0 the desk that owes it, 1 its duty officer, 2 the national desk. */
  readonly level: number
  readonly waiting: boolean
  readonly dueAt: Instant | null
  readonly openedAt: Instant
}

/** Which organisation may see which classes, and on what ground. */
export type Grant = { readonly organisation: string; readonly classes: readonly DataClass[]; readonly basis: string }

/** Everything the law asks about one person, without identity: what facts are computed from. Lists are oldest first. */
export type PersonFile = {
  readonly id: string
  /** Pseudonym shown in place of a name. */
  readonly code: string
  readonly version: number
  readonly ageStatus: AgeStatus
  readonly sex: Sex
  readonly status: Status
  readonly stage: Stage
  readonly danger: boolean
  readonly territory: string | null
  readonly birthDate: CivilDate | null
  readonly exploitation: readonly string[]
  readonly detectedAt: Instant
  /** Account id of the one active case manager. */
  readonly caseManager: string | null
  /** Organisation that carries the person now. */
  readonly holder: string | null
  /** Imported: steps whose conformity nobody knows. */
  readonly historical: boolean
  readonly joinedInto: string | null
  readonly events: readonly PersonEvent[]
  readonly legs: readonly Leg[]
  readonly consents: readonly Consent[]
  readonly screenings: readonly Screening[]
  readonly referrals: readonly ReferralFacts[]
  readonly serviceLines: readonly ServiceLine[]
  readonly tasks: readonly Task[]
  readonly grants: readonly Grant[]
  /** Organisations and accounts that stand outside the wall of an allegation. Never shown; absent means none. */
  readonly walled?: readonly string[]
}

/** Who acts. */
export type Actor = {
  readonly account: string
  readonly name: string
  readonly organisation: string
  readonly organisationKind: OrganisationKind
  readonly roles: readonly Role[]
}

/** An act somebody wants to plan, carry out, or record as it was. */
export type Act = {
  readonly kind: ActKind
  /** `do`: plan, order or carry out, which a BLOCK rule refuses. `record`: the truth about what already happened. */
  readonly mode: 'do' | 'record'
  readonly happenedAt: Instant
  readonly facts: ActFacts
}
