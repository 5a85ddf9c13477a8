import type { Field, FormDefinition, When } from './definition.ts'
import {
  columnsOf,
  fieldsOf,
  HAPPENED,
  optionKey,
  type Placed,
  place,
  placeInRow,
  sectionKey,
  titleKey,
  YES_NO_UNKNOWN,
} from './keys.ts'

/** Does a message exist in this language? */
export type HasMessage = (language: string, key: string) => boolean

const NAME = /^[a-z][A-Za-z0-9]*$/
const SECTION = /^[a-z][a-z0-9-]*$/
const ID = /^F-\d{2}[A-Z]?$/
const RESERVED = [HAPPENED, 'form', 'formVersion', 'services', 'hint']

const optionsOf = (field: Field): readonly string[] | null => {
  if (field.type === 'yes-no-unknown') return YES_NO_UNKNOWN
  return field.type === 'choice' || field.type === 'choices' ? field.options : null
}

function twice(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}

function checkOptions(field: Field): string[] {
  const options = optionsOf(field)
  if (!options) return []
  const empty = options.length === 0 ? ['has no options'] : []
  const again = twice(options).map(option => `has the option "${option}" twice`)
  const odd = options
    .filter(option => !/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(option) || option === 'hint')
    .map(option => `option "${option}" is not a code`)
  return [...empty, ...again, ...odd]
}

function checkShape(field: Field): string[] {
  const wrong: string[] = []
  if (!NAME.test(field.name)) wrong.push('name must be letters and digits, starting with a small letter')
  if (RESERVED.includes(field.name)) wrong.push('name is reserved')
  if (field.coded && (field.type === 'text' || field.type === 'long-text')) wrong.push('free text cannot be coded')
  if ('maxLength' in field && field.maxLength < 1) wrong.push('maxLength must be at least 1')
  if (field.type === 'number' && field.min > field.max) wrong.push('min is greater than max')
  if ((field.type === 'rows' || field.type === 'attendees') && field.rows < 1) wrong.push('rows must be at least 1')
  if (field.type === 'rows' && field.fields.length === 0) wrong.push('has no columns')
  return [...wrong, ...checkOptions(field)]
}

function checkWhen(kind: string, when: When, field: Field, near: readonly Field[]): string[] {
  const asked = near.find(other => other.name === when.field)
  if (!asked) return [`${kind} depends on "${when.field}", which is no field here`]
  if (asked.name === field.name) return [`${kind} depends on itself`]
  const options = optionsOf(asked)
  if (!options) return [`${kind} depends on "${when.field}", which has no options`]
  const unknown = when.in.filter(value => !options.includes(value))
  const empty = when.in.length === 0 ? [`${kind} names no value of "${when.field}"`] : []
  return [...empty, ...unknown.map(value => `${kind} names "${value}", which is no option of "${when.field}"`)]
}

function circle(field: Field, near: readonly Field[]): string[] {
  const seen = new Set<string>()
  let at: Field | undefined = field
  while (at?.showWhen) {
    if (seen.has(at.name)) return [`is shown only in a circle of conditions: ${[...seen].join(' → ')}`]
    seen.add(at.name)
    const next: string = at.showWhen.field
    at = near.find(other => other.name === next)
  }
  return []
}

function checkField(field: Field, near: readonly Field[]): string[] {
  const required = typeof field.required === 'object' ? checkWhen('required', field.required, field, near) : []
  const shown = field.showWhen ? checkWhen('showWhen', field.showWhen, field, near) : []
  return [...checkShape(field), ...required, ...shown, ...circle(field, near)]
}

function checkColumns(field: Field, top: readonly Field[]): string[] {
  const columns = columnsOf(field)
  const nested = columns
    .filter(column => columnsOf(column).length > 0)
    .map(column => `column "${column.name}": rows cannot repeat inside rows`)
  const again = twice(columns.map(column => column.name)).map(name => `has the column "${name}" twice`)
  // A column's own row comes first, so a name that is both a column and a field means the column.
  const near = [...columns, ...top]
  const inner = columns.flatMap(column =>
    checkField(column, near).map(problem => `column "${column.name}": ${problem}`),
  )
  return [...nested, ...again, ...inner]
}

function messageKeys(definition: FormDefinition): readonly string[] {
  const keysOf = (placed: Placed): string[] => [
    placed.stem,
    ...(optionsOf(placed.field) ?? []).map(option => optionKey(placed, option)),
  ]
  const fields = fieldsOf(definition).flatMap(field => {
    const top = place(definition, field)
    return [...keysOf(top), ...columnsOf(field).flatMap(column => keysOf(placeInRow(top, column, 0)))]
  })
  return [titleKey(definition), ...definition.sections.map(section => sectionKey(definition, section.name)), ...fields]
}

function checkHead(definition: FormDefinition): string[] {
  const wrong: string[] = []
  if (!ID.test(definition.id)) wrong.push('id must look like F-07 or F-05P')
  if (!Number.isInteger(definition.version) || definition.version < 1)
    wrong.push('version must be a whole number from 1')
  if (definition.words && !definition.words.startsWith(`${definition.id}-`))
    wrong.push(`words must begin with ${definition.id}-, so that nobody takes them for another form's`)
  if (definition.sections.length === 0) wrong.push('has no section')
  for (const section of definition.sections) {
    if (!SECTION.test(section.name))
      wrong.push(`section "${section.name}": name must be small letters, digits and hyphens`)
    if (section.fields.length === 0) wrong.push(`section "${section.name}" has no field`)
  }
  return [
    ...wrong,
    ...twice(definition.sections.map(section => section.name)).map(name => `has the section "${name}" twice`),
  ]
}

function checkNames(definition: FormDefinition): string[] {
  const fields = fieldsOf(definition)
  const counts = fields
    .filter(field => field.type === 'rows' || field.type === 'attendees')
    .map(field => `${field.name}Count`)
  const keys = [...fields.map(field => field.name), ...counts, ...Object.keys(definition.constants ?? {})]
  return twice(keys).map(name => `has the name "${name}" twice`)
}

/** Every message key a form needs; hints are optional and not among them. */
export function neededMessages(definition: FormDefinition): readonly string[] {
  return [...new Set(messageKeys(definition))]
}

/**
 * Checks one form definition before it is used; empty means sound. Each problem names form and field.
 * `messages` is asked in each of `languages`.
 */
export function checkForm(
  definition: FormDefinition,
  languages: readonly string[],
  has: HasMessage,
): readonly string[] {
  const fields = fieldsOf(definition)
  const ofFields = fields.flatMap(field =>
    [...checkField(field, fields), ...checkColumns(field, fields)].map(problem => `field "${field.name}": ${problem}`),
  )
  const missing = languages.flatMap(language =>
    neededMessages(definition)
      .filter(key => !has(language, key))
      .map(key => `message "${key}" is missing in ${language}`),
  )
  const all = [...checkHead(definition), ...checkNames(definition), ...ofFields, ...missing]
  return all.map(problem => `${definition.id}: ${problem}`)
}

/** Checks all forms of a pack together: each, and no id and version twice. */
export function checkForms(
  forms: readonly FormDefinition[],
  languages: readonly string[],
  has: HasMessage,
): readonly string[] {
  const again = twice(forms.map(form => `${form.id} version ${form.version}`)).map(name => `${name} is defined twice`)
  return [...again, ...forms.flatMap(form => checkForm(form, languages, has))]
}
