import type { Coded } from '../person/file.ts'
import type { Instant } from '../time/civil-date.ts'
import type { Field, FormDefinition } from './definition.ts'
import { type Desk, fault, type Scope } from './desk.ts'
import { columnsOf, fieldsOf, HAPPENED, type Placed, place } from './keys.ts'
import { isContent, readAsked, readRows } from './read-rows.ts'
import type { ContentValue, Fields, ReadContext, ReadForm } from './reading.ts'

export type { Answers, Content, Fields, Problem, ReadContext, ReadForm } from './reading.ts'

/** The last question of every form that records what happened. Left empty it means now. */
const HAPPENED_FIELD = {
  name: HAPPENED,
  type: 'date-time',
  past: true,
  standing: 'verified',
} as const satisfies Field

/** Its place: its messages belong to the engine, not to a form. */
export const HAPPENED_PLACED: Placed = { field: HAPPENED_FIELD, input: HAPPENED, stem: 'answer.happened' }

type Parts = {
  readonly coded: [string, Coded][]
  readonly content: [string, ContentValue][]
  readonly services: Set<string>
}

/** Services named in repeating rows, gathered so that a rule need not walk rows. */
function gatherServices(field: Field, rows: readonly Coded[], services: Set<string>): void {
  const names = columnsOf(field).filter(column => column.type === 'service' && column.coded)
  for (const row of rows) {
    for (const { name } of names) {
      const code = row !== null && typeof row === 'object' && !Array.isArray(row) ? Reflect.get(row, name) : null
      if (typeof code === 'string') services.add(code)
    }
  }
}

function readField(desk: Desk, placed: Placed, scope: Scope, parts: Parts): void {
  const { field } = placed
  if (field.type === 'rows' || field.type === 'attendees') {
    const rows = readRows(desk, placed, scope)
    parts.coded.push([field.name, rows.coded], [`${field.name}Count`, rows.coded.length])
    if (rows.content.some(row => Object.keys(row).length > 0)) parts.content.push([field.name, rows.content])
    gatherServices(field, rows.coded, parts.services)
    return
  }
  const value = readAsked(desk, placed, scope)
  if (field.coded) parts.coded.push([field.name, value])
  else if (isContent(value)) parts.content.push([field.name, value])
}

/** Nothing at all was told: no code, no text, no row. How many rows there are is no answer. */
function isEmpty({ coded, content }: Parts): boolean {
  const says = ([name, value]: [string, Coded]) =>
    value !== null && !(Array.isArray(value) && value.length === 0) && !(value === 0 && name.endsWith('Count'))
  return content.length === 0 && !coded.some(says)
}

function readHappened(desk: Desk, scope: Scope): Instant {
  const moment = readAsked(desk, HAPPENED_PLACED, scope)
  return typeof moment === 'number' ? moment : desk.context.now
}

/** Does the form gather `services` from its rows? Then the key is always there. */
export function gathersServices(definition: FormDefinition): boolean {
  return fieldsOf(definition).some(field => columnsOf(field).some(column => column.type === 'service' && column.coded))
}

/**
 * Reads what was sent for a form into the coded act and its content, or into what is to be fixed.
 * Never throws and never loses an answer. A `record` form also reads `happened` (when it happened: left empty it is
 * now, never in the future); a `do` form happens now, unless the context says it records the past. A form that tells nothing
 * is no form: where no question is required, one of them has to be answered.
 * Reading the answers it returns gives the same result again.
 */
export function readForm(definition: FormDefinition, fields: Fields, context: ReadContext): ReadForm {
  const desk: Desk = { fields, context, problems: [], answers: new Map() }
  const placed = fieldsOf(definition).map(field => place(definition, field))
  const scope: Scope = { placed: new Map(placed.map(one => [one.field.name, one])) }
  const parts: Parts = { coded: [], content: [], services: new Set() }
  for (const one of placed) readField(desk, one, scope, parts)
  const mode = context.mode ?? definition.mode
  const happenedAt = mode === 'record' ? readHappened(desk, scope) : context.now
  const answers = Object.fromEntries(desk.answers)
  const first = placed[0]
  if (first && desk.problems.length === 0 && isEmpty(parts)) fault(desk, first.input, 'nothing-answered')
  if (desk.problems.length > 0) return { kind: 'invalid', problems: desk.problems, answers }
  const services = gathersServices(definition) ? { services: [...parts.services] } : {}
  const head = { form: definition.id, formVersion: definition.version, ...definition.constants }
  const coded = { ...head, ...Object.fromEntries(parts.coded), ...services }
  return { kind: 'read', mode, coded, content: Object.fromEntries(parts.content), happenedAt, answers }
}
