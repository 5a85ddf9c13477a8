import type { Field, FormDefinition } from './definition.ts'
import { inputsOf, isRequired, isShown, type Scope } from './desk.ts'
import {
  columnsOf,
  hintKey,
  MOMENT_PARTS,
  optionKey,
  type Placed,
  place,
  placeInRow,
  sectionKey,
  titleKey,
  YES_NO_UNKNOWN,
} from './keys.ts'
import { HAPPENED_PLACED } from './read.ts'
import { rowNumbers } from './read-rows.ts'
import { type Answers, type Problem, textsOf } from './reading.ts'

/** One box of a date or time. `name` is the input name, `labelKey` its short label. */
export type PartView = {
  readonly part: string
  readonly name: string
  readonly id: string
  readonly labelKey: string
  readonly value: string
}

export type OptionView = {
  readonly value: string
  readonly id: string
  readonly labelKey: string
  readonly chosen: boolean
}

/** One question ready to draw, with no mark-up in it. `kind` is the field's type. */
export type FieldView = {
  readonly kind: Field['type']
  readonly name: string
  readonly id: string
  readonly labelKey: string
  readonly hintKey: string | null
  /** `sometimes`: asked for under a condition on other answers; `isRequired` says whether it is now. */
  readonly required: 'always' | 'sometimes' | 'never'
  readonly isRequired: boolean
  /** Asked only while the input of this name has one of these values; `shown` says whether it has. */
  readonly showWhen: { readonly input: string; readonly in: readonly string[] } | null
  readonly shown: boolean
  readonly standing: Field['standing']
  readonly maxLength: number | null
  readonly min: number | null
  readonly max: number | null
  readonly value: string
  readonly options: readonly OptionView[]
  readonly parts: readonly PartView[]
  readonly rows: readonly { readonly number: number; readonly fields: readonly FieldView[] }[]
  readonly mayAddRow: boolean
  readonly problem: Problem | null
}

export type SectionView = { readonly name: string; readonly titleKey: string; readonly fields: readonly FieldView[] }

export type FormView = {
  readonly id: string
  readonly version: number
  readonly titleKey: string
  readonly standing: FormDefinition['standing']
  readonly sections: readonly SectionView[]
  /** For the summary on top: each links to the id of the input to fix. */
  readonly problems: readonly (Problem & { readonly inputId: string; readonly labelKey: string })[]
}

export type ViewOptions = {
  /** Which messages exist: a hint is shown only where there is one. */
  readonly has: (key: string) => boolean
  /** Empty rows offered after the filled ones, by field name; default 1 where none is filled, else 0. */
  readonly blankRows?: { readonly [field: string]: number }
  /** As in `readForm`: `record` also shows `happened`. */
  readonly mode?: 'do' | 'record'
}

type Desk = { readonly answers: Answers; readonly problems: readonly Problem[]; readonly options: ViewOptions }

/** The element id of an input: its name with points made hyphens, so that it can stand in a link and a selector. */
export const inputId = (name: string): string => `f-${name.replaceAll('.', '-')}`

function optionsOf(placed: Placed, answers: Answers): readonly OptionView[] {
  const { field, input } = placed
  const options =
    field.type === 'yes-no-unknown'
      ? YES_NO_UNKNOWN
      : field.type === 'choice' || field.type === 'choices'
        ? field.options
        : []
  const chosen = textsOf(answers, input)
  // The first option carries the field's own id, so that the summary's link lands on it.
  return options.map((value, index) => ({
    value,
    id: index === 0 ? inputId(input) : `${inputId(input)}-${value}`,
    labelKey: optionKey(placed, value),
    chosen: chosen.includes(value),
  }))
}

function partsOf(placed: Placed, answers: Answers): readonly PartView[] {
  if (placed.field.type !== 'date' && placed.field.type !== 'date-time') return []
  return inputsOf(placed).map((name, index) => {
    const part = MOMENT_PARTS[index] ?? 'day'
    return { part, name, id: inputId(name), labelKey: `answer.${part}`, value: textsOf(answers, name)[0] ?? '' }
  })
}

