import { type HsdsObject, linkTo, OBJECTS, type Row, type Rows, referenceField } from './objects.ts'
import { pluralOf } from './package.ts'

/** An object with what belongs to it inside. */
export type Nested = { readonly [field: string]: string | number | Nested | readonly Nested[] }

/** Rows, found by their own id and by the id of what they belong to. */
export type Index = {
  readonly one: (object: HsdsObject, id: string | number | undefined) => Row | undefined
  readonly inside: (object: HsdsObject, field: string, id: string | number) => readonly Row[]
  readonly rows: Rows
}

/** Makes rows findable. */
export function indexOf(rows: Rows): Index {
  const byId = new Map<string, Row>()
  const byLink = new Map<string, Row[]>()
  for (const [object, all] of Object.entries(rows)) {
    for (const row of all ?? []) {
      byId.set(`${object} ${row.id}`, row)
      for (const [field, value] of Object.entries(row)) {
        if (!field.endsWith('_id')) continue
        const key = `${object} ${field} ${value}`
        const known = byLink.get(key)
        if (known) known.push(row)
        else byLink.set(key, [row])
      }
    }
  }
  return {
    rows,
    one: (object, id) => (id === undefined ? undefined : byId.get(`${object} ${id}`)),
    inside: (object, field, id) => byLink.get(`${object} ${field} ${id}`) ?? [],
  }
}

/** Rows found in either of two indexes: what everything refers to is made findable once, and what is told of it each time. */
export function bothOf(first: Index, second: Index): Index {
  return {
    rows: second.rows,
    one: (object, id) => second.one(object, id) ?? first.one(object, id),
    inside: (object, field, id) => {
      const [one, other] = [first.inside(object, field, id), second.inside(object, field, id)]
      return one.length === 0 ? other : other.length === 0 ? one : [...one, ...other]
    },
  }
}

/** Single objects that are put inside where the rows hold them; the others stay told by their id. */
const EMBEDDED: ReadonlySet<string> = new Set([
  'organization',
  'program',
  'location',
  'unit',
  'taxonomy_term',
  'taxonomy_detail',
])

type Options = {
  /** Called for each row put inside, so that a whole package can tell what is left. */
  readonly seen?: (object: HsdsObject, id: string) => void
  /** Objects not to be put inside others. */
  readonly apart?: ReadonlySet<HsdsObject>
}

/** An object with everything that belongs to it inside. An organization inside a service stands there without its places and programs. */
export function nest(index: Index, object: HsdsObject, row: Row, options: Options = {}): Nested {
  return inner(index, object, row, options, [])
}

function inner(index: Index, object: HsdsObject, row: Row, options: Options, above: readonly HsdsObject[]): Nested {
  options.seen?.(object, String(row.id))
  const path = [...above, object]
  const found: Record<string, string | number | Nested | readonly Nested[]> = {}
  for (const field of OBJECTS.get(object) ?? []) {
    const { name, of } = field
    if (!of) {
      const value = row[name]
      if (value !== undefined) found[name] = value
      continue
    }
    if (above.includes(of) || options.apart?.has(of)) continue
    if (field.type === 'object') {
      const target = EMBEDDED.has(name) ? index.one(of, row[referenceField(name)]) : undefined
      if (target) found[name] = inner(index, of, target, options, path)
      continue
    }
    if (object === 'organization' && above.length > 0 && (of === 'location' || of === 'program')) continue
    const children = childrenOf(index, object, of, row)
    if (children.length > 0) found[name] = children.map(child => inner(index, of, child, options, path))
  }
  return found
}

function childrenOf(index: Index, object: HsdsObject, of: HsdsObject, row: Row): readonly Row[] {
  const link = linkTo(object, of)
  const all = index.inside(of, link.field, String(row.id))
  return link.kind ? all.filter(child => child[link.kind as string] === object) : all
}

/** A whole package as JSON: services and organizations with what is inside, and whatever belongs to neither in lists of its own. */
export function packageOf(rows: Rows): Readonly<Record<string, readonly Nested[]>> {
  const index = indexOf(rows)
  const seen = new Set<string>()
  const options: Options = {
    seen: (object, id) => void seen.add(`${object} ${id}`),
    // Told once each, in their own lists, so that a package is not told over and over.
    apart: new Set<HsdsObject>(['organization', 'taxonomy_term', 'taxonomy', 'program']),
  }
  const found: Record<string, Nested[]> = {}
  const order: readonly HsdsObject[] = ['organization', 'service', 'location', 'contact', 'phone', 'schedule']
  for (const object of [...order, ...[...OBJECTS.keys()].filter(one => !order.includes(one))]) {
    for (const row of rows[object] ?? []) {
      if (seen.has(`${object} ${row.id}`)) continue
      const list = found[pluralOf(object)] ?? []
      found[pluralOf(object)] = list
      list.push(nest(index, object, row, options))
    }
  }
  return found
}
