import type { CivilDate } from '../time/civil-date.ts'

/** Dates as three boxes. Nobody is asked for a format; digits, in any width, are enough. */
export type DateParts = { readonly day: string; readonly month: string; readonly year: string }

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function lastDay(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}

/** A real day between 1900 and 2199, or null. 29 February is real in leap years only. */
export function civilDateOf(parts: DateParts): CivilDate | null {
  const digits = /^\d{1,2}$/.test(parts.day) && /^\d{1,2}$/.test(parts.month) && /^\d{4}$/.test(parts.year)
  if (!digits) return null
  const [day, month, year] = [Number(parts.day), Number(parts.month), Number(parts.year)]
  if (year < 1900 || year > 2199 || day < 1 || day > lastDay(year, month)) return null
  return `${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}` as CivilDate
}

/** `9`, `9:05`, `09.05`, `0905` → `09:05`; null when it is no time of day. */
export function timeOf(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.hH]?(\d{2}))?$/.exec(text.replace(/\s/g, ''))
  if (!match) return null
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? '0')]
  if (hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
