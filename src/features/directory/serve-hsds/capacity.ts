import type { Row, Rows } from '../../../domain/directory/objects.ts'
import { steadyId } from '../../../domain/directory/steady-id.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** What the public may know of places at one service. */
export type Said = { readonly service: string; readonly value: 'yes' | 'no' | 'ask'; readonly boundary: string }

/** Counts nothing: 1 says that there are places in the region of this service, 0 that there are none. */
const REGION_PLACE: Row = {
  id: steadyId('urn:punte:unit:place-in-region'),
  name: 'Place for a night in the region: 1 yes, 0 no; no entry means ask',
  identifier: 'place-in-region',
  scheme: 'urn:punte:unit',
}

/** Everything the public may know of places, as it was said last. */
export function readSaid(tx: Tx): Promise<readonly Said[]> {
  return tx.rows<Said>(
    `select service, value, to_char(boundary at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as boundary from app.capacity_public()`,
  )
}

/**
 * What the public may know of places: for a service that is no protected shelter, whether its *region* has any, as of a fixed
 * boundary. Where the word is "ask" nothing is said. Numbers that came with an entry are left out where our own units are kept:
 * they would tell of one house.
 */
export function withCapacity(said: readonly Said[], rows: Rows): Rows {
  if (said.length === 0) return rows
  const kept = new Set(said.map(one => one.service))
  const shown = new Set((rows.service ?? []).map(row => String(row.id)))
  const told = said.filter(one => one.value !== 'ask' && shown.has(one.service))
  return {
    ...rows,
    unit: [...(rows.unit ?? []), REGION_PLACE],
    service_capacity: [
      ...(rows.service_capacity ?? []).filter(row => !kept.has(String(row.service_id))),
      ...told.map(one => ({
        id: steadyId(`urn:punte:capacity:${one.service}`),
        service_id: one.service,
        unit_id: REGION_PLACE.id ?? '',
        available: one.value === 'yes' ? 1 : 0,
        updated: one.boundary,
      })),
    ],
  }
}
