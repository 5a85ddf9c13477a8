import type { AgeStatus, OrganisationKind, ReferralState, Sex, Status } from '../mechanism/vocabulary.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import { screeningsOf } from './as-of.ts'
import type { Consent, Leg, PersonEvent, PersonFile, ReferralFacts, Screening, ServiceLine } from './file.ts'

/** A service line as written; `goal`, `responsible` are content and stay out of the file that rules read. */
export type LineChange = ServiceLine & {
  readonly goal?: string
  readonly responsible?: string
  readonly provider?: string
  readonly funding?: string
  readonly reviewOn?: CivilDate
  readonly receivedOn?: CivilDate
}

/** What an act changes beside leaving its event. Everything optional; absent means unchanged. */
export type Change = {
  readonly person?: {
    readonly ageStatus?: AgeStatus
    readonly sex?: Sex
    readonly status?: Status
    readonly danger?: boolean
    readonly territory?: string
    readonly birthDate?: CivilDate
    /** Null: whoever it was is gone. */
    readonly caseManager?: string | null
    readonly exploitation?: readonly string[]
    readonly holder?: string
  }
  readonly identity?: {
    readonly givenNames?: string
    readonly familyName?: string
    readonly birthDate?: CivilDate
    readonly citizenship?: string
    readonly document?: string
  }
  readonly contact?: {
    readonly phone?: string
    readonly place?: string
    readonly language?: string
    readonly safeContact?: string
  }
  readonly consents?: readonly Consent[]
  readonly lines?: readonly LineChange[]
  readonly referrals?: readonly ReferralChange[]
  /** Referrals that the database itself moves with this act, in its transaction; told here so that what follows is derived from them. */
  readonly following?: readonly ReferralFacts[]
  readonly legs?: readonly LegChange[]
}

export type LegChange = {
  readonly id: string
  readonly state: Leg['state']
  readonly takenUpAt?: Instant
  readonly deliveredAt?: Instant
}

export type ReferralChange = {
  readonly id: string
  readonly state: ReferralState
  readonly businessStatus: string | null
  readonly sender: string
  readonly receiver: string
  readonly receiverKind: OrganisationKind
  readonly service: string
  readonly path: ReferralFacts['path']
  readonly emergency: boolean
  readonly requestedAt: Instant | null
  readonly answerDueAt: Instant | null
  readonly answeredAt: Instant | null
  readonly reason?: string
  readonly reasonSide?: 'person' | 'provider'
  readonly arrivedAt?: Instant
  readonly endedAt?: Instant
  /** What the receiver sees before it accepts; content. */
  readonly offer?: Readonly<Record<string, unknown>>
}

/** The file after an act: its event added and its change applied. Pure; the database is told the same change. */
export function after(file: PersonFile, event: PersonEvent, change: Change): PersonFile {
  const { person = {} } = change
  return {
    ...file,
    version: file.version + 1,
    ageStatus: person.ageStatus ?? file.ageStatus,
    sex: person.sex ?? file.sex,
    status: person.status ?? file.status,
    danger: person.danger ?? file.danger,
    territory: person.territory ?? file.territory,
    birthDate: person.birthDate ?? file.birthDate,
    caseManager: person.caseManager === undefined ? file.caseManager : person.caseManager,
    exploitation: person.exploitation ?? file.exploitation,
    holder: person.holder ?? file.holder,
    events: [...file.events, event],
    screenings: screeningsAfter(file, event),
    consents: (change.consents ?? []).reduce(withConsent, file.consents),
    serviceLines: replaceById(file.serviceLines, change.lines ?? []),
    referrals: replaceById(replaceById(file.referrals, change.following ?? []), change.referrals ?? []),
    legs: file.legs.map(leg => {
      const changed = change.legs?.find(one => one.id === leg.id)
      return changed ? { ...leg, state: changed.state, takenUpAt: changed.takenUpAt ?? leg.takenUpAt } : leg
    }),
  }
}

function replaceById<T extends { readonly id: string }>(rows: readonly T[], changed: readonly T[]): readonly T[] {
  const byId = new Map(changed.map(row => [row.id, row]))
  const kept = rows.map(row => byId.get(row.id) ?? row)
  return [...kept, ...changed.filter(row => !rows.some(old => old.id === row.id))]
}

function withConsent(consents: readonly Consent[], entry: Consent): readonly Consent[] {
  return [...consents.filter(one => one.purpose !== entry.purpose || one.recipient !== entry.recipient), entry]
}

/** The event's screening takes the place of an earlier one of the same parent, guardian or institution. */
function screeningsAfter(file: PersonFile, event: PersonEvent): readonly Screening[] {
  const fresh = screeningsOf([event])
  return fresh.length === 0
    ? file.screenings
    : [...file.screenings.filter(one => one.subject !== fresh[0]?.subject), ...fresh]
}

/** Consents that fall because their giver is not, or no longer, screened as not involved. */
export function fallenConsents(file: PersonFile, subject: string, at: Instant): readonly Consent[] {
  return file.consents
    .filter(one => one.answer === 'given' && one.subject === subject)
    .map(one => ({ ...one, answer: 'fallen' as const, at }))
}
