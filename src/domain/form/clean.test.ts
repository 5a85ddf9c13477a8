import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText, lengthOf } from './clean.ts'

describe('text as typed', () => {
  test('cedilla becomes comma, composed or not', () => {
    expect(cleanLine('Timiş şi Braşov, Ţara, s\u0327i t\u0327ara')).toBe('Timiș și Brașov, Țara, și țara')
  })

  test('characters that hide or turn text are gone', () => {
    expect(cleanLine('a\u202Eb\u2066c\u0000d\u200Be\u{E0041}f\u001Bg')).toBe('abcdefg')
  })

  test('joiners that scripts need stay', () => {
    expect(cleanLine('می\u200Cخواهم')).toBe('می\u200Cخواهم')
  })

  test('lines stay in a long text and become spaces in a line', () => {
    expect(cleanText('  one\r\ntwo\tthree\u2028four ')).toBe('one\ntwo three\nfour')
    expect(cleanLine('  one\r\n two\t three ')).toBe('one two three')
  })

  test('length counts characters, not code units', () => {
    expect(lengthOf('😀😀')).toBe(2)
  })

  test('cleaning twice changes nothing, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
      }),
      { numRuns: 2000 },
    )
  })
})
