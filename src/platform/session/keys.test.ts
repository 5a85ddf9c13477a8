import { describe, expect, test } from 'vitest'
import { blind, seal, signInKeys, unseal } from './keys.ts'

const keys = signInKeys('an exercise secret of enough characters')
const others = signInKeys('another exercise secret of enough characters')

describe('the keys of sign-in', () => {
  test('what was sealed for one account opens for that account only', () => {
    const sealed = seal(keys, 'JBSWY3DPEHPK3PXP', 'account-1')
    expect(unseal(keys, sealed, 'account-1')).toBe('JBSWY3DPEHPK3PXP')
    expect(() => unseal(keys, sealed, 'account-2')).toThrow()
    expect(() => unseal(others, sealed, 'account-1')).toThrow()
  })

  test('a changed bit anywhere is noticed', () => {
    const sealed = seal(keys, 'text', 'a')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed.writeUInt8((sealed[at] ?? 0) ^ 1, at)
      expect(() => unseal(keys, changed, 'a')).toThrow()
    }
  })

  test('a truncated tag is refused', () => {
    expect(() => unseal(keys, seal(keys, '', 'a').subarray(0, 20), 'a')).toThrow()
  })

  test('the same text never seals alike, but hashes alike for one purpose', () => {
    expect(seal(keys, 'text', 'a')).not.toEqual(seal(keys, 'text', 'a'))
    expect(blind(keys, 'pair', 'x')).toEqual(blind(keys, 'pair', 'x'))
    expect(blind(keys, 'pair', 'x')).not.toEqual(blind(keys, 'address', 'x'))
    expect(blind(keys, 'pair', 'x')).not.toEqual(blind(others, 'pair', 'x'))
  })

  test('a short secret is refused', () => {
    expect(() => signInKeys('too short')).toThrow('PUNTE_SECRET')
  })
})
