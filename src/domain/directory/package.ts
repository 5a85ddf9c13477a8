import { FIELD_OF, type HsdsObject, linkTo, OBJECTS, type Row, type Rows, referenceField } from './objects.ts'
import { type Fault, type FaultCode, faultOf } from './value.ts'

/** A row of a package and where in the package it stands, for whoever must mend it. */
export type Placed = { readonly where: string; readonly row: Row }
export type PlacedRows = ReadonlyMap<HsdsObject, ReadonlyMap<string, Placed>>

/** A package that could be read, or every fault of it. */
export type Read =
  | { readonly kind: 'read'; readonly rows: PlacedRows }
  | { readonly kind: 'broken'; readonly faults: readonly Fault[] }

/** Names of the lists of a package: the plural of each object. */
const LIST_OF: ReadonlyMap<string, HsdsObject> = new Map(
  [...OBJECTS.keys()].flatMap(object => [[pluralOf(object), object] as const, [object, object] as const]),
)

/** The plural the standard's addresses use. */
export function pluralOf(object: HsdsObject): string {
  if (object === 'accessibility' || object === 'metadata' || object === 'funding') return object
  if (object === 'taxonomy') return 'taxonomies'
  if (object === 'service_capacity') return 'service_capacities'
  return object === 'address' ? 'addresses' : `${object}s`
}

const DEEPEST = 12
/** Faults told at once; a package with more is broken in one way, many times. */
const MOST_FAULTS = 500

type Given = Readonly<Record<string, unknown>>
type Reading = { readonly rows: Map<HsdsObject, Map<string, Placed>>; readonly faults: Fault[] }

function blame(reading: Reading, row: string, field: string, code: FaultCode): void {
  if (reading.faults.length < MOST_FAULTS) reading.faults.push({ row, field, code })
}

/**
 * Reads a package of HSDS JSON: `{ services: […], organizations: […], … }`, one page of an answer (`contents`), or a list of
 * services. Objects inside others become rows of their own that point to their parent.
 */
export function readPackage(json: unknown): Read {
  const reading: Reading = { rows: new Map(), faults: [] }
  const lists = listsOf(json)
  if (!lists) return { kind: 'broken', faults: [{ row: '', field: '', code: 'not-a-package' }] }
  for (const [name, list] of lists) {
    const object = LIST_OF.get(name)
    if (!object) blame(reading, '', name, 'unknown-object')
    else if (!Array.isArray(list)) blame(reading, '', name, 'not-a-list')
    else for (const [at, one] of list.entries()) take(reading, object, one, `${name}[${at}]`, 0)
  }
  return ended(reading)
}

function ended(reading: Reading): Read {
  return reading.faults.length > 0 ? { kind: 'broken', faults: reading.faults } : { kind: 'read', rows: reading.rows }
}

function listsOf(json: unknown): readonly (readonly [string, unknown])[] | undefined {
  if (Array.isArray(json)) return [['services', json]]
  if (typeof json !== 'object' || json === null) return undefined
  if ('contents' in json) return [['services', json.contents]]
  return Object.entries(json)
}

/** Takes one object, and what is inside it. @returns its id, where it has one */
function take(reading: Reading, object: HsdsObject, value: unknown, where: string, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    blame(reading, where, '', 'not-an-object')
    return undefined
  }
  if (depth > DEEPEST) {
    blame(reading, where, '', 'too-deep')
    return undefined
  }
  const given = value as Readonly<Record<string, unknown>>
  const id = typeof given.id === 'string' ? given.id : undefined
  const row: Record<string, string | number> = {}
  for (const [name, part] of Object.entries(given)) {
    const field = FIELD_OF.get(object)?.get(name)
    if (!field) blame(reading, where, name, 'unknown-field')
    else if (part === null || part === undefined) continue
    else if (field.type === 'array') takeList(reading, object, id, name, part, where, depth)
    else if (field.type === 'object' && field.of) {
      const inside = take(reading, field.of, part, `${where}.${name}`, depth + 1)
      if (inside !== undefined) point(reading, row, referenceField(name), inside, where)
    } else takeValue(reading, object, row, name, part, where)
  }
  const kept = keep(reading, object, row, where)
  return kept
}

