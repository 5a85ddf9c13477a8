import { describe, expect, it } from 'vitest'
import { SECTORS } from '../../domain/mechanism/pack.ts'
import { SECTOR_INDICATORS } from './indicators/sectors.ts'
import { INDICATORS } from './indicators.ts'
import en from './messages/en/indicator.json' with { type: 'json' }
import ro from './messages/ro/indicator.json' with { type: 'json' }

/** How many indicators the specification lists under each letter (section 6). */
const LISTED = { A: 20, B: 16, C: 15, D: 9, E: 9, F: 7, G: 14 } as const
const codes = Object.entries(LISTED).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`),
)
const wordings = [...Object.values(en), ...Object.values(ro)]

describe('indicators', () => {
  it('are exactly those of the specification, each once', () => {
    expect(INDICATORS.map(({ code }) => code)).toEqual(codes)
  })

  it('can each be reached in at least one setting', () => {
    expect(INDICATORS.filter(({ sectors }) => sectors.length === 0)).toEqual([])
  })

  it.each(SECTORS)('are eight to twelve for an adult and for a child: %s', sector => {
    const list: readonly string[] = SECTOR_INDICATORS[sector]
    expect(new Set(list).size).toBe(list.length)
    for (const person of ['adult', 'child'] as const) {
      const shown = INDICATORS.filter(one => one.sectors.includes(sector) && [person, 'both'].includes(one.audience))
      expect(shown.length, person).toBeGreaterThanOrEqual(8)
      expect(shown.length, person).toBeLessThanOrEqual(12)
      const dimensions = new Set(shown.filter(({ kind }) => kind === 'sign').map(({ dimension }) => dimension))
      expect(dimensions.size, `${person}: signs from different dimensions`).toBeGreaterThanOrEqual(3)
    }
  })

  it('mark as circumstance what says something about a life and nothing about a crime', () => {
    const circumstances = INDICATORS.filter(({ kind }) => kind === 'circumstance').map(({ code }) => code)
    expect(circumstances).toEqual(['A17', 'C10', 'G07', 'G08', 'G13'])
  })

  it('are all assumed until somebody checks them', () => {
    expect(new Set(INDICATORS.map(({ standing }) => standing))).toEqual(new Set(['assumed']))
  })

  it('speak of a child only where a child is meant', () => {
    for (const { code, audience } of INDICATORS) {
      if (en[`indicator.${code}` as keyof typeof en].startsWith('The child')) expect(audience, code).toBe('child')
    }
  })

  it('are worded in both languages, one short sentence each', () => {
    const keys = codes.map(code => `indicator.${code}`)
    expect(Object.keys(en)).toEqual(keys)
    expect(Object.keys(ro)).toEqual(keys)
    for (const wording of wordings) {
      expect(wording.length, wording).toBeLessThanOrEqual(140)
      expect(wording).toMatch(/^\p{Lu}[^!?]*\.$/u)
    }
  })

  it('carry no mark of a source, no jargon and no accusation', () => {
    for (const wording of wordings) {
      expect(wording).not.toMatch(/\b[SX]\d|\[[GD]\]|\(/)
      expect(wording).not.toMatch(
        /lover-?boy|groom|traffick(er|ing)|trafican|exploit|pimp|proxenet|perpetrator|suspect|criminal/i,
      )
    }
  })
})
