import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../domain/rules/rule.ts'
import { isKilled, mutantsOf, mutateRules } from '../../../tools/mutate-rules.ts'
import { ruleRows, ruleTable } from '../../../tools/rules.ts'
import { ROMANIA } from '../country.ts'
import { RULES } from './rules.ts'

const text = readFileSync(path.join(import.meta.dirname, '../../../../docs/rules-survivors.md'), 'utf8')
const listed = [...text.matchAll(/^- `([^`]+)` (.*)$/gm)].map(([, name, reason]) => ({ name, reason }))

describe('every small change of a rule', () => {
  it('is seen by a case, or stands in docs/rules-survivors.md', () => {
    const { mutants, survivors } = mutateRules()
    expect(mutants).toBeGreaterThan(2000)
    expect(survivors).toEqual(listed.map(one => one.name))
    for (const { name, reason } of listed) expect(reason?.length, name).toBeGreaterThan(20)
  })

  it('is made: dropped, turned, one part out, one up and down, a day off, another weight, a guard less', () => {
    const rule = RULES.find(one => one.id === 'advance.cap-2024') as Rule
    const names = mutantsOf(rule).map(one => one.name)
    for (const name of [
      'rule dropped',
      'holds negated',
      'holds not dropped',
      'holds.not advanceAmount at least 16500',
      'holds.not advanceAmount at least 16502',
      'in force from 2023-12-31',
      'in force to 2025-01-02',
      'severity WARN',
      'guard advance.requested dropped',
    ])
      expect(names).toContain(name)
    const young = RULES.find(one => one.id === 'hearing.young-child-company') as Rule
    expect(mutantsOf(young).map(one => one.name)).toContain('applies.all[0] dropped')
  })

  it('leaves a rule that was not changed alone', () => {
    for (const rule of RULES) expect(isKilled({ name: 'nothing', id: rule.id, rule })).toBe(false)
  })
})

describe('bin/rules', () => {
  const rows = ruleRows(ROMANIA)

  it('lists every rule in the order of the catalogue, each with its tests', () => {
    expect(rows.map(row => row.id).sort()).toEqual(RULES.map(rule => rule.id).sort())
    expect(new Set(rows.map(row => row.reference)).size).toBe(109)
    expect(rows.map(row => Number(row.reference.slice(2)))).toEqual(
      rows.map(row => Number(row.reference.slice(2))).sort((a, b) => a - b),
    )
    for (const row of rows) {
      expect(row.cites.length, row.id).toBeGreaterThan(0)
      expect(row.tests.length, row.id).toBeGreaterThanOrEqual(2)
    }
  })

  it('names tests that are in the file', () => {
    const root = path.join(import.meta.dirname, '../../../..')
    const written = rows.flatMap(row => row.tests).filter(one => !one.name.startsWith('every rule > '))
    expect(written.length).toBeGreaterThan(10)
    for (const { file, name } of written)
      expect(readFileSync(path.join(root, file), 'utf8')).toContain(name.split(' > ').at(-1))
    const cases = readFileSync(path.join(import.meta.dirname, 'rules.test.ts'), 'utf8')
    for (const title of [
      'holds, and can be broken',
      'where one of its conditions stands alone',
      'one below, at or one above its number',
      'always holds',
      'has the days and the severity that were read',
    ])
      expect(cases).toContain(title)
  })

  it('prints a table that can be read', () => {
    expect(ruleTable(ROMANIA, rows)).toMatch(/R-84 +BLOCK +verified +2023-06-12 to 2024-01-01 +advance\.cap-2023/)
  })
})
