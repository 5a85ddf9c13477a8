import { EVERYWHERE } from '../domain/directory/description.ts'
import {
  type Found,
  type Freshness,
  type Listing,
  type Prepared,
  prepare,
  searchListings,
  type Wanted,
} from '../domain/directory/listing.ts'
import { DIRECTORY_PARAMETERS } from '../domain/mechanism/needed.ts'
import { civilDateOf } from '../domain/time/calendar.ts'
import { parameterOn } from '../domain/way/clock.ts'
import type { Tx } from '../platform/db/database.ts'
import { hasMessage } from '../platform/i18n/translator.ts'
import type { Mechanism } from './mechanism.ts'

/**
 * The services of the directory, as this process remembers them, brought up to date with one number. What is protected is kept
 * apart, and row security decides at each question whether the one who asks may be told it.
 */
export type Listings = {
  /** Everything that is no protected shelter, in the order of names; also what is stale. The number changes with each write. */
  readonly open: (tx: Tx) => Promise<{ readonly seq: number; readonly all: readonly Prepared[] }>
  /**
   * The protected ones, for those who may know of all of them; of others only their own, read anew. In the order of names.
   * Row security says each time who that is.
   */
  readonly hidden: (tx: Tx) => Promise<readonly Prepared[]>
}

const COLUMNS = `service_id as id, organization_id as organization, organization_name as "organizationName", name, description, status,
  needs, minimum_age::float8 as "minimumAge", maximum_age::float8 as "maximumAge", sexes, exploitation, citizenship, children, access,
  languages, territories, region, coalesce(phones, '[]') as phones, coalesce(schedules, '[]') as schedules, licence, website, email,
  verified_on as "verifiedOn", source, version, never_stale as "neverStale", protected, tenant_id as desk,
  floor(extract(epoch from changed_at) * 1000)::bigint as "changedAt"`
const SEQ = 'select seq from app_directory.state'
const CHANGED = `select ${COLUMNS} from app_directory.listing where seq > $1`
const IDS = 'select * from app.directory_changed($1) as id'
const PROTECTED = `select ${COLUMNS} from app_directory.listing where protected`

/** Whoever sees a protected service of somebody else sees all of them: the policy of the table knows no third way. */
const KNOWS = `select (select seq from app_directory.state) as seq, exists (select from app_directory.listing
  where protected and tenant_id is distinct from (select app.organisation())) as knows`
const PROTECTED_SINCE = `${PROTECTED} and seq > $1`

/** The order of names. */
export const byListedName = (one: Listing, other: Listing): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : one.id < other.id ? -1 : 1

/** Opens the memory of one process. */
export function openListings(mechanism: Pick<Mechanism, 'pack' | 'catalogue'>): Listings {
  const known = new Map<string, Prepared>()
  const catalogues = mechanism.pack.languages.map(mechanism.catalogue)
  const wordOf = (need: string) =>
    catalogues.flatMap(one => (hasMessage(one, `service.${need}`) ? [one[`service.${need}`]] : [])).join(' ')
  let seq = -1
  let sorted: readonly Prepared[] = []
  let loading: Promise<void> | undefined
  const load = async (tx: Tx, now: number): Promise<void> => {
    const [ids, rows] = await Promise.all([tx.rows<{ id: string }>(IDS, [seq]), tx.rows<Listing>(CHANGED, [seq])])
    // What became protected is forgotten, though the one who asks cannot see that it is there.
    for (const { id } of ids) known.delete(id)
    for (const one of rows) if (!one.protected) known.set(one.id, prepare(one, wordOf))
    sorted = [...known.values()].sort(byListedName)
    seq = now
  }
  return {
    async open(tx) {
      const now = (await tx.one<{ seq: number }>(SEQ))?.seq ?? 0
      // Many ask at once after a change; one of them reads, the others wait for it.
      while (now > seq) {
        loading ??= load(tx, now).finally(() => {
          loading = undefined
        })
        await loading
      }
      return { seq, all: sorted }
    },
    hidden: openHidden(),
  }
}

function openHidden(): Listings['hidden'] {
  const known = new Map<string, Prepared>()
  let sorted: readonly Prepared[] = []
  let seq = -1
  const load = async (tx: Tx, since: number): Promise<void> => {
    const [ids, rows] = await Promise.all([
      tx.rows<{ id: string }>(IDS, [seq]),
      tx.rows<Listing>(PROTECTED_SINCE, [seq]),
    ])
    for (const { id } of ids) known.delete(id)
    for (const one of rows)
      known.set(
        one.id,
        prepare(one, need => need),
      )
    sorted = [...known.values()].sort(byListedName)
    seq = since
  }
  let loading: Promise<void> | undefined
  return async tx => {
    const now = await tx.one<{ seq: number; knows: boolean }>(KNOWS)
    if (!now?.knows)
      return (await tx.rows<Listing>(PROTECTED)).map(one => prepare(one, need => need)).sort(byListedName)
    while (now.seq > seq) {
      loading ??= load(tx, now.seq).finally(() => {
        loading = undefined
      })
      await loading
    }
    return sorted
  }
}

/** Today, and the days after which an entry is stale. */
export function freshnessAt(pack: Mechanism['pack'], at: number): Freshness {
  const today = civilDateOf(at, pack.timeZone)
  // A country that has not said when an entry is stale publishes none.
  return { today, staleAfterDays: parameterOn(pack, DIRECTORY_PARAMETERS.stale, today)?.value ?? 0 }
}

/** The search of those who are signed in: stale entries too, and protected services as far as the one who asks may know. */
export async function findAllServices(
  mechanism: Mechanism,
  listings: Listings,
  tx: Tx,
  wanted: Wanted,
  at: number,
): Promise<readonly Found[]> {
  const { all } = await listings.open(tx)
  const search = { at, parentOf: parentOf(mechanism), admit: (one: Listing) => one.status !== 'defunct' }
  const hidden = await listings.hidden(tx)
  return [...searchListings(all, wanted, search), ...searchListings(hidden, wanted, search)]
}

export function parentOf({ pack }: Pick<Mechanism, 'pack'>): (territory: string) => string | undefined {
  const parents = new Map(pack.territories.map(one => [one.code, one.parent]))
  return code => parents.get(code)
}

/** Regions in which protected shelters stand; null where it is not known. One a region, however many there are. */
export function readProtectedRegions(
  tx: Tx,
): Promise<readonly { readonly code: string | null; readonly name: string | null }[]> {
  return tx.rows('select code, name from app.directory_protected_regions() order by code nulls last')
}

/** Names of territories for a page; the whole country by its own word. */
export function territoryNames(mechanism: Mechanism, codes: readonly string[], everywhere: string): string {
  const names = new Map(mechanism.pack.territories.map(one => [one.code, one.name]))
  return codes.map(code => (code === EVERYWHERE ? everywhere : (names.get(code) ?? code))).join(', ')
}
