import type { CountryPack, Indicator, Sector } from '../mechanism/pack.ts'
import type { OrganisationKind } from '../mechanism/vocabulary.ts'

const SECTOR_OF: { readonly [kind in OrganisationKind]?: Sector } = {
  school: 'school',
  health: 'health',
  police: 'police',
  gendarmerie: 'police',
  'labour-inspectorate': 'labour',
  border: 'border',
  'asylum-office': 'asylum',
  hotline: 'hotline',
  'child-protection': 'child-protection',
}

/** The setting a notifier notices in, by the kind of her organisation; nobody is asked for it. */
export function sectorOf(kind: OrganisationKind): Sector {
  return SECTOR_OF[kind] ?? 'community'
}

/** The lines a sector is asked, for a child or an adult. */
export function indicatorsFor(
  indicators: CountryPack['indicators'],
  sector: Sector,
  audiences: readonly ('adult' | 'child')[],
): readonly Indicator[] {
  return indicators.filter(
    one => one.sectors.includes(sector) && (one.audience === 'both' || audiences.includes(one.audience)),
  )
}
