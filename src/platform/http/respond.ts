import { securityHeaders } from './headers.ts'
import type { Reply } from './route.ts'

const SECURITY = {
  exercise: Object.fromEntries(securityHeaders(true)),
  production: Object.fromEntries(securityHeaders(false)),
}

/**
 * Every answer is made here, with the security headers. A plain record of headers goes to the socket as it is; headers set
 * on an answer that is already made would be copied and checked one by one, for every page.
 */
export function respond(
  exercise: boolean,
  body: string | Uint8Array | null,
  status: number,
  own: Readonly<Record<string, string>> = {},
  cookies: readonly string[] = [],
): Response {
  const record = {
    ...SECURITY[exercise ? 'exercise' : 'production'],
    ...own,
    ...(body === null ? { 'content-length': '0' } : {}),
  }
  if (cookies.length === 0) return new Response(body as string | null, { status, headers: record })
  const headers = new Headers(record)
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(body as string | null, { status, headers })
}

/** The answer to a form: where to look next. */
export function seeOther(exercise: boolean, location: string, cookies: readonly string[] = []): Response {
  const safe = /[^\x20-\x7e]/.test(location) ? encodeURI(location) : location
  return respond(exercise, null, 303, { location: safe }, cookies)
}

/** How a browser takes a file: only paper is shown in place; anything else is saved, never rendered as a page of ours. */
function dispositionOf(type: string, name: string): string {
  return `${type === 'application/pdf' ? 'inline' : 'attachment'}; filename="${name.replace(/[^\w.-]/g, '-')}"`
}

/** Saved by the browser whatever it is: what others uploaded. */
const attachmentOf = (name: string): string => `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`

/** A file. What others uploaded is saved, and can do nothing where it is opened all the same. */
export function fileAnswer(exercise: boolean, reply: Extract<Reply, { kind: 'file' }>): Response {
  return respond(exercise, reply.body, 200, {
    'content-type': reply.type,
    'content-disposition': reply.attachment ? attachmentOf(reply.name) : dispositionOf(reply.type, reply.name),
    'cache-control': 'no-store',
    ...(reply.attachment ? { 'content-security-policy': "default-src 'none'; sandbox" } : {}),
  })
}

/** Only a path of ours may be returned to after sign-in. */
export function pathOnly(value: string): string {
  try {
    const url = new URL(value, 'http://own.invalid')
    return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}`
  } catch {
    return '/'
  }
}
