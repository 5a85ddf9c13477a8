import { TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { matchingStep, readSignInKey } from './totp.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const STEP = 59_000_000
const START = STEP * 30_000

function codeAt(time: number): string {
  return new TOTP({ secret }).generate({ timestamp: time })
}

describe('a code', () => {
  test('of RFC 6238, appendix B, is reckoned right', () => {
    // The RFC prints eight digits; six are its last six: 94287082 at 59 s, 07081804 at 1111111109 s.
    const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(matchingStep(rfc, '287082', new Date(59_000))).toBe(1)
    expect(matchingStep(rfc, '081804', new Date(1_111_111_109_000))).toBe(37_037_036)
  })

  test.each([
    [-2, undefined],
    [-1, STEP - 1],
    [0, STEP],
    [1, STEP + 1],
    [2, undefined],
  ])('of %i steps from now', (steps, expected) => {
    expect(matchingStep(secret, codeAt(START + steps * 30_000), new Date(START))).toBe(expected)
  })

  test('may be typed with spaces', () => {
    const code = codeAt(START)
    expect(matchingStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, new Date(START))).toBe(STEP)
  })

  test.each([undefined, '', '12345', '1234567', 'abcdef', '１２３４５６', "' or 1=1"])('%j is none', code => {
    expect(matchingStep(secret, code, new Date(START))).toBeUndefined()
  })
})

describe('a sign-in key', () => {
  test('is read as shown, with or without dashes, spaces and capitals', () => {
    expect(readSignInKey(' k7qf-2m4x 9trb ')).toBe('K7QF2M4X9TRB')
  })

  test('that is too long stays wrong', () => {
    expect(readSignInKey('K7QF-2M4X-9TRBZZZZZZ')).not.toBe('K7QF2M4X9TRB')
  })
})