function takeValue(
  reading: Reading,
  object: HsdsObject,
  row: Record<string, string | number>,
  name: string,
  part: unknown,
  where: string,
): void {
  const field = FIELD_OF.get(object)?.get(name)
  const code = field && faultOf(field, part)
  if (code) blame(reading, where, name, code)
  else point(reading, row, name, part as string | number, where)
}

/** Sets a field that may be said twice, by the value and by the object inside; both must say the same. */
function point(
  reading: Reading,
  row: Record<string, string | number>,
  name: string,
  value: string | number,
  where: string,
): void {
  if (row[name] !== undefined && row[name] !== value) blame(reading, where, name, 'other-parent')
  row[name] = value
}

function takeList(
  reading: Reading,
  object: HsdsObject,
  id: string | undefined,
  name: string,
  part: unknown,
  where: string,
  depth: number,
): void {
  const inside = FIELD_OF.get(object)?.get(name)?.of
  if (!Array.isArray(part) || !inside) {
    blame(reading, where, name, 'not-a-list')
    return
  }
  const link = linkTo(object, inside)
  for (const [at, one] of part.entries() as Iterable<[number, unknown]>) {
    const place = `${where}.${name}[${at}]`
    const child = typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as Given) : undefined
    const said = child?.[link.field] ?? id
    const kind = link.kind ? { [link.kind]: object } : {}
    if (!child || id === undefined) take(reading, inside, one, place, depth + 1)
    else if (said !== id) blame(reading, place, link.field, 'other-parent')
    else take(reading, inside, { ...child, ...kind, [link.field]: id }, place, depth + 1)
  }
}

/** Keeps a row. The same row may be told in several places (a shared location), but not differently. */
function keep(reading: Reading, object: HsdsObject, row: Row, where: string): string | undefined {
  let whole = true
  for (const field of OBJECTS.get(object) ?? []) {
    const isValue = field.type === 'string' || field.type === 'number'
    const pointed = field.type === 'object' && row[referenceField(field.name)] !== undefined
    const missing = isValue ? row[field.name] === undefined : !pointed && field.type === 'object'
    if (!field.required || !missing) continue
    whole = false
    blame(reading, where, field.name, 'required')
  }
  const id = row.id
  if (!whole || typeof id !== 'string') return undefined
  const all = reading.rows.get(object) ?? new Map<string, Placed>()
  reading.rows.set(object, all)
  const known = all.get(id)
  if (known && !isSame(known.row, row)) blame(reading, where, 'id', 'twice')
  if (!known) all.set(id, { where, row })
  return id
}

function isSame(one: Row, other: Row): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every(name => one[name] === other[name])
}

/** Reads a package of tables: for each object its lines, each with the line it stands on. Absent cells are unknown. */
export function readTables(
  tables: ReadonlyMap<string, readonly { readonly line: number; readonly values: Readonly<Record<string, string>> }[]>,
): Read {
  const reading: Reading = { rows: new Map(), faults: [] }
  for (const [name, lines] of tables) {
    const object = OBJECTS.has(name as HsdsObject) ? (name as HsdsObject) : undefined
    if (!object) blame(reading, '', `${name}.csv`, 'unknown-object')
    else for (const { line, values } of lines) tableRow(reading, object, values, `${name}.csv:${line}`)
  }
  return ended(reading)
}

function tableRow(reading: Reading, object: HsdsObject, values: Readonly<Record<string, string>>, where: string): void {
  const row: Record<string, string | number> = {}
  for (const [name, text] of Object.entries(values)) {
    const field = FIELD_OF.get(object)?.get(name)
    if (!field || field.type === 'array' || field.type === 'object') blame(reading, where, name, 'unknown-field')
    else {
      const number = field.type === 'number' && text.trim() !== '' ? Number(text) : undefined
      takeValue(reading, object, row, name, number ?? text, where)
    }
  }
  for (const field of OBJECTS.get(object) ?? [])
    if (field.inTables && row[field.name] === undefined) blame(reading, where, field.name, 'required')
  keep(reading, object, row, where)
}

/** The rows without their places. */
export function plainRows(rows: PlacedRows): Rows {
  return Object.fromEntries([...rows].map(([object, all]) => [object, [...all.values()].map(one => one.row)]))
}
