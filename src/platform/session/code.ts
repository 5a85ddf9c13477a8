/** Codes that people read from one place and type in another: signs that are not mistaken for each other, 4.9 bits each. */
import { randomInt } from 'node:crypto'

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random code of so many signs. */
export function newCode(signs: number): string {
  return Array.from({ length: signs }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** A code as it is shown: in fours. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it was shown, whatever spaces, dashes and lower case somebody typed; at most so many signs. */
export function readCode(typed: string, most: number): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, most)
}
