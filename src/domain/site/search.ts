import { editsBetween, forgiven, shortenings, wordsIn } from './fold.ts'

/**
 * Search over a few hundred sentences that are known at start. It only ever points at a sentence that is there; it makes
 * none. Without accents, forgiving a typing error, in every language at once.
 */
export type Findable = {
  /** What is found; the same text in another language has the same id and the same number of sentences. */
  readonly id: string
  readonly lang: string
  /** The title first, then the sentences. */
  readonly sentences: readonly string[]
}

/** `at`: the best sentence, 0 is the title. `lang`: the language in which it was found. */
export type Found = { readonly id: string; readonly at: number; readonly lang: string; readonly score: number }

type Sentence = { readonly id: string; readonly lang: string; readonly at: number; readonly length: number }
export type SearchIndex = {
  readonly sentences: readonly Sentence[]
  readonly holding: ReadonlyMap<string, readonly number[]>
  readonly near: ReadonlyMap<string, readonly string[]>
  readonly sorted: readonly string[]
}

/** Words of a question beyond these are not looked at. */
const MOST_WORDS = 12
const MOST_LETTERS = 40
const PREFIX_FROM = 3
const MOST_ENDINGS = 30

/** Reads every text once. */
export function buildIndex(texts: readonly Findable[]): SearchIndex {
  const sentences: Sentence[] = []
  const holding = new Map<string, number[]>()
  for (const { id, lang, sentences: own } of texts) {
    own.forEach((text, at) => {
      const words = new Set(wordsIn(text))
      const place = sentences.push({ id, lang, at, length: words.size }) - 1
      for (const word of words) holding.set(word, [...(holding.get(word) ?? []), place])
    })
  }
  const near = new Map<string, string[]>()
  for (const word of holding.keys()) {
    for (const short of shortenings(word, forgiven(word.length))) near.set(short, [...(near.get(short) ?? []), word])
  }
  return { sentences, holding, near, sorted: [...holding.keys()].sort() }
}

/** What fits best, best first, each id once. Texts in `lang` go before equally good ones in other languages. */
export function search(index: SearchIndex, question: string, lang: string, most = 8): readonly Found[] {
  const asked = [...new Set(wordsIn(question))].slice(0, MOST_WORDS).map(word => word.slice(0, MOST_LETTERS))
  const scores = new Map<number, number>()
  for (const word of asked) {
    const best = new Map<number, number>()
    for (const [known, weight] of knownWords(index, word)) {
      const places = index.holding.get(known) ?? []
      const rarity = Math.log(1 + index.sentences.length / places.length)
      for (const place of places) best.set(place, Math.max(best.get(place) ?? 0, weight * rarity))
    }
    for (const [place, score] of best) scores.set(place, (scores.get(place) ?? 0) + score)
  }
  const found = new Map<string, Found>()
  for (const [place, raw] of scores) {
    const sentence = index.sentences[place]
    if (!sentence) continue
    const { id, at, length } = sentence
    const score = raw * (at === 0 ? 1.5 : 1) * (sentence.lang === lang ? 1.4 : 1) * (1 + 2 / (8 + length))
    if (score > (found.get(id)?.score ?? 0)) found.set(id, { id, at, lang: sentence.lang, score })
  }
  const ranked = [...found.values()].sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
  const least = (ranked[0]?.score ?? 0) * 0.35
  return ranked.filter(one => one.score >= least).slice(0, most)
}

/** Words of the index that a word may mean: itself, longer words that begin with it, words a typing error away. */
function knownWords({ holding, near, sorted }: SearchIndex, word: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const put = (known: string, weight: number) => found.set(known, Math.max(found.get(known) ?? 0, weight))
  if (holding.has(word)) put(word, 1)
  if (word.length >= PREFIX_FROM) {
    for (let at = firstFrom(sorted, word), left = MOST_ENDINGS; left > 0; at++, left--) {
      const known = sorted[at]
      if (!known?.startsWith(word)) break
      put(known, 0.5 + (0.4 * word.length) / known.length)
    }
  }
  const most = forgiven(word.length)
  if (most === 0) return found
  for (const short of shortenings(word, most)) {
    for (const known of near.get(short) ?? []) {
      const edits = editsBetween(word, known, most)
      if (edits > 0 && edits <= most) put(known, 0.75 - 0.25 * edits)
    }
  }
  return found
}

/** Place of the first word that is not before `word`. */
function firstFrom(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}
