/**
 * How likely it is that somebody wrote a report and no machine, told before it is sealed. The number decides which reports a
 * desk sees first; none is thrown away by it. Nothing of a text stays here but counts of hashed pairs of words, for minutes.
 */
import { isSmall, tellingOf, wordsOf } from './words.ts'

/** 0 to 100, as it is stored. */
export type Score = number

/** Below this a report is treated as noise: it stands last, and breaks no promise. */
export const NOISE: Score = 25

/** What one process remembers of the reports of late, for two ages: how often each pair of words came, and in which reports. */
export type Lately = {
  /** Mixed into every hash, so that what is remembered says nothing elsewhere. */
  readonly salt: number
  young: Uint16Array
  old: Uint16Array
  turnedAt: number
  recent: Map<string, Remembered>
  former: Map<string, Remembered>
}
type Remembered = {
  readonly pairs: Uint32Array
  readonly measured: Measured
  readonly busySource: boolean
  score: Score
}

const SIZE = 1 << 18
/** How long one age of the memory lasts, in milliseconds. */
const AGE = 20 * 60_000
const MOST_WORDS = 400
/** Reports remembered in one age; a larger flood is remembered by its pairs alone. */
const MOST_RECENT = 20_000

export function nothingLately(salt: number): Lately {
  const lately = { salt, young: new Uint16Array(SIZE), old: new Uint16Array(SIZE) }
  return { ...lately, turnedAt: Number.NEGATIVE_INFINITY, recent: new Map(), former: new Map() }
}

/** What is measured of a text by itself. */
export type Measured = {
  readonly words: number
  /** Different words among all, 0 to 1. */
  readonly distinct: number
  /** Small words of a language among all, 0 to 1. */
  readonly small: number
  /** Telling words among all, 0 to 1, and how many different ones. */
  readonly dense: number
  readonly telling: number
  readonly links: number
}

function measure(text: string, words: readonly string[]): Measured {
  const few = Math.max(words.length, 1)
  const told = words.flatMap(word => tellingOf(word) ?? [])
  return {
    words: words.length,
    distinct: new Set(words).size / few,
    small: words.filter(isSmall).length / few,
    dense: told.length / few,
    telling: new Set(told).size,
    links: text.match(/https?:|www\.|\.(?:com|net|ru|cn|xyz|top)\b/gi)?.length ?? 0,
  }
}

/** FNV-1a over two words. */
function pairOf(one: string, other: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt
  for (let at = 0; at < one.length; at++) value = Math.imul(value ^ one.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ 32, 0x01000193)
  for (let at = 0; at < other.length; at++) value = Math.imul(value ^ other.charCodeAt(at), 0x01000193)
  return ((value ^ (value >>> 15)) >>> 0) % SIZE
}

function pairsOf(words: readonly string[], salt: number): Uint32Array {
  const pairs = new Set<number>()
  for (let at = 0; at + 1 < words.length; at++) pairs.add(pairOf(words[at] ?? '', words[at + 1] ?? '', salt))
  return Uint32Array.from(pairs)
}

/** Which part of the pairs came in more than so many reports of late, 0 to 1. A text without pairs is nothing new. */
function repeatedOf(pairs: Uint32Array, { young, old }: Lately, more: number): number {
  let known = 0
  for (const pair of pairs) if ((young[pair] ?? 0) + (old[pair] ?? 0) > more) known++
  return pairs.length === 0 ? 1 : known / pairs.length
}

const capped = (value: number, most: number) => Math.min(value / most, 1)

/** The number of what was measured. A source that sends very much makes its reports a little less likely, never silent. */
function scoreOf(measured: Measured, repeated: number, busySource: boolean): Score {
  const { words, distinct, small, dense, telling, links } = measured
  // A list of telling words is no sentence: people need small words, and not every word of theirs tells.
  const sentence = capped(small, 0.15) * (1 - capped(Math.max(0, dense - 0.45), 0.3))
  const raw =
    capped(words, 14) * 20 +
    (words < 4 ? 0 : capped(distinct, 0.7) * 15) +
    sentence * 25 +
    capped(telling, 3) * (10 + 30 * sentence) -
    Math.min(links, 3) * 15
  const fresh = 1 - 0.85 * Math.max(0, (repeated - 0.25) / 0.75)
  return Math.max(0, Math.min(100, Math.round(raw * fresh * (busySource ? 0.9 : 1))))
}

/** The number of a text against what came of late, without remembering it. Two others that say the same are a repetition. */
export function judge(text: string, lately: Lately, busySource: boolean): Score {
  const words = wordsOf(text).slice(0, MOST_WORDS)
  return scoreOf(measure(text, words), repeatedOf(pairsOf(words, lately.salt), lately, 1), busySource)
}

/** The number of a text that came; its pairs of words are remembered, hashed. */
export function judgeAndRemember(id: string, text: string, lately: Lately, busySource: boolean, now: number): Score {
  turn(lately, now)
  const words = wordsOf(text).slice(0, MOST_WORDS)
  const pairs = pairsOf(words, lately.salt)
  const measured = measure(text, words)
  const score = scoreOf(measured, repeatedOf(pairs, lately, 1), busySource)
  for (const pair of pairs) lately.young[pair] = Math.min(65_535, (lately.young[pair] ?? 0) + 1)
  if (score >= NOISE && lately.recent.size < MOST_RECENT) lately.recent.set(id, { pairs, measured, busySource, score })
  return score
}

/** Reports that came before a flood showed what it is made of lose their place: each with its new, lower number. */
export function judgeAgain(lately: Lately): readonly { readonly id: string; readonly score: Score }[] {
  const lower: { id: string; score: Score }[] = []
  for (const [id, one] of [...lately.recent, ...lately.former]) {
    // The report itself stands among those counted.
    const score = scoreOf(one.measured, repeatedOf(one.pairs, lately, 2), one.busySource)
    if (score >= one.score) continue
    one.score = score
    lower.push({ id, score })
  }
  return lower
}

/** Nothing is remembered for longer than two ages. */
function turn(lately: Lately, now: number): void {
  if (now - lately.turnedAt < AGE && now >= lately.turnedAt) return
  const long = now - lately.turnedAt >= 2 * AGE
  lately.old = long ? new Uint16Array(SIZE) : lately.young
  lately.former = long ? new Map() : lately.recent
  lately.young = new Uint16Array(SIZE)
  lately.recent = new Map()
  lately.turnedAt = now
}
