import type { Parameter } from '../mechanism/pack.ts'
import type { PersonEvent, PersonFile } from '../person/file.ts'
import { addDays, civilDateOf, daysBetween, endOfDay } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import type { Due } from './clock.ts'

/** Which clock an act moved: the step, and what the step is about where it is about one thing. */
export type ClockName = { readonly step: string; readonly ref: string | null }

/** Why a clock was paused or extended. Coded: what is told beyond it belongs in a record. */
export const CLOCK_REASONS = [
  'person-asked',
  'person-unwell',
  'person-away',
  'paper-awaited',
  'other-desk-awaited',
  'interpreter-awaited',
  'other',
] as const
export type ClockReason = (typeof CLOCK_REASONS)[number]

type Moved = {
  readonly dueAt: Instant
  readonly paused: { readonly at: Instant; readonly until: Instant } | null
}

const MOVES = ['clock.paused', 'clock.resumed', 'clock.extended']

/**
 * A clock as people moved it. Only limits of practice move (`movable`). While it is paused it is due on the day the pause
 * ends, so that a pause is never forgotten; resumed, it has as much time left as it had. An extension never shortens.
 */
export function moved(
  due: Due,
  limit: Parameter,
  name: ClockName,
  file: PersonFile,
  { timeZone }: { readonly timeZone: string },
): Due {
  if (!limit.movable || due.dueAt === null) return due
  const acts = file.events.filter(
    event => MOVES.includes(event.kind) && event.happenedAt >= due.since && isAbout(event, name),
  )
  if (acts.length === 0) return due
  const byTheClock = limit.unit === 'minutes' || limit.unit === 'hours'
  const start: Moved = { dueAt: due.dueAt, paused: null }
  const end = acts.reduce<Moved>((so, event) => next(so, event, timeZone, byTheClock), start)
  if (end.paused) return { ...due, dueAt: end.paused.until, moved: 'paused' }
  return { ...due, dueAt: end.dueAt, moved: 'extended' }
}

function isAbout({ act }: PersonEvent, { step, ref }: ClockName): boolean {
  return act.step === step && (act.ref ?? null) === ref
}

function next(so: Moved, event: PersonEvent, timeZone: string, byTheClock: boolean): Moved {
  const until = untilOf(event, timeZone)
  if (event.kind === 'clock.paused' && until !== null)
    return { ...so, paused: { at: so.paused?.at ?? event.happenedAt, until } }
  if (event.kind === 'clock.extended' && until !== null) return { ...so, dueAt: Math.max(so.dueAt, until) }
  if (event.kind === 'clock.resumed' && so.paused) {
    const { at } = so.paused
    return { ...so, dueAt: later(so.dueAt, at, event.happenedAt, timeZone, byTheClock), paused: null }
  }
  return so
}

/** As much later as the pause was long: by the clock, or in civil days where the limit counts days. */
function later(dueAt: Instant, from: Instant, to: Instant, timeZone: string, byTheClock: boolean): Instant {
  const onDay = civilDateOf(dueAt, timeZone)
  // A clock of hours that was extended to the end of a day counts days from then on.
  if (byTheClock && dueAt !== endOfDay(onDay, timeZone)) return dueAt + (to - from)
  const days = daysBetween(civilDateOf(from, timeZone), civilDateOf(to, timeZone))
  return endOfDay(addDays(onDay, days), timeZone)
}

function untilOf({ act }: PersonEvent, timeZone: string): Instant | null {
  const day = act.until
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? endOfDay(day as CivilDate, timeZone) : null
}
