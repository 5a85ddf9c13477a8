import { cleanLine, cleanText } from './clean.ts'
import type { Field, When } from './definition.ts'
import { MOMENT_PARTS, type Placed } from './keys.ts'
import { type Fields, type Problem, type ReadContext, textsOf } from './reading.ts'

/** Where one form is being read: what was sent, what was understood to be wrong, and the answers to keep. */
export type Desk = {
  readonly fields: Fields
  readonly context: ReadContext
  readonly problems: Problem[]
  readonly answers: Map<string, string | readonly string[]>
}

/** Which fields a condition may speak of: the same row first, then the form. */
export type Scope = { readonly placed: ReadonlyMap<string, Placed>; readonly outer?: Scope }

/** Adds one thing to fix. */
export function fault(desk: Desk, field: string, name: string, params: Problem['params'] = {}): null {
  desk.problems.push({ field, message: `answer.problem.${name}`, params })
  return null
}

/** Cleaned texts under one input name, empty ones left out. A question with one answer takes the first and no other. */
export function answered(fields: Fields, input: string, field: Field): readonly string[] {
  const clean = field.type === 'long-text' ? cleanText : cleanLine
  const texts = textsOf(fields, input)
    .map(clean)
    .filter(text => text !== '')
  return field.type === 'choices' ? texts : texts.slice(0, 1)
}

/** One text, kept among the answers; '' when nothing was sent. */
export function keepOne(desk: Desk, input: string, field: Field): string {
  const text = answered(desk.fields, input, field)[0] ?? ''
  if (text !== '') desk.answers.set(input, text)
  return text
}

/** All texts, each once, kept among the answers. */
export function keepAll(desk: Desk, input: string, field: Field): readonly string[] {
  const texts = [...new Set(answered(desk.fields, input, field))]
  if (texts.length > 0) desk.answers.set(input, texts)
  return texts
}

/** The input names one plain field uses: dates have a box per part. */
export function inputsOf(placed: Placed): readonly string[] {
  const { type } = placed.field
  if (type === 'date') return MOMENT_PARTS.slice(0, 3).map(part => `${placed.input}-${part}`)
  if (type === 'date-time') return MOMENT_PARTS.map(part => `${placed.input}-${part}`)
  return [placed.input]
}

function find(scope: Scope, name: string): { placed: Placed; scope: Scope } | null {
  const placed = scope.placed.get(name)
  if (placed) return { placed, scope }
  return scope.outer ? find(scope.outer, name) : null
}

/** Does the condition hold in what was sent? A field that is itself not shown has no answer. `depth` ends a circle. */
export function holds(when: When, scope: Scope, fields: Fields, depth = 0): boolean {
  const found = find(scope, when.field)
  if (!found || depth > 8) return false
  if (found.placed.field.showWhen && !holds(found.placed.field.showWhen, found.scope, fields, depth + 1)) return false
  return answered(fields, found.placed.input, found.placed.field).some(text => when.in.includes(text))
}

/** Is the question asked at all, given the other answers? */
export function isShown(placed: Placed, scope: Scope, fields: Fields): boolean {
  return !placed.field.showWhen || holds(placed.field.showWhen, scope, fields)
}

/** Must it be answered, given the other answers? A question that is not asked never is. */
export function isRequired(placed: Placed, scope: Scope, fields: Fields): boolean {
  const { required } = placed.field
  if (!required || !isShown(placed, scope, fields)) return false
  return required === true || holds(required, scope, fields)
}
