import { HSDS_FIELDS, type HsdsObject } from './fields.ts'

export type { HsdsObject }

/** The version of the standard that we speak, in one place. */
export const HSDS_VERSION = '3.1'

/** One field of an object: a value, one object inside, or a list of objects inside. */
export type Field = {
  readonly name: string
  readonly type: 'string' | 'number' | 'object' | 'array'
  readonly format?: 'uuid' | 'uri' | 'email' | 'date-time'
  readonly enum?: readonly string[]
  /** The object inside, or each of the list. */
  readonly of?: HsdsObject
  readonly required: boolean
  /** Required besides where each object is a row of a table of its own. */
  readonly inTables: boolean
}

/**
 * What our profile adds to the standard: a location that exists and is told to nobody. It is the upstream proposal's word,
 * and it is exchanged between directories only: nothing public has such a location at all.
 */
export const PROFILE_VALUES: Readonly<Record<string, readonly string[]>> = { 'location.location_type': ['redacted'] }

const FORMATS = ['uuid', 'uri', 'email', 'date-time']

/** Every object of the standard with its fields, in the standard's order. */
export const OBJECTS: ReadonlyMap<HsdsObject, readonly Field[]> = new Map(
  Object.entries(HSDS_FIELDS).map(([object, words]) => [
    object as HsdsObject,
    words
      .trim()
      .split(/\s+/)
      .map(word => read(object, word)),
  ]),
)

function read(object: string, word: string): Field {
  const [, name = '', kind = '', marks = ''] = /^(\w+):([^!*]+)([!*]*)$/.exec(word) ?? []
  const both = { name, required: marks.includes('!'), inTables: marks.includes('*') }
  if (kind.startsWith('[')) return { ...both, type: 'array', of: kind.slice(1, -1) as HsdsObject }
  if (kind.startsWith('>')) return { ...both, type: 'object', of: kind.slice(1) as HsdsObject }
  if (kind === 'number') return { ...both, type: 'number' }
  if (FORMATS.includes(kind)) return { ...both, type: 'string', format: kind as 'uuid' }
  if (!kind.includes('|')) return { ...both, type: 'string' }
  const own = PROFILE_VALUES[`${object}.${name}`] ?? []
  return { ...both, type: 'string', enum: [...kind.split('|').map(one => one.replaceAll('_', ' ')), ...own] }
}

/** The fields of an object by name. */
export const FIELD_OF: ReadonlyMap<HsdsObject, ReadonlyMap<string, Field>> = new Map(
  [...OBJECTS].map(([object, fields]) => [object, new Map(fields.map(field => [field.name, field]))]),
)

/** One object as a row of its table: values only, what is absent is unknown. */
export type Row = Readonly<Record<string, string | number>>
/** Rows by object. */
export type Rows = Partial<Record<HsdsObject, readonly Row[]>>

/** Text of a field; undefined where it is not known. */
export function textOf(row: Row | undefined, field: string): string | undefined {
  const value = row?.[field]
  return value === undefined ? undefined : String(value)
}

/** The field of a parent that names the one object inside it: `organization` is told by `organization_id`. */
export function referenceField(name: string): string {
  return name === 'taxonomy_detail' ? 'taxonomy_id' : `${name}_id`
}

/** How the rows inside a parent point to it. Attributes and metadata belong to any object and name its kind besides. */
export function linkTo(parent: HsdsObject, child: HsdsObject): { readonly field: string; readonly kind?: string } {
  if (child === 'attribute') return { field: 'link_id', kind: 'link_entity' }
  if (child === 'metadata') return { field: 'resource_id', kind: 'resource_type' }
  return { field: `${parent}_id` }
}
