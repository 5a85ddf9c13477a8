import type { Sex } from '../mechanism/vocabulary.ts'
import type { CivilDate } from '../time/civil-date.ts'

/** What a service has to give: places for a night, or hours that come back each week. */
export const UNIT_KINDS = ['bed', 'family-room', 'therapy-slot', 'lawyer-hour'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Kinds that are taken night by night; the others hour by hour. */
export const NIGHT_KINDS: readonly UnitKind[] = ['bed', 'family-room']

/** What somebody needs at one service. `units` names a kind once for each unit; `children` is how many come along. */
export type CapacityNeeds = {
  readonly units: readonly UnitKind[]
  readonly sex?: Sex
  readonly age?: number
  readonly accessible?: boolean
  readonly children?: number
  readonly highSecurity?: boolean
}

/** From the first night until the day of leaving, which is no night any more. */
export type Nights = { readonly from: CivilDate; readonly until: CivilDate }

/** One unit. What it does not say about sex and age admits everybody. */
export type Unit = {
  readonly id: string
  readonly kind: UnitKind
  readonly places: number
  readonly sex: 'female' | 'male' | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly accessible: boolean
  readonly children: boolean
  readonly highSecurity: boolean
  readonly openedOn: CivilDate
  readonly closedOn: CivilDate | null
}

/** Whether a unit suits: the same as `app_inner.unit_suits`; a test holds the two equal. */
export function unitSuits(unit: Omit<Unit, 'id' | 'openedOn' | 'closedOn'>, needs: CapacityNeeds): boolean {
  const { sex, age, children = 0 } = needs
  return (
    (unit.sex === null || unit.sex === sex) &&
    (unit.minimumAge === null || (age !== undefined && age >= unit.minimumAge)) &&
    (unit.maximumAge === null || (age !== undefined && age < unit.maximumAge + 1)) &&
    (unit.accessible || !needs.accessible) &&
    (unit.highSecurity || !needs.highSecurity) &&
    (children === 0 || !NIGHT_KINDS.includes(unit.kind) || (unit.children && unit.places > children))
  )
}
