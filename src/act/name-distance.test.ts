import { describe, expect, test } from 'vitest'
import { nameDistance } from './name-distance.ts'

describe('distance', () => {
  test.each([
    ['ana', 'ana', 0],
    ['ana', 'anna', 1],
    ['maria', 'mraia', 1],
    ['maria', 'mria', 1],
    ['maria', 'elena', undefined],
    ['maria', 'amra', undefined],
  ])('%s to %s', (a, b, errors) => expect(nameDistance([a], b)).toBe(errors))

  test('order does not matter, each word is used once, a missing word is no match', () => {
    expect(nameDistance(['popa', 'ana'], 'Ana Popă')).toBe(0)
    expect(nameDistance(['ana'], 'Ana Maria Popa')).toBeCloseTo(0.02)
    expect(nameDistance(['ana', 'ana'], 'Ana Popa')).toBeUndefined()
    expect(nameDistance(['ana', 'pope'], 'Ana Popa')).toBe(1)
  })
})
