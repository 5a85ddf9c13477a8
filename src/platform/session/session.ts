/**
 * Opening and closing sessions. A session is read by `app.enter()`, the first statement of every request. Where a session
 * is named here, it is by the hash of its token.
 */
import { isYes, type Query } from './query.ts'
import { hashToken, newToken } from './token.ts'

/** Opens the session that a proven ceremony has earned and gives its token. Undefined when it has earned none. */
export async function openSession(query: Query, handle: string, at: Date): Promise<string | undefined> {
  const token = newToken()
  const text = 'select app.session_open($1, $2, $3) as yes'
  return (await isYes(query, text, [hashToken(token), hashToken(handle), at])) ? token : undefined
}

/** Ends a session at once. Without one it does nothing: signing out always works. */
export async function closeSession(query: Query, session: Buffer | null, at: Date): Promise<void> {
  if (session !== null) await query('select app.session_close($1, $2)', [session, at])
}

/** Ends every other session of the same account; call it when a means of signing in was added. */
export async function closeOtherSessions(query: Query, session: Buffer, at: Date): Promise<void> {
  await query('select app.session_close_others($1, $2)', [session, at])
}

/** Adds the second factor to an open session. The ceremony must have proven the same account. */
export async function addSecondFactor(query: Query, session: Buffer, handle: string, at: Date): Promise<boolean> {
  const text = 'select app.session_second_factor($1, $2, $3) as yes'
  return isYes(query, text, [session, hashToken(handle), at])
}
