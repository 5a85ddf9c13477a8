import type {
  ArriveAnswer,
  ConfirmAnswer,
  DepartAnswer,
  ExtendAnswer,
  FreeUnits,
  HoldAnswer,
  ReleaseAnswer,
} from '../domain/capacity/placement.ts'
import type { CapacityNeeds, Nights } from '../domain/capacity/unit.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import { isoOf } from '../domain/time/moment.ts'
import type { Tx } from '../platform/db/database.ts'

/** What is to be held, and for whom. The id is the caller's: the same call twice holds once. */
export type Holding = {
  readonly id: string
  readonly service: string
  readonly needs: CapacityNeeds
  readonly nights: Nights
  readonly person: string | null
  readonly referral: string | null
  readonly now: number
}

/** Services with units of these kinds, the full ones with 0. Empty for a desk that does not place people. */
export function findFreeUnits(
  tx: Tx,
  asked: {
    readonly needs: CapacityNeeds
    readonly nights: Nights
    readonly services?: readonly string[]
    readonly now: number
  },
): Promise<FreeUnits[]> {
  const { needs, nights, services, now } = asked
  return tx.rows(
    `select service_id as service, territory, in_service as "inService", free, held, current,
        floor(extract(epoch from confirmed_at) * 1000)::bigint as "confirmedAt"
      from app.free_units($1, $2, $3, $4::uuid[], $5)`,
    [JSON.stringify(needs), nights.from, nights.until, services ?? null, isoOf(now)],
  )
}

/** Holds units until the hold expires. */
export function holdUnits(tx: Tx, wanted: Holding): Promise<HoldAnswer> {
  const { id, service, person, referral, needs, nights, now } = wanted
  return answer(tx, 'select app.capacity_hold($1, $2, $3, $4, $5, $6, $7, $8) as answer', [
    id,
    service,
    person,
    referral,
    JSON.stringify(needs),
    nights.from,
    nights.until,
    isoOf(now),
  ])
}

/** Promises what was held: it no longer expires. */
export function confirmHold(tx: Tx, placement: string, now: number): Promise<ConfirmAnswer> {
  return answer(tx, 'select app.capacity_confirm($1, $2) as answer', [placement, isoOf(now)])
}

/** Gives back what was held or promised before anybody came. */
export function releaseHold(tx: Tx, placement: string, reason: string | null, now: number): Promise<ReleaseAnswer> {
  return answer(tx, 'select app.capacity_release($1, $2, $3) as answer', [placement, reason, isoOf(now)])
}

/** The person came. `on` null: today. */
export function recordArrival(tx: Tx, placement: string, on: CivilDate | null, now: number): Promise<ArriveAnswer> {
  return answer(tx, 'select app.capacity_arrive($1, $2, $3) as answer', [placement, on, isoOf(now)])
}

/** The stay ends on another day. */
export function extendStay(tx: Tx, placement: string, until: CivilDate, now: number): Promise<ExtendAnswer> {
  return answer(tx, 'select app.capacity_extend($1, $2, $3) as answer', [placement, until, isoOf(now)])
}

/** The person left. `on` null: today. */
export function recordDeparture(
  tx: Tx,
  placement: string,
  left: { readonly on: CivilDate | null; readonly reason: string | null; readonly now: number },
): Promise<DepartAnswer> {
  return answer(tx, 'select app.capacity_depart($1, $2, $3, $4) as answer', [
    placement,
    left.on,
    left.reason,
    isoOf(left.now),
  ])
}

async function answer<A extends string>(tx: Tx, sql: string, values: readonly unknown[]): Promise<A> {
  const row = await tx.one<{ answer: A }>(sql, values)
  if (!row) throw new Error(`No answer to: ${sql}`)
  return row.answer
}
