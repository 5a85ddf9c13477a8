import { loadDirectory } from './act/directory.ts'
import { type Listings, openListings } from './act/listings.ts'
import { hasRight, type Mechanism } from './act/mechanism.ts'
import { countryOf } from './countries/countries.ts'
import { addMeansRoutes } from './features/access/add-means/route.ts'
import { signInRoutes } from './features/access/sign-in/route.ts'
import { routes as keepUnits } from './features/capacity/keep-units/route.tsx'
import { routes as readPlaces } from './features/capacity/read-places/route.tsx'
import { routes as checkServices } from './features/directory/check-services/route.tsx'
import { routes as exchangeDirectory } from './features/directory/exchange-directory/route.tsx'
import { routes as findOrganisation } from './features/directory/find-organisation/route.tsx'
import { routes as findService } from './features/directory/find-service/route.tsx'
import { routes as keepService } from './features/directory/keep-service/route.tsx'
import { hsdsRoutes } from './features/directory/serve-hsds/api.ts'
import { routes as findPeople } from './features/person/find-people/route.tsx'
import { routes as moveClock } from './features/person/move-clock/route.tsx'
import { routes as readPerson } from './features/person/read-person/route.tsx'
import { routes as readRecord } from './features/person/read-record/route.tsx'
import { routes as recordAct } from './features/person/record-act/route.tsx'
import { frame, SECTIONS } from './features/shell/frame.tsx'
import { problemPage } from './features/shell/problem.tsx'
import { signalRoutes } from './features/signal/routes.ts'
import { routes as keepAbsence } from './features/stewardship/keep-absence/route.tsx'
import { routes as keepDuty } from './features/stewardship/keep-duty/route.tsx'
import { routes as keepHours } from './features/stewardship/keep-hours/route.tsx'
import { routes as readAccesses } from './features/stewardship/read-accesses/route.tsx'
import { routes as readLaw } from './features/stewardship/read-law/route.tsx'
import { routes as readPatterns } from './features/stewardship/read-patterns/route.tsx'
import { routes as readRights } from './features/stewardship/read-rights/route.tsx'
import { routes as readStaff } from './features/stewardship/read-staff/route.tsx'
import { routes as start } from './features/stewardship/start/route.tsx'
import { routes as answerReferral } from './features/support/answer-referral/route.tsx'
import { routes as followReferral } from './features/support/follow-referral/route.tsx'
import { routes as readHelp } from './features/support/read-help/route.tsx'
import { routes as requestReferral } from './features/support/request-referral/route.tsx'
import { routes as readAssignments } from './features/work/read-assignments/route.tsx'
import { routes as readWork } from './features/work/read-work/route.tsx'
import { routes as watchBoard } from './features/work/watch-board/route.tsx'
import { messages } from './messages/messages.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Database, Tx } from './platform/db/database.ts'
import type { Route } from './platform/http/route.ts'
import { createApp } from './platform/http/server.ts'
import { translator } from './platform/i18n/translator.ts'
import { sessionHash } from './platform/session/cookie.ts'
import { signInKeys } from './platform/session/keys.ts'
import type { IdentityProvider } from './platform/session/oidc.ts'
import { findAsset, loadAssets } from './platform/ui/index.ts'

export type Options = {
  readonly db: Database
  readonly root: string
  readonly profile: 'exercise' | 'production'
  /** Code of the country whose mechanism runs; the first country where nobody names one. */
  readonly country?: string | undefined
  readonly origins: readonly [string, ...string[]]
  /** The key that seals sign-in secrets. */
  readonly secret: string
  /** Identity providers people may sign in through; none by default. */
  readonly providers?: readonly IdentityProvider[]
  readonly clock: Clock
  readonly log: (line: Record<string, unknown>) => void
}

