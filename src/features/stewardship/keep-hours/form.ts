import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { clockTime } from '../typed-moment.ts'

/** Days of the week, Monday first. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Hours of one day as typed, or as they stand. Both empty: closed that day. */
export type DayHours = { readonly weekday: Weekday; readonly opens: string; readonly closes: string }
export type HoursAnswers = { readonly days: readonly DayHours[]; readonly onHolidays: boolean }
export type HoursProblem = Problem & {
  readonly message: 'hours.problem-time' | 'hours.problem-backwards'
  readonly weekday: Weekday
}

/** What was typed, whatever it is. */
export function typedHours(fields: Fields): HoursAnswers {
  const text = (name: string) => field(fields, name).trim().slice(0, 10)
  return {
    days: WEEKDAYS.map(weekday => ({ weekday, opens: text(`opens-${weekday}`), closes: text(`closes-${weekday}`) })),
    onHolidays: field(fields, 'holidays') === 'yes',
  }
}

/** Reads the hours of the week; all problems at once. A day left empty is a day the desk is closed. */
export function readHours({ days }: HoursAnswers): {
  readonly hours: readonly DayHours[]
  readonly problems: readonly HoursProblem[]
} {
  const problems: HoursProblem[] = []
  const hours = days.flatMap(({ weekday, opens, closes }): DayHours[] => {
    if (opens === '' && closes === '') return []
    const [from, to] = [clockTime(opens), clockTime(closes, true)]
    if (!from) problems.push({ field: `opens-${weekday}`, message: 'hours.problem-time', weekday })
    if (!to) problems.push({ field: `closes-${weekday}`, message: 'hours.problem-time', weekday })
    if (from && to && to <= from)
      problems.push({ field: `closes-${weekday}`, message: 'hours.problem-backwards', weekday })
    return from && to ? [{ weekday, opens: from, closes: to }] : []
  })
  return { hours, problems }
}
