import { openAnswerRecords } from './act/answer-records.ts'
import { openCallbacks } from './act/callback.ts'
import { type Directory, loadDirectory } from './act/directory.ts'
import { keptPlaces } from './act/kept-places.ts'
import { type Listings, openListings } from './act/listings.ts'
import type { Matching, Placement } from './act/matching.ts'
import { hasRight, type Mechanism } from './act/mechanism.ts'
import { readIndexKeys } from './act/name-search.ts'
import { NO_DIRECTORY, openPublicDirectory } from './act/public-directory.ts'
import { openPublicMailbox } from './act/public-mailbox.ts'
import { countryOf } from './countries/countries.ts'
import { accessRoutes } from './features/access/routes.ts'
import { routes as keepUnits } from './features/capacity/keep-units/route.tsx'
import { routes as readPlaces } from './features/capacity/read-places/route.tsx'
import { routes as checkServices } from './features/directory/check-services/route.tsx'
import { routes as exchangeDirectory } from './features/directory/exchange-directory/route.tsx'
import { routes as findOrganisation } from './features/directory/find-organisation/route.tsx'
import { routes as findService } from './features/directory/find-service/route.tsx'
import { routes as keepService } from './features/directory/keep-service/route.tsx'
import { hsdsRoutes } from './features/directory/serve-hsds/api.ts'
import { routes as answerAllegations } from './features/integrity/answer-allegations/route.tsx'
import { routes as excludeProvider } from './features/integrity/exclude-provider/route.tsx'
import { routes as raiseAllegation } from './features/integrity/raise-allegation/route.tsx'
import { glassBanner } from './features/person/break-glass/banner.tsx'
import { routes as breakGlass } from './features/person/break-glass/route.tsx'
import { routes as findPeople } from './features/person/find-people/route.tsx'
import { routes as keepEvidence } from './features/person/keep-evidence/route.tsx'
import { routes as keepSafeContact } from './features/person/keep-safe-contact/route.tsx'
import { routes as moveClock } from './features/person/move-clock/route.tsx'
import { routes as readConsents } from './features/person/read-consents/route.tsx'
import { routes as readLooks } from './features/person/read-looks/route.tsx'
import { routes as readPerson } from './features/person/read-person/route.tsx'
import { routes as readRecord } from './features/person/read-record/route.tsx'
import { routes as recordAct } from './features/person/record-act/route.tsx'
import { routes as restrictPerson } from './features/person/restrict-person/route.tsx'
import { placementRoutes } from './features/placement/routes.ts'
import { frame, SECTIONS } from './features/shell/frame.tsx'
import { problemPage } from './features/shell/problem.tsx'
import { sayUnopened } from './features/shell/unopened.tsx'
import { signalRoutes } from './features/signal/routes.ts'
import { type SiteDoors, siteRoutes } from './features/site/routes.ts'
import { accountabilityRoutes } from './features/stewardship/accountability.ts'
import { routes as confirmRecovery } from './features/stewardship/confirm-recovery/route.tsx'
import { routes as keepAbsence } from './features/stewardship/keep-absence/route.tsx'
import { routes as keepAccounts } from './features/stewardship/keep-accounts/route.tsx'
import { routes as keepDuty } from './features/stewardship/keep-duty/route.tsx'
import { routes as keepHours } from './features/stewardship/keep-hours/route.tsx'
import { routes as keepMailbox } from './features/stewardship/keep-mailbox/route.tsx'
import { routes as readLaw } from './features/stewardship/read-law/route.tsx'
import { routes as readPatterns } from './features/stewardship/read-patterns/route.tsx'
import { routes as readStaff } from './features/stewardship/read-staff/route.tsx'
import { supportRoutes } from './features/support/routes.ts'
import { routes as readAssignments } from './features/work/read-assignments/route.tsx'
import { routes as readWork } from './features/work/read-work/route.tsx'
import { routes as watchBoard } from './features/work/watch-board/route.tsx'
import { messages } from './messages/messages.ts'
import type { Clock } from './platform/clock/clock.ts'
import type { Database, Tx } from './platform/db/database.ts'
import type { Route } from './platform/http/route.ts'
import { createApp } from './platform/http/server.ts'
import { type Catalogue, translator } from './platform/i18n/translator.ts'
import type { LogEntry } from './platform/log/log.ts'
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
  /** Who has room, and whom the independent desk keeps from placement; without it every house is asked. */
  readonly placement?: Placement
  readonly clock: Clock
  readonly log: (entry: LogEntry) => void
  /** Hears of sign-in and of what was turned away. */
  readonly security?: (entry: LogEntry) => void
}

/** The mechanism of this process: the country that was picked, its words, the directory as the database has it. */
export async function loadMechanism(
  options: Pick<Options, 'db' | 'profile' | 'origins' | 'country'>,
): Promise<Mechanism> {
  await readIndexKeys(options.db)
  return options.db.as(null, tx => mechanismOf(tx, options.profile, options.origins[0], options.country))
}

