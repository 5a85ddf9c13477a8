import type { Rows } from '../../../domain/directory/objects.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** A service as somebody signed in may see it, with the places where it is given. */
export type ServiceEntry = {
  readonly id: string
  readonly rows: Rows
  readonly version: number
  readonly verifiedOn: string | null
  readonly source: string | null
  readonly protected: boolean
  readonly neverStale: boolean
  readonly organization: string
  readonly organizationName: string | null
}

/** One service; undefined where there is none, or none for the one who asks. */
export function readService(tx: Tx, id: string): Promise<ServiceEntry | undefined> {
  return tx.one(
    `select e.id, e.rows, e.version, e.verified_on as "verifiedOn", e.source, e.protected, e.never_stale as "neverStale",
        s.organization_id as organization, o.name as "organizationName"
      from app_directory.entry e join app_directory.service s on s.id = e.id
        left join app_directory.organization o on o.id = s.organization_id where e.id = $1`,
    [id],
  )
}

export type Place = {
  readonly id: string
  readonly name: string | null
  readonly redacted: boolean
  readonly address: string | null
}

/** Where a service is given, as far as the one who asks may know. */
export function readPlaces(tx: Tx, service: string): Promise<Place[]> {
  return tx.rows(
    `select l.id, l.name, l.location_type = 'redacted' as redacted,
        (select concat_ws(', ', d.address_1, d.address_2, d.postal_code || ' ' || d.city, d.state_province)
          from app_directory.address d where d.entry_id = l.id order by d.id limit 1) as address
      from app_directory.service_at_location a join app_directory.location l on l.id = a.location_id
      where a.entry_id = $1 order by l.name, l.id`,
    [service],
  )
}

export type Version = {
  readonly id: number
  readonly version: number
  readonly at: number
  readonly action: 'loaded' | 'imported' | 'edited' | 'confirmed' | 'confirmed-by-link'
  readonly organisation: string | null
  readonly rows: Rows
}

/** What became of an entry, newest first: the last fifty versions and confirmations. */
export function readVersions(tx: Tx, entry: string): Promise<Version[]> {
  return tx.rows(
    `select v.id, v.version, floor(extract(epoch from v.at) * 1000)::bigint as at, v.action, o.name as organisation, v.rows
      from app_directory.entry_version v left join app.organisation o on o.id = v.organisation_id
      where v.entry_id = $1 order by v.id desc limit 50`,
    [entry],
  )
}

/** Whether the one who asks keeps this entry. */
export async function mayEdit(tx: Tx, entry: string): Promise<boolean> {
  return (await tx.one<{ may: boolean }>('select app.directory_may_edit($1) as may', [entry]))?.may ?? false
}
