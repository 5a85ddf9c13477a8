import type { ActKind } from '../mechanism/vocabulary.ts'
import type { CivilDate } from '../time/civil-date.ts'

/** What the law does when a rule does not hold (spec 3): BLOCK refuses to plan, order or carry out; it never refuses the truth. */
export type Severity = 'BLOCK' | 'WARN' | 'TIMER' | 'DERIVE' | 'POLICY'

/** `verified`: somebody checked the provision in the source named. `assumed`: nobody has; the value stays configuration. */
export type Standing = 'verified' | 'assumed'

export type Citation = { readonly source: string; readonly provision: string }

/** Five operators and no sixth: anything subtler becomes a better fact. */
export type Condition<F extends string = string> =
  | { readonly fact: F; readonly is: string | boolean }
  | { readonly fact: F; readonly atLeast: number }
  | { readonly all: readonly Condition<F>[] }
  | { readonly any: readonly Condition<F>[] }
  | { readonly not: Condition<F> }

/**
 * One rule of the mechanism: data, never code. `holds` says when the law is satisfied.
 * `guards` lists the acts it stands before; an empty list is a rule that only derives.
 * The sentence shown to people is the message `rule.<id>`; what opens it is `rule.<id>.opens`.
 */
export type Rule<F extends string = string> = {
  readonly id: `${string}.${string}`
  /** Number in the country's catalogue of rules, `R-01` and so on: several rules may carry one entry out. */
  readonly reference: `R-${string}`
  readonly severity: Severity
  readonly guards: readonly ActKind[]
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
  /** Half-open, in the law's calendar. */
  readonly inForce: { readonly from: CivilDate; readonly to?: CivilDate }
  /** When the rule applies at all; absent means always. Where it does not apply, it is satisfied. */
  readonly applies?: Condition<F>
  readonly holds: Condition<F>
  /** Acts that can make it hold: "what would open it". */
  readonly opens: readonly ActKind[]
}
