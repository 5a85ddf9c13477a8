import type { Arrival } from './scenario.ts'

export type Beds = readonly { readonly territory: string; readonly beds: number }[]
export type Distance = (from: string, to: string) => number

/** What became of everybody. Nights without a place are told for all people together. */
export type Reckoning = {
  readonly unmetNights: number
  readonly waited: number
  readonly longestWait: number
  /** Borders crossed, on average. */
  readonly distance: number
  /** People who had to leave their county. */
  readonly away: number
}

/**
 * Places people in the order they came, each in the nearest bed that is free on the first night any bed is; whoever finds none
 * waits. A bed is free on the day somebody leaves it.
 */
export function simulate(arrivals: readonly Arrival[], beds: Beds, stay: number, distance: Distance): Reckoning {
  const all = beds.flatMap(({ territory, beds: count }) =>
    Array.from({ length: count }, () => ({ territory, freeFrom: 0 })),
  )
  let [unmetNights, waited, longestWait, crossed, away, earliest] = [0, 0, 0, 0, 0, 0]
  for (const { day, origin } of arrivals) {
    // Nobody is placed before somebody who came earlier.
    const first = Math.max(day, earliest, Math.min(...all.map(bed => bed.freeFrom)))
    const free = all.filter(bed => bed.freeFrom <= first)
    const nearest = free.reduce((best, bed) =>
      distance(origin, bed.territory) < distance(origin, best.territory) ? bed : best,
    )
    nearest.freeFrom = first + stay
    earliest = first
    const wait = first - day
    unmetNights += wait
    if (wait > 0) waited++
    longestWait = Math.max(longestWait, wait)
    crossed += distance(origin, nearest.territory)
    if (origin !== nearest.territory) away++
  }
  return { unmetNights, waited, longestWait, distance: crossed / arrivals.length, away }
}

/** The fewest beds, wherever they stand, with which nobody waits: the most people there at once. */
export function fewestBeds(arrivals: readonly Arrival[], stay: number): number {
  const there = (day: number) => arrivals.filter(one => one.day <= day && day < one.day + stay).length
  return Math.max(0, ...arrivals.map(one => there(one.day)))
}

/**
 * The fewest counties, and in them the fewest beds, with which nobody waits and nobody crosses more than `borders`: every
 * choice of counties is tried, everybody goes to the nearest (of several the first by code). Undefined where none does.
 */
export function fewestCounties(
  arrivals: readonly Arrival[],
  asked: {
    readonly counties: readonly string[]
    readonly stay: number
    readonly borders: number
    readonly distance: Distance
  },
): Beds | undefined {
  const { counties, stay, borders, distance } = asked
  const sorted = [...counties].sort()
  let best: Beds | undefined
  for (let choice = 1; choice < 2 ** sorted.length; choice++) {
    const chosen = sorted.filter((_, index) => (choice >> index) & 1)
    if (best && chosen.length > best.length) continue
    const beds = bedsIn(arrivals, chosen, stay, borders, distance)
    if (!beds) continue
    if (!best || chosen.length < best.length || sumOf(beds) < sumOf(best)) best = beds
  }
  return best
}

export const sumOf = (beds: Beds): number => beds.reduce((sum, one) => sum + one.beds, 0)

function bedsIn(
  arrivals: readonly Arrival[],
  chosen: readonly string[],
  stay: number,
  borders: number,
  distance: Distance,
): Beds | undefined {
  const groups = new Map<string, Arrival[]>(chosen.map(code => [code, []]))
  for (const one of arrivals) {
    const near = chosen.reduce((best, code) => (distance(one.origin, code) < distance(one.origin, best) ? code : best))
    if (distance(one.origin, near) > borders) return undefined
    groups.get(near)?.push(one)
  }
  return [...groups].map(([territory, group]) => ({ territory, beds: fewestBeds(group, stay) }))
}
