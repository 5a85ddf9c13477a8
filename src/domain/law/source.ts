import type { CivilDate } from '../time/civil-date.ts'

/** One instrument in the register of law. `cite()` accepts only registered ids. */
export type LawSource = {
  /** Stable id, e.g. `LAW-678-2001`. */
  readonly id: string
  readonly title: string
  readonly language: string
  readonly inForce: { readonly from: CivilDate; readonly to?: CivilDate }
  /** Permanent address, where known. */
  readonly address?: string
  /** Day the text was consulted; absent where the text itself was not available (then every rule on it is `assumed`). */
  readonly consulted?: CivilDate
  readonly note?: string
}
