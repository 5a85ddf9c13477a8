import type { Citation, Standing } from '../rules/rule.ts'
import { addDays, type Calendar, civilDateOf, dayNumber, daysBetween } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import { momentOf } from '../time/moment.ts'

/** When a person answers: day and night, or on days of the week (Monday is 1) between two civil times, never on holidays. */
export type AnsweredHours = 'always' | { readonly days: readonly number[]; readonly from: string; readonly to: string }

/** A number of the country that may be shown to anybody. `reach`: from where it can be called. */
export type PublicLine = {
  readonly id: 'general' | 'child' | 'information'
  readonly number: string
  readonly answered: AnsweredHours
  readonly reach: 'union' | 'country'
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** A line of another country. It is shown only while somebody has called it lately and said so. */
export type PartnerLine = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly name: string
  readonly number: string
  readonly answered: AnsweredHours
  readonly timeZone: string
  readonly verifiedOn: CivilDate
}

/** Who answers at a moment. `until`: the moment from which this is no longer true; null where it always is. */
export type Answering =
  | { readonly now: true; readonly until: Instant | null }
  | { readonly now: false; readonly next: Instant }

const WEEK = 7
/** No country closes for longer; past this the hours themselves are wrong. */
const LONGEST_CLOSED = 30

/** Whether a person answers now, and until when or when next. Civil time of the country, holidays closed. */
export function answeringAt(hours: AnsweredHours, now: Instant, calendar: Calendar): Answering {
  if (hours === 'always') return { now: true, until: null }
  const today = civilDateOf(now, calendar.timeZone)
  for (let ahead = 0; ahead <= LONGEST_CLOSED; ahead++) {
    const day = addDays(today, ahead)
    if (!hours.days.includes(weekdayOf(day)) || calendar.holidays.includes(day)) continue
    const from = momentOf(day, hours.from, calendar.timeZone)
    const to =
      hours.to === '24:00'
        ? momentOf(addDays(day, 1), '00:00', calendar.timeZone)
        : momentOf(day, hours.to, calendar.timeZone)
    if (from === null || to === null) continue
    if (now >= from && now < to) return { now: true, until: to }
    if (now < from) return { now: false, next: from }
  }
  throw new Error('A line has hours in which nobody ever answers.')
}

/** Monday is 1. The first of January 1970 was a Thursday. */
function weekdayOf(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % WEEK) + WEEK) % WEEK) + 1
}

/** Partner lines of a country that were called within `days` before today. */
export function shownPartners(
  lines: readonly PartnerLine[],
  country: string,
  today: CivilDate,
  days: number,
): readonly PartnerLine[] {
  return lines.filter(line => {
    const age = daysBetween(line.verifiedOn, today)
    return line.country === country && age >= 0 && age <= days
  })
}
