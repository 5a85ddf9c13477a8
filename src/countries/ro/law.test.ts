import { describe, expect, it } from 'vitest'
import { DUTIES } from './duties.ts'
import { HOLIDAYS } from './holidays.ts'
import { cite, LAW, NOT_LAW, TRANSPOSITION_DEADLINE } from './law.ts'
import { PARAMETERS } from './parameters.ts'
import { RIGHTS } from './rights.ts'

const sources = new Map(LAW.map(source => [source.id, source]))
const DAY = 86_400_000

/** Timers of the specification (2.8); T-TRANSPOSITION is a date and stands in the register. */
const TIMERS = [
  'T-RECOVERY',
  'T-RESIDENCE',
  'T-TOLERATED',
  'T-ASYLUM-WORK',
  'T-WORKPERMIT',
  'T-COMPLAINT-60',
  'T-COMP-1Y',
  'T-COMP-UNKNOWN-OFFENDER',
  'T-VOUCHER-72H',
  'T-NOTIFY-ADULT',
  'T-NOTIFY-CHILD',
  'T-FIRST-MDT',
  'T-REFERRAL-ANSWER',
  'T-INITIAL-ASSESS',
  'T-PRETRIAL-6M',
  'T-EU-DATA',
]

describe('law register', () => {
  it('names each source once and ends none before it began', () => {
    expect(sources.size).toBe(LAW.length)
    for (const { id, inForce } of LAW) {
      expect(inForce.from, id).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      if (inForce.to) expect(inForce.to > inForce.from, id).toBe(true)
    }
  })

  it('says that the text of the mechanism itself was not seen', () => {
    expect(sources.get('HG-88-2023')?.consulted).toBeUndefined()
  })

  it('cites registered sources only, which the compiler enforces', () => {
    // @ts-expect-error: not in the register
    cite('LAW-0-1900', 'art. 1')
    for (const { cites, id } of [...PARAMETERS, ...DUTIES, ...RIGHTS]) {
      for (const { source, provision } of cites) {
        expect(sources.has(source), `${id}: ${source}`).toBe(true)
        expect(provision, id).not.toBe('')
      }
    }
  })

  it('calls nothing verified that rests on no law whose text was seen', () => {
    for (const { id, cites, standing } of [...PARAMETERS, ...DUTIES, ...RIGHTS]) {
      if (standing === 'assumed') continue
      expect(
        cites.some(({ source }) => sources.get(source)?.consulted && !NOT_LAW.has(source)),
        id,
      ).toBe(true)
    }
  })
})

describe('parameters', () => {
  it('hold every timer of the specification', () => {
    const ids = PARAMETERS.map(({ id }) => id)
    expect(TIMERS.filter(timer => !ids.includes(timer))).toEqual([])
    expect(new Set(PARAMETERS.map(({ id, from }) => `${id} ${from}`)).size).toBe(PARAMETERS.length)
    expect(TRANSPOSITION_DEADLINE).toBe('2026-07-15')
  })

  it('are whole numbers, never negative', () => {
    for (const { id, value } of PARAMETERS) expect(Number.isInteger(value) && value >= 0, id).toBe(true)
  })
})

describe('holidays', () => {
  it('follow the Orthodox Easter', () => {
    for (const year of [2025, 2026, 2027, 2028]) {
      const easter = orthodoxEaster(year)
      for (const offset of [-2, 0, 1, 49, 50]) {
        expect(HOLIDAYS).toContain(new Date(easter + offset * DAY).toISOString().slice(0, 10))
      }
    }
  })

  it('are in order, each once, 17 a year less those that meet', () => {
    expect(HOLIDAYS).toEqual([...new Set(HOLIDAYS)].sort())
    const count = (year: number) => HOLIDAYS.filter(day => day.startsWith(String(year))).length
    expect([2025, 2026, 2027, 2028].map(count)).toEqual([17, 16, 17, 17])
  })
})

/** Meeus' algorithm in the Julian calendar, 13 days later in ours (1900–2099). */
function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  return Date.UTC(year, Math.floor((d + e + 114) / 31) - 1, ((d + e + 114) % 31) + 1) + 13 * DAY
}
