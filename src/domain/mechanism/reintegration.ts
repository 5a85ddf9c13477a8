import type { Citation, Standing } from '../rules/rule.ts'

/** The framework by which somebody comes back into life: phases with a length, and days on which one asks how it goes. */
export type ReintegrationFramework = {
  /** In order. Told by the forms as `frameworkPhase`; message `phase.<code>`. */
  readonly phases: readonly { readonly code: string; readonly parameter: string }[]
  /** In order; `outcome-1` is the first. Told by the forms as `outcomeAt`; message `outcome.<code>`. */
  readonly outcomes: readonly { readonly code: `outcome-${number}`; readonly parameter: string }[]
  /** Coded numbers that the form of a follow-up asks for. */
  readonly scales: readonly string[]
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}
