import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context, Hono } from 'hono'
import { addressOf } from './address.ts'
import { readBody } from './body.ts'
import { type Fields, parseFields } from './fields.ts'
import { chooseLanguage, cookiesOf } from './language.ts'
import { isMultipart, readSeveral, type Upload } from './multipart.ts'
import { respond, seeOther } from './respond.ts'
import type { Route } from './route.ts'

/**
 * Pages that are the same for everybody who reads their language. They look at no session, set no cookie, and are kept in
 * memory as the bytes that are sent. A form of theirs uses no power its sender has by being signed in, so it may come from
 * anywhere: a text browser says no origin.
 */
export type OpenRequest = {
  /** Without the language. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly fields: Fields
  /** Files that came with the form, where the route takes any. */
  readonly files: readonly Upload[]
  /** What came was larger than the route takes: the fields before the files are there, and no file. */
  readonly tooLarge: boolean
  readonly lang: string
  /** Whether the address names the language (`/ro/rights`); otherwise the browser does. */
  readonly named: boolean
  readonly now: number
  /** Where a form came from: for counting under a key that is forgotten, never to be kept. Empty for pages. */
  readonly address: string
}

export type OpenReply =
  /** `until`: the moment from which the page may say something else; `Infinity` where the clock is not asked. */
  | {
      readonly kind: 'page'
      readonly status: number
      readonly html: string
      readonly policy: string
      readonly until: number
    }
  | {
      readonly kind: 'file'
      readonly body: Uint8Array | string
      readonly type: string
      readonly name?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | { readonly kind: 'see-other'; readonly location: string }
  | { readonly kind: 'not-found' }

export type OpenHandler = (request: OpenRequest) => OpenReply | Promise<OpenReply>

/** What open pages need of the composition. */
export type OpenComposition = {
  readonly routes: readonly Route[]
  readonly clock: () => number
  /** Languages of the open pages: the first segment of an address may name one. */
  readonly openLanguages: readonly string[]
  readonly tokenOf: (cookies: Readonly<Record<string, string>>) => Buffer | null
  readonly exercise: boolean
}

type Kept = { readonly until: number; readonly plain: Buffer; readonly headers: Record<string, string> } & {
  br?: Buffer
  gzip?: Buffer
}
type Page = Extract<OpenReply, { kind: 'page' }>
type Coding = 'br' | 'gzip'
type Plain = (context: Context, kind: 'not-found' | 'too-large' | 'busy') => Response

/** Registers every open page twice: by its plain address, and with each language before it. */
export function serveOpen(app: Hono, composition: OpenComposition, plain: Plain, signedIn: SignedIn): void {
  const kept = new Map<string, Kept>()
  for (const route of composition.routes) {
    if (!route.open) continue
    const open = { composition, route, handler: route.open, kept, plain }
    const path = route.path === '/' ? '' : route.path
    for (const lang of composition.openLanguages)
      app.on(route.method, `/${lang}${path}`, context => answerOpen(open, context))
    app.on(route.method, route.path, context => {
      const cookies = context.req.header('cookie')
      const token = route.forSignedIn && cookies ? composition.tokenOf(cookiesOf(cookies)) : null
      return token ? signedIn(route, context) : answerOpen(open, context)
    })
  }
}
type SignedIn = (route: Route, context: Context) => Response | Promise<Response>

type Open = {
  readonly composition: OpenComposition
  readonly route: Route
  readonly handler: OpenHandler
  readonly kept: Map<string, Kept>
  readonly plain: Plain
}

async function answerOpen(open: Open, context: Context): Promise<Response> {
  const { composition, kept } = open
  const address = context.req.path
  const first = address.slice(1).split('/', 1)[0] ?? ''
  const named = composition.openLanguages.includes(first)
  const lang = named ? first : languageOf(composition.openLanguages, context)
  const now = composition.clock()
  const coding = codingOf(context.req.header('accept-encoding'))
  const key = `${lang} ${address}`
  const found = open.route.method === 'GET' ? kept.get(key) : undefined
  const wanted = context.req.query('lang')
  if (wanted && composition.openLanguages.includes(wanted) && open.route.method === 'GET')
    return seeOther(composition.exercise, `/${wanted}${named ? address.slice(first.length + 1) : address}`)
  if (found && found.until > now) return send(composition, found, coding, 200)
  const path = named ? address.slice(first.length + 1) || '/' : address
  const sent = await sentOf(open, context)
  if (typeof sent === 'string') return open.plain(context, sent)
  const params = context.req.param() as Record<string, string>
  const from = open.route.method === 'POST' ? addressOf(context) : ''
  const reply = await open.handler({ path, params, ...sent, lang, named, now, address: from })
  if (reply.kind === 'not-found') return open.plain(context, 'not-found')
  if (reply.kind === 'see-other') return seeOther(composition.exercise, reply.location)
  if (reply.kind === 'file') return file(composition, reply)
  // What a form answers is sent once: squeezing it hard would take longer than sending it.
  const page = pageBytes(open.route.method === 'POST' ? { ...reply, until: now } : reply)
  // Only addresses that name a page are kept, so what is kept cannot grow with what strangers ask for.
  if (open.route.method === 'GET' && reply.status === 200) kept.set(key, page)
  return send(composition, page, coding, reply.status)
}

type Sent = Pick<OpenRequest, 'fields' | 'files' | 'tooLarge'>

async function sentOf({ route }: Open, context: Context): Promise<Sent | 'too-large' | 'busy'> {
  if (route.method !== 'POST') return { fields: {}, files: [], tooLarge: false }
  if (route.upload !== undefined && isMultipart(context)) {
    const read = await readSeveral(context, route.upload)
    return read ? { fields: read.fields, files: read.files, tooLarge: read.kind === 'too-large' } : 'busy'
  }
  const body = await readBody(context)
  return body === undefined ? 'too-large' : { fields: parseFields(body), files: [], tooLarge: false }
}

function languageOf(languages: readonly string[], context: Context): string {
  const { lang } = cookiesOf(context.req.header('cookie'))
  return chooseLanguage(languages, lang, undefined, context.req.header('accept-language'))
}

/** `q=0` is rare enough to be answered plainly: whoever names a coding and refuses it gets the page uncompressed. */
export function codingOf(accepted: string | undefined): Coding | undefined {
  if (!accepted || /;\s*q=0(?:\.0*)?(?:,|$)/.test(accepted)) return undefined
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

function pageBytes({ html, policy, until }: Page): Kept {
  return {
    until,
    plain: Buffer.from(html),
    headers: {
      'content-type': 'text/html; charset=UTF-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      vary: 'accept-encoding, accept-language, cookie',
    },
  }
}

/** Compressed once, harder where the page stays as it is. */
function send(composition: OpenComposition, page: Kept, coding: Coding | undefined, status: number): Response {
  if (coding && !page[coding]) page[coding] = compress(page, coding)
  const body = (coding && page[coding]) ?? page.plain
  const headers = { ...page.headers, 'content-length': String(body.length) }
  return respond(composition.exercise, body, status, coding ? { ...headers, 'content-encoding': coding } : headers)
}

function compress({ plain, until }: Kept, coding: Coding): Buffer {
  const quality = until === Number.POSITIVE_INFINITY ? 11 : 5
  if (coding === 'gzip') return gzipSync(plain, { level: Math.min(quality, 9) })
  return brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}

function file({ exercise }: OpenComposition, { body, type, name, headers }: Extract<OpenReply, { kind: 'file' }>) {
  return respond(exercise, body, 200, {
    'content-type': type,
    ...(name ? { 'content-disposition': `inline; filename="${name.replace(/[^\w.-]/g, '-')}"` } : {}),
    'cache-control': 'no-store',
    ...headers,
  })
}
