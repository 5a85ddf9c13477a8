import { expect, test } from 'vitest'
import type { Organisation } from '../../../act/directory.ts'
import { folded } from '../../../domain/text/folded.ts'
import { findOrganisations, type Wanted } from './find.ts'

const library = (code: string, name: string, territories: readonly string[]): Organisation => ({
  id: code,
  code,
  name,
  kind: 'provider',
  connected: false,
  phone: null,
  phoneStanding: null,
  website: null,
  services: [],
  territories,
  substitute: null,
})
const ALL = [
  library('T-1', 'Biblioteca de unelte Țărm', ['N']),
  library('T-2', 'Biblioteca Șesul', ['N-1']),
  library('T-3', 'Biblioteca mare', []),
]
const parent = (territory: string) => (territory === 'N-1' ? 'N' : undefined)
const codes = (wanted: Partial<Wanted>) =>
  findOrganisations(ALL, { kind: null, territory: null, words: '', ...wanted }, parent).map(one => one.code)

test('cedilla, comma and no mark at all are the same letter', () => {
  expect(folded('Şesul')).toBe(folded('Șesul'))
  expect(codes({ words: 'sesul' })).toEqual(['T-2'])
  expect(codes({ words: 'ŢĂRM' })).toEqual(['T-1'])
})

test('every word must be found, in any order', () => {
  expect(codes({ words: 'unelte biblioteca' })).toEqual(['T-1'])
  expect(codes({ words: 'biblioteca lac' })).toEqual([])
})

test('a place is served by its own unit, the unit it lies in, and the whole country', () => {
  expect(codes({ territory: 'N-1' })).toEqual(['T-1', 'T-2', 'T-3'])
  expect(codes({ territory: 'N' })).toEqual(['T-1', 'T-3'])
})

test('a kind leaves the others out', () => {
  expect(codes({ kind: 'school' })).toEqual([])
})
