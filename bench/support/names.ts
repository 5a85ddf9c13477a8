/** Names that nobody has, spread as names are: the first of 30,000 family names for one in ninety, most for a handful. */

export type Name = { readonly given: string; readonly family: string }
/** A number from 0 to 1, the same series for the same seed. */
export type Chance = () => number

/** mulberry32: small, fast, good enough to spread names. */
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const STARTS = 'b c d f g h l m n p r s t v z ș ț br cr dr fl gr pr st tr vl'.split(' ')
const MIDDLES = 'a a e e i i o u ă ea ia oa'.split(' ')
const ENDS = 'b c d l m n r s t v g p ț z lt rn st nd'.split(' ').concat('', '', '', '', '', '')
/** The last syllable says that the name is of the exercise; the endings are those of the country. */
const FAMILY_ENDS = 'xescu xescu xeanu xaru xoiu xan xuț xea'.split(' ')
const GIVEN_ENDS = 'xenia xandru xila xomir xeta xulin xarion xuța'.split(' ')

const one = (list: readonly string[], chance: Chance): string => list[Math.floor(chance() * list.length)] ?? ''

function nameFrom(ends: readonly string[], syllables: number, chance: Chance): string {
  const parts = Array.from({ length: syllables }, () => one(STARTS, chance) + one(MIDDLES, chance) + one(ENDS, chance))
  const word = parts.join('') + one(ends, chance)
  return word.slice(0, 1).toLocaleUpperCase('ro') + word.slice(1)
}

function distinct(count: number, ends: readonly string[], chance: Chance): string[] {
  const names = new Set<string>()
  // As long as names are: one in six short, one in six long.
  const syllables = [2, 2, 1, 2, 3, 2]
  while (names.size < count) names.add(nameFrom(ends, syllables[Math.floor(chance() * 6)] ?? 2, chance))
  return [...names]
}

/** Picks by rank: the n-th name comes up 1 / (n + 3) ^ 0.95 as often as the first would. */
function byRank(names: readonly string[], chance: Chance): () => string {
  const sums: number[] = []
  for (let rank = 0; rank < names.length; rank++) sums.push((sums[rank - 1] ?? 0) + 1 / (rank + 3) ** 0.95)
  const all = sums.at(-1) ?? 1
  return () => {
    const wanted = chance() * all
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return names[low] ?? ''
  }
}

/** Gives one name after the other: four in ten have two given names, one in thirty a double family name. */
export function inventedNames(chance: Chance): () => Name {
  const given = byRank(distinct(1200, GIVEN_ENDS, chance), chance)
  const family = byRank(distinct(30_000, FAMILY_ENDS, chance), chance)
  return () => ({
    given: chance() < 0.4 ? `${given()} ${given()}` : given(),
    family: chance() < 0.033 ? `${family()}-${family()}` : family(),
  })
}

const LETTERS = 'abcdefghijlmnoprstuvz'

/** First given and first family name as somebody types them: no diacritics now and then, one typing error in one of the two. */
export function withTypingError({ given, family }: Name, chance: Chance): string {
  const words = [given.split(' ')[0] ?? '', family.split('-')[0] ?? '']
  const which = chance() < 0.5 ? 0 : 1
  words[which] = mistyped(words[which] ?? '', chance)
  const typed = (chance() < 0.5 ? words : words.reverse()).join(' ')
  return chance() < 0.5 ? typed.normalize('NFD').replace(/\p{M}/gu, '') : typed
}

function mistyped(word: string, chance: Chance): string {
  const letters = Array.from(word)
  const at = Math.floor(chance() * letters.length)
  const letter = LETTERS[Math.floor(chance() * LETTERS.length)] ?? 'a'
  switch (Math.floor(chance() * 4)) {
    case 0:
      letters.splice(at, 1)
      break
    case 1:
      letters.splice(at, 0, letter)
      break
    case 2:
      letters[at] = letter
      break
    default: {
      const place = Math.min(at, letters.length - 2)
      letters.splice(place, 2, letters[place + 1] ?? '', letters[place] ?? '')
    }
  }
  return letters.join('')
}
