import { describe, expect, test } from 'vitest'
import { chance, JUNK, pick, REPORTS } from '../../../tests/support/flood.ts'
import { judge, judgeAgain, judgeAndRemember, NOISE, nothingLately } from './plausibility.ts'

/** A flood of ten thousand in an hour, by an injected clock. */
const FLOOD = 10_000
const HOUR = 3_600_000
const FIRST_SCREEN = 20

/** Place on the list of the desk: by tens of the number, then by hour, which is one here. Whoever is equal stands before. */
const placeOf = (score: number, scores: Iterable<number>) => {
  let before = 0
  for (const other of scores) if (Math.floor(other / 10) >= Math.floor(score / 10)) before++
  return before + 1
}

describe('ten thousand junk reports in an hour', () => {
  test('a report of a person is on the first screen within a minute, in 100 of 100 runs', () => {
    const places: number[] = []
    for (let flood = 0; flood < 10; flood++) {
      const next = chance(1_000 + flood)
      const lately = nothingLately(flood)
      const scores = new Map<string, number>()
      // Ten people, each for themselves: none of them is remembered, so that each run has the flood and one report.
      const runs = REPORTS.map(text => ({ at: Math.floor((0.001 + 0.98 * next()) * HOUR), text, place: 0 }))
      for (let at = 0; at <= FLOOD; at++) {
        const now = (at * HOUR) / FLOOD
        // As the web process does: everything that is remembered is judged again every half minute.
        if (at % 83 === 0) for (const { id, score } of judgeAgain(lately)) scores.set(id, score)
        for (const run of runs)
          if (run.place === 0 && now >= Math.min(run.at + 60_000, HOUR))
            run.place = placeOf(judge(run.text, lately, false), scores.values())
        scores.set(String(at), judgeAndRemember(String(at), pick(JUNK, next)(next), lately, false, now))
      }
      for (const run of runs) places.push(run.place)
    }
    expect(places.length).toBe(100)
    expect(places.filter(place => place > FIRST_SCREEN)).toEqual([])
  }, 60_000)
})

describe('without a flood', () => {
  test.each(REPORTS)('%s is no noise', text => {
    expect(judge(text, nothingLately(1), true)).toBeGreaterThan(2 * NOISE)
  })

  test('noise stands below people, and nothing is ever judged away: every text has a place', () => {
    const least = Math.min(...REPORTS.map(text => judge(text, nothingLately(1), true)))
    for (const text of [
      '',
      'test',
      'aaaa aaaa aaaa aaaa',
      'qwrt zxcv plok mjnh wqer tyui',
      'Buy now https://a.com https://b.com www.c.net',
    ])
      expect([text, judge(text, nothingLately(1), false) < least]).toEqual([text, true])
  })

  test('the third of one text lowers the two before it, and an hour later it is no repetition any more', () => {
    const lately = nothingLately(1)
    const text = REPORTS[2] ?? ''
    const high = judgeAndRemember('a', text, lately, false, 0)
    expect(judgeAndRemember('b', `${text} please`, lately, false, 1)).toBe(high)
    expect(judgeAgain(lately)).toEqual([])
    expect(judgeAndRemember('c', text, lately, false, 2)).toBeLessThan(NOISE)
    expect(judgeAgain(lately).map(one => [one.id, one.score < NOISE])).toEqual([
      ['a', true],
      ['b', true],
    ])
    expect(judgeAndRemember('d', text, lately, false, HOUR)).toBe(high)
  })

  test.each(['\ud800\udfff\ud800', '\u202e\u202dhelp', 'x'.repeat(200_000), '😀 '.repeat(5_000), '\u0000'])(
    'hostile text %#: a number like any other',
    text => {
      const score = judge(text, nothingLately(1), false)
      expect(score >= 0 && score <= 100).toBe(true)
    },
  )
})
