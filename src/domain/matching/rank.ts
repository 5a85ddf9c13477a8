import type { Provider } from './provider.ts'
import type { UnavailableReason, WeighedReason } from './reasons.ts'
import { isBarred, isClosed, whyNot } from './unavailable.ts'
import { type Ground, reasonsOf, WEIGHTS, weighListing, weighToday } from './weigh.ts'

/** Services in the order in which to ask, and those that cannot be asked, by name; and for each of them why, when asked. */
export type Ranking = {
  readonly ranked: readonly Provider[]
  readonly unavailable: readonly Provider[]
  /** Why a ranked service stands where it stands. */
  readonly reasonsOf: (one: Provider) => readonly WeighedReason[]
  /** Why a service cannot be asked. */
  readonly whyNot: (one: Provider) => readonly UnavailableReason[]
}

/** As many services as can be told apart by one number beside their weight. */
const MOST = Math.floor(Number.MAX_SAFE_INTEGER / WEIGHTS)

/**
 * Ranks the services that give the help asked for. Equal ones stand by name, so that the same question has one answer.
 * @throws when there are more services than numbers to tell them apart: hundreds of millions
 */
export const rank = (providers: readonly Provider[], ground: Ground): Ranking =>
  rankNamed([...providers].sort(byName), ground)

/** The same for services that stand in the order of names already. */
export function rankNamed(named: readonly Provider[], ground: Ground): Ranking {
  if (named.length > MOST) throw new Error('More services than can be ranked.')
  const places = new Float64Array(named.length)
  const unavailable: Provider[] = []
  const listed: (number | undefined)[] = []
  let count = 0
  for (let at = 0; at < named.length; at++) {
    const one = named[at] as Provider
    const weight = one.profile === undefined ? undefined : listed[one.profile]
    const still = weight ?? weightOf(one, ground)
    if (one.profile !== undefined) listed[one.profile] = still
    if (still === BARRED || isClosed(one, ground)) unavailable.push(one)
    else places[count++] = (still + weighToday(one, ground)) * named.length + at
  }
  const ranked: Provider[] = []
  // Numbers are put in order many times faster than things; the place among the names comes back out of the number.
  for (const place of places.subarray(0, count).sort()) ranked.push(named[place % named.length] as Provider)
  return {
    ranked,
    unavailable,
    reasonsOf: one => reasonsOf(one, ground),
    whyNot: one => whyNot(one, ground),
  }
}

/** What is listed keeps the person out. */
const BARRED = -1
const weightOf = (one: Provider, ground: Ground) => (isBarred(one, ground) ? BARRED : weighListing(one, ground))

function byName({ listing: a }: Provider, { listing: b }: Provider): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
