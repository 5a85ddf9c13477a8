import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RO } from '../countries/ro/pack.ts'
import { textOfWiring, WIRING, wiringOf } from './generate-wiring.ts'
import { PROJECT } from './settings.ts'
import { REASONED } from './wiring-reasons.ts'

test('every rule works somewhere, or it is said what it waits for', () => {
  expect(RO.rules.filter(rule => wiringOf(rule).kind === 'nowhere').map(rule => rule.id)).toEqual([])
})

test('no reason is given for a rule that is gone or stands before an act', () => {
  const known = new Map(RO.rules.map(rule => [rule.id as string, rule]))
  expect(REASONED.filter(id => known.get(id)?.guards.length !== 0)).toEqual([])
  expect(new Set(REASONED).size).toBe(REASONED.length)
})

test('docs/rules-wiring.md is what the data say', () => {
  expect(readFileSync(join(PROJECT, WIRING), 'utf8')).toBe(textOfWiring())
})
