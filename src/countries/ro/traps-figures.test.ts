import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { doubtsOf, roundingOf, seriesOf } from '../../domain/law/published.ts'
import type { ActFacts } from '../../domain/person/file.ts'
import { readSummaries } from '../../tools/exercise/read-summaries.ts'
import { ORGANISATIONS } from './organisations/all.ts'
import { PUBLISHED } from './published.ts'
import { verdictOf } from './rules/cases/run.ts'
import { RULES } from './rules/rules.ts'

/** The traps of specification 0.4 about figures: what others printed is shown as printed, doubted and never mended. */

const rule = (id: string) => {
  const found = RULES.find(one => one.id === id)
  if (!found) throw new Error(`No rule ${id}.`)
  return found
}
const published = (id: string) => {
  const found = PUBLISHED.find(one => one.id === id)
  if (!found) throw new Error(`No published figure ${id}.`)
  return found
}
const doubts = (id: string) => doubtsOf(published(id), PUBLISHED)

describe('figures', () => {
  it('C-03 and C-15: a percentage stands with its two numbers and how it was rounded', () => {
    const truncated = Math.floor((150 / 610) * 1000) / 10
    const nearest = Math.round((180 / 492) * 100)
    expect([truncated, nearest]).toEqual([24.5, 37])
    const says = (row: ActFacts) => verdictOf(rule('publication.percentages-whole'), { act: { percentages: [row] } })
    expect(says({ numerator: 150, denominator: 610, rounding: 'truncated' })).toBe('holds')
    expect(says({ numerator: 180, denominator: 492, rounding: 'nearest' })).toBe('holds')
    expect(says({ numerator: 150, rounding: 'truncated' })).toBe('broken')
    expect(says({ numerator: 150, denominator: 610 })).toBe('broken')
  })

  it('C-09: a summary whose header was copied from another is refused; the fixture has one accused and three people', () => {
    const folder = path.join(import.meta.dirname, '..', '..', 'tools', 'exercise')
    const text = readFileSync(path.join(folder, 'summaries.csv'), 'utf8')
    const known = {
      territories: ORGANISATIONS.flatMap(one => one.territories),
      services: [...new Set(ORGANISATIONS.flatMap(one => one.services ?? []))],
      organisations: [...ORGANISATIONS.map(one => one.code), 'ANITP'],
    }
    const read = readSummaries(text, known)
    const fourth = read.kind === 'read' ? read.summaries.find(one => one.summary === 'X4') : undefined
    expect(fourth).toMatchObject({ accused: 1, people: 3, girls: 1, women: 2 })
    const copied = text.replace('X4,TM,255,3,1,2,1,0,2,0,1,', 'X4,TM,255,28,9,19,1,0,2,0,18,')
    expect(copied).not.toBe(text)
    expect(readSummaries(copied, known).kind).toBe('refused')
  })

  it('C-01: two sources are two series, both shown and never one', () => {
    const series = seriesOf(PUBLISHED, 'identified-victims')
    expect([...series.keys()]).toEqual(['REPORT-2025', 'TIP-2024'])
    expect([...series.values()].map(one => one.map(figure => figure.value))).toEqual([[451], [428]])
    for (const id of ['victims-2023-report', 'victims-2023-tip', 'children-2023-report', 'children-2023-tip'])
      expect(doubts(id)).toContain('source-differs')
    expect(new Set(PUBLISHED.map(one => `${one.metric} ${one.year} ${one.source}`)).size).toBe(PUBLISHED.length)
  })

  it('C-02: places of exploitation do not add up to their total, and are doubtful instead of mended', () => {
    const parts = [published('in-country-2023'), published('western-europe-2023')]
    expect(parts.reduce((sum, one) => sum + one.value, 0)).toBe(443)
    for (const id of ['in-country-2023', 'western-europe-2023', 'victims-2023-tip'])
      expect(doubts(id)).toContain('parts-differ')
    const fits = parts.map((one, at) => ({ ...one, value: at === 0 ? 305 : 123 }))
    expect(doubtsOf(published('victims-2023-tip'), [published('victims-2023-tip'), ...fits])).toEqual([])
  })

  it('C-03 and C-15: a printed percentage is held against its two numbers, at its own digits', () => {
    expect(doubts('share-2024')).toEqual(['truncated'])
    expect(doubts('share-2022')).toEqual([])
    expect(roundingOf(24.6, { part: 150, whole: 610 })).toBe('nearest')
    expect(roundingOf(24.5, { part: 150, whole: 610 })).toBe('truncated')
    expect(roundingOf(24.66, { part: 150, whole: 610 })).toBe('within-tolerance')
    expect(roundingOf(24.7, { part: 150, whole: 610 })).toBe('differs')
    expect(roundingOf(37, { part: 180, whole: 492 })).toBe('nearest')
  })

  it('C-04: shares of one question beyond the whole are doubtful; where several answers were allowed they are not', () => {
    expect(doubts('recruited-in-person-2016')).toEqual(['beyond-whole'])
    expect(doubts('recruited-internet-2016')).toEqual(['beyond-whole'])
    const several = PUBLISHED.map(one =>
      one.within?.total === 'recruited-2016' ? { ...one, within: { ...one.within, choice: 'several' as const } } : one,
    )
    for (const one of several.filter(figure => figure.within?.total === 'recruited-2016'))
      expect(doubtsOf(one, several)).toEqual([])
  })

  it('C-10: a list that adds up otherwise than its text is no checksum', () => {
    expect([published('stakeholders-2025').value, published('stakeholders-listed-2025').value]).toEqual([42, 43])
    expect(doubts('stakeholders-2025')).toEqual(['parts-differ'])
  })

  it('C-17: the year is the one of the text, not of the report its footnote names', () => {
    const [own] = seriesOf(PUBLISHED, 'identified-children').values()
    expect(own?.map(one => one.year)).toEqual([2018, 2019, 2020, 2021, 2023])
    for (const id of ['children-2018', 'children-2019', 'children-2020', 'children-2021'])
      expect(doubts(id)).toContain('footnote-year')
  })
})
