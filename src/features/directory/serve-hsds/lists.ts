import { freshnessAt, type Listings } from '../../../act/listings.ts'
import { type Freshness, isPublic, isStale, type Listing } from '../../../domain/directory/listing.ts'
import type { Index, Nested } from '../../../domain/directory/nest.ts'
import { hasFormat } from '../../../domain/directory/value.ts'
import { folded } from '../../../domain/text/folded.ts'
import { type ProgramAnswer, type ProgramRequest, programError } from '../../../platform/http/programs.ts'
import { cut, isWrong, jsonAnswer, NOT_FOUND, pageAnswer, pageOfTexts, readPaging } from './answer.ts'
import { near } from './near.ts'
import { protectedServices } from './protected.ts'
import { type Publishing, publishGivenAt, publishOrganizations, publishServices } from './publish.ts'
import { openFor, type Serving, serviceTexts, shelfFor, versionFor } from './shelf.ts'
import { readCarrying, readGivenAt, readOrganizations } from './store.ts'

type Handler = (serving: Serving, request: ProgramRequest) => Promise<ProgramAnswer>

async function publishing(serving: Serving, request: ProgramRequest): Promise<Publishing> {
  const { references, said } = await shelfFor(serving, request)
  return { tx: request.tx, now: request.now, references, said }
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
  const shelf = await shelfFor(serving, request)
  const [term, taxonomy] = [given(request, 'taxonomy_term_id'), given(request, 'taxonomy_id')]
  const carrying = term || taxonomy ? await readCarrying(request.tx, term, taxonomy) : undefined
  const organization = given(request, 'organization_id')
  const since = given(request, 'modified_after')
  const after = since === null ? undefined : Date.parse(since)
  const found = shelf.words.find(wordsOf(request)).map(at => shelf.open[at] as Listing)
  if (organization === null && after === undefined && !carrying) return found
  return found.filter(
    one =>
      (organization === null || one.organization === organization.toLowerCase()) &&
      (after === undefined || one.changedAt > after) &&
      (!carrying || carrying.has(one.id)),
  )
}

const wordsOf = (request: ProgramRequest): readonly string[] =>
  folded(given(request, 'search') ?? '')
    .split(/\s+/)
    .filter(Boolean)

export const services: Handler = async (serving, request) => {
  const paging = readPaging(request)
  if (isWrong(paging)) return paging
  const wrong = wrongIn(request)
  if (wrong) return wrong
  const found = await servicesFor(serving, request)
  const hidden = await hiddenFor(serving, request, await publishing(serving, request))
  const page = cut([...found.map(one => one.id), ...hidden], paging)
  const ids = page.filter(one => typeof one === 'string')
  const shown = isYes(request, 'minimal')
    ? minimal(found, ids).map(one => JSON.stringify(one))
    : await serviceTexts(await shelfFor(serving, request), request, ids)
  const others = page.flatMap(one => (typeof one === 'string' ? [] : [JSON.stringify(one)]))
  return pageOfTexts(found.length + hidden.length, paging, [...shown, ...others])
}

/** What is told of protected shelters, as it stood after a write and on a day. */
const told = new WeakMap<Listings, { readonly key: string; readonly all: readonly Nested[] }>()

/** Protected shelters, where nothing was asked that would single one out. */
async function hiddenFor(serving: Serving, request: ProgramRequest, at: Publishing): Promise<readonly Nested[]> {
  if (['modified_after', 'taxonomy_term_id', 'taxonomy_id', 'organization_id'].some(name => given(request, name)))
    return []
  const words = wordsOf(request)
  const key = await versionFor(serving, request)
  const known = told.get(serving.listings)
  const all = known?.key === key ? known.all : await protectedServices(serving.mechanism, request.tx, at)
  told.set(serving.listings, { key, all })
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
  const { all } = await openFor(serving, request)
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
  const { all } = await openFor(serving, request)
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
  const words = wordsOf(request)
  const { all } = await openFor(serving, request)
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
  const { all } = await openFor(serving, request)
  const fresh = freshness(serving, request)
  const id = request.params.id?.toLowerCase()
  const found = (await readGivenAt(request.tx)).filter(
    one => one.id === id && all.some(listing => listing.id === one.service && isPublic(listing, fresh)),
  )
  const [shown] = await publishGivenAt(await publishing(serving, request), found)
  return shown ? jsonAnswer(shown) : NOT_FOUND
}

/** What everything refers to, in the order of names. */
export async function references(serving: Serving, request: ProgramRequest): Promise<Index> {
  return (await shelfFor(serving, request)).references
}

export { given, isYes, wrongIn }
