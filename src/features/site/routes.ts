import type { Mechanism } from '../../act/mechanism.ts'
import type { Route } from '../../platform/http/route.ts'
import { routes as checkSigns } from './check-signs/route.tsx'
import { routes as findAnswers } from './find-answers/route.tsx'
import { routes as getHelp } from './get-help/route.tsx'
import { routes as keepCopy } from './keep-copy/route.tsx'
import { routes as readRights } from './read-rights/route.tsx'
import { routes as readTraces } from './read-traces/route.tsx'
import { type StartSections, routes as start } from './start/route.tsx'

/** The public help site. Every page of it is an open page: no session, no database, no cookie, nothing stored. */
export const siteRoutes = (mechanism: Mechanism, sections: StartSections): readonly Route[] => [
  ...start(mechanism, sections),
  ...getHelp(mechanism),
  ...checkSigns(mechanism),
  ...readRights(mechanism),
  ...(mechanism.pack.site.answers.length > 0 ? findAnswers(mechanism) : []),
  ...keepCopy(mechanism),
  ...readTraces(mechanism),
]
