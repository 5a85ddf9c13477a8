/** How near a found name is to what was typed: the sum over the typed words of the typing errors to the nearest word. */
import { nameWords } from './name-index.ts'

/** Typing errors between two words: a letter more, less, other, or two neighbours exchanged. Gives up above `most`. */
export function typingErrors(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + other)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

/** Errors allowed in one word. */
const MOST_ERRORS = 1

/** Errors of a name against typed words, each word of the name taken once; undefined where a typed word is not there. */
export function nameDistance(typed: readonly string[], name: string): number | undefined {
  const left = [...nameWords(name)]
  let sum = 0
  for (const word of typed) {
    const errors = left.map(one => typingErrors(word, one, MOST_ERRORS))
    const least = Math.min(...errors)
    if (!(least <= MOST_ERRORS)) return undefined
    left.splice(errors.indexOf(least), 1)
    sum += least
  }
  // Of two equally near, the one with fewer words that nobody typed.
  return sum + left.length / 100
}
