import { freshnessAt, type Listings } from '../../../act/listings.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { joinRows } from '../../../domain/directory/entry.ts'
import { type Freshness, isPublic, isStale, type Listing } from '../../../domain/directory/listing.ts'
import type { Nested } from '../../../domain/directory/nest.ts'
import type { Rows } from '../../../domain/directory/objects.ts'
import { hasFormat } from '../../../domain/directory/value.ts'
import { folded } from '../../../domain/text/folded.ts'
import { type ProgramAnswer, type ProgramRequest, programError } from '../../../platform/http/programs.ts'
import { cut, isWrong, jsonAnswer, NOT_FOUND, pageAnswer, readPaging } from './answer.ts'
import { near } from './near.ts'
import { protectedServices } from './protected.ts'
import { type Publishing, publishGivenAt, publishOrganizations, publishServices } from './publish.ts'
import { readCarrying, readGivenAt, readOrganizations, readReferences } from './store.ts'

export type Serving = { readonly mechanism: Mechanism; readonly listings: Listings }
type Handler = (serving: Serving, request: ProgramRequest) => Promise<ProgramAnswer>

/** What everything refers to, as it stood after a write: read once, however many ask. */
const referred = new WeakMap<Listings, { readonly seq: number; readonly rows: Rows }>()

async function publishing({ listings }: Serving, { tx, now }: ProgramRequest): Promise<Publishing> {
  const { seq } = await listings.open(tx)
  const known = referred.get(listings)
  if (known?.seq === seq) return { tx, now, references: known.rows }
  const rows = joinRows((await readReferences(tx)).map(one => one.rows))
  referred.set(listings, { seq, rows })
  return { tx, now, references: rows }
}

const given = (request: ProgramRequest, name: string) => request.query.get(name)?.trim() || null
const isYes = (request: ProgramRequest, name: string) => ['true', '1'].includes(given(request, name) ?? '')
const freshness = ({ mechanism }: Serving, { now }: ProgramRequest): Freshness => freshnessAt(mechanism.pack, now)

/** The first parameter that is not what it should be. */
function wrongIn(request: ProgramRequest): ProgramAnswer | undefined {
  for (const name of ['taxonomy_term_id', 'taxonomy_id', 'organization_id', 'parent_id'] as const) {
    const id = given(request, name)
    if (id !== null && !hasFormat('uuid', id)) return programError(400, `${name} is a UUID`, name)
  }
  const since = given(request, 'modified_after')
  if (since !== null && Number.isNaN(Date.parse(since)))
    return programError(400, 'modified_after is a date and time', 'modified_after')
  return undefined
}

