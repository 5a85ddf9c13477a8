import type { CivilDate } from '../../domain/time/civil-date.ts'

/** Holidays on the same day each year (Labour Code, art. 139; list from general knowledge). */
const FIXED = [
  '01-01',
  '01-02',
  '01-06',
  '01-07',
  '01-24',
  '05-01',
  '06-01',
  '08-15',
  '11-30',
  '12-01',
  '12-25',
  '12-26',
] as const

/** Orthodox Easter Sunday with Good Friday, Easter Monday, and Pentecost Sunday and Monday (days 49 and 50 after Easter). */
const MOVING = {
  2025: ['2025-04-18', '2025-04-20', '2025-04-21', '2025-06-08', '2025-06-09'],
  2026: ['2026-04-10', '2026-04-12', '2026-04-13', '2026-05-31', '2026-06-01'],
  2027: ['2027-04-30', '2027-05-02', '2027-05-03', '2027-06-20', '2027-06-21'],
  2028: ['2028-04-14', '2028-04-16', '2028-04-17', '2028-06-04', '2028-06-05'],
} as const satisfies Record<number, readonly CivilDate[]>

const daysOf = ([year, moving]: [string, readonly CivilDate[]]): CivilDate[] => [
  ...FIXED.map(day => `${year}-${day}` as CivilDate),
  ...moving,
]

/** Legal holidays of Romania 2025–2028, in order, each once (Pentecost Monday 2026 falls on Children's Day). */
export const HOLIDAYS: readonly CivilDate[] = [...new Set(Object.entries(MOVING).flatMap(daysOf))].sort()
