import type { CivilDate } from '../../domain/time/civil-date.ts'
import { momentOf } from '../../domain/time/moment.ts'
import { type Fields, field } from '../../platform/http/fields.ts'

/** A moment as it was typed, to be given back as it came. */
export type Typed = { readonly day: string; readonly month: string; readonly year: string; readonly time: string }

/** What was typed into a date and time, whatever it is. */
export function typedMoment(fields: Fields, name: string): Typed {
  const text = (part: string) => field(fields, `${name}-${part}`).trim().slice(0, 20)
  return { day: text('day'), month: text('month'), year: text('year'), time: text('time') }
}

/** A typed moment in the jurisdiction's zone; null where the day or the minute does not exist. */
export function momentFrom({ day, month, year, time }: Typed, timeZone: string): number | null {
  const clock = clockTime(time)
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year) || !clock) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const noon = Date.parse(`${date}T12:00:00Z`)
  if (Number.isNaN(noon) || new Date(noon).toISOString().slice(0, 10) !== date) return null
  return momentOf(date as CivilDate, clock, timeZone)
}

/** A time of the day as `HH:MM`: "8:00" and "8.00" are 08:00. Undefined when it is none; 24:00 only where a day may end. */
export function clockTime(typed: string, endOfDay = false): string | undefined {
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(typed)
  if (!clock?.[1] || !clock[2]) return undefined
  const last = endOfDay && Number(clock[1]) === 24 && clock[2] === '00'
  if (!last && (Number(clock[1]) > 23 || Number(clock[2]) > 59)) return undefined
  return `${clock[1].padStart(2, '0')}:${clock[2]}`
}
