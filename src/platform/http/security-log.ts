import type { Entered } from '../db/database.ts'
import type { LogEntry } from '../log/log.ts'
import type { Reply, Route } from './route.ts'

/** Acts of signing in and out; everything done about a person stands in the audit log of the database instead. */
const OF_SIGN_IN = /^(session|means)\./

/** A request that was turned away before its page was asked. The address as written is not told: only the route's pattern. */
export function refusedEntry(what: 'foreign-form' | 'too-large', route: Route, address: string): LogEntry {
  return { level: 'security', what, route: `${route.method} ${route.path}`, address }
}

/** Somebody signed in asked for what their roles do not open; to them it looked like nothing was there. */
export function missingRightEntry(route: Route, { account, organisation }: Entered): LogEntry {
  const asked = { what: 'right.missing', right: route.may, route: `${route.method} ${route.path}` }
  return { level: 'security', ...asked, account, organisation }
}

/** How a form of sign-in ended; undefined for every other form. The means is in the route; what was typed is never told. */
export function signInEntry(route: Route, reply: Reply, actor: Entered | null, address: string): LogEntry | undefined {
  if (!route.audits || !OF_SIGN_IN.test(route.audits)) return undefined
  const outcome = reply.kind === 'see-other' ? 'done' : 'refused'
  const entry = { level: 'security', what: route.audits, outcome, route: route.path, address }
  return actor ? { ...entry, account: actor.account } : entry
}
