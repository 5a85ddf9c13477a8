import { civilDateOf, timeOf } from './civil.ts'
import { lengthOf } from './clean.ts'
import type { Field } from './definition.ts'
import { type Desk, fault, keepAll, keepOne } from './desk.ts'
import { type Placed, YES_NO_UNKNOWN } from './keys.ts'
import type { Value } from './reading.ts'

type Having<F, T> = F extends { readonly type: infer U } ? (T extends U ? F : never) : never
type Of<T extends Field['type']> = Having<Field, T>

/** Codes of other things: short, from a closed alphabet, so that no text and no markup can pass for one. */
const CODE = /^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,98}[A-Za-z0-9])?$/

function readText(desk: Desk, input: string, field: Of<'text' | 'long-text'>): Value {
  const text = keepOne(desk, input, field)
  const length = lengthOf(text)
  if (length > field.maxLength) return fault(desk, input, 'too-long', { max: field.maxLength, length })
  return text === '' ? null : text
}

function readChoice(desk: Desk, input: string, field: Field, options: readonly string[]): Value {
  const code = keepOne(desk, input, field)
  if (code === '') return null
  return options.includes(code) ? code : fault(desk, input, 'not-an-option')
}

function readChoices(desk: Desk, input: string, field: Of<'choices'>): Value {
  const codes = keepAll(desk, input, field)
  if (codes.some(code => !field.options.includes(code))) fault(desk, input, 'not-an-option')
  return field.options.filter(option => codes.includes(option))
}

function readNumber(desk: Desk, input: string, field: Of<'number'>): Value {
  const text = keepOne(desk, input, field)
  if (text === '') return null
  const { min, max } = field
  if (!/^-?\d{1,9}$/.test(text)) return fault(desk, input, 'not-a-number', { min, max })
  const number = Number(text)
  return number < min || number > max ? fault(desk, input, 'out-of-range', { min, max }) : number + 0
}

function readCode(desk: Desk, input: string, field: Field, known: readonly string[] | undefined): Value {
  const code = keepOne(desk, input, field)
  if (code === '') return null
  const exists = CODE.test(code) && (!known || known.includes(code))
  return exists ? code : fault(desk, input, 'unknown-code')
}

function readDay(desk: Desk, input: string, field: Of<'date' | 'date-time'>): Value {
  const [day, month, year] = ['day', 'month', 'year'].map(part => keepOne(desk, `${input}-${part}`, field))
  const parts = { day: day ?? '', month: month ?? '', year: year ?? '' }
  if (`${parts.day}${parts.month}${parts.year}` === '') return null
  const missing = (['day', 'month', 'year'] as const).find(part => parts[part] === '')
  if (missing) return fault(desk, `${input}-${missing}`, `date-${missing}-missing`)
  return civilDateOf(parts) ?? fault(desk, `${input}-day`, 'not-a-date')
}

function readDate(desk: Desk, input: string, field: Of<'date'>): Value {
  const date = readDay(desk, input, field)
  if (typeof date !== 'string') return null
  const { today } = desk.context
  if (field.past && date > today) return fault(desk, `${input}-day`, 'in-the-future')
  if (field.future && date < today) return fault(desk, `${input}-day`, 'in-the-past')
  return date
}

function readMoment(desk: Desk, input: string, field: Of<'date-time'>): Value {
  const before = desk.problems.length
  const date = readDay(desk, input, field)
  const typed = keepOne(desk, `${input}-time`, field)
  if (desk.problems.length > before) return null
  if (date === null) return typed === '' ? null : fault(desk, `${input}-day`, 'date-missing')
  if (typed === '') return fault(desk, `${input}-time`, 'time-missing')
  const time = timeOf(typed)
  const moment = time === null ? null : desk.context.momentOf(date as `${number}-${number}-${number}`, time)
  if (moment === null) return fault(desk, `${input}-time`, 'not-a-time')
  if (field.past && moment > desk.context.now) return fault(desk, `${input}-day`, 'in-the-future')
  if (field.future && moment < desk.context.now) return fault(desk, `${input}-day`, 'in-the-past')
  return moment
}

/** Reads one plain question and keeps its answer. Not answered is `null`, for several boxes `[]`. Never throws. */
export function readValue(desk: Desk, { field, input }: Placed): Value {
  const { context } = desk
  switch (field.type) {
    case 'text':
    case 'long-text':
      return readText(desk, input, field)
    case 'choice':
      return readChoice(desk, input, field, field.options)
    case 'yes-no-unknown':
      return readChoice(desk, input, field, YES_NO_UNKNOWN)
    case 'choices':
      return readChoices(desk, input, field)
    case 'number':
      return readNumber(desk, input, field)
    case 'date':
      return readDate(desk, input, field)
    case 'date-time':
      return readMoment(desk, input, field)
    case 'language':
      return readCode(desk, input, field, context.languages)
    case 'territory':
      return readCode(desk, input, field, context.territories)
    case 'attendees':
    case 'rows':
      return null
    default:
      return readCode(desk, input, field, context.known?.[field.type])
  }
}

/** The value of a question that was not asked: the same shape as one not answered. */
export function emptyValue(field: Field): Value {
  return field.type === 'choices' || field.type === 'rows' || field.type === 'attendees' ? [] : null
}