/** The mechanism of this process: the country that was picked, its words, the directory as the database has it. */
export async function loadMechanism(
  options: Pick<Options, 'db' | 'profile' | 'origins' | 'country'>,
): Promise<Mechanism> {
  return options.db.as(null, tx => mechanismOf(tx, options.profile, options.origins[0], options.country))
}

/** The same for a process that has no web role of its own: the worker. */
export async function mechanismOf(
  tx: Pick<Tx, 'rows'>,
  profile: Mechanism['profile'],
  origin: string,
  country: string | undefined,
): Promise<Mechanism> {
  const { pack, messages: own } = countryOf(country)
  const catalogues = Object.fromEntries(pack.languages.map(lang => [lang, { ...messages[lang], ...own[lang] }]))
  // A word that is missing in one language is said in English, or in the first language where the country has no English.
  const fallback = catalogues.en ?? catalogues[pack.languages[0] ?? ''] ?? {}
  const translators = new Map(pack.languages.map(lang => [lang, translator(lang, catalogues[lang] ?? {}, fallback)]))
  const parents = new Map(pack.territories.flatMap(one => (one.parent ? [[one.code, one.parent] as const] : [])))
  const directory = await loadDirectory(tx, parents)
  return {
    pack,
    directory,
    profile,
    origin,
    catalogue: lang => catalogues[lang] ?? fallback,
    translate: lang => translators.get(lang) ?? translator(lang, fallback),
  }
}

/** Every route of the system. */
export function routesOf(
  mechanism: Mechanism,
  options: Pick<Options, 'secret' | 'profile' | 'origins' | 'providers'>,
  listings: Listings = openListings(mechanism),
): readonly Route[] {
  const signIn = {
    profile: options.profile,
    party: { name: 'Punte', origin: options.origins[0], id: new URL(options.origins[0]).hostname },
    keys: signInKeys(options.secret),
    providers: options.providers ?? [],
  }
  return [
    ...signInRoutes(signIn),
    ...addMeansRoutes(signIn),
    ...start(mechanism, SECTIONS),
    ...signalRoutes(mechanism),
    ...readWork(mechanism),
    ...readAssignments(mechanism),
    ...watchBoard(mechanism),
    ...findPeople(mechanism),
    ...readPerson(mechanism),
    ...recordAct(mechanism),
    ...moveClock(mechanism),
    ...readRecord(mechanism),
    ...requestReferral(mechanism),
    ...answerReferral(mechanism),
    ...followReferral(mechanism),
    ...readHelp(mechanism),
    ...readLaw(mechanism),
    ...readRights(mechanism),
    ...findService(mechanism, listings),
    ...findOrganisation(mechanism),
    ...keepService(mechanism),
    ...checkServices(mechanism),
    ...exchangeDirectory(mechanism),
    ...keepUnits(mechanism),
    ...readPlaces(mechanism),
    ...keepDuty(mechanism),
    ...keepHours(mechanism),
    ...keepAbsence(mechanism),
    ...readStaff(mechanism),
    ...readAccesses(mechanism),
    ...readPatterns(mechanism),
  ]
}

/** The web application, ready to listen. */
export async function compose(options: Options) {
  loadAssets(options.root)
  const mechanism = await loadMechanism(options)
  const { pack } = mechanism
  const listings = openListings(mechanism)
  return createApp({
    db: options.db,
    routes: routesOf(mechanism, options, listings),
    open: hsdsRoutes({ mechanism, listings }),
    clock: options.clock,
    origins: options.origins,
    languages: pack.languages,
    translate: mechanism.translate,
    shell: page => frame(mechanism, page),
    has: (actor, right) => hasRight(pack, actor, right),
    tokenOf: cookies => sessionHash(cookies, options.origins[0]),
    problem: (kind, t, reference) => problemPage(kind, t, reference, pack.emergency.general),
    signInPath: to => `/sign-in?to=${encodeURIComponent(to)}`,
    asset: findAsset,
    exercise: options.profile === 'exercise',
    log: options.log,
  })
}
