import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Clock } from '../clock/clock.ts'
import type { Database, Entered, Tx } from '../db/database.ts'
import type { Lang, Translate } from '../i18n/translator.ts'
import { errorEntry, type LogEntry } from '../log/log.ts'
import { addressOf } from './address.ts'
import { serveAssets } from './assets.ts'
import { mayGoOn } from './confirm-first.ts'
import { isFromOurPages } from './csrf.ts'
import { type Fields, field } from './fields.ts'
import type { Frame } from './frame.ts'
import { chooseLanguage, cookiesOf, isSecure, languageCookie } from './language.ts'
import { serveOpen } from './open.ts'
import { openParking, type Parking, parkedCookie, parkedTicket } from './parking.ts'
import { mountPrograms, type ProgramRoute } from './programs.ts'
import { fileAnswer, pathOnly, respond, seeOther } from './respond.ts'
import { type AnyRequest, type PageReply, type Reply, type Route, replies } from './route.ts'
import { missingRightEntry, refusedEntry, signInEntry } from './security-log.ts'
import { readSent } from './sent.ts'

export type { Frame } from './frame.ts'
export { listen } from './listen.ts'

export type Composition = {
  readonly db: Database
  readonly routes: readonly Route[]
  readonly programs?: readonly ProgramRoute[]
  readonly clock: Clock
  readonly origins: readonly string[]
  readonly languages: readonly Lang[]
  /** Languages of the open pages (`open.ts`). */
  readonly openLanguages: readonly Lang[]
  readonly translate: (lang: Lang) => Translate
  /** Draws the whole page as HTML text. */
  readonly shell: (frame: Frame) => string
  /** Whether an account has a right. */
  readonly has: (actor: Entered, right: string) => boolean
  /** Session token hash from the cookies; null when there is none. */
  readonly tokenOf: (cookies: Readonly<Record<string, string>>) => Buffer | null
  /** Pages for what went wrong; each a pure function. */
  readonly problem: (kind: Problem, t: Translate, reference: string) => PageReply
  /** The same reply, saying what on it did not open. */
  readonly sayUnopened: (reply: Reply, unopened: Tx['unopened'], t: Translate) => Reply
  readonly signInPath: (to: string) => string
  /** Where somebody signed in shows again who they are. */
  readonly confirmPath: (to: string) => string
  /** What stands above every page of an account. Asked before the page, so that nothing follows the last statement. */
  readonly banner?: (
    tx: Tx,
    actor: Entered,
    saying: { lang: Lang; t: Translate; now: number },
  ) => Promise<Frame['banner']>
  readonly asset: Parameters<typeof serveAssets>[1]['asset']
  readonly exercise: boolean
  readonly log: (entry: LogEntry) => void
  /** Hears of sign-in and of what was turned away. */
  readonly security?: (entry: LogEntry) => void
}

type Problem = 'not-found' | 'too-large' | 'busy' | 'foreign-form' | 'fault'

const IDENTIFIER = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The web application: every route of the composition, one mapping from outcomes and errors to HTTP. */
export function createApp(composition: Composition): Hono {
  const app = new Hono()
  const parking = openParking()
  serveAssets(app, composition)
  serveOpen(app, composition, plain.bind(null, composition), answer.bind(null, composition, parking))
  for (const route of composition.routes)
    if (!route.open) app.on(route.method, route.path, context => answer(composition, parking, route, context))
  mountPrograms(app, composition)
  app.notFound(context => plain(composition, context, 'not-found'))
  app.onError((error, context) => fault(composition, context, error))
  return app
}

