import type { EntryKind } from '../../../domain/directory/entry.ts'
import type { Rows } from '../../../domain/directory/objects.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** One entry as the database has it. */
export type StoredEntry = {
  readonly id: string
  readonly kind: EntryKind
  readonly rows: Rows
  readonly verifiedOn: string | null
  readonly source: string | null
  readonly changedAt: number
}

const COLUMNS = `e.id, e.kind, e.rows, e.verified_on as "verifiedOn", e.source,
  floor(extract(epoch from e.changed_at) * 1000)::bigint as "changedAt"`

/** Entries by id. What is protected is not there for whoever is not signed in; the words say it once more. */
export function readEntries(tx: Tx, ids: readonly string[]): Promise<StoredEntry[]> {
  return tx.rows(`select ${COLUMNS} from app_directory.entry e where e.id = any ($1::uuid[]) and not e.protected`, [
    ids,
  ])
}

/** Every organization that is not protected, in the order of names. */
export function readOrganizations(tx: Tx): Promise<StoredEntry[]> {
  return tx.rows(`select ${COLUMNS} from app_directory.entry e join app_directory.organization o on o.id = e.id
    where not e.protected order by o.name, o.id`)
}

/** The places of organizations, as far as they may be told. */
export function readPlaces(tx: Tx, organizations: readonly string[]): Promise<StoredEntry[]> {
  return tx.rows(
    `select ${COLUMNS} from app_directory.entry e join app_directory.location l on l.id = e.id
      where l.organization_id = any ($1::uuid[]) and not e.protected and l.location_type <> 'redacted'`,
    [organizations],
  )
}

/** Taxonomies, their terms, and units: what everything else refers to. */
export function readReferences(tx: Tx): Promise<{ rows: Rows }[]> {
  return tx.rows(`select rows from app_directory.entry where kind in ('taxonomy', 'taxonomy_term', 'unit') order by id`)
}

/** Ids of whatever carries a term, or any term of a taxonomy. */
export async function readCarrying(tx: Tx, term: string | null, taxonomy: string | null): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(
    `select a.link_id as id from app_directory.attribute a join app_directory.taxonomy_term t on t.id = a.taxonomy_term_id
      where ($1::uuid is null or t.id = $1) and ($2::uuid is null or t.taxonomy_id = $2)`,
    [term, taxonomy],
  )
  return new Set(rows.map(row => row.id))
}

/** Where services are given, in the order of ids; with postcode and coordinates to look by. */
export type GivenAt = {
  readonly id: string
  readonly service: string
  readonly location: string
  readonly postcode: string | null
  readonly latitude: number | null
  readonly longitude: number | null
}

export function readGivenAt(tx: Tx): Promise<GivenAt[]> {
  return tx.rows(`select a.id, a.service_id as service, a.location_id as location, l.latitude::float8 as latitude,
      l.longitude::float8 as longitude,
      (select min(d.postal_code) from app_directory.address d where d.entry_id = l.id) as postcode
    from app_directory.service_at_location a join app_directory.location l on l.id = a.location_id
    where l.location_type <> 'redacted' order by a.id`)
}
