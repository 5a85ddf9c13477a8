import type { CountryPack, Parameter, Step } from '../mechanism/pack.ts'
import type { PersonFile } from '../person/file.ts'
import { civilDateOf, endOfDay, limitFrom, startOfDay } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import type { Item } from './each.ts'
import { moved } from './moved-clock.ts'

/** When something is owed by, and since when. `moved`: paused or extended by somebody, with a reason. */
export type Due = {
  readonly since: Instant
  readonly dueAt: Instant | null
  readonly parameter: string | null
  readonly moved?: 'paused' | 'extended'
}

type Pack = Pick<CountryPack, 'parameters' | 'timeZone'> & Partial<Pick<CountryPack, 'holidays'>>

/** The value of a parameter in force on a day: the latest that had begun. */
export function parameterOn(pack: Pick<Pack, 'parameters'>, id: string, day: CivilDate): Parameter | undefined {
  let byId = sorted.get(pack.parameters)
  if (!byId) {
    byId = new Map()
    sorted.set(pack.parameters, byId)
  }
  let known = byId.get(id)
  if (!known) {
    known = pack.parameters.filter(one => one.id === id).sort((a, b) => (a.from < b.from ? -1 : 1))
    byId.set(id, known)
  }
  return known.findLast(one => one.from <= day) ?? known[0]
}

/** How long a parameter is in milliseconds, where days need no calendar: a month is 30 days. A count is itself. */
export function millisecondsOf({ value, unit }: Pick<Parameter, 'value' | 'unit'>): number {
  return value * MILLISECONDS[unit]
}

const DAY = 86_400_000
const MILLISECONDS: { readonly [unit in Parameter['unit']]: number } = {
  minutes: 60_000,
  hours: 3_600_000,
  days: DAY,
  'working-days': DAY,
  months: 30 * DAY,
  years: 365 * DAY,
  count: 1,
}

/** The parameters of a pack by id, first day first: asked for every clock, and the same as long as the pack is. */
const sorted = new WeakMap<readonly Parameter[], Map<string, readonly Parameter[]>>()

function startOf(step: Step, file: PersonFile, item: Item | null, timeZone: string): Instant {
  if (item) return item.since
  const told = dayTold(step.clock?.since, file)
  if (told) return startOfDay(told, timeZone)
  const from = step.clock?.from ?? 'due'
  if (typeof from === 'string') return file.detectedAt
  // An imported act starts no clock: nobody knows what happened when.
  const latest = file.events.findLast(event => from.includes(event.kind) && event.conformity !== 'historical')
  return latest?.happenedAt ?? file.detectedAt
}

function dayTold(where: NonNullable<Step['clock']>['on'], file: PersonFile): CivilDate | null {
  if (!where) return null
  const value = file.events.findLast(event => event.kind === where.act)?.act[where.key]
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? (value as CivilDate) : null
}

/** The limit of a step about this person. Unit `count` is no time and gives no limit. */
export function dueOf(step: Step, file: PersonFile, item: Item | null, pack: Pack): Due {
  const since = startOf(step, file, item, pack.timeZone)
  if (!step.clock) return { since, dueAt: null, parameter: null }
  const agreed = dayTold(step.clock.on, file)
  if (agreed) return { since, dueAt: endOfDay(agreed, pack.timeZone), parameter: step.clock.parameter }
  const limit = parameterOn(pack, step.clock.parameter, civilDateOf(since, pack.timeZone))
  if (!limit || limit.unit === 'count') return { since, dueAt: null, parameter: step.clock.parameter }
  const dueAt = limitFrom(since, limit.value, limit.unit, pack.timeZone, pack.holidays)
  return moved({ since, dueAt, parameter: limit.id }, limit, { step: step.id, ref: item?.ref ?? null }, file, pack)
}
