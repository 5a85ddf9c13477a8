import type { CivilDate } from '../time/civil-date.ts'

/** Where one person's claim upon units of a service stands. `displaced`: lost its place before the person came. */
export const PLACEMENT_STATES = ['held', 'confirmed', 'arrived', 'left', 'released', 'expired', 'displaced'] as const
export type PlacementState = (typeof PLACEMENT_STATES)[number]

/** What the acts of `app.capacity_*` answer (0030_capacity.sql says when). Refusals write nothing. */
export type HoldAnswer =
  | 'held'
  | 'replayed'
  | 'full'
  | 'past'
  | 'backwards'
  | 'too-long'
  | 'unknown-need'
  | 'no-such-service'
  | 'no-such-person'
  | 'forbidden'
export type ConfirmAnswer = 'confirmed' | 'replayed' | 'expired' | 'ended' | 'not-found'
export type ReleaseAnswer = 'released' | 'replayed' | 'ended' | 'not-found'
export type ArriveAnswer =
  | 'arrived'
  | 'replayed'
  | 'expired'
  | 'ended'
  | 'not-yet'
  | 'taken'
  | 'by-referral'
  | 'not-found'
export type ExtendAnswer = 'extended' | 'taken' | 'backwards' | 'past' | 'too-long' | 'ended' | 'not-found'
export type DepartAnswer = 'departed' | 'replayed' | 'ended' | 'not-yet' | 'backwards' | 'not-found'

/** One service that could serve, as `app.free_units` tells it. Nothing of who is there. */
export type FreeUnits = {
  readonly service: string
  /** Where the house stands, where that is known. */
  readonly territory: string | null
  readonly inService: number
  /** How many such persons could be placed on all nights: the smallest over the kinds needed. 0 is full. */
  readonly free: number
  readonly held: number
  readonly confirmedAt: number | null
  /** The house has said within P-CAPACITY-CONFIRMED that this is so; only then it is *a place tonight*. */
  readonly current: boolean
}

/** A placement as one of its two ends sees it. */
export type Placement = {
  readonly id: string
  readonly service: string
  readonly state: PlacementState
  readonly from: CivilDate
  readonly until: CivilDate
  readonly expiresAt: number | null
  readonly reason: string | null
}
