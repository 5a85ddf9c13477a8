/**
 * Limits on trying to sign in (the numbers stand in app.sign_in_allowed). Only keyed hashes are kept. Count outside the
 * request's transaction: a refusal that rolls back must still have been counted.
 */
import { blind, type SignInKeys } from './keys.ts'
import { isYes, type Query } from './query.ts'

export interface Attempt {
  /** What the person typed to say who they are; undefined where the way asks for nothing (passkey, provider). */
  readonly identifier?: string
  readonly address: string
  readonly at: Date
}

/** Counts a try and says whether it may go on. All limits are counted each time, so the answer tells nothing apart. */
export async function signInAllowed(query: Query, keys: SignInKeys, attempt: Attempt): Promise<boolean> {
  let allowed = await isYes(query, ALLOWED, [blind(keys, 'address', attempt.address), 'address', attempt.at])
  for (const [scope, key] of identifierKeys(keys, attempt)) {
    allowed = (await isYes(query, ALLOWED, [key, scope, attempt.at])) && allowed
  }
  return allowed
}

/** Forgets the tries of an identifier after it signed in. */
export async function signInSucceeded(query: Query, keys: SignInKeys, attempt: Attempt): Promise<void> {
  for (const [, key] of identifierKeys(keys, attempt)) await query('select app.sign_in_succeeded($1)', [key])
}

const ALLOWED = 'select app.sign_in_allowed($1, $2, $3) as yes'

function identifierKeys(keys: SignInKeys, { identifier, address }: Attempt): readonly (readonly [string, Buffer])[] {
  if (identifier === undefined) return []
  return [
    ['pair', blind(keys, 'pair', `${identifier}\0${address}`)],
    ['identifier', blind(keys, 'identifier', identifier)],
  ]
}
