/**
 * Admission: what stands between a code and a first means, and between a sign-in and an undertaking that was not accepted yet.
 * It is no session: `app.enter()` does not know it, so nothing of the mechanism opens.
 */
import { createHash } from 'node:crypto'
import { newCode, readCode } from './code.ts'
import { blind, type SignInKeys } from './keys.ts'
import { isYes, type Query, rowsOf } from './query.ts'
import { hashToken, newToken } from './token.ts'

/** Signs of an invitation (58 bits), and of each of the two halves of a recovery. */
export const INVITATION_SIGNS = 12
export const HALF_SIGNS = 8

export interface Admission {
  readonly account: string
  readonly name: string
  readonly organisation_name: string
  readonly kind: 'invitation' | 'sign-in'
  /** The undertaking as it stands now was accepted. */
  readonly accepted: boolean
}

/** A new code to hand over, and the keyed hash the database keeps of it. */
export function newInvitation(keys: SignInKeys): { code: string; lookup: Buffer } {
  const code = newCode(INVITATION_SIGNS)
  return { code, lookup: invitationLookup(keys, code) }
}

/** What the database keeps of an invitation's code. */
export function invitationLookup(keys: SignInKeys, typed: string): Buffer {
  return blind(keys, 'invitation', readCode(typed, 2 * HALF_SIGNS + 1))
}

/** One half of a recovery, for one of the two who confirm. */
export function newHalf(keys: SignInKeys): { code: string; half: Buffer } {
  const code = newCode(HALF_SIGNS)
  return { code, half: blind(keys, 'recovery half', code) }
}

/** Opens an admission for a code or for two halves typed one after the other. Undefined for every code that is not good. */
export async function openAdmission(
  query: Query,
  keys: SignInKeys,
  typed: string,
  at: Date,
): Promise<string | undefined> {
  const code = readCode(typed, 2 * HALF_SIGNS + 1)
  const token = newToken()
  const halves = [code.slice(0, HALF_SIGNS), code.slice(HALF_SIGNS)].map(half => blind(keys, 'recovery half', half))
  const values = [invitationLookup(keys, code), ...halves, hashToken(token), at]
  return (await isYes(query, 'select app.admission_open($1, $2, $3, $4, $5) as yes', values)) ? token : undefined
}

/** What a token admits to; undefined when it admits to nothing (any more). */
export async function readAdmission(query: Query, token: string | undefined, at: Date): Promise<Admission | undefined> {
  if (token === undefined) return undefined
  const text = 'select account, name, organisation_name, kind, accepted from app.admission_read($1, $2)'
  const [found] = await rowsOf<Admission>(query, text, [hashToken(token), at])
  return found
}

export interface Acceptance {
  readonly version: string
  readonly language: string
  /** The undertaking exactly as it was shown. */
  readonly shown: string
}

export type Accepted = { kind: 'enrol' } | { kind: 'session'; token: string } | { kind: 'stale' }

/** Accepts the undertaking. Whoever was signing in has a session now, under a new token. */
export async function acceptUndertaking(query: Query, token: string, what: Acceptance, at: Date): Promise<Accepted> {
  const session = newToken()
  const hash = createHash('sha256').update(what.shown).digest()
  const text = 'select app.admission_accept($1, $2, $3, $4, $5, $6) as answer'
  const values = [hashToken(token), what.version, what.language, hash, hashToken(session), at]
  const [row] = await rowsOf<{ answer: 'enrol' | 'session' | 'stale' }>(query, text, values)
  return row?.answer === 'session' ? { kind: 'session', token: session } : { kind: row?.answer ?? 'stale' }
}
