import { type Field, HSDS_VERSION, type HsdsObject, OBJECTS, PROFILE_VALUES } from './objects.ts'

/** JSON Schema 2020-12, as far as we use it. */
export type Schema = { readonly [keyword: string]: unknown }

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** The schema of one object of our profile: the standard's fields and no others. `root` is where schemas are served. */
export function schemaOf(object: HsdsObject, root: string): Schema {
  const fields = OBJECTS.get(object) ?? []
  return {
    $schema: DIALECT,
    $id: `${root}/${object}.json`,
    title: object,
    version: HSDS_VERSION,
    type: 'object',
    properties: Object.fromEntries(fields.map(field => [field.name, propertyOf(field)])),
    required: fields.filter(field => field.required).map(field => field.name),
    additionalProperties: false,
  }
}

function propertyOf(field: Field): Schema {
  if (field.type === 'array') return { type: 'array', items: { $ref: `${field.of}.json` } }
  if (field.type === 'object') return { $ref: `${field.of}.json` }
  return {
    type: field.type,
    ...(field.format ? { format: field.format } : {}),
    ...(field.enum ? { enum: field.enum } : {}),
  }
}

/** One page of a list. */
export function pageSchema(object: HsdsObject, root: string): Schema {
  const whole = { type: 'integer', minimum: 0 }
  const yesOrNo = { type: 'boolean' }
  const properties = {
    total_items: whole,
    total_pages: whole,
    page_number: whole,
    size: whole,
    first_page: yesOrNo,
    last_page: yesOrNo,
    empty: yesOrNo,
    contents: { type: 'array', items: { $ref: `${object}.json` } },
  }
  return {
    $schema: DIALECT,
    $id: `${root}/${object}_list.json`,
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

/** What our profile changes in one object of the standard, as a JSON Merge Patch (RFC 7386); undefined where nothing. */
export function profilePatch(object: HsdsObject): Schema | undefined {
  const own = (OBJECTS.get(object) ?? []).filter(field => PROFILE_VALUES[`${object}.${field.name}`])
  if (own.length === 0) return undefined
  return { properties: Object.fromEntries(own.map(field => [field.name, { enum: field.enum }])) }
}
