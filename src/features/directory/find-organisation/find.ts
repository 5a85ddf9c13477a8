import type { Organisation } from '../../../act/directory.ts'
import type { OrganisationKind } from '../../../domain/mechanism/vocabulary.ts'
import { folded } from '../../../domain/text/folded.ts'

export type Wanted = {
  readonly kind: OrganisationKind | null
  readonly territory: string | null
  readonly words: string
}

/**
 * Organisations that fit. With a territory: those competent for it, for the unit it lies in, or for the whole country.
 * @param parent the wider unit a territory lies in, where there is one
 */
export function findOrganisations(
  all: readonly Organisation[],
  wanted: Wanted,
  parent: (territory: string) => string | undefined,
): readonly Organisation[] {
  const words = folded(wanted.words).split(/\s+/).filter(Boolean)
  const place = wanted.territory
  const wider = place === null ? undefined : parent(place)
  return all.filter(one => {
    if (wanted.kind !== null && one.kind !== wanted.kind) return false
    const covers =
      place === null ||
      one.territories.length === 0 ||
      one.territories.includes(place) ||
      (wider !== undefined && one.territories.includes(wider))
    if (!covers) return false
    const text = folded(`${one.code} ${one.name}`)
    return words.every(word => text.includes(word))
  })
}
