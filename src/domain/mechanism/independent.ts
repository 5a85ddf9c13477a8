import type { Citation, Standing } from '../rules/rule.ts'

/**
 * The desks that allegations against anybody in the mechanism go to, by code: the first that is not itself the one accused. They alone
 * keep a provider from placement.
 */
export type IndependentDesks = {
  readonly desks: readonly [string, ...string[]]
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}
