import type { Mechanism } from '../../act/mechanism.ts'
import type { PublicDirectory } from '../../act/public-directory.ts'
import type { Route } from '../../platform/http/route.ts'
import { routes as checkSigns } from './check-signs/route.tsx'
import { routes as findAnswers } from './find-answers/route.tsx'
import { routes as findHelp } from './find-help/route.tsx'
import { routes as getHelp } from './get-help/route.tsx'
import { routes as keepCopy } from './keep-copy/route.tsx'
import { routes as readRights } from './read-rights/route.tsx'
import { routes as readTraces } from './read-traces/route.tsx'
import { type StartSections, routes as start } from './start/route.tsx'

/** What the public site is given by the composition. */
export type SiteDoors = { readonly directory: PublicDirectory }

/** The public help site. Every page of it is an open page: no session, no cookie, nothing stored; what it knows of the directory it has in memory. */
export const siteRoutes = (mechanism: Mechanism, sections: StartSections, doors: SiteDoors): readonly Route[] => [
  ...start(mechanism, sections),
  ...getHelp(mechanism),
  ...findHelp(mechanism, doors.directory),
  ...checkSigns(mechanism),
  ...readRights(mechanism),
  ...(mechanism.pack.site.answers.length > 0 ? findAnswers(mechanism) : []),
  ...keepCopy(mechanism),
  ...readTraces(mechanism),
]
