import { describe, expect, it } from 'vitest'
import { bedsForEach, countsByRegion, shownCount } from './figures.ts'

describe('counts that may be shown', () => {
  it('small ones are not told, none is', () => {
    expect([0, 1, 4, 5].map(one => shownCount(one, 5))).toEqual([0, null, null, 5])
  })

  it.each<[string, Record<string, number>, number | null, readonly (number | null)[]]>([
    ['nothing to hide', { A: 7, B: 9 }, 16, [7, 9, 0]],
    ['one alone would be told by the total: the next smallest goes too', { A: 2, B: 9, C: 20 }, 31, [null, null, 20]],
    ['two hide each other', { A: 2, B: 3, C: 20 }, 25, [null, null, 20]],
    ['nobody to hide behind: the total goes', { A: 2 }, null, [null, 0, 0]],
    ['a small sum is small', { A: 1, B: 2 }, null, [null, null, 0]],
  ])('%s', (_name, counts, total, counties) => {
    const [found] = countsByRegion(new Map(Object.entries(counts)), [{ code: 'R', territories: ['A', 'B', 'C'] }], 5)
    expect([found?.total, found?.counties.map(one => one.count)]).toEqual([total, counties])
    // What is left never gives back what was taken out.
    const hidden = found?.counties.filter(one => one.count === null).length
    if (found?.total !== null) expect(hidden).not.toBe(1)
  })

  it('beds for each victim are not told where victims are not', () => {
    expect([bedsForEach(26, 61), bedsForEach(26, null), bedsForEach(null, 61), bedsForEach(3, 0)]).toEqual([
      0.4,
      null,
      null,
      null,
    ])
  })
})
