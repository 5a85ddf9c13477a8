/** A ceremony: begun, taken once, proven for one account, then good for one session (app.challenge). */
import { isYes, type Query, rowsOf } from './query.ts'
import { hashToken, isToken, newToken } from './token.ts'

/** What a ceremony is for. Those that enrol belong to the signed-in account that began them. */
export type CeremonyKind = 'passkey' | 'code' | 'provider' | 'passkey-enrol' | 'code-enrol' | 'provider-enrol'

export interface TakenCeremony {
  readonly account_id: string | null
  readonly state: Readonly<Record<string, unknown>>
}

export interface CeremonyStart {
  readonly kind: CeremonyKind
  readonly state: Readonly<Record<string, unknown>>
  /** Hash of the token of the session that enrols. */
  readonly session?: Buffer
  readonly at: Date
}

/**
 * Begins a ceremony and gives its handle, which the browser carries. Undefined when the session may not enrol: it has
 * ended, or it has one factor while the account already has a stronger means.
 */
export async function beginCeremony(query: Query, start: CeremonyStart): Promise<string | undefined> {
  const handle = newToken()
  const values = [hashToken(handle), start.kind, JSON.stringify(start.state), start.session ?? null, start.at]
  const begun = await isYes(query, 'select app.challenge_open($1, $2, $3, $4, $5) as yes', values)
  return begun ? handle : undefined
}

/** Takes a ceremony; nobody can take it again. Undefined when unknown, of another kind, over ten minutes old or taken. */
export async function takeCeremony(
  query: Query,
  kind: CeremonyKind,
  handle: string | undefined,
  at: Date,
): Promise<TakenCeremony | undefined> {
  if (!isToken(handle)) return undefined
  const text = 'select account_id, state from app.challenge_take($1, $2, $3)'
  const [taken] = await rowsOf<TakenCeremony>(query, text, [hashToken(handle), kind, at])
  return taken
}