async function answer(composition: Composition, parking: Parking, route: Route, context: Context): Promise<Response> {
  const cookies = cookiesOf(context.req.header('cookie'))
  const wanted = context.req.query('lang')
  if (route.method === 'GET' && wanted && composition.languages.includes(wanted))
    return switchLanguage(composition, context, wanted)
  const origin = { origin: context.req.header('origin'), secFetchSite: context.req.header('sec-fetch-site') }
  if (!isFromOurPages(context.req.method, origin, composition.origins))
    return refuse(composition, context, route, 'foreign-form')
  const params = context.req.param() as Record<string, string>
  if (Object.entries(params).some(([name, value]) => /id$/i.test(name) && !IDENTIFIER.test(value))) {
    return plain(composition, context, 'not-found')
  }
  const token = composition.tokenOf(cookies)
  const sent = await readSent(context, route, () =>
    composition.db.as(token, async (_tx, actor) => actor !== null && composition.has(actor, route.may)),
  )
  if (sent === undefined) return refuse(composition, context, route, 'too-large')
  const { fields } = sent
  return composition.db.as(
    token,
    async (tx, actor, first) => {
      const lang = chooseLanguage(
        composition.languages,
        cookies.lang,
        actor?.language,
        context.req.header('accept-language'),
      )
      const t = composition.translate(lang)
      if (route.may !== 'public' && !actor) {
        return leaveForm(composition, parking, route, context, fields, token, composition.signInPath)
      }
      if (actor && token) parking.seen(token, actor.account)
      if (actor && route.may !== 'public' && route.may !== 'signed-in' && !composition.has(actor, route.may)) {
        composition.security?.(missingRightEntry(route, actor))
        return send(composition, context, { kind: 'not-found' }, lang, t, actor)
      }
      if (!(await mayGoOn(route, { tx, token, actor })))
        return leaveForm(composition, parking, route, context, fields, token, composition.confirmPath)
      const banner = actor ? composition.banner?.(tx, actor, { lang, t, now: composition.clock() }) : undefined
      banner?.catch(() => {})
      const givenBack =
        actor && route.method === 'GET'
          ? parking.take(
              parkedTicket(cookies, isSecure(composition.origins)),
              actor.account,
              context.req.path,
              composition.clock(),
            )
          : undefined
      const request: AnyRequest = {
        method: route.method,
        path: context.req.path,
        params,
        query: new URL(context.req.url).searchParams,
        fields: givenBack ?? fields,
        file: sent.file,
        formId: IDENTIFIER.test(field(fields, '_form')) ? field(fields, '_form') : null,
        lang,
        t,
        now: composition.clock(),
        tx,
        actor,
        token,
        first,
        cookies,
        address: addressOf(context),
        reply: replies,
      }
      const reply = composition.sayUnopened(await route.handle(request), tx.unopened, t)
      const signIn = signInEntry(route, reply, actor, request.address)
      if (signIn) composition.security?.(signIn)
      const above = await banner
      // What was read is read: the disk writes down who looked while the page is put together. What a form does waits for its page.
      if (route.method === 'GET') tx.end()
      return send(composition, context, reply, lang, t, actor, above)
    },
    route.first?.(params),
  )
}

/** Signed out meanwhile, or to be confirmed: there first, then back to the same page, with the answers of the form that was sent. */
function leaveForm(
  composition: Composition,
  parking: Parking,
  route: Route,
  context: Context,
  fields: Fields,
  token: Buffer | null,
  pathTo: (to: string) => string,
): Response {
  const { path } = context.req
  if (route.method === 'GET') return seeOther(composition.exercise, pathTo(path))
  const hasPage = composition.routes.some(one => one.method === 'GET' && one.path === route.path)
  const back = hasPage ? path : pathOnly(context.req.header('referer') ?? '/')
  const ticket = parking.park(token, back, fields, composition.clock())
  const cookies = ticket ? [parkedCookie(ticket, isSecure(composition.origins))] : []
  return seeOther(composition.exercise, pathTo(back), cookies)
}

function send(
  composition: Composition,
  context: Context,
  reply: Reply,
  lang: Lang,
  t: Translate,
  actor: Entered | null,
  banner?: Frame['banner'],
): Response {
  switch (reply.kind) {
    case 'page':
      return html(composition, context, reply, lang, t, actor, banner)
    case 'not-found':
      return html(composition, context, composition.problem('not-found', t, ''), lang, t, actor, banner)
    case 'see-other':
      return seeOther(composition.exercise, reply.location, reply.cookies)
    case 'file':
      return fileAnswer(composition.exercise, reply)
  }
}

function html(
  composition: Composition,
  context: Context,
  reply: PageReply,
  lang: Lang,
  t: Translate,
  actor: Entered | null,
  banner?: Frame['banner'],
): Response {
  const text = composition.shell({
    reply,
    lang,
    t,
    actor,
    banner,
    path: context.req.path,
    search: new URL(context.req.url).search,
  })
  return respond(composition.exercise, text, reply.status, {
    'content-type': 'text/html; charset=UTF-8',
    'cache-control': 'no-store',
  })
}

function switchLanguage(composition: Composition, context: Context, lang: Lang): Response {
  const url = new URL(context.req.url)
  url.searchParams.delete('lang')
  const cookies = [languageCookie(lang, isSecure(composition.origins))]
  return seeOther(composition.exercise, `${url.pathname}${url.search}`, cookies)
}

function refuse(composition: Composition, context: Context, route: Route, why: 'foreign-form' | 'too-large'): Response {
  composition.security?.(refusedEntry(why, route, addressOf(context)))
  return plain(composition, context, why)
}

/** A page outside any transaction: the request never reached a route, or broke. */
function plain(composition: Composition, context: Context, kind: Problem, reference = ''): Response {
  const chosen = cookiesOf(context.req.header('cookie')).lang
  const lang = chooseLanguage(composition.languages, chosen, undefined, context.req.header('accept-language'))
  const t = composition.translate(lang)
  return html(composition, context, composition.problem(kind, t, reference), lang, t, null)
}

function fault(composition: Composition, context: Context, error: Error): Response {
  const reference = randomUUID().slice(0, 8)
  composition.log({ level: 'error', reference, ...errorEntry(error), method: context.req.method })
  return plain(composition, context, 'fault', reference)
}
