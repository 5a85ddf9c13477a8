import { describe, expect, it } from 'vitest'
import { checkNationalNumber, readNationalNumber } from './national-number.ts'

/** The number with the control digit that fits. County 99 and serial 000 do not exist, so these are nobody's. */
function closed(seven: string): string {
  const found = Array.from({ length: 10 }, (_, digit) => `${seven}99000${digit}`).filter(one => readNationalNumber(one))
  expect(found).toHaveLength(1)
  return found[0] as string
}

const WOMAN = closed('2900101')

describe('a personal numeric code', () => {
  it('tells birth date and sex, where it tells the century', () => {
    expect(readNationalNumber(WOMAN)).toEqual({ birthDate: '1990-01-01', sex: 'female' })
    expect(readNationalNumber(closed('5000229'))).toEqual({ birthDate: '2000-02-29', sex: 'male' })
    expect(readNationalNumber(closed('3850101'))).toEqual({ birthDate: '1885-01-01', sex: 'male' })
    expect(readNationalNumber(closed('7900101'))).toEqual({ birthDate: null, sex: 'male' })
    expect(readNationalNumber(closed('9900101'))).toEqual({ birthDate: null, sex: 'unknown' })
  })

  it('is none with a wrong digit, a day that does not exist, or another length', () => {
    const control = Number(WOMAN[12])
    for (let by = 1; by < 10; by++)
      expect(readNationalNumber(`${WOMAN.slice(0, 12)}${(control + by) % 10}`)).toBeUndefined()
    for (const seven of ['2900230', '2901301'])
      expect(
        Array.from({ length: 10 }, (_, digit) => readNationalNumber(`${seven}99000${digit}`)).every(one => !one),
      ).toBe(true)
    for (const odd of ['', WOMAN.slice(1), `${WOMAN}0`, WOMAN.replace('2', '0'), 'abcdefghijklm'])
      expect(readNationalNumber(odd)).toBeUndefined()
  })

  it('agrees or disagrees with what is known, and says nothing where nothing is', () => {
    expect(checkNationalNumber(WOMAN, { birthDate: '1990-01-01', sex: 'female' })).toBe('agrees')
    expect(checkNationalNumber(WOMAN, { birthDate: '1990-01-02', sex: 'female' })).toBe('disagrees')
    expect(checkNationalNumber(WOMAN, { birthDate: '1990-01-01', sex: 'male' })).toBe('disagrees')
    expect(checkNationalNumber(WOMAN, { birthDate: '1990-01-01', sex: 'unknown' })).toBe('agrees')
    expect(checkNationalNumber(WOMAN, { birthDate: null, sex: 'female' })).toBe('unknown')
    expect(checkNationalNumber(closed('7900101'), { birthDate: '1990-01-01', sex: 'male' })).toBe('unknown')
    expect(checkNationalNumber('123', { birthDate: null, sex: 'unknown' })).toBe('disagrees')
  })
})
