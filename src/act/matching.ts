import type { Listing } from '../domain/directory/listing.ts'
import type { Asked } from '../domain/matching/asked.ts'
import type { AnswerRecord, Provider, Room } from '../domain/matching/provider.ts'
import { type Ranking, rank } from '../domain/matching/rank.ts'
import { travelFrom } from '../domain/matching/travel.ts'
import type { OrganisationKind } from '../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../domain/person/file.ts'
import { consentOf, pathOf, RECEIVERS } from '../domain/referral/eligible.ts'
import { civilDateOf } from '../domain/time/calendar.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import type { Tx } from '../platform/db/database.ts'
import { type Listings, readProtected } from './listings.ts'
import type { Mechanism } from './mechanism.ts'

/** What is asked of the keeper of units: these services, this person's codes, from this night on. */
export type RoomsAsked = {
  readonly services: readonly string[]
  readonly asked: Asked
  readonly from: CivilDate
  readonly now: number
}

/**
 * What matching takes from elsewhere: who has room, and whom the independent desk keeps from placement. A service that `rooms`
 * leaves out is one whose places nobody publishes; `excluded` names organisations.
 */
export type Placement = {
  readonly rooms: (tx: Tx, asked: RoomsAsked) => Promise<ReadonlyMap<string, Room>>
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
}

/** The one who looks for a place. */
export type Placer = { readonly organisation: string; readonly organisationKind: OrganisationKind }

const UNKNOWN: Room = { kind: 'unknown' }

/**
 * Every service that gives the help asked for, in the order in which to ask, or with the reason why not. Protected houses are
 * there as far as row security lets the one who asks know of them; no address is.
 */
export async function matchFor(
  tx: Tx,
  matching: Matching,
  file: PersonFile,
  asked: Asked,
  by: Placer & { readonly now: number },
): Promise<Ranking> {
  const { mechanism, placement } = matching
  const listed = await servicesFor(tx, matching, asked.service)
  const services = listed.map(one => one.id)
  const today = civilDateOf(by.now, mechanism.pack.timeZone)
  const [rooms, excluded, records] = await Promise.all([
    placement.rooms(tx, { services, asked, from: today, now: by.now }),
    placement.excluded(tx, file.id),
    readRecords(tx, asked.service),
  ])
  const known = { rooms, excluded, records, file, service: asked.service }
  const providers = listed
    .filter(one => one.desk !== by.organisation && one.status !== 'defunct')
    .map(listing => providerOf(mechanism, listing, known, by))
  const regions = new Map((mechanism.pack.directory?.regions ?? []).map(one => [one.code, one.territories]))
  return rank(providers, {
    asked,
    travel: travelFrom(mechanism.pack.territories, asked.county),
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
  const [{ ranked, unavailable }, excluded] = await Promise.all([
    matchFor(tx, matching, file, asked, by),
    matching.placement.excluded(tx, file.id),
  ])
  const isClosed = ({ why }: Ranking['unavailable'][number]) => why.includes('not-available')
  const open = new Set([...ranked, ...unavailable.filter(one => !isClosed(one))].map(one => one.provider.listing.desk))
  const closed = unavailable.filter(isClosed).flatMap(one => one.provider.listing.desk ?? [])
  return new Set([...closed.filter(desk => !open.has(desk)), ...excluded])
}

type KnownOf = {
  readonly rooms: ReadonlyMap<string, Room>
  readonly excluded: ReadonlySet<string>
  readonly records: ReadonlyMap<string, AnswerRecord>
  readonly file: PersonFile
  readonly service: string
}

function providerOf(mechanism: Mechanism, listing: Listing, known: KnownOf, by: Placer): Provider {
  const { file, service } = known
  const desk = listing.desk === null ? undefined : mechanism.directory.find(listing.desk)
  return {
    listing,
    room: known.rooms.get(listing.id) ?? UNKNOWN,
    record: known.records.get(listing.id),
    connected: desk?.connected ?? false,
    offPath: desk !== undefined && !RECEIVERS[pathOf(file, by.organisationKind)].includes(desk.kind),
    excluded: desk !== undefined && known.excluded.has(desk.id),
    consent: desk ? consentOf(file, desk.id) : 'not-asked',
    declined: desk !== undefined && hasDeclined(file, desk.id, service),
  }
}

function hasDeclined(file: PersonFile, desk: string, service: string): boolean {
  return file.referrals.some(
    one => one.receiver === desk && one.service === service && (one.state === 'rejected' || one.state === 'failed'),
  )
}

const byNeed = new WeakMap<readonly Listing[], Map<string, Listing[]>>()

/** The open services of one kind of help, from memory, and the protected ones as the one who asks. */
async function servicesFor(tx: Tx, { listings }: Matching, service: string): Promise<readonly Listing[]> {
  const [{ all }, hidden] = await Promise.all([listings.open(tx), readProtected(tx, need => need, service)])
  let index = byNeed.get(all)
  if (!index) {
    index = new Map()
    for (const one of all) {
      for (const need of one.needs) {
        const some = index.get(need)
        if (some) some.push(one)
        else index.set(need, [one])
      }
    }
    byNeed.set(all, index)
  }
  return [...(index.get(service) ?? []), ...hidden]
}

type RecordRow = {
  readonly service: string
  readonly asked: number
  readonly answered: number
  readonly minutes: number
}

async function readRecords(tx: Tx, kind: string): Promise<ReadonlyMap<string, AnswerRecord>> {
  const rows = await tx.rows<RecordRow>(
    'select service_id as service, asked, answered, minutes from app.answer_record where service = $1',
    [kind],
  )
  return new Map(
    rows.map(({ service, asked, answered, minutes }) => [
      service,
      { asked, answered, minutes: answered > 0 ? minutes / answered : null },
    ]),
  )
}
