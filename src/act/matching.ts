import type { Listing } from '../domain/directory/listing.ts'
import type { Asked } from '../domain/matching/asked.ts'
import type { AnswerRecord, Provider, Room } from '../domain/matching/provider.ts'
import { type Ranking, rankNamed } from '../domain/matching/rank.ts'
import { travelFrom } from '../domain/matching/travel.ts'
import type { OrganisationKind } from '../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../domain/person/file.ts'
import { consentOf, pathOf, RECEIVERS } from '../domain/referral/eligible.ts'
import { civilDateOf } from '../domain/time/calendar.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import type { Tx } from '../platform/db/database.ts'
import type { Seen } from '../platform/db/in-step.ts'
import type { AnswerRecords } from './answer-records.ts'
import type { Listings } from './listings.ts'
import type { Mechanism } from './mechanism.ts'
import { type Roster, rosterOf } from './roster.ts'

/** What is asked of the keeper of units: these services, this person's codes, this night. */
export type RoomsAsked = {
  readonly services: readonly string[]
  readonly asked: Asked
  readonly from: CivilDate
  readonly now: number
}

/** Who has room, by the place in the list of services; undefined for one whose places nobody publishes. */
export type Rooms = (at: number) => Room | undefined

/**
 * What matching takes from elsewhere: who has room, and whom the independent desk keeps from placement; `excluded` names
 * organisations.
 */
export type Placement = {
  readonly rooms: (tx: Tx, asked: RoomsAsked) => Promise<Rooms>
  readonly excluded: (tx: Tx, person: string) => Promise<ReadonlySet<string>>
  /** Beds of each county, all and taken, for figures; a county left out is not known. */
  readonly beds: (
    tx: Tx,
    today: CivilDate,
  ) => Promise<ReadonlyMap<string, { readonly total: number; readonly taken: number }>>
}

/** The parts of the process that matching stands on. */
export type Matching = {
  readonly mechanism: Mechanism
  readonly listings: Listings
  readonly placement: Placement
  readonly answers: AnswerRecords
}

/** The one who looks for a place. */
export type Placer = { readonly organisation: string; readonly organisationKind: OrganisationKind }

const UNKNOWN: Room = { kind: 'unknown' }

/**
 * Every service that gives the help asked for, in the order in which to ask, and those that cannot be asked; the ranking says
 * of each why. Protected houses are there as far as row security lets the one who asks know of them; no address is.
 */
export async function matchFor(
  tx: Tx,
  { mechanism, listings, placement, answers }: Matching,
  file: PersonFile,
  asked: Asked,
  by: Placer & { readonly now: number },
): Promise<Ranking> {
  const { pack } = mechanism
  const today = civilDateOf(by.now, pack.timeZone)
  const [{ all }, hidden, excluded] = await Promise.all([
    listings.open(tx),
    listings.hidden(tx),
    placement.excluded(tx, file.id),
  ])
  const roster = rosterOf(all, hidden, asked.service)
  const [rooms, records] = await Promise.all([
    placement.rooms(tx, { services: roster.ids, asked, from: today, now: by.now }),
    answers(tx, asked.service, roster.ids),
  ])
  const desks = roster.desks.map(deskIn(mechanism, { excluded, file, service: asked.service }, by))
  const providers = providersOf(roster, desks, rooms, records)
  const regions = new Map((pack.directory?.regions ?? []).map(one => [one.code, one.territories]))
  return rankNamed(providers, {
    asked,
    travel: travelFrom(pack.territories, asked.county),
    region: code => regions.get(code) ?? [],
    today,
  })
}

/**
 * Desks that can take nobody for this help now: each of their services is full, closed or kept from placement. One set, so that
 * whoever reads it cannot tell which.
 */
export async function notAvailableFor(
  tx: Tx,
  matching: Matching,
  file: PersonFile,
  asked: Asked,
  by: Placer & { readonly now: number },
): Promise<ReadonlySet<string>> {
  const [{ ranked, unavailable, whyNot }, excluded] = await Promise.all([
    matchFor(tx, matching, file, asked, by),
    matching.placement.excluded(tx, file.id),
  ])
  const isTaken = (one: Provider) => whyNot(one).includes('not-available')
  const open = new Set([...ranked, ...unavailable.filter(one => !isTaken(one))].map(one => one.listing.desk))
  const closed = unavailable.filter(isTaken).flatMap(one => one.listing.desk ?? [])
  return new Set([...closed.filter(desk => !open.has(desk)), ...excluded])
}

/** Every service of a roster but those of one's own desk, in its order. Ten thousand at each question: nothing is looked up here. */
function providersOf(
  { services, profiles, deskAt }: Roster,
  desks: readonly (Desk | undefined)[],
  rooms: Rooms,
  records: Seen<AnswerRecord> | undefined,
): readonly Provider[] {
  const providers: Provider[] = []
  for (let at = 0; at < services.length; at++) {
    const desk = desks[deskAt[at] ?? 0]
    if (desk === undefined) continue
    const { connected, offPath, excluded, consent, declined } = desk
    const [listing, room, record] = [services[at] as Listing, rooms(at) ?? UNKNOWN, records?.(at)]
    const profile = profiles[at]
    providers.push({ listing, profile, room, record, connected, offPath, excluded, consent, declined })
  }
  return providers
}

type Known = { readonly excluded: ReadonlySet<string>; readonly file: PersonFile; readonly service: string }
type Desk = Pick<Provider, 'connected' | 'offPath' | 'excluded' | 'consent' | 'declined'>

const NO_DESK: Desk = {
  connected: false,
  offPath: false,
  excluded: false,
  consent: 'not-asked',
  declined: false,
}

/** What matters of a desk that services belong to, for this person; undefined for one's own. */
function deskIn(mechanism: Mechanism, known: Known, by: Placer): (id: string | null) => Desk | undefined {
  const { file, service, excluded } = known
  const receivers = RECEIVERS[pathOf(file, by.organisationKind)]
  return id => {
    if (id === by.organisation) return undefined
    const desk = id === null ? undefined : mechanism.directory.find(id)
    if (!desk) return NO_DESK
    return {
      connected: desk.connected,
      offPath: !receivers.includes(desk.kind),
      excluded: excluded.has(desk.id),
      consent: consentOf(file, desk.id),
      declined: hasDeclined(file, desk.id, service),
    }
  }
}

function hasDeclined(file: PersonFile, desk: string, service: string): boolean {
  return file.referrals.some(
    one => one.receiver === desk && one.service === service && (one.state === 'rejected' || one.state === 'failed'),
  )
}
