import type { ReactElement } from 'react'
import type { Entered, Statement, Tx } from '../db/database.ts'
import type { Lang, Translate } from '../i18n/translator.ts'
import type { Confirm } from '../session/confirm.ts'
import type { Fields } from './fields.ts'
import type { Upload } from './multipart.ts'
import type { OpenHandler } from './open.ts'

/** What a route needs: nobody signed in, anybody signed in, or one right by name. Written out for every route, so nothing is open by accident. */
export type May = 'public' | 'signed-in' | (string & {})

export type PageReply = {
  readonly kind: 'page'
  readonly status: number
  readonly title: string
  readonly body: ReactElement
  readonly wide: boolean
  /** The page's title says "Error:" first. */
  readonly problems: boolean
}
export type Reply =
  | PageReply
  | { readonly kind: 'see-other'; readonly location: string; readonly cookies: readonly string[] }
  | {
      readonly kind: 'file'
      readonly body: Uint8Array
      readonly type: string
      readonly name: string
      /** Saved by the browser and never shown by it: for what others uploaded. */
      readonly attachment: boolean
    }
  | { readonly kind: 'not-found' }

export type Replies = {
  page(title: string, body: ReactElement, options?: { status?: number; wide?: boolean; problems?: boolean }): Reply
  seeOther(location: string, cookies?: readonly string[]): Reply
  file(body: Uint8Array, type: string, name: string): Reply
  attachment(body: Uint8Array, type: string, name: string): Reply
  notFound(): Reply
}

/** One request inside its transaction. `actor` is null on public routes when nobody is signed in. */
export type AnyRequest = {
  readonly method: string
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly fields: Fields
  /** The file that came with the form, where the route takes one. */
  readonly file: Upload | null
  /** Random id of the form as shown; sent again it means the same form. */
  readonly formId: string | null
  readonly lang: Lang
  readonly t: Translate
  readonly now: number
  readonly tx: Tx
  readonly actor: Entered | null
  /** Rows of the route's `first` statement; empty where it has none. */
  readonly first: Promise<readonly unknown[]>
  /** Hash of the session token, for signing out. */
  readonly token: Buffer | null
  readonly cookies: Readonly<Record<string, string>>
  readonly address: string
  readonly reply: Replies
}
export type PublicRequest = AnyRequest
export type SignedInRequest = AnyRequest & { readonly actor: Entered }

export type First = (params: Readonly<Record<string, string>>) => Statement
type Handler<R> = (request: R) => Promise<Reply> | Reply
export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly may: May
  readonly audits: string | null
  /** Takes one file (a form of the public site: several) of at most so many bytes, as `multipart/form-data`. */
  readonly upload?: number | undefined
  /** A read this route always begins with; it travels with the sign-in check instead of after it. */
  readonly first?: First | undefined
  /** Whoever sends or opens it shows again who they are, where that is too long ago. */
  readonly confirm?: Confirm | undefined
  readonly handle: (request: AnyRequest) => Promise<Reply> | Reply
  /** Draws the page for everybody, without session and database (`open.ts`). */
  readonly open?: OpenHandler
  /** Whoever is signed in is answered by `handle` instead. */
  readonly forSignedIn?: boolean
}

/** A page: `page('GET /people/:id', { may: 'person.read' }, show)`. */
export function page(spec: `GET /${string}`, rule: { may: 'public' }, handler: Handler<PublicRequest>): Route
export function page(
  spec: `GET /${string}`,
  rule: { may: May; confirm?: Confirm },
  handler: Handler<SignedInRequest>,
): Route
export function page(spec: string, rule: { may: May; confirm?: Confirm }, handler: Handler<never>): Route {
  const { may, confirm } = rule
  return { method: 'GET', path: spec.slice(4), may, audits: null, confirm, handle: handler as Route['handle'] }
}

/** A form: names the event it audits. `form('POST /people/:id/acts/:act', { may: 'signed-in', audits: 'act' }, save)`. */
export function form(
  spec: `POST /${string}`,
  rule: { may: 'public'; audits: string },
  handler: Handler<PublicRequest>,
): Route
export function form(
  spec: `POST /${string}`,
  rule: { may: May; audits: string; first?: First; upload?: number; confirm?: Confirm },
  handler: Handler<SignedInRequest>,
): Route
export function form(
  spec: string,
  rule: { may: May; audits: string; first?: First; upload?: number; confirm?: Confirm },
  handler: Handler<never>,
): Route {
  const { may, audits, first, upload, confirm } = rule
  return {
    method: 'POST',
    path: spec.slice(5),
    may,
    audits,
    first,
    upload,
    confirm,
    handle: handler as Route['handle'],
  }
}

/**
 * A page of the public site, the same for everybody: `openPage('GET /help-now', { may: 'public' }, show)`. `signedIn`
 * answers those who come with a session instead.
 */
export function openPage(
  spec: `GET /${string}`,
  rule: { may: 'public'; signedIn?: Handler<PublicRequest> },
  handler: OpenHandler,
): Route {
  const handle: Route['handle'] = rule.signedIn ?? (({ reply }) => reply.notFound())
  const route = { method: 'GET', path: spec.slice(4), may: rule.may, audits: null, handle, open: handler } as const
  return rule.signedIn ? { ...route, forSignedIn: true } : route
}

/** A form of the public site, from nobody in particular: there is nobody to audit. What it keeps, it keeps sealed (`src/act/public-mailbox.ts`). */
export function openForm(
  spec: `POST /${string}`,
  rule: { may: 'public'; upload?: number | undefined },
  handler: OpenHandler,
): Route {
  const handle: Route['handle'] = ({ reply }) => reply.notFound()
  const { may, upload } = rule
  return { method: 'POST', path: spec.slice(5), may, upload, audits: null, handle, open: handler }
}

export const replies: Replies = {
  page: (title, body, options) => ({
    kind: 'page',
    status: options?.status ?? 200,
    title,
    body,
    wide: options?.wide ?? false,
    problems: options?.problems ?? false,
  }),
  seeOther: (location, cookies = []) => ({ kind: 'see-other', location, cookies }),
  file: (body, type, name) => ({ kind: 'file', body, type, name, attachment: false }),
  attachment: (body, type, name) => ({ kind: 'file', body, type, name, attachment: true }),
  notFound: () => ({ kind: 'not-found' }),
}
