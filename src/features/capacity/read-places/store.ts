import type { TerritoryNights } from '../../../domain/capacity/country.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { isoOf } from '../../../domain/time/moment.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** Whether the desk places people; the night one is in. */
export async function readPlacing(
  tx: Tx,
  hours: number,
  now: number,
  timeZone: string,
): Promise<{ readonly places: boolean; readonly tonight: CivilDate }> {
  const row = await tx.one<{ places: boolean; tonight: CivilDate }>(
    `select app.places_people() as places, (($1::timestamptz at time zone $2) - make_interval(hours => $3))::date::text as tonight`,
    [isoOf(now), timeZone, hours],
  )
  if (!row) throw new Error('The database names no day.')
  return row
}

/** The country by night: numbers only, of no person and no house. */
export function readCountry(tx: Tx, from: CivilDate, days: number, now: number): Promise<TerritoryNights[]> {
  return tx.rows(`select territory, kind, in_service as "inService", held, taken from app.capacity_map($1, $2, $3)`, [
    from,
    days,
    isoOf(now),
  ])
}

export type TonightFree = { readonly territory: string | null; readonly kind: string; readonly free: number }

/** Free tonight, of houses that confirmed in time. */
export function readTonightFree(tx: Tx, now: number): Promise<TonightFree[]> {
  return tx.rows('select territory, kind, free from app.capacity_tonight($1)', [isoOf(now)])
}

export type Lost = {
  readonly placement: string
  readonly serviceName: string
  readonly person: string | null
  readonly code: string | null
  readonly from: CivilDate
  readonly until: CivilDate
  readonly reason: string
}

/** People this desk placed who lost their place and have no other yet. */
export function readLost(tx: Tx): Promise<Lost[]> {
  return tx.rows(
    `select d.placement, d.service_name as "serviceName", p.id as person, p.code, d.first_night::text as from, d.until::text as until, d.reason
      from app.capacity_displaced() d left join app.person p on p.id = d.person order by d.at, d.placement limit 200`,
  )
}