/** The same for a process that has no web role of its own: the worker. */
export async function mechanismOf(
  tx: Pick<Tx, 'rows'>,
  profile: Mechanism['profile'],
  origin: string,
  country: string | undefined,
): Promise<Mechanism> {
  const { pack } = countryOf(country)
  const parents = new Map(pack.territories.flatMap(one => (one.parent ? [[one.code, one.parent] as const] : [])))
  return mechanismWith(await loadDirectory(tx, parents), profile, origin, country)
}

/** The mechanism with a directory that is there already. */
export function mechanismWith(
  directory: Directory,
  profile: Mechanism['profile'],
  origin: string,
  country?: string,
): Mechanism {
  const { pack, messages: own } = countryOf(country)
  const told = Object.fromEntries(pack.languages.map(lang => [lang, { ...messages[lang], ...own[lang] }]))
  const catalogues: Readonly<Record<string, Catalogue>> = { ...told, ...pack.site.drafts }
  // A word that is missing in one language is said in English, or in the first language where the country has no English.
  const fallback = catalogues.en ?? catalogues[pack.languages[0] ?? ''] ?? {}
  const translators = new Map(
    pack.site.languages.map(({ code, fallback: other }) => [
      code,
      translator(code, catalogues[code] ?? {}, catalogues[other] ?? fallback),
    ]),
  )
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
  options: Pick<Options, 'secret' | 'profile' | 'origins' | 'providers' | 'placement'>,
  listings: Listings = openListings(mechanism),
  doors: SiteDoors = { directory: NO_DIRECTORY, mailbox: null },
): readonly Route[] {
  const signIn = {
    profile: options.profile,
    party: { name: 'Punte', origin: options.origins[0], id: new URL(options.origins[0]).hostname },
    keys: signInKeys(options.secret),
    providers: options.providers ?? [],
  }
  const matching: Matching = {
    ...{ mechanism, listings, answers: openAnswerRecords() },
    placement: options.placement ?? keptPlaces(mechanism),
  }
  return [
    ...accessRoutes(mechanism, signIn),
    ...signalRoutes(mechanism),
    ...readWork(mechanism),
    ...readAssignments(mechanism),
    ...watchBoard(mechanism),
    ...findPeople(mechanism),
    ...breakGlass(mechanism),
    ...readPerson(mechanism),
    ...readConsents(mechanism),
    ...keepEvidence(mechanism),
    ...keepSafeContact(mechanism),
    ...readLooks(mechanism, signIn.keys),
    ...restrictPerson(mechanism),
    ...recordAct(mechanism),
    ...moveClock(mechanism),
    ...readRecord(mechanism),
    ...supportRoutes(matching),
    ...placementRoutes(matching),
    ...readLaw(mechanism),
    ...findService(mechanism, listings),
    ...findOrganisation(mechanism),
    ...keepService(mechanism),
    ...checkServices(mechanism),
    ...exchangeDirectory(mechanism),
    ...keepUnits(mechanism),
    ...readPlaces(mechanism),
    ...keepDuty(mechanism),
    ...keepHours(mechanism),
    ...keepMailbox(mechanism),
    ...keepAbsence(mechanism),
    ...accountabilityRoutes(mechanism),
    ...readStaff(mechanism),
    ...keepAccounts(mechanism, signIn.keys),
    ...confirmRecovery(mechanism, signIn.keys),
    ...readPatterns(mechanism),
    ...raiseAllegation(mechanism),
    ...answerAllegations(mechanism),
    ...excludeProvider(mechanism),
    ...siteRoutes(mechanism, SECTIONS, doors),
  ]
}

/** The web application, ready to listen. */
export async function compose(options: Options) {
  loadAssets(options.root)
  const mechanism = await loadMechanism(options)
  const { pack } = mechanism
  const listings = openListings(mechanism)
  // In the exercise nobody reads what is sent, so nothing may be sent.
  const mailbox = options.profile === 'exercise' ? null : openPublicMailbox(options.db)
  const doors = {
    directory: openPublicDirectory(options.db, listings),
    mailbox,
    callbacks: mailbox && { mailbox, ask: openCallbacks(options.db, mailbox) },
  }
  return createApp({
    db: options.db,
    routes: routesOf(mechanism, options, listings, doors),
    programs: hsdsRoutes({ mechanism, listings }),
    clock: options.clock,
    origins: options.origins,
    languages: pack.languages,
    openLanguages: pack.site.languages.map(({ code }) => code),
    translate: mechanism.translate,
    shell: page => frame(mechanism, page),
    banner: glassBanner(mechanism),
    has: (actor, right) => hasRight(pack, actor, right),
    tokenOf: cookies => sessionHash(cookies, options.origins[0]),
    problem: (kind, t, reference) => problemPage(kind, t, reference, pack.emergency.general),
    sayUnopened,
    signInPath: to => `/sign-in?to=${encodeURIComponent(to)}`,
    confirmPath: to => `/confirm?to=${encodeURIComponent(to)}`,
    asset: findAsset,
    exercise: options.profile === 'exercise',
    log: options.log,
    ...(options.security && { security: options.security }),
  })
}
