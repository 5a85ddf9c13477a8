/** Use case: somebody who looks for a place sees where in the country there is one, by county, region and night, as a map and as a table; and whom they placed who lost the place. Actor: desks that place people. Law: numbers only, never who is where; only what was confirmed in time is a place tonight. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { addDays, civilDateOf } from '../../../domain/time/calendar.ts'
import { parameterOn } from '../../../domain/way/clock.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { PLACE_KINDS, PlacesPage } from './page.tsx'
import { readCountry, readLost, readPlacing, readTonightFree } from './store.ts'

/** How far ahead one may look, in nights. */
const AHEAD = 90

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /places', { may: 'places.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { tx, t, lang, now, query, reply }: SignedInRequest): Promise<Reply> {
  const { pack } = mechanism
  const hours = parameterOn(pack, ENGINE_PARAMETERS.capacityNightEnds, civilDateOf(now, pack.timeZone))?.value ?? 0
  const { places, tonight } = await readPlacing(tx, hours, now, pack.timeZone)
  const night = Math.min(AHEAD - 1, Number(/^\d{1,2}$/.exec(query.get('night') ?? '')?.[0] ?? 0))
  const kind = PLACE_KINDS.find(one => one === query.get('kind')) ?? 'bed'
  const [country, free, lost] = places
    ? await Promise.all([readCountry(tx, tonight, AHEAD, now), readTonightFree(tx, now), readLost(tx)])
    : [[], [], []]
  return reply.page(
    t('places.title'),
    <PlacesPage
      t={t}
      lang={lang}
      placing={places}
      tonight={tonight}
      day={addDays(tonight, night)}
      night={night}
      kind={kind}
      country={country.filter(row => row.kind === kind)}
      free={free.filter(row => row.kind === kind)}
      lost={lost}
      territories={pack.territories}
      regions={pack.directory?.regions ?? []}
    />,
    { wide: true },
  )
}
