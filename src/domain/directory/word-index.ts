/** Which of many texts contain all of some words, anywhere in them. */
export type WordIndex = {
  /** Places in the list of texts, ascending. Without words: all. */
  readonly find: (words: readonly string[]) => readonly number[]
}

/** Letters that are looked up together; every longer word is made of such. */
const GRAM = 3
/** Grams remembered; the oldest are looked up anew. */
const KEPT = 4_000

/**
 * An index over texts that is made while it is used: which texts contain three letters is found by looking through them once
 * and remembered as bits. A word is then looked for only in the texts that contain all its threes.
 */
export function indexWords(texts: readonly string[]): WordIndex {
  const grams = new Map<string, Uint32Array>()
  const size = Math.ceil(texts.length / 32)
  const bitsOf = (gram: string): Uint32Array => {
    const known = grams.get(gram)
    if (known) return known
    const bits = new Uint32Array(size)
    for (let at = 0; at < texts.length; at++)
      if (texts[at]?.includes(gram)) bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31))
    if (grams.size >= KEPT) for (const oldest of [...grams.keys()].slice(0, KEPT / 4)) grams.delete(oldest)
    grams.set(gram, bits)
    return bits
  }
  return {
    find: words => {
      const asked = words.filter(word => word !== '')
      if (asked.length === 0) return Array.from(texts, (_, at) => at)
      const left = inAll(asked.flatMap(gramsOf).map(bitsOf))
      // Three letters or fewer are a gram themselves: they are in every text that is left.
      const longer = asked.filter(word => word.length > GRAM)
      return placesIn(left).filter(at => longer.every(word => texts[at]?.includes(word)))
    },
  }
}

function gramsOf(word: string): readonly string[] {
  if (word.length <= GRAM) return [word]
  return Array.from({ length: word.length - GRAM + 1 }, (_, at) => word.slice(at, at + GRAM))
}

function inAll(sets: readonly Uint32Array[]): Uint32Array {
  const left = Uint32Array.from(sets[0] ?? [])
  for (const bits of sets.slice(1))
    for (let at = 0; at < left.length; at++) left[at] = (left[at] ?? 0) & (bits[at] ?? 0)
  return left
}

function placesIn(bits: Uint32Array): readonly number[] {
  const places: number[] = []
  for (const [at, word] of bits.entries())
    for (let rest = word; rest !== 0; rest &= rest - 1) places.push(at * 32 + 31 - Math.clz32(rest & -rest))
  return places
}
