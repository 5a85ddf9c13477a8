import type { CalendarDay } from '../../domain/law/calendar-day.ts'
import { cite } from './law.ts'

/** Dates of the national desk. No clock of a person runs towards them. */
export const CALENDAR = [
  {
    id: 'T-EU-DATA',
    on: { everyYear: '09-30' },
    keeper: 'national-desk',
    cites: [cite('DIR-2011-36', 'art. 19a, not seen')],
    standing: 'assumed',
  },
  {
    id: 'T-TRANSPOSITION',
    on: '2026-07-15',
    keeper: 'national-desk',
    cites: [cite('DIR-2011-36', 'as amended in 2024, not seen')],
    standing: 'assumed',
  },
] as const satisfies readonly CalendarDay[]
