/** A past or imagined need for beds, as data of a country: who came from where, what there was. */
export type Scenario = {
  readonly id: string
  /** Days over which people came. */
  readonly days: number
  readonly people: number
  /** Territories people came from; those without a number share the rest evenly. */
  readonly origins: readonly { readonly territory: string; readonly people?: number }[]
  readonly beds: readonly { readonly territory: string; readonly beds: number }[]
  /** Lengths of stay to try, in nights. */
  readonly stays: readonly number[]
  readonly source: string
  /** What the source does not say and is taken for the reckoning. */
  readonly assumed: readonly string[]
}

/** Somebody who needs a bed from the night of this day on; days count from 0. */
export type Arrival = { readonly day: number; readonly origin: string }

/**
 * People of a scenario in the order they come. The gaps between them are exponential and stretched so that exactly the known
 * number comes in the known time. @param random numbers from 0 up to 1
 */
export function arrivalsOf(scenario: Scenario, random: () => number): readonly Arrival[] {
  const gaps = Array.from({ length: scenario.people + 1 }, () => -Math.log(1 - random()))
  const whole = gaps.reduce((sum, gap) => sum + gap, 0)
  const origins = shuffled(originsOf(scenario), random)
  let at = 0
  return origins.map((origin, index) => {
    at += gaps[index] ?? 0
    return { day: Math.min(scenario.days - 1, Math.floor((at / whole) * scenario.days)), origin }
  })
}

function originsOf({ origins, people }: Scenario): readonly string[] {
  const known = origins.flatMap(({ territory, people: count }) => Array.from({ length: count ?? 0 }, () => territory))
  const others = origins.filter(one => one.people === undefined).map(one => one.territory)
  const rest = Array.from({ length: people - known.length }, (_, index) => others[index % others.length] ?? '')
  return [...known, ...rest]
}

function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  const left = [...all]
  return all.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T)
}

/** Borders to cross from each territory to each other, over neighbours; unreachable ones are absent. */
export function bordersBetween(
  territories: readonly { readonly code: string; readonly neighbours: readonly string[] }[],
): (from: string, to: string) => number {
  const neighbours = new Map(territories.map(one => [one.code, one.neighbours]))
  const known = new Map<string, ReadonlyMap<string, number>>()
  const from = (start: string): ReadonlyMap<string, number> => {
    const found = new Map([[start, 0]])
    for (const code of found.keys())
      for (const next of neighbours.get(code) ?? []) if (!found.has(next)) found.set(next, (found.get(code) ?? 0) + 1)
    known.set(start, found)
    return found
  }
  return (start, end) => (known.get(start) ?? from(start)).get(end) ?? Number.POSITIVE_INFINITY
}
