import { ageOn } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'

/**
 * The birth date as the coded file keeps it, which rules read in SQL. The law looks at the very day up to majority and never
 * after it, so whoever is past it by a year keeps the year alone: the middle day of it, which makes nobody a child again.
 * The day itself stands sealed, with the identity.
 * @param majority age from which nobody is a child, in years
 */
export function keptBirthDate(birth: CivilDate | null, today: CivilDate, majority: number): CivilDate | null {
  if (birth === null || ageOn(birth, today) <= majority) return birth
  return `${birth.slice(0, 4)}-07-01` as CivilDate
}
