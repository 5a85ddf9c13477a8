import { expect, test } from 'vitest'
import { ageOn } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { keptBirthDate } from './birth.ts'

const today = '2026-06-10' as CivilDate
const kept = (birth: string) => keptBirthDate(birth as CivilDate, today, 18)

test('the day stays up to a year after majority, then only the year', () => {
  expect(kept('2014-01-01')).toBe('2014-01-01')
  expect(kept('2008-06-10')).toBe('2008-06-10')
  expect(kept('2007-06-11')).toBe('2007-06-11')
  expect(kept('2007-06-10')).toBe('2007-07-01')
  expect(kept('1990-03-07')).toBe('1990-07-01')
  expect(keptBirthDate(null, today, 18)).toBeNull()
})

test('whoever keeps only the year is of age on that very day and ever after', () => {
  for (let year = 1900; year <= 2007; year++) {
    for (const day of ['01-01', '06-10', '07-01', '12-31', '02-28']) {
      const found = kept(`${year}-${day}`)
      if (found !== `${year}-${day}`) expect(ageOn(found as CivilDate, today)).toBeGreaterThanOrEqual(18)
    }
  }
})
