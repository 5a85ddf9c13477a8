/** A count that may be shown; null where it is too small to be told. */
export type Shown = number | null

/** A count under the smallest that is shown is not told; nothing is a count one may tell. */
export const shownCount = (count: number, least: number): Shown => (count > 0 && count < least ? null : count)

export type RegionCount = {
  readonly code: string
  readonly total: Shown
  readonly counties: readonly { readonly county: string; readonly count: Shown }[]
}

/**
 * Counts by county and region, small ones taken out. Where one county alone is hidden, its region's total would tell it: then
 * the next smallest is hidden as well, and where there is none, the total.
 */
export function countsByRegion(
  counts: ReadonlyMap<string, number>,
  regions: readonly { readonly code: string; readonly territories: readonly string[] }[],
  least: number,
): readonly RegionCount[] {
  return regions.map(({ code, territories }) => {
    const own = territories.map(county => ({ county, count: counts.get(county) ?? 0 }))
    const hidden = new Set(own.filter(one => shownCount(one.count, least) === null).map(one => one.county))
    const left = own.filter(one => !hidden.has(one.county) && one.count > 0).sort((a, b) => a.count - b.count)
    if (hidden.size === 1 && left[0]) hidden.add(left[0].county)
    const sum = own.reduce((all, one) => all + one.count, 0)
    return {
      code,
      total: hidden.size === 1 ? null : shownCount(sum, least),
      counties: own.map(({ county, count }) => ({ county, count: hidden.has(county) ? null : count })),
    }
  })
}

/** Beds for each identified victim, to one decimal; null where either is not known, not told or nobody. */
export function bedsForEach(beds: number | null, victims: Shown): number | null {
  return beds === null || victims === null || victims === 0 ? null : Math.round((beds / victims) * 10) / 10
}
