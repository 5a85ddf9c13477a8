import { civilDateOf } from '../../../domain/time/calendar.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { momentFrom, type Typed, typedMoment } from '../typed-moment.ts'

export type DutyAnswers = { readonly account: string; readonly from: Typed; readonly to: Typed }
export type DutyProblem = Problem & { readonly message: DutyProblemKey }
export type DutyProblemKey =
  | 'duty.problem-account'
  | 'duty.problem-from'
  | 'duty.problem-to'
  | 'duty.problem-backwards'
  | 'duty.problem-past'
  | 'duty.problem-far'

export type DutyReading =
  | { readonly kind: 'read'; readonly shift: { readonly account: string; readonly from: number; readonly to: number } }
  | { readonly kind: 'invalid'; readonly problems: readonly DutyProblem[] }

/** What was typed, whatever it is. */
export function typedDuty(fields: Fields): DutyAnswers {
  return {
    account: field(fields, 'account').slice(0, 40),
    from: typedMoment(fields, 'from'),
    to: typedMoment(fields, 'to'),
  }
}

/** Reads a turn at the desk. All problems at once; asks no database. `colleagues` are the ids one may choose from. */
export function readDuty(
  answers: DutyAnswers,
  context: { readonly colleagues: readonly string[]; readonly now: number; readonly timeZone: string },
): DutyReading {
  const { now, timeZone, colleagues } = context
  const problems: DutyProblem[] = []
  const from = momentFrom(answers.from, timeZone)
  const to = momentFrom(answers.to, timeZone)
  if (!colleagues.includes(answers.account)) problems.push({ field: 'account', message: 'duty.problem-account' })
  if (from === null) problems.push({ field: 'from', message: 'duty.problem-from' })
  if (to === null) problems.push({ field: 'to', message: 'duty.problem-to' })
  else if (to <= now) problems.push({ field: 'to', message: 'duty.problem-past' })
  else if (from !== null && to <= from) problems.push({ field: 'to', message: 'duty.problem-backwards' })
  else if (yearOf(to, timeZone) > yearOf(now, timeZone) + 1) problems.push({ field: 'to', message: 'duty.problem-far' })
  if (from === null || to === null || problems.length > 0) return { kind: 'invalid', problems }
  return { kind: 'read', shift: { account: answers.account, from, to } }
}

function yearOf(moment: number, timeZone: string): number {
  return Number(civilDateOf(moment, timeZone).slice(0, 4))
}

/** The form as first shown: today, from eight to four, to be changed. */
export function firstAnswers(now: number, timeZone: string): DutyAnswers {
  const [year = '', month = '', day = ''] = civilDateOf(now, timeZone).split('-')
  const date = { day: String(Number(day)), month: String(Number(month)), year }
  return { account: '', from: { ...date, time: '08:00' }, to: { ...date, time: '16:00' } }
}
