import { createSecretKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { exactToken, nameTokens, nameWords, soughtTokens, wordTokens } from './name-index.ts'
import { indexKeysOf } from './vault.ts'

const keys = indexKeysOf({ key: createSecretKey(Buffer.alloc(32, 7)), version: 1 })
const others = indexKeysOf({ key: createSecretKey(Buffer.alloc(32, 8)), version: 1 })
const share = (kept: string, typed: string) =>
  wordTokens(keys, kept).some(token => soughtTokens(keys, typed).includes(token))

describe('words of a name', () => {
  test.each([
    ['Ștefănescu-Țîrlea Ioana', 'stefanescu tirlea ioana'],
    ['ŞTEFĂNESCU ţîrlea', 'stefanescu tirlea'],
    ['  Ána   MARIA ana ', 'ana maria'],
    ['Đorđe Łukasz', 'dorde lukasz'],
    ['...', ''],
  ])('%s', (name, words) => expect(nameWords(name).join(' ')).toBe(words))

  test('a name of any length has an end', () => {
    expect(nameTokens(keys, 'a b c d e f g h i', 'x'.repeat(5000)).names.length).toBeLessThan(40)
  })
})

describe('tokens', () => {
  test.each([
    ['a letter left out', 'exercita', 'exercit'],
    ['a letter more', 'exercita', 'exerciita'],
    ['another letter', 'exercita', 'exercipa'],
    ['two exchanged', 'exercita', 'exerctia'],
    ['the first letter', 'ana', 'ona'],
    ['the last two exchanged', 'elena', 'elean'],
    ['a doubled letter', 'anna', 'ana'],
    ['a letter to double', 'ana', 'anna'],
  ])('%s is found', (_what, a, b) => expect(share(a, b)).toBe(true))

  test('other words share nothing, and under another key nothing at all', () => {
    expect(share('maria', 'elena')).toBe(false)
    // Two errors apart: each without one letter is the same word, but not the same letter.
    expect(share('maria', 'ariam')).toBe(false)
    expect(wordTokens(keys, 'maria').some(token => wordTokens(others, 'maria').includes(token))).toBe(false)
  })

  test('the word itself comes first, and each span says how many follow', () => {
    const { names, spans } = nameTokens(keys, 'Maria', 'Exercitescu')
    expect(names[0]).toBe(wordTokens(keys, 'maria')[0])
    expect(names[spans[0] ?? 0]).toBe(wordTokens(keys, 'exercitescu')[0])
    expect(spans.reduce((sum, one) => sum + one, 0)).toBe(names.length)
  })

  test('telephones meet however they are written; a date is no telephone', () => {
    expect(exactToken(keys, 'phone', '+40 700 000 041')).toBe(exactToken(keys, 'phone', '0700-000-041'))
    expect(exactToken(keys, 'born', '1990-03-07')).not.toBe(exactToken(keys, 'phone', '1990-03-07'))
    expect([exactToken(keys, 'phone', '112'), exactToken(keys, 'born', ''), exactToken(keys, 'born', null)]).toEqual([
      null,
      null,
      null,
    ])
  })
})
