/** Whom a search ought to find: every name compared with what was typed, without the index that is measured. */
import { nameDistance } from '../../src/act/name-distance.ts'
import { editsBetween } from '../../src/domain/site/fold.ts'
import { nameWords } from '../../src/platform/vault/name-index.ts'
import type { Name } from './names.ts'

/** The distances of the nearest names to a typed one, the nearest first, at most so many. */
export type Nearest = (typed: string, most: number) => readonly number[]

/** Reads the names once; afterwards a typed name is compared with all that have a word near each of its words. */
export function nearestAmong(people: readonly Name[]): Nearest {
  const bearers = new Map<string, number[]>()
  for (const [at, { given, family }] of people.entries()) {
    for (const word of nameWords(`${given} ${family}`)) {
      const known = bearers.get(word)
      if (known) known.push(at)
      else bearers.set(word, [at])
    }
  }
  const words = [...bearers.keys()]
  const lengths = words.map(word => word.length)
  const near = (typed: string): Set<number> =>
    new Set(
      words
        .filter((word, at) => Math.abs((lengths[at] ?? 0) - typed.length) < 2 && editsBetween(typed, word, 1) < 2)
        .flatMap(word => bearers.get(word) ?? []),
    )
  return (text, most) => {
    const typed = nameWords(text)
    const [first, ...others] = typed.map(near).sort((a, b) => a.size - b.size)
    return [...(first ?? [])]
      .filter(at => others.every(other => other.has(at)))
      .flatMap(at => nameDistance(typed, `${people[at]?.given} ${people[at]?.family}`) ?? [])
      .sort((a, b) => a - b)
      .slice(0, most)
  }
}

/** One search: what was typed, whose name it was, and who was shown. */
export type Searched = { readonly typed: string; readonly meant: Known; readonly shown: readonly string[] }
type Known = Name & { readonly id: string }

/**
 * How good the answers are, each as a share. `recall`: of the nearest there are, so many were shown; namesakes count alike, since
 * nothing in a name tells them apart. `fair`: who was meant is shown, or as many as can be shown are no farther from what was
 * typed. `first`: who was meant is shown, even where hundreds fit as well, which no index can change.
 */
export function judged(done: readonly Searched[], known: readonly Known[], nearest: Nearest, most: number) {
  const byId = new Map(known.map(one => [one.id, one]))
  let [recall, fair, first] = [0, 0, 0]
  for (const { typed, meant, shown } of done) {
    const far = (one: Known | undefined) =>
      nameDistance(nameWords(typed), `${one?.given} ${one?.family}`) ?? Number.POSITIVE_INFINITY
    const distances = shown.map(id => far(byId.get(id)))
    const best = nearest(typed, most)
    const worst = best.at(-1) ?? 0
    recall += distances.filter(distance => distance <= worst).length / Math.max(best.length, 1)
    const isThere = shown.includes(meant.id)
    if (isThere) first++
    if (isThere || (shown.length === most && distances.every(distance => distance <= far(meant)))) fair++
  }
  return { recall: recall / done.length, fair: fair / done.length, first: first / done.length }
}
