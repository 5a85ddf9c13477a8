import type { HsdsObject, Row, Rows } from './objects.ts'
import { textOf } from './objects.ts'
import type { PlacedRows } from './package.ts'
import { isDate } from './schedule.ts'
import { attributeRow, termId } from './taxonomy.ts'
import type { Fault } from './value.ts'

/** What is kept, versioned, verified and seen as one: an entry with every row that belongs to it. */
export const ENTRY_KINDS = [
  'organization',
  'service',
  'location',
  'taxonomy',
  'taxonomy_term',
  'unit',
  'meta_table_description',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export type Entry = {
  readonly id: string
  readonly kind: EntryKind
  readonly rows: Rows
  /** The civil date somebody last vouched for it; null: never. */
  readonly verifiedOn: string | null
  /** Where it is known from; null: not said. */
  readonly source: string | null
}

/** Through which fields a row belongs to an entry, most telling first. */
const BELONGS: readonly (readonly [string, HsdsObject])[] = [
  ['service_id', 'service'],
  ['service_at_location_id', 'service_at_location'],
  ['contact_id', 'contact'],
  ['phone_id', 'phone'],
  ['location_id', 'location'],
  ['organization_id', 'organization'],
]

/** Gathers rows into entries. A row that belongs to nothing in the package is a fault. */
export function entriesOf(rows: PlacedRows): { readonly entries: readonly Entry[]; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const gathered = new Map<string, { kind: EntryKind; rows: Partial<Record<HsdsObject, Row[]>> }>()
  for (const [object, all] of rows) {
    for (const { row, where } of all.values()) {
      const root = rootOf(rows, object, row, 0)
      if (typeof root === 'string') {
        faults.push({ row: where, field: root, code: 'nothing-there' })
        continue
      }
      const key = `${root.kind} ${root.id}`
      const entry = gathered.get(key) ?? { kind: root.kind, rows: {} }
      gathered.set(key, entry)
      const list = entry.rows[object] ?? []
      entry.rows[object] = list
      list.push(row)
    }
  }
  const entries = [...gathered].map(([key, { kind, rows: own }]) =>
    withProvenance({ id: key.slice(kind.length + 1), kind, rows: inOrder(own) }),
  )
  return { entries, faults }
}

const isKind = (object: string): object is EntryKind => (ENTRY_KINDS as readonly string[]).includes(object)

/** The entry a row belongs to, or the field that leads nowhere. */
function rootOf(
  rows: PlacedRows,
  object: HsdsObject,
  row: Row,
  depth: number,
): { kind: EntryKind; id: string } | string {
  if (isKind(object)) return { kind: object, id: String(row.id) }
  const follow = (of: HsdsObject, id: string | undefined, field: string) => {
    const found = id === undefined ? undefined : rows.get(of)?.get(id)
    return found && depth < 6 ? rootOf(rows, of, found.row, depth + 1) : field
  }
  if (object === 'attribute') return follow(textOf(row, 'link_entity') as HsdsObject, textOf(row, 'link_id'), 'link_id')
  if (object === 'metadata')
    return follow(textOf(row, 'resource_type') as HsdsObject, textOf(row, 'resource_id'), 'resource_id')
  for (const [field, of] of BELONGS) {
    if (row[field] !== undefined && of !== object) return follow(of, textOf(row, field), field)
  }
  return 'service_id'
}

/** Rows of each object by id, so that the same entry is the same text whatever the order it came in. */
function inOrder(rows: Partial<Record<HsdsObject, readonly Row[]>>): Rows {
  const ordered = Object.entries(rows).map(([object, list]) => [
    object,
    [...(list ?? [])].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
  ])
  return Object.fromEntries(ordered.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}

/** Takes *verified on* and *source* out of the attributes that carry them between directories. */
function withProvenance({ id, kind, rows }: Pick<Entry, 'id' | 'kind' | 'rows'>): Entry {
  const carried = (code: string) =>
    rows.attribute?.find(one => one.link_id === id && one.taxonomy_term_id === termId('provenance', code))
  const [verified, source] = [carried('verified-on'), carried('source')]
  const date = textOf(verified, 'value') ?? textOf(rows.service?.[0], 'assured_date')?.slice(0, 10)
  const attribute = rows.attribute?.filter(one => one !== verified && one !== source)
  const { attribute: _, ...others } = rows
  const service = rows.service?.map(withoutCheckedDate)
  const rest = service ? { ...others, service } : others
  return {
    id,
    kind,
    rows: attribute?.length ? inOrder({ ...rest, attribute }) : rest,
    verifiedOn: date !== undefined && isDate(date) ? date : null,
    source: textOf(source, 'value') ?? null,
  }
}

/** The date is kept with the entry, once: a service tells it by `assured_date`, everything else by an attribute. */
function withoutCheckedDate(row: Row): Row {
  const { assured_date: date, ...others } = row
  return date !== undefined && !isDate(String(date)) ? row : (others as Row)
}

/** The rows of an entry as another directory reads them: with *verified on* and *source*. */
export function publishedRows(entry: Entry): Rows {
  const { id, kind, rows, verifiedOn, source } = entry
  const told = [
    ...(verifiedOn === null ? [] : [attributeRow(kind, id, 'provenance', 'verified-on', verifiedOn)]),
    ...(source === null ? [] : [attributeRow(kind, id, 'provenance', 'source', source)]),
  ]
  // Terms and units of another directory's making carry no attributes of ours.
  if (told.length === 0 || !['organization', 'service', 'location'].includes(kind)) return rows
  const service =
    verifiedOn !== null && rows.service
      ? { service: rows.service.map(row => ({ assured_date: verifiedOn, ...row })) }
      : {}
  return { ...rows, ...service, attribute: [...(rows.attribute ?? []), ...told] }
}

/** The rows of several entries together. */
export function joinRows(all: readonly Rows[]): Rows {
  const joined: Partial<Record<HsdsObject, Row[]>> = {}
  for (const rows of all) {
    for (const [object, list] of Object.entries(rows) as [HsdsObject, readonly Row[]][]) {
      const known = joined[object]
      if (known) known.push(...list)
      else joined[object] = [...list]
    }
  }
  return joined
}
