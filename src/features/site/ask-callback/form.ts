import { type CallWish, CHANNELS, type Channel } from '../../../act/callback.ts'
import { cleanLine } from '../../../domain/form/clean.ts'
import { addDays, civilDateOf, startOfDay } from '../../../domain/time/calendar.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'

/** What was typed, with the first thing that is wrong. */
export type AskedCall = {
  readonly desk: string
  readonly token: string
  readonly wish: CallWish
  /** Days from today, and the hour of the day from which it is safe; each lasts three hours. */
  readonly day: number
  readonly hour: number
  readonly problem: 'callback.problem-number' | 'callback.problem-word' | 'callback.problem-time' | null
}

/** Days ahead that can be chosen, and hours a day is parted into. */
export const DAYS = [0, 1, 2, 3, 4] as const
export const HOURS = [6, 9, 12, 15, 18, 21] as const
const LASTS = 3
const HOUR = 3_600_000

export const NOTHING_TYPED: AskedCall = {
  desk: '',
  token: '',
  wish: { number: '', word: '', channel: 'voice', harmless: '' },
  day: 1,
  hour: 12,
  problem: null,
}

export function readCall(fields: Fields, now: number, timeZone: string): AskedCall {
  const line = (name: string, most: number) =>
    Array.from(cleanLine(field(fields, name)))
      .slice(0, most)
      .join('')
  const number = line('number', 40)
  const word = line('word', 40)
  const day = DAYS.find(one => String(one) === field(fields, 'day')) ?? -1
  const hour = HOURS.find(one => String(one) === field(fields, 'hour')) ?? -1
  const channel: Channel = CHANNELS.find(one => one === field(fields, 'channel')) ?? 'voice'
  const asked = { desk: line('desk', 40), token: line('token', 120), day, hour }
  const known = day >= 0 && hour >= 0
  const problem = !/^\+?[\d\s().-]{6,40}$/.test(number)
    ? 'callback.problem-number'
    : word === ''
      ? 'callback.problem-word'
      : !known || safeHours({ day, hour }, now, timeZone).to <= now
        ? 'callback.problem-time'
        : null
  return { ...asked, wish: { number, word, channel, harmless: line('harmless', 160) }, problem }
}

/** The hours that are safe, in the civil time of the country. */
export function safeHours({ day, hour }: { day: number; hour: number }, now: number, timeZone: string) {
  const from = startOfDay(addDays(civilDateOf(now, timeZone), day), timeZone) + hour * HOUR
  return { from, to: from + LASTS * HOUR }
}
