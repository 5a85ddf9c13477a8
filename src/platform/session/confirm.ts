/**
 * Showing again who one is, in a session that is open (OWASP ASVS 5.0 V7.5): the whole ceremony of signing in, by the same
 * account. `app.confirmation_of` says how long it holds.
 */
import { isYes, type Query, rowsOf } from './query.ts'
import { hashToken } from './token.ts'

/**
 * What a route asks of the session: `fresh` = signed in with both factors, or confirmed, some minutes ago at most; `first` = the
 * same, but whoever has no means yet may add a first one; `each` = a confirmation of its own, which the act takes away.
 */
export type Confirm = 'fresh' | 'first' | 'each'

/** `none`: the account has no means of its own to confirm with. */
export type Confirmation = 'unused' | 'fresh' | 'stale' | 'none'

export async function confirmationOf(query: Query, session: Buffer): Promise<Confirmation> {
  const text = 'select app.confirmation_of($1) as state'
  const [row] = await rowsOf<{ state: Confirmation | null }>(query, text, [session])
  return row?.state ?? 'stale'
}

/** Whether a session that is so far confirmed may go on. */
export function isConfirmed(wanted: Confirm, state: Confirmation): boolean {
  if (wanted === 'each') return state === 'unused'
  return state === 'unused' || state === 'fresh' || (state === 'none' && wanted === 'first')
}

/** Confirms a session by a ceremony that was just proven; false where it proved somebody else, or was used before. */
export function confirmSession(query: Query, session: Buffer, handle: string, at: Date): Promise<boolean> {
  return isYes(query, 'select app.session_confirm($1, $2, $3) as yes', [session, hashToken(handle), at])
}

/** The button of the exercise; the database refuses it anywhere else. */
export function confirmExercise(query: Query, session: Buffer, at: Date): Promise<boolean> {
  return isYes(query, 'select app.session_confirm_exercise($1, $2) as yes', [session, at])
}
