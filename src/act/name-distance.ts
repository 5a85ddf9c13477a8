/** How near a found name is to what was typed: the sum over the typed words of the typing errors to the nearest word. */
import { editsBetween } from '../domain/site/fold.ts'
import { nameWords } from '../platform/vault/name-index.ts'

/** Errors allowed in one word. */
const MOST_ERRORS = 1

/** Errors of a name against typed words, each word of the name taken once; undefined where a typed word is not there. */
export function nameDistance(typed: readonly string[], name: string): number | undefined {
  const left = [...nameWords(name)]
  let sum = 0
  for (const word of typed) {
    const errors = left.map(one => (one === word ? 0 : editsBetween(word, one, MOST_ERRORS)))
    const least = Math.min(...errors)
    if (!(least <= MOST_ERRORS)) return undefined
    left.splice(errors.indexOf(least), 1)
    sum += least
  }
  // Of two equally near, the one with fewer words that nobody typed.
  return sum + left.length / 100
}
