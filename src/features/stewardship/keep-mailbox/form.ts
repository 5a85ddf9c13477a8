import { type Fields, field, fieldList } from '../../../platform/http/fields.ts'
import { clockTime } from '../typed-moment.ts'

/** How a desk takes the public mailbox on, as typed. */
export type MailboxAnswers = {
  readonly days: readonly string[]
  readonly opens: string
  readonly closes: string
  readonly promise: string
  readonly duty: string
  readonly callbacks: boolean
}
export type MailboxProblem = {
  readonly field: 'days' | 'opens' | 'closes' | 'promise' | 'duty'
  readonly message:
    | 'mailbox.problem-days'
    | 'mailbox.problem-time'
    | 'mailbox.problem-backwards'
    | 'mailbox.problem-promise'
    | 'mailbox.problem-duty'
}
export const FIRST_ANSWERS: MailboxAnswers = {
  days: [],
  opens: '',
  closes: '',
  promise: '',
  duty: '',
  callbacks: false,
}

export function typedMailbox(fields: Fields): MailboxAnswers {
  const text = (name: string) => field(fields, name).trim().slice(0, 40)
  return {
    days: fieldList(fields, 'days').filter(day => /^[1-7]$/.test(day)),
    opens: text('opens'),
    closes: text('closes'),
    promise: text('promise'),
    duty: text('duty'),
    callbacks: field(fields, 'callbacks') === 'yes',
  }
}

export type MailboxSettings = {
  readonly days: readonly number[]
  readonly opens: string
  readonly closes: string
  readonly promise: number
  readonly duty: string
  readonly callbacks: boolean
}

/** All problems at once. `most`: the longest promise the pack allows, in hours. */
export function readMailbox(
  answers: MailboxAnswers,
  colleagues: readonly string[],
  most: number,
): { readonly settings: MailboxSettings; readonly problems: readonly MailboxProblem[] } {
  const problems: MailboxProblem[] = []
  const [opens, closes] = [clockTime(answers.opens), clockTime(answers.closes, true)]
  const promise = /^\d{1,4}$/.test(answers.promise) ? Number(answers.promise) : 0
  if (answers.days.length === 0) problems.push({ field: 'days', message: 'mailbox.problem-days' })
  if (!opens) problems.push({ field: 'opens', message: 'mailbox.problem-time' })
  if (!closes) problems.push({ field: 'closes', message: 'mailbox.problem-time' })
  if (opens && closes && closes <= opens) problems.push({ field: 'closes', message: 'mailbox.problem-backwards' })
  if (promise < 1 || promise > most) problems.push({ field: 'promise', message: 'mailbox.problem-promise' })
  if (!colleagues.includes(answers.duty)) problems.push({ field: 'duty', message: 'mailbox.problem-duty' })
  const days = [...new Set(answers.days.map(Number))].sort()
  return {
    settings: {
      days,
      opens: opens ?? '',
      closes: closes ?? '',
      promise,
      duty: answers.duty,
      callbacks: answers.callbacks,
    },
    problems,
  }
}
