import { civilDateOf, dayNumber, offsetAt } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import type { Row } from './objects.ts'
import { textOf } from './objects.ts'

/** Days of the week as RFC 5545 names them, Monday first. */
export const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const TIME = /^([01]\d|2[0-4]):([0-5]\d)(:[0-5]\d)?(Z|[+-]\d{2}:?\d{2})?$/
const DAY_MINUTES = 1440

/** Minutes after midnight of `HH:MM`, with or without a zone; undefined where it is no time. `24:00` ends a day. */
export function minutesOf(text: string | undefined): number | undefined {
  const found = text === undefined ? null : TIME.exec(text)
  if (!found) return undefined
  const minutes = Number(found[1]) * 60 + Number(found[2])
  return minutes > DAY_MINUTES ? undefined : minutes
}

/** Whether a text is a civil date that exists in the calendar. */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const long = [
    31,
    (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  return day <= (long[month - 1] ?? 0)
}

const listOf = (text: string | undefined) => (text ?? '').split(',').flatMap(one => one.trim() || [])

/** Whether a schedule can never open: it ends before it begins, names no day there is, or closes in the minute it opens. */
export function neverOpens(row: Row): boolean {
  const [from, to] = [textOf(row, 'valid_from'), textOf(row, 'valid_to')]
  if (from && to && to < from) return true
  const [start, until] = [textOf(row, 'dtstart'), textOf(row, 'until')]
  if (start && until && until.slice(0, 10) < start.slice(0, 10)) return true
  const [opens, closes] = [minutesOf(textOf(row, 'opens_at')), minutesOf(textOf(row, 'closes_at'))]
  if (opens !== undefined && opens === closes) return true
  if (row.count !== undefined && Number(row.count) < 1) return true
  if (row.interval !== undefined && Number(row.interval) < 1) return true
  const days = listOf(textOf(row, 'byday'))
  if (days.length > 0 && !days.some(isDayRule)) return true
  const ofMonth = listOf(textOf(row, 'bymonthday')).map(Number)
  return ofMonth.length > 0 && !ofMonth.some(day => Number.isInteger(day) && day !== 0 && Math.abs(day) <= 31)
}

function isDayRule(text: string): boolean {
  const found = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text)
  return found !== null && (found[1] === undefined || (Number(found[1]) !== 0 && Math.abs(Number(found[1])) <= 5))
}

/** When a schedule is open, made ready for asking often. */
export type Opening = {
  readonly kind: 'open' | 'staffed' | 'reachable'
  readonly row: Row
}

/**
 * Whether a schedule is open at a moment; null where it does not say hours. Times are local to the zone; with a `timezone`
 * and no zone of ours (`zone` null), to that offset. A window that closes before it opens runs past midnight.
 */
export function isOpenAt(row: Row, at: Instant, zone: string | null): boolean | null {
  const [opens, closes] = [minutesOf(textOf(row, 'opens_at')), minutesOf(textOf(row, 'closes_at'))]
  if (opens === undefined || closes === undefined) return null
  const offset = zone === null ? Number(row.timezone ?? 0) * 3_600_000 : offsetAt(at, zone)
  const local = at + offset
  const day = Math.floor(local / 86_400_000)
  const minute = Math.floor((local - day * 86_400_000) / 60_000)
  if (opens < closes) return minute >= opens && minute < closes && fallsOn(row, day)
  return (minute >= opens && fallsOn(row, day)) || (minute < closes && fallsOn(row, day - 1))
}

/** Whether the schedule's rule names a day (days since 1970). */
function fallsOn(row: Row, day: number): boolean {
  const date = civilDateOf(day * 86_400_000, 'UTC')
  const within = (low: string | undefined, high: string | undefined) =>
    (low === undefined || date >= low.slice(0, 10)) && (high === undefined || date <= high.slice(0, 10))
  if (!within(textOf(row, 'valid_from'), textOf(row, 'valid_to'))) return false
  if (!within(textOf(row, 'dtstart'), textOf(row, 'until'))) return false
  const start = textOf(row, 'dtstart')
  if (textOf(row, 'freq') === undefined && start && row.count === undefined && !row.byday)
    return date === start.slice(0, 10)
  const weekday = (((day + 3) % 7) + 7) % 7
  return textOf(row, 'freq') === 'MONTHLY' ? fallsInMonth(row, date, weekday) : fallsInWeek(row, day, weekday)
}

function fallsInWeek(row: Row, day: number, weekday: number): boolean {
  const days = listOf(textOf(row, 'byday'))
  if (days.length > 0 && !days.includes(WEEK[weekday] ?? '')) return false
  const [every, start] = [Number(row.interval ?? 1), textOf(row, 'dtstart')]
  if (every <= 1 || !start) return true
  const weeks = Math.floor((day + 3) / 7) - Math.floor((dayNumber(start.slice(0, 10) as CivilDate) + 3) / 7)
  return weeks % every === 0
}

function fallsInMonth(row: Row, date: string, weekday: number): boolean {
  const ofMonth = Number(date.slice(8, 10))
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  const last = [28, 29, 30, 31].findLast(one => isDate(`${date.slice(0, 8)}${one}`)) ?? 28
  const [every, start] = [Number(row.interval ?? 1), textOf(row, 'dtstart')]
  if (every > 1 && start) {
    const months = year * 12 + month - (Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)))
    if (months % every !== 0) return false
  }
  const named = listOf(textOf(row, 'bymonthday')).map(Number)
  if (named.length > 0 && !named.some(one => (one > 0 ? one : last + one + 1) === ofMonth)) return false
  const days = listOf(textOf(row, 'byday'))
  if (days.length === 0) return named.length > 0 || (start !== undefined && Number(start.slice(8, 10)) === ofMonth)
  return days.some(rule => {
    const found = /^([+-]?\d{1,2})?(\w\w)$/.exec(rule)
    if (!found || found[2] !== WEEK[weekday]) return false
    if (found[1] === undefined) return true
    const nth = Number(found[1])
    return nth > 0 ? Math.ceil(ofMonth / 7) === nth : Math.ceil((last - ofMonth + 1) / 7) === -nth
  })
}
