import { civilDateOf, startOfDay } from '../time/calendar.ts'
import type { Instant } from '../time/civil-date.ts'
import { isOpenNow, type Listing } from './listing.ts'

const HOUR = 3_600_000
/** The evening begins at 18:00 of the civil day, and the night ends at 06:00. */
const EVENING = 18
const MORNING = 6

/** Every half hour of this night: from now, or from the evening that comes, until the morning. */
export function hoursOfTonight(at: Instant, timeZone: string): readonly Instant[] {
  const midnight = startOfDay(civilDateOf(at, timeZone), timeZone)
  const night = at < midnight + MORNING * HOUR
  const end = midnight + (night ? MORNING : 24 + MORNING) * HOUR
  const moments: Instant[] = []
  for (let moment = Math.max(at, midnight + (night ? 0 : EVENING * HOUR)); moment < end; moment += HOUR / 2)
    moments.push(moment)
  return moments
}

/** Whether somebody is there at some moment of the night; null where no hours are known. */
export function isOpenTonight(listing: Listing, moments: readonly Instant[]): boolean | null {
  let known: boolean | null = null
  for (const moment of moments) {
    const open = isOpenNow(listing, moment)
    if (open) return true
    known = open ?? known
  }
  return known
}
