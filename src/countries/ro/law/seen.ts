import type { CivilDate } from '../../../domain/time/civil-date.ts'

/**
 * The specification says which texts were seen but not on which day. Its latest dated source is of this day,
 * so this is the day we can stand behind until a lawyer reads each text again.
 */
export const TEXT_SEEN: CivilDate = '2026-04-21'
