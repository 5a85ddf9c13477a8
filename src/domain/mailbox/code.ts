/** Receipt codes: what a sender keeps, and nobody else. Four groups of five letters, a hundred bits. */

/** Letters and figures that are not taken for one another, also when they are read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 4
const GROUP = 5
const LONG = GROUPS * GROUP

/** A code from at least 20 random bytes, as it is shown: `7KQ2M-…`. */
export function codeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, LONG), byte => LETTERS[byte % LETTERS.length])
  return shownCode(letters.join(''))
}

/** A typed code as it is compared; undefined where it cannot be one. Spaces, dashes and small letters do not matter. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .slice(0, 80)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return code.length === LONG && [...code].every(letter => LETTERS.includes(letter)) ? code : undefined
}

/** The group by which guesses are counted. */
export const beginningOf = (code: string): string => code.slice(0, GROUP)

function shownCode(code: string): string {
  return Array.from({ length: GROUPS }, (_, at) => code.slice(at * GROUP, (at + 1) * GROUP)).join('-')
}
