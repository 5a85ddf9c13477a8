import type { ActKind, OrganisationKind } from '../mechanism/vocabulary.ts'
import type { BrokenRule } from '../rules/decide.ts'
import type { DecidingFact } from '../rules/explain.ts'
import type { Citation, Standing } from '../rules/rule.ts'
import type { Instant } from '../time/civil-date.ts'

/** Who owes a line: a kind of desk, and the very desk or account where the file names it. */
export type LineHolder = {
  readonly kind: OrganisationKind
  readonly organisation: string | null
  readonly account: string | null
}

/** One line of the Now panel. Messages: `step.<step>`, `step.<step>.why`, and `rule.<id>` for each broken rule. */
export type Line = {
  readonly step: string
  readonly act: ActKind
  readonly form: string | null
  /** Id of the leg, referral, service line or irregular act the line is about; null = about the person. */
  readonly ref: string | null
  readonly holder: LineHolder
  readonly rank: number
  /** Since when it is owed, as far as the file says. */
  readonly since: Instant
  readonly dueAt: Instant | null
  readonly clock: 'none' | 'running' | 'late'
  readonly parameter: string | null
  /** Paused or extended by somebody, with a reason. */
  readonly moved: 'paused' | 'extended' | null
  readonly why: {
    /** Rules that stand before the act. */
    readonly rules: readonly string[]
    readonly cites: readonly Citation[]
    readonly standing: Standing
    readonly facts: readonly DecidingFact[]
  }
  /** Rules that block it whatever is answered; empty = it can be done. */
  readonly broken: readonly BrokenRule[]
  /** Acts that would open it. */
  readonly opens: readonly ActKind[]
  /** Imported with conformity not known: no rule accepts it as fulfilled. */
  readonly gap: boolean
  /** May be done, is not owed. */
  readonly offer: boolean
}

/** What a task is made of: a line that is owed and not blocked, without the reasons. */
export type DueLine = Pick<Line, 'step' | 'ref' | 'holder' | 'rank' | 'dueAt' | 'parameter' | 'moved'>

/** What must happen now, what waits for whom, what is blocked and by what. */
export type Panel = {
  readonly now: readonly Line[]
  readonly waiting: readonly Line[]
  readonly notYet: readonly Line[]
}
