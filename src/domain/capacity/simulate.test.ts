import { expect, test } from 'vitest'
import { NORTH_WEST_2009 } from '../../countries/ro/scenarios/north-west.ts'
import { TERRITORIES } from '../../countries/ro/territories.ts'
import { seeded } from '../../tools/capacity/seeded.ts'
import { type Arrival, arrivalsOf, bordersBetween } from './scenario.ts'
import { type Beds, fewestBeds, fewestCounties, simulate, sumOf } from './simulate.ts'

/**
 * The north-west of 2009, reckoned a second time in another way: night by night, with a queue and a calendar of beds, knowing
 * nothing of the first reckoning but the order of people and who may go where.
 */
const borders = bordersBetween(TERRITORIES)
const SEEDS = Array.from({ length: 60 }, (_, n) => 2009 + n)
const arrivalsFor = (seed: number) => arrivalsOf(NORTH_WEST_2009, seeded(seed))

/** Borders again, by relaxing every pair until nothing changes. */
const DISTANCE = (() => {
  const codes = TERRITORIES.map(one => one.code)
  const far = new Map<string, number>(codes.flatMap(a => codes.map(b => [`${a} ${b}`, a === b ? 0 : 999] as const)))
  for (const one of TERRITORIES) for (const next of one.neighbours) far.set(`${one.code} ${next}`, 1)
  for (const via of codes)
    for (const a of codes)
      for (const b of codes) {
        const through = (far.get(`${a} ${via}`) ?? 999) + (far.get(`${via} ${b}`) ?? 999)
        if (through < (far.get(`${a} ${b}`) ?? 999)) far.set(`${a} ${b}`, through)
      }
  return (a: string, b: string) => far.get(`${a} ${b}`) ?? 999
})()

function nightByNight(arrivals: readonly Arrival[], beds: Beds, stay: number) {
  const slots = beds.flatMap(({ territory, beds: count }) =>
    Array.from({ length: count }, () => ({ territory, nightsLeft: 0 })),
  )
  const queue: { origin: string; nights: number }[] = []
  const result = { unmetNights: 0, waited: 0, longestWait: 0, crossed: 0, away: 0 }
  let came = 0
  for (let night = 0; came < arrivals.length || queue.length > 0; night++) {
    while (came < arrivals.length && arrivals[came]?.day === night)
      queue.push({ origin: arrivals[came++]?.origin ?? '', nights: 0 })
    while (queue.length > 0) {
      const free = slots.filter(slot => slot.nightsLeft === 0)
      const person = queue[0]
      if (!person || free.length === 0) break
      queue.shift()
      const least = Math.min(...free.map(slot => DISTANCE(person.origin, slot.territory)))
      const slot = free.find(one => DISTANCE(person.origin, one.territory) === least)
      if (slot) slot.nightsLeft = stay
      result.crossed += least
      if (slot?.territory !== person.origin) result.away++
      if (person.nights > 0) result.waited++
      result.longestWait = Math.max(result.longestWait, person.nights)
    }
    for (const person of queue) person.nights++
    result.unmetNights += queue.length
    for (const slot of slots) if (slot.nightsLeft > 0) slot.nightsLeft--
  }
  return result
}

test('the source: nine counties, 61 people of whom 12 from Cluj, 26 beds in two counties, fourteen months', () => {
  expect(NORTH_WEST_2009.origins).toHaveLength(9)
  expect(sumOf(NORTH_WEST_2009.beds)).toBe(26)
  for (const seed of SEEDS) {
    const arrivals = arrivalsFor(seed)
    expect(arrivals).toHaveLength(61)
    expect(arrivals.filter(one => one.origin === 'CJ')).toHaveLength(12)
    expect(arrivals.every((one, at) => one.day >= (arrivals[at - 1]?.day ?? 0) && one.day < 425)).toBe(true)
  }
})

test.each(NORTH_WEST_2009.stays)('stays of %i nights: both reckonings agree, whatever the seed', stay => {
  for (const seed of SEEDS) {
    const arrivals = arrivalsFor(seed)
    const { distance, ...first } = simulate(arrivals, NORTH_WEST_2009.beds, stay, borders)
    const { crossed, ...second } = nightByNight(arrivals, NORTH_WEST_2009.beds, stay)
    expect([seed, first]).toEqual([seed, second])
    expect(distance).toBeCloseTo(crossed / 61, 10)
  }
})

test.each(NORTH_WEST_2009.stays)(
  'stays of %i nights: with the fewest beds nobody waits, with one less somebody does',
  stay => {
    for (const seed of SEEDS.slice(0, 20)) {
      const arrivals = arrivalsFor(seed)
      const beds = fewestBeds(arrivals, stay)
      expect(nightByNight(arrivals, [{ territory: 'CJ', beds }], stay).unmetNights).toBe(0)
      expect(nightByNight(arrivals, [{ territory: 'CJ', beds: beds - 1 }], stay).unmetNights).toBeGreaterThan(0)
    }
  },
)

test('the fewest counties: everybody has one beside them, nobody waits, and no smaller choice would do', () => {
  const counties = NORTH_WEST_2009.origins.map(one => one.territory)
  const arrivals = arrivalsFor(2009)
  const found = fewestCounties(arrivals, { counties, stay: 90, borders: 1, distance: borders }) ?? []
  const reached = (chosen: readonly string[]) =>
    arrivals.every(one => chosen.some(code => DISTANCE(one.origin, code) <= 1))
  expect(reached(found.map(one => one.territory))).toBe(true)
  const smaller = (size: number, from = 0): string[][] =>
    size === 0
      ? [[]]
      : counties.slice(from).flatMap((code, at) => smaller(size - 1, from + at + 1).map(rest => [code, ...rest]))
  expect(smaller(found.length - 1).filter(reached)).toEqual([])
  // Each county for itself: those who go there are never more than its beds.
  for (const { territory, beds } of found) {
    const own = arrivals.filter(one => {
      const least = Math.min(...found.map(other => DISTANCE(one.origin, other.territory)))
      return found.find(other => DISTANCE(one.origin, other.territory) === least)?.territory === territory
    })
    expect(nightByNight(own, [{ territory, beds }], 90).unmetNights).toBe(0)
    if (beds > 1) expect(nightByNight(own, [{ territory, beds: beds - 1 }], 90).unmetNights).toBeGreaterThan(0)
  }
})
