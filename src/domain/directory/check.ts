import type { HsdsObject, Row } from './objects.ts'
import { textOf } from './objects.ts'
import type { Placed, PlacedRows } from './package.ts'
import { isDate, minutesOf, neverOpens } from './schedule.ts'
import type { Fault, FaultCode } from './value.ts'

/** Whether the directory already has this object. */
export type Known = (object: HsdsObject, id: string) => boolean

/** What the directory already has above an organization or a term. */
export type Above = (id: string) => string | undefined

/** What a row names by its id, and of which object that is. */
const NAMES: readonly (readonly [HsdsObject, string, HsdsObject])[] = [
  ['service', 'organization_id', 'organization'],
  ['service', 'program_id', 'program'],
  ['location', 'organization_id', 'organization'],
  ['organization', 'parent_organization_id', 'organization'],
  ['service_at_location', 'location_id', 'location'],
  ['attribute', 'taxonomy_term_id', 'taxonomy_term'],
  ['taxonomy_term', 'taxonomy_id', 'taxonomy'],
  ['taxonomy_term', 'parent_id', 'taxonomy_term'],
  ['service_capacity', 'unit_id', 'unit'],
]

/** Everything wrong with rows that are each well formed: what leads nowhere, goes in circles, or cannot be. */
export function checkRows(rows: PlacedRows, known: Known, above: Above = () => undefined): readonly Fault[] {
  const faults: Fault[] = []
  const blame = ({ where }: Placed, field: string, code: FaultCode) => faults.push({ row: where, field, code })
  for (const [object, field, of] of NAMES) {
    for (const placed of rows.get(object)?.values() ?? []) {
      const id = textOf(placed.row, field)
      if (id !== undefined && !rows.get(of)?.has(id) && !known(of, id)) blame(placed, field, 'nothing-there')
    }
  }
  for (const [object, field] of [
    ['organization', 'parent_organization_id'],
    ['taxonomy_term', 'parent_id'],
  ] as const)
    for (const placed of circles(rows.get(object) ?? new Map(), field, above)) blame(placed, field, 'cycle')
  for (const [object, check] of Object.entries(CHECKS) as [HsdsObject, Check][])
    for (const placed of rows.get(object)?.values() ?? [])
      for (const [field, code] of check(placed.row)) blame(placed, field, code)
  return faults
}

/** Every row that is above itself. */
function circles(all: ReadonlyMap<string, Placed>, field: string, above: Above): readonly Placed[] {
  return [...all.values()].filter(placed => {
    const seen = new Set<string>()
    let at = textOf(placed.row, field)
    while (at !== undefined && !seen.has(at)) {
      if (at === placed.row.id) return true
      seen.add(at)
      at = all.has(at) ? textOf(all.get(at)?.row, field) : above(at)
    }
    return false
  })
}

type Check = (row: Row) => readonly (readonly [string, FaultCode])[]

const dates = (row: Row, fields: readonly string[]) =>
  fields.flatMap(field => {
    const text = textOf(row, field)
    return text !== undefined && !isDate(text.slice(0, 10)) ? [[field, 'not-a-date'] as const] : []
  })

const between = (row: Row, field: string, low: number, high: number) =>
  row[field] !== undefined && (Number(row[field]) < low || Number(row[field]) > high)
    ? [[field, 'out-of-range'] as const]
    : []

const CHECKS: Partial<Record<HsdsObject, Check>> = {
  service: row => [
    ...between(row, 'minimum_age', 0, 150),
    ...between(row, 'maximum_age', 0, 150),
    ...(row.minimum_age !== undefined && row.maximum_age !== undefined && row.minimum_age > row.maximum_age
      ? [['maximum_age', 'ages-crossed'] as const]
      : []),
  ],
  location: row => [...between(row, 'latitude', -90, 90), ...between(row, 'longitude', -180, 180)],
  schedule: row => [
    ...dates(row, ['valid_from', 'valid_to', 'dtstart', 'until']),
    ...(['opens_at', 'closes_at'] as const).flatMap(field =>
      row[field] !== undefined && minutesOf(textOf(row, field)) === undefined ? [[field, 'not-a-time'] as const] : [],
    ),
    ...between(row, 'timezone', -12, 14),
    ...(neverOpens(row) ? [['byday', 'never-opens'] as const] : []),
  ],
  service_capacity: row => [
    ...between(row, 'available', 0, Number.MAX_SAFE_INTEGER),
    ...between(row, 'maximum', 0, Number.MAX_SAFE_INTEGER),
    ...(row.maximum !== undefined && Number(row.available) > Number(row.maximum)
      ? [['available', 'out-of-range'] as const]
      : []),
  ],
}
