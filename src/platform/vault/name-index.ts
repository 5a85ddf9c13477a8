/**
 * The blind index over names: each word gives a token for itself and tokens for each form with a letter left out (symmetric
 * delete), all keyed, all cut to 32 bits. Words that differ by one typing error meet in a token; without the key a token says
 * only that two people share a form of a word. That much frequency leaks, and the threat model says so.
 */
import { createHmac, type KeyObject } from 'node:crypto'
import type { IndexKeys } from './vault.ts'

/** The tokens of one name. `names` holds the words one after the other; `spans` how many tokens each has; a word's own comes first. */
export type NameTokens = { readonly names: readonly number[]; readonly spans: readonly number[] }

const MOST_WORDS = 6
const MOST_LETTERS = 24
const LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
}

/** The words of a name as they are compared: lower case, no marks, both ways of writing ș and ț alike; each word once. */
export function nameWords(text: string): readonly string[] {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đðłøßæœıþ]/g, letter => LETTERS[letter] ?? letter)
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter(word => word !== '')
  return [...new Set(words.map(word => Array.from(word).slice(0, MOST_LETTERS).join('')))].slice(0, MOST_WORDS)
}

/** Every form of a word with one letter left out, with the letter's place; none where fewer than two letters would remain. */
function formsOf(word: string): readonly { readonly form: string; readonly at: number }[] {
  const letters = Array.from(word)
  if (letters.length < 3) return []
  return letters.map((_, at) => ({ form: [...letters.slice(0, at), ...letters.slice(at + 1)].join(''), at }))
}

const cut = (key: KeyObject, text: string): number => createHmac('sha256', key).update(text).digest().readInt32BE(0)

/** Words come back again and again; a process remembers the tokens of so many. */
const MOST_REMEMBERED = 20_000
const remembered = new WeakMap<IndexKeys, Map<string, readonly number[]>>()

/**
 * Tokens of one word as the index keeps them: its own first, then each form with a letter left out, alone and with the place of
 * that letter.
 */
export function wordTokens(keys: IndexKeys, word: string): readonly number[] {
  return once(keys, `kept ${word}`, () => [
    cut(keys.names, `word ${word}`),
    cut(keys.names, `form ${word}`),
    ...formsOf(word).flatMap(({ form, at }) => [
      cut(keys.names, `form ${form}`),
      cut(keys.names, `form ${at} ${form}`),
    ]),
  ])
}

/**
 * Tokens to look for a typed word by; its own first. Each kind of error meets one kind of token: a letter too few meets a form,
 * one too many a whole word, another one or two exchanged a form with the same place or the next. Two words that differ by
 * two letters, left out in different places, do not meet.
 */
export function soughtTokens(keys: IndexKeys, word: string): readonly number[] {
  return once(keys, `sought ${word}`, () => {
    const forms = formsOf(word)
    const texts = [
      `form ${word}`,
      ...forms.map(one => `word ${one.form}`),
      ...forms.flatMap(({ form, at }) => [at - 1, at, at + 1].map(place => `form ${place} ${form}`)),
    ]
    return [cut(keys.names, `word ${word}`), ...new Set(texts.map(text => cut(keys.names, text)))]
  })
}

function once(keys: IndexKeys, what: string, make: () => readonly number[]): readonly number[] {
  const known = remembered.get(keys) ?? new Map<string, readonly number[]>()
  remembered.set(keys, known)
  const found = known.get(what)
  if (found) return found
  const tokens = [...new Set(make())]
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(what, tokens)
  return tokens
}

/** Tokens of a whole name. */
export function nameTokens(keys: IndexKeys, ...parts: readonly (string | null | undefined)[]): NameTokens {
  const words = nameWords(parts.filter(Boolean).join(' ')).map(word => wordTokens(keys, word))
  return { names: words.flat(), spans: words.map(word => word.length) }
}

/** A token for something compared whole (a telephone, a birth date), 64 bits as text; null for nothing. */
export function exactToken(keys: IndexKeys, kind: 'phone' | 'born', value: string | null | undefined): string | null {
  const text = kind === 'phone' ? (value ?? '').replace(/\D/g, '').replace(/^(00)?40(?=7)/, '0') : (value ?? '').trim()
  if (text === '' || (kind === 'phone' && text.length < 6)) return null
  return createHmac('sha256', keys.exact).update(`${kind} ${text}`).digest().readBigInt64BE(0).toString()
}
