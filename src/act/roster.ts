import type { Listing } from '../domain/directory/listing.ts'
import { likeness } from '../domain/matching/provider.ts'
import { byListedName } from './listings.ts'

/** The services of one kind of help in the order of names, with what is reckoned of them once and not at each question. */
export type Roster = {
  readonly services: readonly Listing[]
  readonly ids: readonly string[]
  /** Services alike in everything that is weighed of a listing have the same number. */
  readonly profiles: readonly number[]
  /** Desks that the services belong to, each once; and for each service the place of its desk in that list. */
  readonly desks: readonly (string | null)[]
  readonly deskAt: readonly number[]
}

type Rosters = Map<string, Roster>
const made = new WeakMap<readonly Listing[], WeakMap<readonly Listing[], Rosters>>()

/** The roster of a kind of help, put together once for each state of the directory. */
export function rosterOf(open: readonly Listing[], hidden: readonly Listing[], service: string): Roster {
  const ofOpen = made.get(open) ?? new WeakMap<readonly Listing[], Rosters>()
  made.set(open, ofOpen)
  const known = ofOpen.get(hidden) ?? new Map<string, Roster>()
  ofOpen.set(hidden, known)
  const roster = known.get(service) ?? makeRoster([...open, ...hidden].filter(one => one.needs.includes(service)))
  known.set(service, roster)
  return roster
}

function makeRoster(some: readonly Listing[]): Roster {
  const services = some.filter(one => one.status !== 'defunct').sort(byListedName)
  const profiles = numbered(services.map(likeness))
  const desks = numbered(services.map(one => one.desk))
  return {
    services,
    ids: services.map(one => one.id),
    profiles: profiles.numbers,
    desks: desks.different,
    deskAt: desks.numbers,
  }
}

/** What is different in a list, and for each of it which of those it is. */
function numbered<T>(all: readonly T[]): { readonly different: readonly T[]; readonly numbers: readonly number[] } {
  const places = new Map<T, number>()
  const numbers = all.map(one => {
    const place = places.get(one) ?? places.size
    places.set(one, place)
    return place
  })
  return { different: [...places.keys()], numbers }
}
