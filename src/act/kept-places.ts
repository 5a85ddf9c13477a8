import { NIGHT_KINDS } from '../domain/capacity/unit.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import type { Tx } from '../platform/db/database.ts'
import { openRooms } from './kept-rooms.ts'
import type { Placement } from './matching.ts'
import type { Mechanism } from './mechanism.ts'

/**
 * Matching on the units that houses keep: a house that confirmed in time has room or is full, any other has to be asked.
 * Only help that is a place for the night is reckoned so. Whom the independent desk keeps from placement, and who stands outside
 * the wall around this person, is not available, in the same words as a full house.
 */
export function keptPlaces({ pack }: Pick<Mechanism, 'pack'>): Placement {
  const rooms = openRooms()
  return {
    rooms: async (tx, wanted) =>
      pack.directory?.nights?.includes(wanted.asked.service) ? rooms(tx, wanted) : () => undefined,
    excluded: readExcluded,
    beds: readBeds,
  }
}

async function readExcluded(tx: Tx, person: string): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ desk: string }>('select desk from app.kept_from_placement($1) k(desk)', [person])
  return new Set(rows.map(row => row.desk))
}

type CountryRow = { territory: string | null; kind: string; in_service: number[]; held: number[]; taken: number[] }
/** Beds and family rooms of each county tonight. */
async function readBeds(tx: Tx, today: CivilDate): Promise<Awaited<ReturnType<Placement['beds']>>> {
  const rows = await tx.rows<CountryRow>(
    'select territory, kind, in_service, held, taken from app.capacity_map($1, 1)',
    [today],
  )
  const beds = new Map<string, { total: number; taken: number }>()
  for (const { territory, kind, in_service, held, taken } of rows) {
    if (territory === null || !(NIGHT_KINDS as readonly string[]).includes(kind)) continue
    const sum = beds.get(territory) ?? { total: 0, taken: 0 }
    beds.set(territory, {
      total: sum.total + (in_service[0] ?? 0),
      taken: sum.taken + (held[0] ?? 0) + (taken[0] ?? 0),
    })
  }
  return beds
}
