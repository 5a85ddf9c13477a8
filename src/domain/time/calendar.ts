import type { CivilDate, Instant } from './civil-date.ts'

/** What civil time is reckoned by: the jurisdiction's zone and the days on which desks are closed. */
export type Calendar = { readonly timeZone: string; readonly holidays: readonly CivilDate[] }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Zones change their offset on quarter hours only, so one look-up serves a quarter. */
const QUARTER = 15 * MINUTE
const REMEMBERED = 50_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()
/** The offset of a whole day of UTC, or `null` where the clock jumps in it. */
const wholeDays = new Map<string, Map<number, number | null>>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}

/**
 * How far the zone's clock is ahead of UTC at that moment, in milliseconds. Remembered for a day whose offset is the same at
 * both ends, else per quarter: formatting is slow.
 */
export function offsetAt(instant: Instant, timeZone: string): number {
  let zone = wholeDays.get(timeZone)
  if (!zone) {
    zone = new Map()
    wholeDays.set(timeZone, zone)
  }
  const day = Math.floor(instant / DAY)
  let whole = zone.get(day)
  if (whole === undefined) {
    const first = offsetInQuarter(day * DAY, timeZone)
    whole = first === offsetInQuarter((day + 1) * DAY, timeZone) ? first : null
    if (zone.size > REMEMBERED) zone.clear()
    zone.set(day, whole)
  }
  return whole ?? offsetInQuarter(instant, timeZone)
}

function offsetInQuarter(instant: Instant, timeZone: string): number {
  let zone = offsets.get(timeZone)
  if (!zone) {
    zone = new Map()
    offsets.set(timeZone, zone)
  }
  const quarter = Math.floor(instant / QUARTER)
  const known = zone.get(quarter)
  if (known !== undefined) return known
  const part: Record<string, number> = {}
  for (const { type, value } of formatOf(timeZone).formatToParts(quarter * QUARTER)) part[type] = Number(value)
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0)
  if (zone.size > REMEMBERED) zone.clear()
  zone.set(quarter, wall - quarter * QUARTER)
  return wall - quarter * QUARTER
}

/** Days since 1970-01-01 of a civil date. */
export function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY
}

const dates = new Map<number, CivilDate>()

/** The civil date of a day number. Remembered: writing it costs more than the decision that asks for it. */
function dateOfDay(day: number): CivilDate {
  const known = dates.get(day)
  if (known) return known
  const made = new Date(day * DAY).toISOString().slice(0, 10) as CivilDate
  if (dates.size > REMEMBERED) dates.clear()
  dates.set(day, made)
  return made
}

/** The civil date on which a moment falls in a zone. */
export function civilDateOf(instant: Instant, timeZone: string): CivilDate {
  return dateOfDay(Math.floor((instant + offsetAt(instant, timeZone)) / DAY))
}

/** The moment a civil date begins in a zone, also where the clock jumps at midnight. */
export function startOfDay(date: CivilDate, timeZone: string): Instant {
  const wall = dayNumber(date) * DAY
  const first = wall - offsetAt(wall, timeZone)
  const second = wall - offsetAt(first, timeZone)
  return civilDateOf(second, timeZone) === date ? second : Math.max(first, second)
}

/** The last millisecond of a civil date in a zone. */
export function endOfDay(date: CivilDate, timeZone: string): Instant {
  return startOfDay(addDays(date, 1), timeZone) - 1
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDay(dayNumber(date) + days)
}

/** Days from one civil date to another; negative when the other is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Same day of the month, or the last day where the month is shorter (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  const day = Math.min(Number(date.slice(8, 10)), last)
  return dateOfDay(Date.UTC(Math.floor(month / 12), month % 12, day) / DAY)
}

/**
 * Completed years on a date. Somebody born on 29 February completes a year on 1 March where the year has no 29th:
 * in doubt a child stays a child a day longer.
 */
export function ageOn(birth: CivilDate, date: CivilDate): number {
  const years = Number(date.slice(0, 4)) - Number(birth.slice(0, 4))
  return date.slice(5) >= birth.slice(5) ? years : years - 1
}

/** Monday to Friday and no holiday. */
export function isWorkingDay(date: CivilDate, holidays: readonly CivilDate[]): boolean {
  const weekday = (((dayNumber(date) + 3) % 7) + 7) % 7
  return weekday < 5 && !holidays.includes(date)
}

/** The working day that is `days` working days after the date; `0` gives the date itself or the next working day. */
export function addWorkingDays(date: CivilDate, days: number, holidays: readonly CivilDate[]): CivilDate {
  let at = date
  while (!isWorkingDay(at, holidays)) at = addDays(at, 1)
  for (let left = days; left > 0; left--) {
    at = addDays(at, 1)
    while (!isWorkingDay(at, holidays)) at = addDays(at, 1)
  }
  return at
}

/**
 * When a limit runs out. Minutes and hours pass by the clock; days, months and years run to the end of the last civil day,
 * working days to the end of the last working day.
 */
export function limitFrom(
  start: Instant,
  value: number,
  unit: 'minutes' | 'hours' | 'days' | 'working-days' | 'months' | 'years',
  timeZone: string,
  holidays: readonly CivilDate[] = [],
): Instant {
  if (unit === 'minutes') return start + value * MINUTE
  if (unit === 'hours') return start + value * HOUR
  const day = civilDateOf(start, timeZone)
  if (unit === 'working-days') return endOfDay(addWorkingDays(day, value, holidays), timeZone)
  if (unit === 'days') return endOfDay(addDays(day, value), timeZone)
  return endOfDay(addMonths(day, unit === 'months' ? value : value * 12), timeZone)
}
