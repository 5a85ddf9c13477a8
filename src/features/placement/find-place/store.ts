import type { Query } from '../../../domain/matching/query.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** The search this desk has open for one kind of help, where it has one. */
export function openSearch(
  tx: Tx,
  person: string,
  service: string,
): Promise<{ readonly id: string; readonly state: 'asking' | 'waiting' } | undefined> {
  return tx.one(
    `select s.id, s.state from app.place_search s
      where s.person_id = $1 and s.organisation_id = app.organisation() and s.service = $2 and s.ended_at = 'infinity'`,
    [person, service],
  )
}

export type Asking = {
  readonly formId: string | null
  readonly search: string
  readonly person: string
  readonly service: string
  readonly query: Query
  /** Services in the order in which to ask; none puts the person on the waiting list. */
  readonly services: readonly string[]
  readonly parallel: number
  /** Milliseconds until an answer is due. */
  readonly within: number
  /** Why nobody is asked, where nobody is. */
  readonly cause: 'nobody-eligible' | 'nobody-free'
  readonly now: number
}
export type AskAnswer = 'asked' | 'waiting' | 'replayed' | 'running' | 'not-found' | 'no-such-service' | 'not-coded'

/** Opens the search and sends the first questions. The database checks person, services and codes once more. */
export async function openPlaceSearch(tx: Tx, asking: Asking): Promise<AskAnswer> {
  const { formId, search, person, service, query, services, parallel, within, cause, now } = asking
  const row = await tx.one<{ answer: AskAnswer }>(
    `select app.place_ask($1, $2, $3, $4, $5, $6, $7, make_interval(secs => $8), $9, to_timestamp($10::double precision / 1000)) as answer`,
    [formId, search, person, service, JSON.stringify(query), services, parallel, within / 1000, cause, now],
  )
  return row?.answer ?? 'not-found'
}
