import { civilDateOf, daysBetween } from '../domain/time/calendar.ts'
import type { Translate } from '../platform/i18n/translator.ts'
import type { ClockValue } from '../platform/ui/index.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** What is due at once counts as late only after this. */
export const GRACE = 30 * MINUTE

/** What saying a time needs: the moment it is said, the language and the jurisdiction's zone. */
export type Saying = { readonly now: number; readonly lang: string; readonly t: Translate; readonly timeZone: string }

const formats = new Map<string, Intl.DateTimeFormat>()

function format(lang: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${timeZone} ${JSON.stringify(options)}`
  // English here is European: day before month, 24 hours.
  const known = formats.get(key) ?? new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { timeZone, ...options })
  formats.set(key, known)
  return known
}

/** A date and time as people write it: "22 Nov 2026, 16:00". */
export function exactTime(at: number, { lang, timeZone }: Pick<Saying, 'lang' | 'timeZone'>): string {
  return format(lang, timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}

/** A date without time. */
export function exactDate(at: number, { lang, timeZone }: Pick<Saying, 'lang' | 'timeZone'>): string {
  return format(lang, timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** A civil date as people write it: "22 Nov 2026". It has no zone. */
export function civilDay(date: string, lang: string): string {
  return exactDate(Date.parse(date), { lang, timeZone: 'UTC' })
}

/** A stretch of time in the largest unit that says it: "3 hours", "2 days". */
export function amount(milliseconds: number, t: Translate): string {
  const size = Math.abs(milliseconds)
  if (size < 90 * MINUTE) return t('act.minutes', { count: Math.max(1, Math.round(size / MINUTE)) })
  if (size < 36 * HOUR) return t('act.hours', { count: Math.round(size / HOUR) })
  return t('act.days', { count: Math.round(size / DAY) })
}

/** A due time as people say it, with the exact moment beside it: "today until 16:00", "in 3 hours", "2 days late". */
export function clockWords(due: number | null, say: Saying): ClockValue {
  const { now, t, timeZone, lang } = say
  if (due === null) return { urgency: 'none', phrase: t('act.no-clock') }
  const exact = { exact: exactTime(due, say), dateTime: new Date(due).toISOString() }
  const left = due - now
  // What is owed at once is not late in the same breath.
  if (left <= 0 && left > -GRACE) return { urgency: 'soon', phrase: t('act.at-once'), ...exact }
  if (left < 0) return { urgency: 'late', phrase: t('act.late-by', { amount: amount(left, t) }), ...exact }
  if (left < 6 * HOUR) return { urgency: 'soon', phrase: t('act.in', { amount: amount(left, t) }), ...exact }
  const days = daysBetween(civilDateOf(now, timeZone), civilDateOf(due, timeZone))
  const time = format(lang, timeZone, { hour: '2-digit', minute: '2-digit' }).format(due)
  if (days === 0) return { urgency: 'soon', phrase: t('act.today-until', { time }), ...exact }
  if (days === 1) return { urgency: 'soon', phrase: t('act.tomorrow-until', { time }), ...exact }
  if (days < 7) return { urgency: 'later', phrase: t('act.in', { amount: amount(left, t) }), ...exact }
  return { urgency: 'later', phrase: t('act.until', { date: exact.exact }), dateTime: exact.dateTime }
}
