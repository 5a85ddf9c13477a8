import type { Mechanism } from '../../act/mechanism.ts'
import type { Route } from '../../platform/http/route.ts'
import { routes as keepData } from './keep-data/route.tsx'
import { routes as readAccesses } from './read-accesses/route.tsx'
import { routes as reviewGlass } from './review-glass/route.tsx'
import { routes as watchNotices } from './watch-notices/route.tsx'

/** What whoever answers for the data looks after: who looked, emergency openings, how long data stay, what left the system. */
export const accountabilityRoutes = (mechanism: Mechanism): readonly Route[] => [
  ...readAccesses(mechanism),
  ...reviewGlass(mechanism),
  ...keepData(mechanism),
  ...watchNotices(mechanism),
]
