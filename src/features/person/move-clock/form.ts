import { addDays, civilDateOf } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { CLOCK_REASONS, type ClockReason } from '../../../domain/way/moved-clock.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'

/** What can be done to a clock that runs; one that is paused goes on instead. */
export const CLOCK_MOVES = ['extended', 'paused'] as const
export type ClockMove = (typeof CLOCK_MOVES)[number] | 'resumed'

export type ClockAnswers = {
  readonly move: string
  readonly reason: string
  readonly until: { readonly day: string; readonly month: string; readonly year: string }
}
export type ClockProblemKey =
  | 'clock.problem-move'
  | 'clock.problem-reason'
  | 'clock.problem-until'
  | 'clock.problem-past'
  | 'clock.problem-far'
export type ClockProblem = Problem & { readonly message: ClockProblemKey }
export type ClockReading =
  | {
      readonly kind: 'read'
      readonly move: ClockMove
      readonly reason: ClockReason | null
      readonly until: CivilDate | null
    }
  | { readonly kind: 'invalid'; readonly problems: readonly ClockProblem[] }

/** What was typed, whatever it is. */
export function typedClock(fields: Fields): ClockAnswers {
  const text = (name: string) => field(fields, name).trim().slice(0, 40)
  return {
    move: text('move'),
    reason: text('reason'),
    until: { day: text('until-day'), month: text('until-month'), year: text('until-year') },
  }
}

export type ClockLimits = {
  readonly now: number
  readonly dueAt: number
  readonly timeZone: string
  readonly paused: boolean
  /** Days a clock may be extended beyond its end, or paused from today. */
  readonly most: { readonly extended: number; readonly paused: number }
}

/** Reads how a clock is to be moved. All problems at once. */
export function readClock(answers: ClockAnswers, limits: ClockLimits): ClockReading {
  if (limits.paused) return { kind: 'read', move: 'resumed', reason: null, until: null }
  const problems: ClockProblem[] = []
  const wrong = (name: string, message: ClockProblemKey) => void problems.push({ field: name, message })
  const move = CLOCK_MOVES.find(one => one === answers.move)
  const reason = CLOCK_REASONS.find(one => one === answers.reason)
  const until = dateFrom(answers.until)
  const today = civilDateOf(limits.now, limits.timeZone)
  if (!move) wrong('move', 'clock.problem-move')
  if (!reason) wrong('reason', 'clock.problem-reason')
  if (!until) wrong('until', 'clock.problem-until')
  else if (until <= today) wrong('until', 'clock.problem-past')
  else if (move && until > latest(move, limits)) wrong('until', 'clock.problem-far')
  if (!move || !reason || !until || problems.length > 0) return { kind: 'invalid', problems }
  return { kind: 'read', move, reason, until }
}

function latest(move: (typeof CLOCK_MOVES)[number], { now, dueAt, timeZone, most }: ClockLimits): CivilDate {
  const from = move === 'extended' ? Math.max(now, dueAt) : now
  return addDays(civilDateOf(from, timeZone), most[move])
}

function dateFrom({ day, month, year }: ClockAnswers['until']): CivilDate | undefined {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const noon = Date.parse(`${date}T12:00:00Z`)
  return Number.isNaN(noon) || new Date(noon).toISOString().slice(0, 10) !== date ? undefined : (date as CivilDate)
}
