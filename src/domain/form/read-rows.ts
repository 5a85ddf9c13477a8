import type { Coded } from '../person/file.ts'
import { answered, type Desk, fault, inputsOf, isRequired, isShown, keepAll, keepOne, type Scope } from './desk.ts'
import { columnsOf, type Placed, placeInRow } from './keys.ts'
import { emptyValue, readValue } from './read-value.ts'
import { type Content, type ContentValue, namesOf, type Value } from './reading.ts'

/** A field understood: its coded part and its content part; one of them is absent for a plain field. */
export type Part = { readonly coded?: Value; readonly content?: ContentValue }

/** Rows understood, in the order asked; empty rows are left out. */
export type RowsRead = { readonly coded: readonly Coded[]; readonly content: readonly Content[] }

/** Reads a plain question in its scope: keeps a hidden answer but does not read it, and asks for a missing one. */
export function readAsked(desk: Desk, placed: Placed, scope: Scope): Value {
  if (!isShown(placed, scope, desk.fields)) {
    for (const input of inputsOf(placed)) {
      if (placed.field.type === 'choices') keepAll(desk, input, placed.field)
      else keepOne(desk, input, placed.field)
    }
    return emptyValue(placed.field)
  }
  const before = desk.problems.length
  const value = readValue(desk, placed)
  const missing = value === null || (Array.isArray(value) && value.length === 0)
  if (missing && desk.problems.length === before && isRequired(placed, scope, desk.fields)) {
    fault(desk, inputsOf(placed)[0] ?? placed.input, 'required')
  }
  return value
}

/** Content leaves out what was not answered. */
export function isContent(value: Value): value is ContentValue & Value {
  return value !== null && typeof value !== 'boolean' && !(Array.isArray(value) && value.length === 0)
}

/** Row numbers sent for a repeating field, smallest first. */
export function rowNumbers(fields: Desk['fields'], input: string): readonly number[] {
  const numbers = new Set<number>()
  for (const name of namesOf(fields)) {
    const match = name.startsWith(`${input}.`) ? /^(\d{1,4})\./.exec(name.slice(input.length + 1)) : null
    if (match && String(Number(match[1])) === match[1]) numbers.add(Number(match[1]))
  }
  return [...numbers].sort((a, b) => a - b)
}

function isFilled(desk: Desk, columns: readonly Placed[]): boolean {
  return columns.some(column => inputsOf(column).some(input => answered(desk.fields, input, column.field).length > 0))
}

function readRow(desk: Desk, columns: readonly Placed[], outer: Scope): { coded: Coded; content: Content } {
  const scope: Scope = { placed: new Map(columns.map(column => [column.field.name, column])), outer }
  const coded: [string, Coded][] = []
  const content: [string, ContentValue][] = []
  for (const column of columns) {
    const value = readAsked(desk, column, scope)
    if (column.field.coded) coded.push([column.field.name, value])
    else if (isContent(value)) content.push([column.field.name, value])
  }
  return { coded: Object.fromEntries(coded), content: Object.fromEntries(content) }
}

/** Reads a repeating field: attendance, goals, lines. Rows beyond the allowed number are kept and named as a problem. */
export function readRows(desk: Desk, placed: Placed, outer: Scope): RowsRead {
  const { field } = placed
  if (field.type !== 'rows' && field.type !== 'attendees') return { coded: [], content: [] }
  const rows = rowNumbers(desk.fields, placed.input)
    .map(row => columnsOf(field).map(column => placeInRow(placed, column, row)))
    .filter(columns => isFilled(desk, columns))
  const shown = isShown(placed, outer, desk.fields)
  const problems = desk.problems.length
  const read = rows.map(columns => readRow(desk, columns, outer))
  if (!shown) {
    desk.problems.length = problems
    return { coded: [], content: [] }
  }
  if (rows.length > field.rows) fault(desk, placed.input, 'too-many-rows', { max: field.rows })
  if (rows.length === 0 && isRequired(placed, outer, desk.fields)) fault(desk, placed.input, 'row-required')
  return { coded: read.map(row => row.coded), content: read.map(row => row.content) }
}
