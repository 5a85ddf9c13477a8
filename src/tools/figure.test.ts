import { describe, expect, test } from 'vitest'
import { atLeast, atMost } from './figure.ts'

describe('figures of merit', () => {
  test('the bound itself is kept', () => {
    expect(atMost('list', 10, 10, 'ms').ok).toBe(true)
    expect(atLeast('list', 500, 500, 'requests/s').ok).toBe(true)
  })

  test('the verdict is on the measured value, not on the printed one', () => {
    expect(atMost('list', 10.001, 10, 'ms')).toEqual({ name: 'list', value: 10, unit: 'ms', must: '≤ 10', ok: false })
    expect(atLeast('list', 499.9, 500, 'requests/s').ok).toBe(false)
  })

  test('a value that could not be measured never passes', () => {
    expect(atMost('list', Number.NaN, 10, 'ms').ok).toBe(false)
    expect(atLeast('list', Number.NaN, 10, 'ms').ok).toBe(false)
  })
})
