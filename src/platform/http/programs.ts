import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Clock } from '../clock/clock.ts'
import type { Database, Tx } from '../db/database.ts'
import { readBody } from './body.ts'
import { respond } from './respond.ts'

/**
 * Addresses for programs: no account and no cookie is read, so that any page of any origin may ask, and nobody learns more
 * than everybody. A search may be sent by POST, so that what somebody looks for stands in no log of addresses.
 */
export type ProgramRequest = {
  readonly params: Readonly<Record<string, string>>
  /** What was asked: the query, and for POST the body, as JSON or as a form. */
  readonly query: URLSearchParams
  readonly accept: string
  readonly now: number
  readonly tx: Tx
}
export type ProgramAnswer = { readonly status: number; readonly type: string; readonly body: string }
export type ProgramRoute = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** What the answer depends on besides what was asked: while it is the same, the answer is. */
  readonly version: (request: ProgramRequest) => Promise<string>
  readonly handle: (request: ProgramRequest) => Promise<ProgramAnswer>
}

/** An address for programs: `forPrograms('GET /hsds/services', version, handle)`. */
export function forPrograms(
  spec: `${'GET' | 'POST'} /${string}`,
  version: ProgramRoute['version'],
  handle: ProgramRoute['handle'],
): ProgramRoute {
  const [method = 'GET', path = '/'] = spec.split(' ')
  return { method: method as 'GET', path, version, handle }
}

const PROGRAM_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag',
  'cross-origin-resource-policy': 'cross-origin',
  'x-robots-tag': 'noindex',
  vary: 'accept',
}
/** Answers kept, so that what many ask at once is made once. */
const KEPT = 400
/** The largest answer that is kept, in letters. */
const LARGEST_KEPT = 500_000

type Composition = {
  readonly db: Database
  readonly clock: Clock
  readonly exercise: boolean
  readonly programs?: readonly ProgramRoute[]
}

export function mountPrograms(app: Hono, composition: Composition): void {
  const kept = new Map<string, ProgramAnswer>()
  for (const route of composition.programs ?? []) {
    app.on(route.method, route.path, context => answer(composition, route, context, kept))
    app.on('OPTIONS', route.path, () => preflight(composition))
  }
}

function preflight({ exercise }: Composition): Response {
  return respond(exercise, null, 204, {
    ...PROGRAM_HEADERS,
    'access-control-allow-methods': 'GET, HEAD, POST',
    'access-control-allow-headers': 'content-type, accept, if-none-match',
    'access-control-max-age': '86400',
  })
}

async function answer(
  composition: Composition,
  route: ProgramRoute,
  context: Context,
  kept: Map<string, ProgramAnswer>,
): Promise<Response> {
  const { exercise, db, clock } = composition
  const query = await queryOf(context)
  if (!query) return sendError(exercise, 400, 'The body could not be read.')
  return db.as(null, async tx => {
    const accept = context.req.header('accept') ?? ''
    const request: ProgramRequest = { params: context.req.param(), query, accept, now: clock(), tx }
    const wanted = `${route.path} ${JSON.stringify(request.params)} ${query} ${isLines(accept)}`
    const key = createHash('sha256')
      .update(`${await route.version(request)} ${wanted}`)
      .digest('base64url')
    const etag = `"${key.slice(0, 22)}"`
    const caching = { etag, 'cache-control': 'public, max-age=60' }
    if (
      context.req
        .header('if-none-match')
        ?.split(/,\s*/)
        .some(one => one.replace('W/', '') === etag)
    ) {
      return respond(exercise, null, 304, { ...PROGRAM_HEADERS, ...caching })
    }
    const known = kept.get(key)
    const made = known ?? (await route.handle(request))
    if (!known && made.status === 200 && made.body.length <= LARGEST_KEPT) keep(kept, key, made)
    const headers = made.status === 200 ? caching : { 'cache-control': 'no-store' }
    return respond(exercise, made.body, made.status, { ...PROGRAM_HEADERS, 'content-type': made.type, ...headers })
  })
}

function keep(kept: Map<string, ProgramAnswer>, key: string, made: ProgramAnswer): void {
  if (kept.size >= KEPT) for (const oldest of [...kept.keys()].slice(0, KEPT / 4)) kept.delete(oldest)
  kept.set(key, made)
}

/** Whether one object a line is asked for. */
export function isLines(accept: string): boolean {
  return /application\/(x-)?ndjson/.test(accept)
}

/** What went wrong, for a program. */
export function programError(status: number, says: string, field?: string): ProgramAnswer {
  return {
    status,
    type: 'application/problem+json',
    body: JSON.stringify({ title: says, status, ...(field ? { field } : {}) }),
  }
}

function sendError(exercise: boolean, status: number, says: string): Response {
  const { type, body } = programError(status, says)
  return respond(exercise, body, status, { ...PROGRAM_HEADERS, 'content-type': type, 'cache-control': 'no-store' })
}

/** Parameters of the address, and over them those of the body; undefined where the body is too large or no text of ours. */
async function queryOf(context: Context): Promise<URLSearchParams | undefined> {
  const query = new URL(context.req.url).searchParams
  if (context.req.method !== 'POST') return query
  const body = await readBody(context)
  if (body === undefined) return undefined
  if (!context.req.header('content-type')?.includes('json')) {
    for (const [name, value] of new URLSearchParams(body)) query.set(name, value)
    return query
  }
  try {
    const given: unknown = body.trim() === '' ? {} : JSON.parse(body)
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
    for (const [name, value] of Object.entries(given)) if (value !== null) query.set(name, String(value))
    return query
  } catch {
    return undefined
  }
}
