import type { Field, FormDefinition, When } from './definition.ts'
import { columnsOf, fieldsOf, HAPPENED, YES_NO_UNKNOWN } from './keys.ts'

/** A JSON Schema (draft 2020-12) as plain data. */
export type Schema = { readonly [keyword: string]: unknown }

const CODE = { type: 'string', pattern: '^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,98}[A-Za-z0-9])?$' } as const
const MOMENT = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
  description: "Civil date and time in the mechanism's own time zone.",
} as const

function objectOf(fields: readonly Field[]): Schema {
  const properties = Object.fromEntries(fields.map(field => [field.name, schemaOf(field)]))
  const required = fields.filter(field => field.required === true && !field.showWhen).map(field => field.name)
  const names = new Set(fields.map(field => field.name))
  const allOf = fields.flatMap(field => conditional(field, names))
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    ...(allOf.length > 0 ? { allOf } : {}),
  }
}

function matches(when: When): Schema {
  const value = { anyOf: [{ enum: when.in }, { type: 'array', contains: { enum: when.in } }] }
  return { properties: { [when.field]: value }, required: [when.field] }
}

/** `required` under a condition. A condition on a field outside this object cannot be said here; the reader checks it. */
function conditional(field: Field, names: ReadonlySet<string>): Schema[] {
  const conditions = [field.required, field.showWhen].filter(when => typeof when === 'object')
  if (!field.required || conditions.length === 0) return []
  if (conditions.some(when => !names.has(when.field))) return []
  return [{ anyOf: [{ not: { allOf: conditions.map(matches) } }, { required: [field.name] }] }]
}

function schemaOf(field: Field): Schema {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return { type: 'string', maxLength: field.maxLength }
    case 'choice':
      return { type: 'string', enum: field.options }
    case 'yes-no-unknown':
      return { type: 'string', enum: YES_NO_UNKNOWN }
    case 'choices':
      return {
        type: 'array',
        items: { type: 'string', enum: field.options },
        uniqueItems: true,
        ...(field.required === true ? { minItems: 1 } : {}),
      }
    case 'number':
      return { type: 'integer', minimum: field.min, maximum: field.max }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'date-time':
      return MOMENT
    case 'attendees':
    case 'rows':
      return {
        type: 'array',
        items: objectOf(columnsOf(field)),
        maxItems: field.rows,
        ...(field.required === true ? { minItems: 1 } : {}),
      }
    default:
      return CODE
  }
}

/**
 * The JSON Schema of what an interface may send for a form; `fieldsFromValues` turns it into what `readForm` reads,
 * which stays the only judge: dates against today, known codes and conditions across rows are checked there.
 */
export function schemaOfForm(definition: FormDefinition): Schema {
  const fields = fieldsOf(definition)
  const schema = objectOf(fields)
  const properties =
    definition.mode === 'record' ? { ...Object(schema.properties), [HAPPENED]: MOMENT } : schema.properties
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:punte:form:${definition.id}:${definition.version}`,
    title: definition.id,
    ...schema,
    // A form that tells nothing is no form; where a question is required, that says it already.
    ...('required' in schema ? {} : { anyOf: fields.map(field => ({ required: [field.name] })) }),
    properties,
  }
}