function rowsOf(placed: Placed, outer: Scope, desk: Desk): FieldView['rows'] {
  const { field } = placed
  if (field.type !== 'rows' && field.type !== 'attendees') return []
  const filled = rowNumbers(desk.answers, placed.input)
  const blank = desk.options.blankRows?.[field.name] ?? (filled.length === 0 ? 1 : 0)
  const next = (filled.at(-1) ?? -1) + 1
  const wanted = Math.max(0, Math.min(blank, field.rows - filled.length))
  const numbers = [...filled, ...Array.from({ length: wanted }, (_, index) => next + index)]
  return numbers.map(number => {
    const columns = columnsOf(field).map(column => placeInRow(placed, column, number))
    const scope: Scope = { placed: new Map(columns.map(column => [column.field.name, column])), outer }
    return { number, fields: columns.map(column => viewOf(column, scope, desk)) }
  })
}

function condition({ showWhen }: Field, scope: Scope): FieldView['showWhen'] {
  if (!showWhen) return null
  const input = (scope.placed.get(showWhen.field) ?? scope.outer?.placed.get(showWhen.field))?.input ?? showWhen.field
  return { input, in: showWhen.in }
}

function viewOf(placed: Placed, scope: Scope, desk: Desk): FieldView {
  const { field, input, stem } = placed
  const hint = hintKey(stem)
  const rows = rowsOf(placed, scope, desk)
  return {
    kind: field.type,
    name: input,
    id: inputId(inputsOf(placed)[0] ?? input),
    labelKey: stem,
    hintKey: desk.options.has(hint) ? hint : null,
    required: field.required === true && !field.showWhen ? 'always' : field.required ? 'sometimes' : 'never',
    isRequired: isRequired(placed, scope, desk.answers),
    showWhen: condition(field, scope),
    shown: isShown(placed, scope, desk.answers),
    standing: field.standing,
    maxLength: 'maxLength' in field ? field.maxLength : null,
    min: field.type === 'number' ? field.min : null,
    max: field.type === 'number' ? field.max : null,
    value: textsOf(desk.answers, input)[0] ?? '',
    options: optionsOf(placed, desk.answers),
    parts: partsOf(placed, desk.answers),
    rows,
    mayAddRow: 'rows' in field && rows.length < field.rows,
    problem: desk.problems.find(problem => problem.field === input || inputsOf(placed).includes(problem.field)) ?? null,
  }
}

function flat(fields: readonly FieldView[]): readonly FieldView[] {
  return fields.flatMap(field => [field, ...field.rows.flatMap(row => flat(row.fields))])
}

function summary(sections: readonly SectionView[], problems: readonly Problem[]): FormView['problems'] {
  const fields = sections.flatMap(section => flat(section.fields))
  return problems.map(problem => {
    const field = fields.find(one => one.name === problem.field || one.parts.some(part => part.name === problem.field))
    const first = field?.rows[0]?.fields[0]?.id
    const target = field && field.rows.length > 0 ? (first ?? field.id) : inputId(problem.field)
    return { ...problem, inputId: target, labelKey: field?.labelKey ?? 'answer.question' }
  })
}

/** A form, what was answered and what is wrong → everything a page needs to draw it. Pure; knows no mark-up. */
export function viewForm(
  definition: FormDefinition,
  answers: Answers,
  problems: readonly Problem[],
  options: ViewOptions,
): FormView {
  const desk: Desk = { answers, problems, options }
  const places = definition.sections.map(section => section.fields.map(field => place(definition, field)))
  const scope: Scope = { placed: new Map(places.flat().map(one => [one.field.name, one])) }
  const asked = definition.sections.map((section, index) => ({
    name: section.name,
    titleKey: sectionKey(definition, section.name),
    fields: (places[index] ?? []).map(placed => viewOf(placed, scope, desk)),
  }))
  const when = { name: 'happened', titleKey: 'answer.happened.section', fields: [viewOf(HAPPENED_PLACED, scope, desk)] }
  const sections = (options.mode ?? definition.mode) === 'record' ? [...asked, when] : asked
  const { id, version, standing } = definition
  return { id, version, titleKey: titleKey(definition), standing, sections, problems: summary(sections, problems) }
}
