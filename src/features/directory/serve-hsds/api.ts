import { nest } from '../../../domain/directory/nest.ts'
import { HSDS_VERSION, type HsdsObject, OBJECTS, type Row } from '../../../domain/directory/objects.ts'
import { directoryOf } from '../../../domain/directory/pack.ts'
import { pageSchema, profilePatch, schemaOf } from '../../../domain/directory/schema.ts'
import { folded } from '../../../domain/text/folded.ts'
import {
  forPrograms,
  type ProgramAnswer,
  type ProgramRequest,
  type ProgramRoute,
} from '../../../platform/http/programs.ts'
import { cut, isWrong, jsonAnswer, NOT_FOUND, pageAnswer, readPaging } from './answer.ts'
import {
  given,
  givenAt,
  givenAtOne,
  isYes,
  organization,
  organizations,
  references,
  service,
  services,
  wrongIn,
} from './lists.ts'
import { openapi } from './openapi.ts'
import { type Serving, versionFor } from './shelf.ts'

/**
 * The public directory for programs: HSDS 3.1, every read path and the search by POST. No account; open to every origin.
 * Protected shelters are in it as one entry a region; what is stale is not.
 */
export function hsdsRoutes(serving: Serving): readonly ProgramRoute[] {
  const root = `${serving.mechanism.origin}/hsds`
  const version = (request: ProgramRequest) => versionFor(serving, request)
  const fixed = async () => `${HSDS_VERSION} ${root}`
  const on =
    (handler: (serving: Serving, request: ProgramRequest) => Promise<ProgramAnswer>) => (request: ProgramRequest) =>
      handler(serving, request)
  const list = (path: string, handler: (serving: Serving, request: ProgramRequest) => Promise<ProgramAnswer>) => [
    forPrograms(`GET /hsds/${path}`, version, on(handler)),
    forPrograms(`POST /hsds/${path}`, version, on(handler)),
  ]
  const about = async () =>
    jsonAnswer({ version: HSDS_VERSION, profile: `${root}/profile`, openapi_url: `${root}/openapi.json` })
  return [
    forPrograms('GET /hsds', fixed, about),
    forPrograms('GET /hsds/', fixed, about),
    forPrograms('GET /hsds/openapi.json', fixed, async () => jsonAnswer(openapi(root))),
    forPrograms('GET /hsds/profile', fixed, async () =>
      jsonAnswer(profileOf(root, directoryOf(serving.mechanism.pack).profile)),
    ),
    forPrograms('GET /hsds/profile/:file', fixed, async request => fileAnswer(request, object => profilePatch(object))),
    forPrograms('GET /hsds/schema/:file', fixed, async request => schemaAnswer(request, `${root}/schema`)),
    ...list('services', services),
    forPrograms('GET /hsds/services/:id', version, on(service)),
    ...list('organizations', organizations),
    forPrograms('GET /hsds/organizations/:id', version, on(organization)),
    ...list('service_at_locations', givenAt),
    forPrograms('GET /hsds/service_at_locations/:id', version, on(givenAtOne)),
    ...list('taxonomies', (_, request) => referenceList(serving, 'taxonomy', request)),
    forPrograms('GET /hsds/taxonomies/:id', version, request => referenceOne(serving, 'taxonomy', request)),
    ...list('taxonomy_terms', (_, request) => referenceList(serving, 'taxonomy_term', request)),
    forPrograms('GET /hsds/taxonomy_terms/:id', version, request => referenceOne(serving, 'taxonomy_term', request)),
  ]
}

async function referenceList(
  serving: Serving,
  object: 'taxonomy' | 'taxonomy_term',
  request: ProgramRequest,
): Promise<ProgramAnswer> {
  const paging = readPaging(request)
  if (isWrong(paging)) return paging
  const wrong = wrongIn(request)
  if (wrong) return wrong
  const index = await references(serving, request)
  const words = folded(given(request, 'search') ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const fits = (row: Row, field: string, asked: string | null) => asked === null || row[field] === asked
  const found = (index.rows[object] ?? [])
    .filter(row => words.every(word => folded(`${row.name} ${row.description}`).includes(word)))
    .filter(
      row =>
        fits(row, 'taxonomy_id', given(request, 'taxonomy_id')) && fits(row, 'parent_id', given(request, 'parent_id')),
    )
    .filter(row => !isYes(request, 'top_only') || row.parent_id === undefined)
  return pageAnswer(
    found.length,
    paging,
    cut(found, paging).map(row => nest(index, object, row)),
  )
}

async function referenceOne(
  serving: Serving,
  object: 'taxonomy' | 'taxonomy_term',
  request: ProgramRequest,
): Promise<ProgramAnswer> {
  const index = await references(serving, request)
  const row = index.one(object, request.params.id?.toLowerCase())
  return row ? jsonAnswer(nest(index, object, row)) : NOT_FOUND
}

function profileOf(root: string, name: string) {
  const objects = [...OBJECTS.keys()]
  return {
    name,
    version: HSDS_VERSION,
    description:
      'HSDS 3.1 without other fields. Between directories a location may be of the type "redacted": a protected shelter. No public answer has such a location; protected shelters are told as one service a region with the telephone of the referring desk.',
    patches: objects.filter(profilePatch).map(object => `${root}/profile/${object}.json`),
    schemas: objects.map(object => `${root}/schema/${object}.json`),
  }
}

const objectOf = (file: string | undefined) => [...OBJECTS.keys()].find(object => file === `${object}.json`)

function fileAnswer(request: ProgramRequest, make: (object: HsdsObject) => unknown): ProgramAnswer {
  const object = objectOf(request.params.file)
  const made = object && make(object)
  return made ? jsonAnswer(made) : NOT_FOUND
}

function schemaAnswer(request: ProgramRequest, root: string): ProgramAnswer {
  const of = [...OBJECTS.keys()].find(object => request.params.file === `${object}_list.json`)
  return of ? jsonAnswer(pageSchema(of, root)) : fileAnswer(request, object => schemaOf(object, root))
}
