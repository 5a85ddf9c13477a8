import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { isoOf } from '../../../domain/time/moment.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** A service one keeps the units of, with or without any. */
export type KeptHouse = {
  readonly service: string
  readonly name: string
  readonly organization: string | null
  readonly units: number
  readonly confirmedAt: number | null
  readonly current: boolean
}

const HOUSES = `select l.service_id as service, l.name, l.organization_name as organization,
    (select count(*)::int from app_capacity.unit u where u.service_id = l.service_id and (u.closed_on is null or u.closed_on > $2::date)) as units,
    floor(extract(epoch from h.confirmed_at) * 1000)::bigint as "confirmedAt",
    coalesce(h.confirmed_at > $3::timestamptz, false) as current
  from app_directory.listing l left join app_capacity.house h on h.service_id = l.service_id
  where l.status = 'active' and (l.tenant_id = app.organisation() or h.service_id is not null)`

/** Services of one's own organisation; for the national desk those that have units. `since`: confirmed later is current. */
export function readHouses(tx: Tx, today: CivilDate, since: number): Promise<KeptHouse[]> {
  return tx.rows(`${HOUSES} and ($1::uuid is null or l.service_id = $1) order by 2, 1 limit 200`, [
    null,
    today,
    isoOf(since),
  ])
}

export async function readHouse(tx: Tx, id: string, today: CivilDate, since: number): Promise<KeptHouse | undefined> {
  return tx.one(`${HOUSES} and l.service_id = $1`, [id, today, isoOf(since)])
}

export type BoardUnit = {
  readonly id: string
  readonly name: string
  readonly kind: 'bed' | 'family-room' | 'therapy-slot' | 'lawyer-hour'
  readonly sex: 'female' | 'male' | null
  readonly accessible: boolean
  readonly children: boolean
  readonly highSecurity: boolean
  readonly weekday: number | null
  readonly starts: string | null
  readonly closedOn: CivilDate | null
}

export function readUnits(tx: Tx, service: string, today: CivilDate): Promise<BoardUnit[]> {
  return tx.rows(
    `select id, name, kind, sex, accessible, children, high_security as "highSecurity", weekday, to_char(starts, 'HH24:MI') as starts,
        closed_on::text as "closedOn"
      from app_capacity.unit where service_id = $1 and (closed_on is null or closed_on > $2::date) order by kind, length(name), name, id`,
    [service, today],
  )
}

export type Taken = {
  readonly unit: string
  readonly state: 'held' | 'confirmed' | 'stay' | 'left' | 'turnaround' | 'out-of-service'
  readonly from: CivilDate
  readonly until: CivilDate
  readonly reason: string | null
}

/** What takes units from today on; holds that have run out take nothing. */
export function readTaken(tx: Tx, service: string, today: CivilDate, now: number): Promise<Taken[]> {
  return tx.rows(
    `select o.unit_id as unit, o.state, lower(o.days)::text as from, upper(o.days)::text as until, o.reason
      from app_capacity.occupancy o left join app_capacity.placement p on p.id = o.placement_id
      where o.service_id = $1 and (upper(o.days) > $2::date or o.state = 'stay') and (o.state <> 'held' or p.expires_at > $3)`,
    [service, today, isoOf(now)],
  )
}

export type BoardPlacement = {
  readonly id: string
  readonly state: 'held' | 'confirmed' | 'arrived'
  readonly unit: string
  readonly from: CivilDate
  readonly until: CivilDate
  readonly by: string
  readonly expiresAt: number | null
  /** Only where the one who asks may see the person. */
  readonly person: string | null
  readonly code: string | null
  readonly referral: string | null
}

/** Who is to come, is here, or should have left; by the day that matters first. */
export function readPlacements(tx: Tx, service: string, now: number): Promise<BoardPlacement[]> {
  return tx.rows(
    `select p.id, p.state, p.first_night::text as from, p.until::text as until, b.name as by, w.person_id as person, n.code,
        w.referral_id as referral, floor(extract(epoch from p.expires_at) * 1000)::bigint as "expiresAt",
        coalesce((select string_agg(u.name, ', ' order by u.name) from app_capacity.occupancy o join app_capacity.unit u on u.id = o.unit_id
          where o.placement_id = p.id and o.state <> 'left'), '') as unit
      from app_capacity.placement p join app.organisation b on b.id = p.placed_by
        left join app_capacity.placed_person w on w.placement_id = p.id left join app.person n on n.id = w.person_id
      where p.service_id = $1 and p.state in ('held', 'confirmed', 'arrived') and (p.state <> 'held' or p.expires_at > $2)
      order by case when p.state = 'arrived' then p.until else p.first_night end, p.id limit 500`,
    [service, isoOf(now)],
  )
}

/** The night one is in. */
export async function readTonight(tx: Tx, hours: number, now: number, timeZone: string): Promise<CivilDate> {
  const row = await tx.one<{ night: CivilDate }>(
    `select (($1::timestamptz at time zone $2) - make_interval(hours => $3))::date::text as night`,
    [isoOf(now), timeZone, hours],
  )
  if (!row) throw new Error('The database names no day.')
  return row.night
}

export async function ask(tx: Tx, call: string, values: readonly unknown[]): Promise<string> {
  return String((await tx.one<{ answer: unknown }>(`select ${call} as answer`, values))?.answer ?? '')
}
