import { joinRows, publishedRows } from '../../../domain/directory/entry.ts'
import { bothOf, type Index, indexOf, type Nested, nest } from '../../../domain/directory/nest.ts'
import type { HsdsObject, Row, Rows } from '../../../domain/directory/objects.ts'
import { termId } from '../../../domain/directory/taxonomy.ts'
import { offsetAt } from '../../../domain/time/calendar.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Said, withCapacity } from './capacity.ts'
import { readEntries, readPlaces, type StoredEntry } from './store.ts'

/** What every answer needs: the words everything refers to, what is said of places, and the moment. */
export type Publishing = {
  readonly tx: Tx
  readonly references: Index
  readonly said: readonly Said[]
  readonly now: number
}

/** Who changed what, by name, stays inside: the version history is for those who are signed in. */
const KEPT_INSIDE: ReadonlySet<HsdsObject> = new Set<HsdsObject>(['metadata'])

/** Services with everything that belongs to them, in the order asked. */
export async function publishServices(publishing: Publishing, ids: readonly string[]): Promise<readonly Nested[]> {
  const { rows, services } = await withSurroundings(publishing, ids)
  const index = bothOf(publishing.references, indexOf(rows))
  return ids.flatMap(id => {
    const row = services.get(id)
    return row ? [nest(index, 'service', row, { apart: KEPT_INSIDE })] : []
  })
}

/** What is given where, with the place. */
export async function publishGivenAt(
  publishing: Publishing,
  wanted: readonly { readonly id: string; readonly service: string }[],
): Promise<readonly Nested[]> {
  const { rows } = await withSurroundings(publishing, [...new Set(wanted.map(one => one.service))])
  const index = bothOf(publishing.references, indexOf(rows))
  return wanted.flatMap(one => {
    const row = index.one('service_at_location', one.id)
    return row ? [nest(index, 'service_at_location', row, { apart: KEPT_INSIDE })] : []
  })
}

/** Organizations with their places and programs. */
export async function publishOrganizations(
  publishing: Publishing,
  entries: readonly StoredEntry[],
): Promise<readonly Nested[]> {
  const places = await readPlaces(
    publishing.tx,
    entries.map(one => one.id),
  )
  const index = bothOf(publishing.references, indexOf(together(publishing, [...entries, ...places])))
  return entries.flatMap(one => {
    const row = index.one('organization', one.id)
    return row ? [nest(index, 'organization', row, { apart: KEPT_INSIDE })] : []
  })
}

async function withSurroundings(publishing: Publishing, ids: readonly string[]) {
  const own = await readEntries(publishing.tx, ids)
  const around = own.flatMap(({ rows }) => [
    ...(rows.service ?? []).map(row => String(row.organization_id)),
    ...(rows.service_at_location ?? []).map(row => String(row.location_id)),
  ])
  const all = together(publishing, [...own, ...(await readEntries(publishing.tx, [...new Set(around)]))])
  const rows = withCapacity(publishing.said, all)
  const places = new Set((rows.location ?? []).filter(row => row.location_type !== 'redacted').map(row => row.id))
  // A place that may not be told takes with it that something is given there.
  const told: Rows = {
    ...rows,
    location: rows.location?.filter(row => places.has(row.id ?? '')) ?? [],
    service_at_location: rows.service_at_location?.filter(row => places.has(row.location_id ?? '')) ?? [],
  }
  const changed = new Map(own.map(one => [one.id, new Date(one.changedAt).toISOString()]))
  const services = (told.service ?? []).map(
    (row): Row => ({ ...row, last_modified: changed.get(String(row.id)) ?? '' }),
  )
  return {
    rows: { ...told, service: services },
    services: new Map<string, Row>(services.map(row => [String(row.id), row])),
  }
}

function together({ now }: Publishing, entries: readonly StoredEntry[]): Rows {
  const rows = joinRows(entries.map(publishedRows))
  return { ...rows, schedule: (rows.schedule ?? []).map(row => withOffset(rows, row, now)) }
}

/** The standard knows offsets only: a schedule that follows a zone's clock is told with today's offset. */
function withOffset(rows: Rows, row: Row, now: number): Row {
  const zone = rows.attribute?.find(
    one => one.link_id === row.id && one.taxonomy_term_id === termId('hours', 'time-zone'),
  )?.value
  if (typeof zone !== 'string') return row
  try {
    return { ...row, timezone: offsetAt(now, zone) / 3_600_000 }
  } catch {
    return row
  }
}
