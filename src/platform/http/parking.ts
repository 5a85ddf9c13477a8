import { randomBytes } from 'node:crypto'
import type { Fields } from './fields.ts'
import { ownCookieName } from './language.ts'

/** A form that came when the session had ended: kept for its own account until it is signed in again. */
type Parked = { readonly account: string; readonly path: string; readonly fields: Fields; readonly until: number }

const MINUTES = 30 * 60_000
const MOST_FORMS = 500
const MOST_SESSIONS = 20_000

const PARKED_COOKIE = 'punte-parked'

/**
 * Keeps answers in memory only, at most half an hour, for the account whose session ended and for nobody else on the same
 * browser. Nothing of it touches a disk; a restart forgets it.
 */
export function openParking() {
  const forms = new Map<string, Parked>()
  const sessions = new Map<string, string>()
  return {
    /** Remembers whose session a token was, so that a form sent after its end can be given back to the right account. */
    seen(token: Buffer, account: string): void {
      const key = token.toString('base64')
      if (sessions.get(key) === account) return
      if (sessions.size >= MOST_SESSIONS) sessions.delete(sessions.keys().next().value ?? '')
      sessions.set(key, account)
    },
    /** Keeps a form; the value of the cookie that finds it, or undefined where nobody can tell whose it was. */
    park(token: Buffer | null, path: string, fields: Fields, now: number): string | undefined {
      const account = token ? sessions.get(token.toString('base64')) : undefined
      if (!account) return undefined
      for (const [key, one] of forms) if (one.until < now || forms.size >= MOST_FORMS) forms.delete(key)
      const ticket = randomBytes(24).toString('base64url')
      forms.set(ticket, { account, path, fields, until: now + MINUTES })
      return ticket
    },
    /** Gives a form back once, to its account and on its own page only. */
    take(ticket: string | undefined, account: string, path: string, now: number): Fields | undefined {
      const found = ticket ? forms.get(ticket) : undefined
      if (!found || !ticket || found.account !== account || found.path !== path || found.until < now) return undefined
      forms.delete(ticket)
      return found.fields
    },
  }
}

export type Parking = ReturnType<typeof openParking>

/** The ticket a browser carries; over https only under the name that no neighbouring host can set. */
export function parkedTicket(cookies: Readonly<Record<string, string>>, secure: boolean): string | undefined {
  return cookies[ownCookieName(PARKED_COOKIE, secure)]
}

/** The value of a `Set-Cookie` header that lets a form be found again. */
export function parkedCookie(ticket: string, secure: boolean): string {
  return `${ownCookieName(PARKED_COOKIE, secure)}=${ticket}; Path=/; Max-Age=1800; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
