import type { Mechanism } from '../../act/mechanism.ts'
import type { Route } from '../../platform/http/route.ts'
import { addMeansRoutes } from './add-means/route.ts'
import { admitPersonRoutes } from './admit-person/route.ts'
import { askRecoveryRoutes } from './ask-recovery/route.ts'
import { confirmSelfRoutes } from './confirm-self/route.ts'
import { routes as endSessions } from './end-sessions/route.tsx'
import { routes as keepNotices } from './keep-notices/route.tsx'
import { type SignInSettings, signInRoutes } from './sign-in/route.ts'

/** Signing in and out, one's own means, sessions and notices, and coming back after everything was lost. */
export const accessRoutes = (mechanism: Mechanism, signIn: SignInSettings): readonly Route[] => [
  ...signInRoutes(signIn),
  ...addMeansRoutes(signIn),
  ...admitPersonRoutes(mechanism, signIn),
  ...askRecoveryRoutes(mechanism, signIn),
  ...confirmSelfRoutes(signIn),
  ...endSessions(mechanism),
  ...keepNotices(mechanism),
]
