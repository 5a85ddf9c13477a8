import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  ageOn,
  civilDateOf,
  daysBetween,
  endOfDay,
  isWorkingDay,
  limitFrom,
  startOfDay,
} from './calendar.ts'

const ZONE = 'Europe/Bucharest'
const HOUR = 3_600_000

describe('civil dates', () => {
  it('a moment late in the evening of London is already the next day in Bucharest', () => {
    expect(civilDateOf(Date.UTC(2026, 0, 31, 22, 30), ZONE)).toBe('2026-02-01')
    expect(civilDateOf(Date.UTC(2026, 6, 31, 20, 59), ZONE)).toBe('2026-07-31')
    expect(civilDateOf(Date.UTC(2026, 6, 31, 21, 0), ZONE)).toBe('2026-08-01')
  })

  it('days begin where they begin, also when the clock changes', () => {
    for (const date of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26'] as const) {
      expect(civilDateOf(startOfDay(date, ZONE), ZONE)).toBe(date)
      expect(civilDateOf(startOfDay(date, ZONE) - 1, ZONE)).toBe(addDays(date, -1))
    }
    expect(startOfDay('2026-03-30', ZONE) - startOfDay('2026-03-29', ZONE)).toBe(23 * HOUR)
    expect(startOfDay('2026-10-26', ZONE) - startOfDay('2026-10-25', ZONE)).toBe(25 * HOUR)
  })

  it('24 hours are 24 hours across the change of the clock, and a day is a civil day', () => {
    const before = Date.UTC(2026, 2, 28, 22, 30)
    expect(limitFrom(before, 24, 'hours', ZONE) - before).toBe(24 * HOUR)
    expect(limitFrom(before, 1, 'days', ZONE)).toBe(endOfDay('2026-03-30', ZONE))
  })

  it('months end on the last day where the month is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-11-15', 3)).toBe('2027-02-15')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
  })

  it('somebody born on 29 February stays a child until 1 March', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
    expect(ageOn('2008-02-29', '2028-02-29')).toBe(20)
    expect(ageOn('2008-06-10', '2026-06-09')).toBe(17)
    expect(ageOn('2008-06-10', '2026-06-10')).toBe(18)
  })

  it('working days leave out weekends and holidays', () => {
    expect(isWorkingDay('2026-06-12', [])).toBe(true)
    expect(isWorkingDay('2026-06-13', [])).toBe(false)
    expect(addWorkingDays('2026-06-12', 1, [])).toBe('2026-06-15')
    expect(addWorkingDays('2026-06-12', 1, ['2026-06-15'])).toBe('2026-06-16')
    expect(addWorkingDays('2026-06-13', 0, [])).toBe('2026-06-15')
    expect(isWorkingDay('1969-12-31', [])).toBe(true)
  })
})
