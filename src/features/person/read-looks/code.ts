import { randomInt } from 'node:crypto'
import { blind, type SignInKeys } from '../../../platform/session/keys.ts'

/** No letters that are taken for another when read aloud or copied by hand. */
const LETTERS = 'ABCDEFGHJKMNPQRTUVWXYZ2346789'
const LENGTH = 12
/** Shortest word a person may choose. */
const LEAST_WORD = 4
const MOST_WORD = 60

/** A fresh code in three groups, about 58 bits. */
export function freshCode(): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? 'A').join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** As typed, without groups and case. */
export const readCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** The word as compared: without case, marks and outer spaces; '' where it is too short or too long. */
export function readWord(typed: string): string {
  const word = typed.trim().toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return word.length >= LEAST_WORD && word.length <= MOST_WORD ? word : ''
}

/** What is kept of both: a keyed hash, 32 bytes. */
export function lookSecret(keys: SignInKeys, code: string, word: string): Buffer {
  return blind(keys, 'who looked', `${readCode(code)}\0${readWord(word)}`)
}
