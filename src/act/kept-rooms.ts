import { type CapacityNeeds, type Unit, unitSuits } from '../domain/capacity/unit.ts'
import type { Asked } from '../domain/matching/asked.ts'
import type { Room } from '../domain/matching/provider.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import { type InStep, inStep, type Step } from '../platform/db/in-step.ts'
import type { Placement } from './matching.ts'

/** What tells units apart; those that do not differ in it are counted together. */
type Traits = Omit<Unit, 'id' | 'openedOn' | 'closedOn'>

/** Units of a house that are alike, in one night. `held`: instants at which those that are only held come free. */
type Alike = Traits & { readonly free: number; readonly held: readonly number[] | null }

/**
 * A house as it is remembered: ten thousand are looked through at each question, so each is a few numbers. `counts` has two for
 * all units that are alike: the number of their traits, and how many of them nothing takes.
 */
type House = {
  readonly confirmedAt: number | null
  readonly counts: readonly number[]
  readonly held: readonly { readonly traits: number; readonly until: number }[]
}

type Row = {
  readonly snapshot: string
  readonly night: string
  readonly whole: boolean
  readonly own: boolean
  readonly changed: readonly string[] | null
  readonly rooms: readonly (readonly [service: string, confirmedAt: number | null, alike: readonly Alike[]])[] | null
  readonly within: number
}

const SINCE = `select snapshot, night::text as night, whole, own, changed::text[] as changed, rooms, confirm_within as within
  from app.rooms_since($1::pg_snapshot, $2, $3, $4)`
/** Today, and the day that begins meanwhile. */
const NIGHTS_KEPT = 2

/**
 * Who has a place for one person in one night, as `app.free_units` reckons it for a single night (a test holds the two equal),
 * from the memory of this process. It is brought up to date at each question; whoever places nobody learns nothing.
 */
export function openRooms(): Placement['rooms'] {
  const nights = new Map<CivilDate, InStep<House, number>>()
  const known: Traits[] = []
  const numbers = new Map<string, number>()
  const numberOf = ({ free, held, ...traits }: Alike): number => {
    const key = JSON.stringify(Object.values(traits))
    const number = numbers.get(key) ?? known.push(traits) - 1
    numbers.set(key, number)
    return number
  }
  let within = 0
  const keep = (from: CivilDate) =>
    inStep<House, number>(async (tx, last, now) => {
      const [night, snapshot] = last?.split(' ') ?? [null, null]
      const row = await tx.one<Row>(SINCE, [snapshot, from, night, new Date(now).toISOString()])
      if (!row) return undefined
      within = row.within
      return stepOf(row, numberOf)
    })
  return async (tx, { services, asked, from, now }) => {
    const kept = nights.get(from) ?? keep(from)
    nights.delete(from)
    nights.set(from, kept)
    for (const old of nights.keys()) if (nights.size > NIGHTS_KEPT) nights.delete(old)
    const houses = await kept.read(tx, services, now)
    const needs = needsOf(asked)
    const suits = known.map(one => one.kind === needs.units[0] && unitSuits(one, needs))
    return at => {
      const house = houses?.(at)
      return house && roomIn(house, suits, now, within)
    }
  }
}

/** The night belongs to the snapshot: what was read for another night is no beginning. */
function stepOf({ snapshot, night, whole, own, changed, rooms }: Row, numberOf: (one: Alike) => number): Step<House> {
  const gone = (changed ?? []).map(id => [id, undefined] as const)
  const there = (rooms ?? []).map(([id, confirmedAt, alike]) => {
    const counts = alike.flatMap(one => [numberOf(one), one.free])
    const held = alike.flatMap(one => (one.held ?? []).map(until => ({ traits: numberOf(one), until })))
    return [id, { confirmedAt, counts, held: held.length === 0 ? NOTHING_HELD : held }] as const
  })
  return { snapshot: `${night} ${snapshot}`, whole, own, changed: [...gone, ...there] }
}
const NOTHING_HELD: House['held'] = []

function needsOf({ sex, age, accessible, withChildren }: Asked): CapacityNeeds {
  return {
    units: [withChildren ? 'family-room' : 'bed'],
    ...(sex === 'female' || sex === 'male' ? { sex } : {}),
    ...(age === null ? {} : { age }),
    accessible,
    children: withChildren ? 1 : 0,
  }
}

const UNKNOWN: Room = { kind: 'unknown' }
const FULL: Room = { kind: 'full' }

/** Undefined where the house has no unit that suits at all. */
function roomIn(house: House, suits: readonly boolean[], now: number, within: number): Room | undefined {
  const { confirmedAt, counts, held } = house
  let there = false
  let places = 0
  for (let at = 0; at < counts.length; at += 2) {
    if (!suits[counts[at] ?? 0]) continue
    there = true
    places += counts[at + 1] ?? 0
  }
  if (!there) return undefined
  if (confirmedAt === null || confirmedAt <= now - within) return UNKNOWN
  for (const { traits, until } of held) if (until <= now && suits[traits]) places++
  return places === 0 ? FULL : { kind: 'free', places }
}
