/**
 * Cookies of the session. Over https the name starts with `__Host-`, so that no neighbouring host can set it; on plain
 * http, which only loopback may use, browsers refuse that prefix and the plain name stands. No cookie outlives the
 * browser: on a shared machine closing it leaves nothing.
 */
import { hashToken, isToken } from './token.ts'

export type CookiePurpose = 'session' | 'ceremony' | 'admission'

const NAMES = { session: 'punte', ceremony: 'punte-ceremony', admission: 'punte-admission' } satisfies Record<
  CookiePurpose,
  string
>

/** The name of a cookie for the given origin, for example `https://punte.example`. */
export function cookieName(purpose: CookiePurpose, origin: string): string {
  return isSecure(origin) ? `__Host-${NAMES[purpose]}` : NAMES[purpose]
}

/** The value of a `Set-Cookie` header. Lax: the way back from an identity provider must carry the ceremony. */
export function setCookie(purpose: CookiePurpose, token: string, origin: string): string {
  return `${cookieName(purpose, origin)}=${token}; Path=/; HttpOnly; SameSite=Lax${isSecure(origin) ? '; Secure' : ''}`
}

/** The value of a `Set-Cookie` header that removes the cookie. */
export function clearCookie(purpose: CookiePurpose, origin: string): string {
  return `${setCookie(purpose, '', origin)}; Max-Age=0`
}

/** The token a cookie carries. Undefined when there is none or it cannot be a token. */
export function readToken(
  cookies: Readonly<Record<string, string>>,
  purpose: CookiePurpose,
  origin: string,
): string | undefined {
  const token = cookies[cookieName(purpose, origin)]
  return isToken(token) ? token : undefined
}

/** The hash of the session's token, as `app.enter()` wants it; null when the browser carries none. */
export function sessionHash(cookies: Readonly<Record<string, string>>, origin: string): Buffer | null {
  const token = readToken(cookies, 'session', origin)
  return token === undefined ? null : hashToken(token)
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https://')
}
