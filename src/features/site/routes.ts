import type { Mechanism } from '../../act/mechanism.ts'
import type { PublicDirectory } from '../../act/public-directory.ts'
import type { PublicMailbox } from '../../act/public-mailbox.ts'
import type { Route } from '../../platform/http/route.ts'
import { routes as askCallback, type CallbackDoors } from './ask-callback/route.tsx'
import { routes as checkSigns } from './check-signs/route.tsx'
import { routes as findAnswers } from './find-answers/route.tsx'
import { routes as findHelp } from './find-help/route.tsx'
import { routes as getHelp } from './get-help/route.tsx'
import { routes as keepCopy } from './keep-copy/route.tsx'
import { offersMailbox } from './offers.ts'
import { routes as readRights } from './read-rights/route.tsx'
import { routes as readTraces } from './read-traces/route.tsx'
import { type StartSections, routes as start } from './start/route.tsx'
import { routes as tellSafely } from './tell-safely/route.tsx'

/** What the public site is given by the composition. `mailbox` is null where nobody may write: in the exercise. */
export type SiteDoors = {
  readonly directory: PublicDirectory
  readonly mailbox: PublicMailbox | null
  readonly callbacks?: CallbackDoors
}

/** The public help site. Every page of it is an open page: no session, no cookie; nothing is stored but what somebody tells a desk, sealed. */
export const siteRoutes = (mechanism: Mechanism, sections: StartSections, doors: SiteDoors): readonly Route[] => [
  ...start(mechanism, sections),
  ...getHelp(mechanism),
  ...findHelp(mechanism, doors.directory),
  ...(offersMailbox(mechanism)
    ? [...tellSafely(mechanism, doors.mailbox), ...askCallback(mechanism, doors.callbacks ?? null)]
    : []),
  ...checkSigns(mechanism),
  ...readRights(mechanism),
  ...(mechanism.pack.site.answers.length > 0 ? findAnswers(mechanism) : []),
  ...keepCopy(mechanism),
  ...readTraces(mechanism),
]
