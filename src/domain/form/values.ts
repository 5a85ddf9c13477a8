import type { CivilDate, Instant } from '../time/civil-date.ts'
import type { Field, FormDefinition } from './definition.ts'
import { columnsOf, fieldsOf, type Placed, place, placeInRow } from './keys.ts'
import { HAPPENED_PLACED } from './read.ts'
import type { Answers } from './reading.ts'

/** A moment as the country's calendar shows it: civil date and `HH:MM`. */
export type SplitMoment = (moment: Instant) => { readonly date: CivilDate; readonly time: string }

type Put = (input: string, value: string | readonly string[]) => void

function putDate(put: Put, input: string, date: string): void {
  const [year = '', month = '', day = ''] = date.split('-')
  put(`${input}-day`, day)
  put(`${input}-month`, month)
  put(`${input}-year`, year)
}

function putMoment(put: Put, input: string, value: unknown, split: SplitMoment): void {
  if (typeof value !== 'number' && typeof value !== 'string') return
  const { date, time } =
    typeof value === 'number' ? split(value) : { date: value.slice(0, 10), time: value.slice(11, 16) }
  putDate(put, input, date)
  put(`${input}-time`, time)
}

function putPlain(put: Put, input: string, value: unknown): void {
  if (typeof value === 'string') put(input, value)
  else if (typeof value === 'number') put(input, String(value))
  else if (Array.isArray(value)) put(input, value.map(String))
}

function putRows(put: Put, placed: Placed, value: unknown, split: SplitMoment): void {
  if (!Array.isArray(value)) return
  value.forEach((row: unknown, number) => {
    for (const column of columnsOf(placed.field)) {
      if (row !== null && typeof row === 'object' && Object.hasOwn(row, column.name)) {
        putField(put, placeInRow(placed, column, number), Reflect.get(row, column.name), split)
      }
    }
  })
}

function putField(put: Put, placed: Placed, value: unknown, split: SplitMoment): void {
  const { field, input } = placed
  if (value === null || value === undefined) return
  if (field.type === 'rows' || field.type === 'attendees') putRows(put, placed, value, split)
  else if (field.type === 'date-time') putMoment(put, input, value, split)
  else if (field.type === 'date') typeof value === 'string' && putDate(put, input, value)
  else putPlain(put, input, value)
}

/**
 * Values by field name (from an interface, or from a stored act) → the answers a form reads and shows.
 * Values of the wrong type are left out or handed on as text for `readForm` to refuse. Never throws.
 */
export function fieldsFromValues(definition: FormDefinition, values: unknown, split: SplitMoment): Answers {
  const answers = new Map<string, string | readonly string[]>()
  const put: Put = (input, value) => void (value.length > 0 && answers.set(input, value))
  const known = [...fieldsOf(definition).map(field => place(definition, field)), HAPPENED_PLACED]
  for (const placed of known) {
    if (values !== null && typeof values === 'object' && Object.hasOwn(values, placed.field.name)) {
      putField(put, placed, Reflect.get(values, placed.field.name), split)
    }
  }
  return Object.fromEntries(answers)
}

function joinRows(field: Field, coded: unknown, content: unknown): unknown {
  if (columnsOf(field).length === 0) return coded ?? content
  const rows: readonly unknown[] = Array.isArray(coded) ? coded : []
  const texts: readonly unknown[] = Array.isArray(content) ? content : []
  return rows.map((row, number) => ({ ...Object(row), ...Object(texts[number]) }))
}

/** A stored record back as answers: the coded act and its content joined, row by row, with when it happened. */
export function answersOfRecord(
  definition: FormDefinition,
  record: { readonly coded: object; readonly content: object; readonly happenedAt?: Instant },
  split: SplitMoment,
): Answers {
  const values = fieldsOf(definition).map(field => {
    const [coded, content] = [Reflect.get(record.coded, field.name), Reflect.get(record.content, field.name)]
    return [field.name, joinRows(field, coded, content)] as const
  })
  return fieldsFromValues(definition, { ...Object.fromEntries(values), happened: record.happenedAt }, split)
}
