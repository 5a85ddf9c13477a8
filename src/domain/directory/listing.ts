import { folded } from '../text/folded.ts'
import { addDays } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import { EVERYWHERE } from './description.ts'
import type { Row } from './objects.ts'
import { isOpenAt } from './schedule.ts'

/** One service as search and matching ask for it, flat. Null is unknown, in every field; nothing here is an address. */
export type Listing = {
  readonly id: string
  readonly organization: string
  readonly organizationName: string | null
  readonly name: string
  readonly description: string | null
  readonly status: string
  readonly needs: readonly string[]
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly sexes: readonly string[] | null
  readonly exploitation: readonly string[] | null
  readonly citizenship: readonly string[] | null
  readonly children: 'accepted' | 'not-accepted' | null
  readonly access: 'accessible' | 'not-accessible' | null
  readonly languages: readonly string[] | null
  /** Codes of territories; `*` is the whole country. */
  readonly territories: readonly string[] | null
  /** Region of a protected shelter, where it is known. */
  readonly region: string | null
  readonly phones: readonly { readonly number: string; readonly description: string | null }[]
  readonly schedules: readonly ListedSchedule[]
  readonly licence: { readonly standard?: string; readonly number?: string; readonly 'valid-to'?: string } | null
  readonly website: string | null
  readonly email: string | null
  readonly verifiedOn: CivilDate | null
  readonly source: string | null
  readonly version: number
  readonly neverStale: boolean
  readonly protected: boolean
  readonly desk: string | null
  readonly changedAt: number
}

/** `open`: the place is open. `staffed`: somebody answers. `reachable`: the line can be reached, whoever answers or nobody. */
export type ListedSchedule = {
  readonly row: Row
  readonly hours: 'open' | 'staffed' | 'reachable' | null
  /** The zone whose clock the hours follow; null: the offset of the row. */
  readonly zone: string | null
}

/** What somebody looks for. Null: no matter. */
export type Wanted = {
  readonly words: string
  readonly need: string | null
  readonly territory: string | null
  readonly age: number | null
  readonly language: string | null
  readonly openNow: boolean
}

export const ANYTHING: Wanted = { words: '', need: null, territory: null, age: null, language: null, openNow: false }

/** What could not be told of a service that was asked for: it is shown, after those that are known to fit. */
export type Unknown = 'territory' | 'age' | 'language' | 'open'
export type Found = { readonly listing: Listing; readonly unknown: readonly Unknown[] }

/** A listing ready to be searched: its words folded once. */
export type Prepared = Listing & { readonly folded: string }

export function prepare(listing: Listing, wordOf: (need: string) => string): Prepared {
  const words = [listing.name, listing.organizationName ?? '', listing.description ?? '', ...listing.needs.map(wordOf)]
  return { ...listing, folded: folded(words.join(' ')) }
}

/** What says whether an entry is current: the days after which it is stale, and today. */
export type Freshness = { readonly today: CivilDate; readonly staleAfterDays: number }

/** The last day of verification that is too long ago; reckoned once for each day and limit. */
let lastDay = { today: '', days: -1, stale: '' }

function staleUntil({ today, staleAfterDays }: Freshness): string {
  if (lastDay.today !== today || lastDay.days !== staleAfterDays)
    lastDay = { today, days: staleAfterDays, stale: addDays(today, -staleAfterDays) }
  return lastDay.stale
}

/** Whether nobody has vouched for an entry for too long. An emergency number never goes stale. */
export function isStale(listing: Pick<Listing, 'verifiedOn' | 'neverStale'>, freshness: Freshness): boolean {
  if (listing.neverStale) return false
  return listing.verifiedOn === null || listing.verifiedOn <= staleUntil(freshness)
}

/** What the public list has: services that work, are no protected shelter, and were verified in time. */
export function isPublic(listing: Listing, freshness: Freshness): boolean {
  return !listing.protected && listing.status === 'active' && !isStale(listing, freshness)
}

export type Search = {
  readonly at: Instant
  /** The wider territory one lies in; what serves that serves it too. */
  readonly parentOf: (territory: string) => string | undefined
  /** Which listings may be found at all. */
  readonly admit: (listing: Listing) => boolean
}

/**
 * Services that fit, those known to fit in every point first, otherwise in the order given. What is unknown does not leave
 * a service out: it stands later and says what to ask about.
 */
export function searchListings(all: readonly Prepared[], wanted: Wanted, search: Search): readonly Found[] {
  const words = folded(wanted.words).split(/\s+/).filter(Boolean)
  const wider = wanted.territory === null ? undefined : search.parentOf(wanted.territory)
  const known: Found[] = []
  const others: Found[] = []
  for (const listing of all) {
    if (wanted.need !== null && !listing.needs.includes(wanted.need)) continue
    if (!words.every(word => listing.folded.includes(word)) || !search.admit(listing)) continue
    const unknown = unknownOf(listing, wanted, wider, search.at)
    if (unknown === undefined) continue
    if (unknown.length === 0) known.push({ listing, unknown })
    else others.push({ listing, unknown })
  }
  return known.concat(others)
}

const NOTHING_UNKNOWN: readonly Unknown[] = []

/** What is unknown of a service in the points asked for; undefined where it is known not to fit. */
function unknownOf(
  listing: Listing,
  wanted: Wanted,
  wider: string | undefined,
  at: Instant,
): readonly Unknown[] | undefined {
  const unknown: Unknown[] = []
  if (wanted.territory !== null) {
    if (listing.territories === null) unknown.push('territory')
    else if (!covers(listing.territories, wanted.territory, wider)) return undefined
  }
  if (wanted.age !== null) {
    if (listing.minimumAge === null && listing.maximumAge === null) unknown.push('age')
    else if (wanted.age < (listing.minimumAge ?? 0) || wanted.age > (listing.maximumAge ?? 200)) return undefined
  }
  if (wanted.language !== null) {
    if (listing.languages === null) unknown.push('language')
    else if (!listing.languages.includes(wanted.language)) return undefined
  }
  if (wanted.openNow) {
    const open = isOpenNow(listing, at)
    if (open === null) unknown.push('open')
    else if (!open) return undefined
  }
  return unknown.length > 0 ? unknown : NOTHING_UNKNOWN
}

function covers(territories: readonly string[], wanted: string, wider: string | undefined): boolean {
  return (
    territories.includes(wanted) ||
    territories.includes(EVERYWHERE) ||
    (wider !== undefined && territories.includes(wider))
  )
}

/** Whether somebody is there now: a line that records messages is not open. Null where no hours are known. */
export function isOpenNow(listing: Listing, at: Instant): boolean | null {
  const staffed = listing.schedules.filter(one => one.hours === 'staffed')
  const asked = staffed.length > 0 ? staffed : listing.schedules.filter(one => one.hours !== 'reachable')
  const answers = asked.map(one => isOpenAt(one.row, at, one.zone)).filter(one => one !== null)
  return answers.length === 0 ? null : answers.includes(true)
}
