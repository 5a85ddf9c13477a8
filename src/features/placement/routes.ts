import type { Matching } from '../../act/matching.ts'
import type { Route } from '../../platform/http/route.ts'
import { routes as answerQuery } from './answer-query/route.tsx'
import { routes as findPlace } from './find-place/route.tsx'
import { routes as followSearch } from './follow-search/route.tsx'
import { routes as readPlacementFigures } from './read-figures/route.tsx'
import { routes as waitList } from './wait-list/route.tsx'

/** From the search for a place to the answers, the waiting list and what placing people showed. */
export function placementRoutes(matching: Matching): readonly Route[] {
  return [
    ...[findPlace, readPlacementFigures].flatMap(routes => routes(matching)),
    ...[followSearch, answerQuery, waitList].flatMap(routes => routes(matching.mechanism)),
  ]
}