/** Public services that fit what was asked, in the order of names. */
async function servicesFor(serving: Serving, request: ProgramRequest): Promise<readonly Listing[]> {
  const { all } = await serving.listings.open(request.tx)
  const fresh = freshness(serving, request)
  const [term, taxonomy] = [given(request, 'taxonomy_term_id'), given(request, 'taxonomy_id')]
  const carrying = term || taxonomy ? await readCarrying(request.tx, term, taxonomy) : undefined
  const organization = given(request, 'organization_id')
  const since = given(request, 'modified_after')
  const after = since === null ? undefined : Date.parse(since)
  const words = folded(given(request, 'search') ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return all.filter(
    one =>
      (organization === null || one.organization === organization.toLowerCase()) &&
      (after === undefined || one.changedAt > after) &&
      (!carrying || carrying.has(one.id)) &&
      words.every(word => one.folded.includes(word)) &&
      isPublic(one, fresh),
  )
}

export const services: Handler = async (serving, request) => {
  const paging = readPaging(request)
  if (isWrong(paging)) return paging
  const wrong = wrongIn(request)
  if (wrong) return wrong
  const found = await servicesFor(serving, request)
  const at = await publishing(serving, request)
  const hidden = await hiddenFor(serving, request, at)
  const page = cut([...found.map(one => one.id), ...hidden], paging)
  const ids = page.filter(one => typeof one === 'string')
  const shown = isYes(request, 'minimal') ? minimal(found, ids) : await publishServices(at, ids)
  return pageAnswer(found.length + hidden.length, paging, [...shown, ...page.filter(one => typeof one !== 'string')])
}

/** What is told of protected shelters, as it stood after a write and on a day. */
const told = new WeakMap<Listings, { readonly key: string; readonly all: readonly Nested[] }>()

/** Protected shelters, where nothing was asked that would single one out. */
async function hiddenFor(
  { mechanism, listings }: Serving,
  request: ProgramRequest,
  at: Publishing,
): Promise<readonly Nested[]> {
  if (['modified_after', 'taxonomy_term_id', 'taxonomy_id', 'organization_id'].some(name => given(request, name)))
    return []
  const words = folded(given(request, 'search') ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const { seq } = await listings.open(request.tx)
  const key = `${seq} ${freshnessAt(mechanism.pack, request.now).today}`
  const known = told.get(listings)
  const all = known?.key === key ? known.all : await protectedServices(mechanism, request.tx, at)
  told.set(listings, { key, all })
  return all.filter(one => words.every(word => folded(`${one.name} ${one.description}`).includes(word)))
}

function minimal(found: readonly Listing[], ids: readonly string[]): readonly Nested[] {
  const known = new Map(found.map(one => [one.id, one]))
  return ids.flatMap(id => {
    const one = known.get(id)
    if (!one) return []
    return [
      {
        id,
        organization_id: one.organization,
        name: one.name,
        status: one.status,
        last_modified: new Date(one.changedAt).toISOString(),
      },
    ]
  })
}

export const service: Handler = async (serving, request) => {
  const id = request.params.id?.toLowerCase() ?? ''
  const { all } = await serving.listings.open(request.tx)
  const fresh = freshness(serving, request)
  const at = await publishing(serving, request)
  if (all.some(one => one.id === id && isPublic(one, fresh))) {
    const [found] = await publishServices(at, [id])
    return found ? jsonAnswer(found) : NOT_FOUND
  }
  const hidden = (await protectedServices(serving.mechanism, request.tx, at)).find(one => one.id === id)
  return hidden ? jsonAnswer(hidden) : NOT_FOUND
}

/** Organizations that are current themselves, or give a service that is. */
async function organizationsFor(serving: Serving, request: ProgramRequest) {
  const { all } = await serving.listings.open(request.tx)
  const fresh = freshness(serving, request)
  const giving = new Set(all.filter(one => isPublic(one, fresh)).map(one => one.organization))
  const entries = await readOrganizations(request.tx)
  return entries.filter(
    one => giving.has(one.id) || !isStale({ verifiedOn: one.verifiedOn as null, neverStale: false }, fresh),
  )
}

export const organizations: Handler = async (serving, request) => {
  const paging = readPaging(request)
  if (isWrong(paging)) return paging
  const wrong = wrongIn(request)
  if (wrong) return wrong
  const [term, taxonomy] = [given(request, 'taxonomy_term_id'), given(request, 'taxonomy_id')]
  const carrying = term || taxonomy ? await readCarrying(request.tx, term, taxonomy) : undefined
  const words = folded(given(request, 'search') ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const { all } = await serving.listings.open(request.tx)
  const through = carrying && new Set(all.filter(one => carrying.has(one.id)).map(one => one.organization))
  const found = (await organizationsFor(serving, request)).filter(one => {
    const row = one.rows.organization?.[0]
    const text = folded(`${row?.name} ${row?.alternate_name ?? ''} ${row?.description}`)
    return words.every(word => text.includes(word)) && (!carrying || carrying.has(one.id) || through?.has(one.id))
  })
  const page = cut(found, paging)
  return pageAnswer(found.length, paging, await publishOrganizations(await publishing(serving, request), page))
}

export const organization: Handler = async (serving, request) => {
  const id = request.params.id?.toLowerCase()
  const found = (await organizationsFor(serving, request)).filter(one => one.id === id)
  const [shown] = await publishOrganizations(await publishing(serving, request), found)
  return shown ? jsonAnswer(shown) : NOT_FOUND
}

export const givenAt: Handler = async (serving, request) => {
  const paging = readPaging(request)
  if (isWrong(paging)) return paging
  const wrong = wrongIn(request)
  if (wrong) return wrong
  const metres = given(request, 'proximity')
  if (metres !== null && !/^\d{1,8}(\.\d+)?$/.test(metres))
    return programError(400, 'proximity is a number of metres', 'proximity')
  const services = new Set((await servicesFor(serving, request)).map(one => one.id))
  const places = (await readGivenAt(request.tx)).filter(one => services.has(one.service))
  const found = near(places, given(request, 'postcode'), metres === null ? null : Number(metres))
  const page = cut(found, paging)
  return pageAnswer(found.length, paging, await publishGivenAt(await publishing(serving, request), page))
}

export const givenAtOne: Handler = async (serving, request) => {
  const { all } = await serving.listings.open(request.tx)
  const fresh = freshness(serving, request)
  const id = request.params.id?.toLowerCase()
  const found = (await readGivenAt(request.tx)).filter(
    one => one.id === id && all.some(listing => listing.id === one.service && isPublic(listing, fresh)),
  )
  const [shown] = await publishGivenAt(await publishing(serving, request), found)
  return shown ? jsonAnswer(shown) : NOT_FOUND
}

/** What everything refers to, in the order of names. */
export async function references(serving: Serving, request: ProgramRequest): Promise<Rows> {
  return (await publishing(serving, request)).references
}

export { given, isYes, wrongIn }
