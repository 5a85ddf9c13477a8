import type { GivenAt } from './store.ts'

const EARTH = 6_371_008.8

/** Metres between two points of the earth, as the crow flies. */
function metresBetween(one: readonly [number, number], other: readonly [number, number]): number {
  const [a, b] = [one, other].map(([latitude, longitude]) => [radians(latitude), radians(longitude)] as const)
  if (!a || !b) return Number.POSITIVE_INFINITY
  const half = Math.sin((b[0] - a[0]) / 2) ** 2 + Math.cos(a[0]) * Math.cos(b[0]) * Math.sin((b[1] - a[1]) / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const pointOf = (one: GivenAt): readonly [number, number] | undefined =>
  one.latitude === null || one.longitude === null ? undefined : [one.latitude, one.longitude]

/**
 * Places with a postcode, or within so many metres of any place that has it: the directory knows where postcodes are only
 * from its own places. Without a postcode everything.
 */
export function near(all: readonly GivenAt[], postcode: string | null, metres: number | null): readonly GivenAt[] {
  if (postcode === null) return all
  const wanted = postcode.replace(/\s/g, '').toUpperCase()
  const same = all.filter(one => one.postcode?.replace(/\s/g, '').toUpperCase() === wanted)
  if (metres === null) return same
  const centres = same.flatMap(one => pointOf(one) ?? []).length > 0 ? same.map(pointOf) : []
  return all.filter(one => {
    const point = pointOf(one)
    return same.includes(one) || (point && centres.some(centre => centre && metresBetween(centre, point) <= metres))
  })
}
