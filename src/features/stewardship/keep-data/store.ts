import type { Tx } from '../../../platform/db/database.ts'

/** A person whose data have been kept long enough. */
export type Due = {
  readonly person: string
  readonly code: string
  readonly ground: 'file' | 'unfounded'
  readonly at: number
  readonly held: boolean
}
export const HOLD_REASONS = ['court', 'prosecution', 'compensation', 'complaint', 'inspection'] as const
export type Hold = {
  readonly id: string
  readonly person: string
  readonly code: string
  readonly reason: (typeof HOLD_REASONS)[number]
  readonly at: number
  readonly reviewOn: string
}
export type Certificate = {
  readonly id: string
  readonly code: string
  readonly at: number
  readonly reason: string
  /** SHA-256 of the destroyed key as it was stored, in hex. */
  readonly digest: string
  readonly sealed: Readonly<Record<string, number>>
}

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::bigint`

export const readDue = (tx: Tx): Promise<Due[]> =>
  tx.rows<Due>(`select person_id as person, code, ground, ${ms('due_at')} as at, held from app.retention_due()`)

const HOLDS = `select id, person_id as person, code, reason, ${ms('placed_at')} as at, review_on::text as "reviewOn" from app.legal_holds()`
export const readHolds = (tx: Tx): Promise<Hold[]> => tx.rows<Hold>(HOLDS)

const CERTIFICATES = `select id, code, ${ms('at')} as at, reason, encode(key_digest, 'hex') as digest, sealed from app.erasure_certificates()`
export const readCertificates = (tx: Tx): Promise<Certificate[]> => tx.rows<Certificate>(CERTIFICATES)

export type Person = { readonly id: string; readonly code: string; readonly erased: boolean }

const PERSON = 'select id, code, erased from app.kept_person($1, $2)'

/** One of the desk's own people, by id. */
export const readPerson = (tx: Tx, id: string): Promise<Person | undefined> => tx.one<Person>(PERSON, [id, null])

/** One of the desk's own people, by the code on a paper. */
export const findPerson = (tx: Tx, code: string): Promise<Person | undefined> => tx.one<Person>(PERSON, [null, code])

export type Erased = 'done' | 'not-found' | 'already' | 'held'

export async function erase(tx: Tx, person: string, reason: string): Promise<Erased> {
  const row = await tx.one<{ outcome: { kind: Erased } }>('select app.erase_person($1, $2) as outcome', [
    person,
    reason,
  ])
  return row?.outcome.kind ?? 'not-found'
}

export async function placeHold(tx: Tx, person: string, reason: string, reviewOn: string): Promise<boolean> {
  const row = await tx.one<{ done: boolean }>('select app.hold_place($1, $2, $3::date) as done', [
    person,
    reason,
    reviewOn,
  ])
  return row?.done ?? false
}

export async function endHold(tx: Tx, hold: string): Promise<boolean> {
  const row = await tx.one<{ done: boolean }>('select app.hold_end($1) as done', [hold])
  return row?.done ?? false
}
