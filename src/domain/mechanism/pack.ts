import type { AccessRule } from '../access/rule.ts'
import type { Scenario } from '../capacity/scenario.ts'
import type { PrivacyFacts } from '../consent/privacy.ts'
import type { DirectoryPack } from '../directory/pack.ts'
import type { FormDefinition } from '../form/definition.ts'
import type { CalendarDay } from '../law/calendar-day.ts'
import type { PublishedFigure } from '../law/published.ts'
import type { LawSource } from '../law/source.ts'
import type { Citation, Condition, Rule, Standing } from '../rules/rule.ts'
import type { PublicSite } from '../site/site.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Region } from '../way/region.ts'
import type { EachOf } from './each-of.ts'
import type { IndependentDesks } from './independent.ts'
import type { ReintegrationFramework } from './reintegration.ts'
import type { ActKind, ExploitationForm, OrganisationKind, Role, Stage } from './vocabulary.ts'

/** A number of the law or of practice, dated; replaced by adding, never by editing. */
export type Parameter = {
  readonly id: string
  readonly value: number
  readonly unit: 'minutes' | 'hours' | 'days' | 'working-days' | 'months' | 'years' | 'count'
  readonly from: CivilDate
  /** A limit of practice that the desk may pause or extend, with a reason. What the law fixes, nobody moves. */
  readonly movable?: true
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** A county or sector: the unit by which competence is decided. `parent` is the wider unit a sector belongs to. */
export type Territory = {
  readonly code: string
  readonly name: string
  readonly parent?: string
  readonly nuts3?: string
  readonly neighbours: readonly string[]
  /** Column and row on the schematic map of the country, from the top left; absent where there is no such map. */
  readonly tile?: readonly [column: number, row: number]
}

/** An organisation the pack ships. `connected`: its desk works in this system; otherwise it is reached by telephone, e-mail or paper. */
export type OrganisationEntry = {
  readonly code: string
  readonly name: string
  readonly kind: OrganisationKind
  /** Territories it is competent for; empty = whole country. */
  readonly territories: readonly string[]
  readonly connected: boolean
  readonly phone?: string
  readonly phoneStanding?: Standing
  readonly services?: readonly string[]
  readonly website?: string
  /** Who takes the duty over where this addressee may be implicated (assumed: the neighbouring unit). */
  readonly substitute?: string
  readonly source: string
}

/** Who must be told about a person, by age and danger. Each entry is one leg. */
export type NotificationDuty = {
  readonly id: string
  readonly audience: 'adult' | 'child'
  /** First kind that is competent for the territory is the addressee; `hotline` entries are called. */
  readonly addressee: OrganisationKind
  readonly alternatives: readonly OrganisationKind[]
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** One indicator, worded for the observer: message `indicator.<code>`. `circumstance` alone never makes a sign. */
export type Indicator = {
  readonly code: string
  readonly weight: 'strong' | 'medium' | 'weak'
  readonly kind: 'sign' | 'circumstance'
  readonly dimension: 'recruitment' | 'exploitation' | 'coercion' | 'vulnerability-abuse' | 'child' | 'general'
  readonly audience: 'adult' | 'child' | 'both'
  readonly sectors: readonly Sector[]
  readonly exploitation: readonly ExploitationForm[]
  readonly standing: Standing
}

/** Settings in which signs are noticed; each has its own short list. */
export const SECTORS = [
  'school',
  'health',
  'police',
  'labour',
  'border',
  'asylum',
  'community',
  'hotline',
  'child-protection',
] as const
export type Sector = (typeof SECTORS)[number]

/**
 * One step of the way: what must happen next and who must do it. The Now panel and every clock are drawn from these.
 * `due` says when it is owed, `done` when it is fulfilled; both over standing facts.
 */
export type Step<F extends string = string> = {
  readonly id: string
  readonly act: ActKind
  /** Form that records it; absent where a screen of its own does. */
  readonly form?: string
  readonly due: Condition<F>
  readonly done: Condition<F>
  /** Who owes it; where a child is owed by another desk than an adult, both are named. */
  readonly holder: StepHolder | { readonly adult: StepHolder; readonly child: StepHolder }
  /** Owed once for each of these, by itself: one line a leg, a referral, a service line, an irregular act. */
  readonly each?: EachOf
  /** Owed only where nothing else is: nobody in the mechanism is ever on nobody's list. */
  readonly fallback?: true
  /** A place tonight: asked for as an emergency, and nothing may stand before it. */
  readonly emergency?: true
  /** May be done but is not owed: shown on the person's page, never a task. */
  readonly offer?: true
  /**
   * Parameter that limits it and the moment it runs from: the detection, the latest of some acts, or `due` (of `each`
   * line: when that was sent, asked or recorded). `on`: a date agreed in an act, which goes before the parameter. `since`: a
   * date told in an act, from which the parameter runs where it is known: the day of an offence, of an outcome.
   */
  readonly clock?: {
    readonly parameter: string
    readonly from: 'detected' | 'due' | readonly ActKind[]
    readonly on?: { readonly act: ActKind; readonly key: string }
    readonly since?: { readonly act: ActKind; readonly key: string }
  }
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
  /** Most urgent first. */
  readonly rank: number
}

/**
 * Kind of desk that owes a step. `holder` = who holds the person now; `case-manager` = the one active case manager's
 * desk; `first-responder` = who noticed; `addressee` = the desk a leg or referral is addressed to.
 */
export type StepHolder = OrganisationKind | 'holder' | 'case-manager' | 'first-responder' | 'addressee'

/** What a role may do; a route names one right, and a role without it never sees the route. */
export type RoleRights = {
  readonly role: Role
  readonly kinds: readonly OrganisationKind[]
  readonly rights: readonly string[]
}

/** Hours a desk keeps unless it says its own: days of the week (Monday is 1), local time `HH:MM`. Closed on holidays. */
export type DeskHours = {
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** Who may take one of the two seats that decide a recovery: a role in the account's own organisation, or in one of a kind. */
export type RecoverySeat = { readonly role: Role; readonly of: 'own' | OrganisationKind }

/** What a country says about accounts. Without it nobody is asked to sign an undertaking, and nobody can confirm a recovery. */
export type AccountRules = {
  /** Messages `undertaking.title` and `undertaking.text`. `pinned`: SHA-256 of the text in each language; another text is another version. */
  readonly undertaking: {
    readonly version: string
    readonly pinned: Readonly<Record<string, string>>
    readonly cites: readonly [Citation, ...Citation[]]
    readonly standing: Standing
  }
  /** Two people, one in each seat, never in the same role of the same organisation. */
  readonly recovery: { readonly first: readonly RecoverySeat[]; readonly second: readonly RecoverySeat[] }
}

/** One right of a victim, for the rights texts: message `right.<id>`. */
export type VictimRight = {
  readonly id: string
  readonly adult: boolean
  readonly child: boolean
  readonly foreign: boolean
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** Everything that makes one country's mechanism: data only. */
export type CountryPack<F extends string = string> = {
  /** The stages a person can stand at in this mechanism, in order; the first is `detected`, the last `closed`. */
  readonly stages: readonly Stage[]
  readonly code: string
  readonly languages: readonly string[]
  readonly timeZone: string
  readonly emergency: { readonly general: string; readonly child: string; readonly information: string }
  /** A harmless page of everyday use, for whoever must leave ours at once. */
  readonly leaveTo: string
  readonly law: readonly LawSource[]
  readonly parameters: readonly Parameter[]
  readonly territories: readonly Territory[]
  readonly organisations: readonly OrganisationEntry[]
  readonly duties: readonly NotificationDuty[]
  readonly indicators: readonly Indicator[]
  readonly rights: readonly VictimRight[]
  /** Rights told in words for one reader each: message `rights-text.<id>`. */
  readonly rightsTexts: readonly string[]
  readonly roles: readonly RoleRights[]
  /** Who may see, write, print and export which class of a person's data. What no rule opens is closed. */
  readonly access: readonly AccessRule[]
  readonly rules: readonly Rule<F>[]
  readonly steps: readonly Step<F>[]
  readonly forms: readonly FormDefinition[]
  /** What runs beside the way, each with states of its own. */
  readonly regions?: readonly Region[]
  /** Organizations and services the country ships; none where it has published none. */
  readonly directory?: DirectoryPack
  /** Dates that bind a desk, not a person. */
  readonly calendar?: readonly CalendarDay[]
  /** Figures others published that disagree: shown with their doubts, never reckoned with. */
  readonly published?: readonly PublishedFigure[]
  /** Needs for beds that `bin/simulate` reckons with. */
  readonly scenarios?: readonly Scenario[]
  /** Public holidays on which desks are closed. */
  readonly holidays: readonly CivilDate[]
  /** Hours of a desk that has not said its own; without them such a desk counts as always open. */
  readonly deskHours?: DeskHours
  /** What a consent record says of the country's law, and the lawful bases beside consent. */
  readonly privacy: PrivacyFacts
  /** The public help site. */
  readonly site: PublicSite
  readonly accounts?: AccountRules
  readonly reintegration?: ReintegrationFramework
  readonly independent: IndependentDesks
}
