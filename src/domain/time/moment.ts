import { offsetAt } from './calendar.ts'
import type { CivilDate, Instant } from './civil-date.ts'

/** A moment as ISO 8601 in UTC: what the database reads as `timestamptz`. */
export function isoOf(at: Instant): string {
  return new Date(at).toISOString()
}

/** A civil date and `HH:MM` in a zone as a moment; null where the clock skips that minute. Twice-told hours mean the first. */
export function momentOf(date: CivilDate, time: string, timeZone: string): Instant | null {
  const [hours, minutes] = time.split(':').map(Number)
  if (hours === undefined || minutes === undefined) return null
  const wall = Date.UTC(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)) - 1,
    Number(date.slice(8, 10)),
    hours,
    minutes,
  )
  // The offset before the wall time and after it: where they differ, only a moment that reads back as asked is real.
  for (const offset of [offsetAt(wall - 12 * 3_600_000, timeZone), offsetAt(wall + 12 * 3_600_000, timeZone)]) {
    const instant = wall - offset
    if (instant + offsetAt(instant, timeZone) === wall) return instant
  }
  return null
}
