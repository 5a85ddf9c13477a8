import type { OrganisationKind } from '../mechanism/vocabulary.ts'
import type { Citation, Standing } from '../rules/rule.ts'
import type { CivilDate } from '../time/civil-date.ts'

/**
 * A date that binds a desk, not a person: nobody's clock runs towards it. `on` is one day, or the same day of every year. Kept in
 * the calendar of the desk named; message `parameter.<id>`.
 */
export type CalendarDay = {
  readonly id: string
  readonly on: CivilDate | { readonly everyYear: `${number}-${number}` }
  readonly keeper: OrganisationKind
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}
