import type { Provider } from './provider.ts'
import type { UnavailableReason } from './reasons.ts'
import { type Ground, unavailableOf, type Weighed, weigh } from './weigh.ts'

/** Services in the order in which to ask, and those that cannot be asked; each says why. */
export type Ranking = {
  readonly ranked: readonly (Weighed & { readonly provider: Provider })[]
  readonly unavailable: readonly { readonly provider: Provider; readonly why: readonly UnavailableReason[] }[]
}

/** Ranks the services that give the help asked for. Equal ones stand by name, so that the same question has one answer. */
export function rank(providers: readonly Provider[], ground: Ground): Ranking {
  const ranked: (Weighed & { readonly provider: Provider })[] = []
  const unavailable: { provider: Provider; why: readonly UnavailableReason[] }[] = []
  for (const provider of providers) {
    const why = unavailableOf(provider, ground)
    if (why.length > 0) {
      unavailable.push({ provider, why })
      continue
    }
    ranked.push({ ...weigh(provider, ground), provider })
  }
  ranked.sort((a, b) => compare(a.points, b.points) || byName(a.provider, b.provider))
  unavailable.sort((a, b) => byName(a.provider, b.provider))
  return { ranked, unavailable }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function byName({ listing: a }: Provider, { listing: b }: Provider): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1
}
