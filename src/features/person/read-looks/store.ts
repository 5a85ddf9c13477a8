import type { Role } from '../../../domain/mechanism/vocabulary.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** One look: when, which organisation, in which role, what for. No name: that is asked of the data-protection officer. */
export type Look = {
  readonly at: number
  readonly organisation: string
  readonly roles: readonly Role[]
  readonly purpose: string
}

const COLUMNS = 'floor(extract(epoch from at) * 1000)::bigint as at, organisation, roles, purpose'

/** Newest first, and written down; empty where it may not be given with this somebody in the room. */
export function looksInPresence(tx: Tx, person: string, present: string): Promise<Look[]> {
  return tx.rows<Look>(`select ${COLUMNS} from app.looks_in_presence($1, $2)`, [person, present])
}

/** By the keyed hash of code and word; empty for everything that is wrong. */
export function looksByCode(tx: Tx, secret: Buffer): Promise<Look[]> {
  return tx.rows<Look>(`select ${COLUMNS} from app.looks_by_code($1)`, [secret])
}

/** Puts a code in place of the one before; false where it may not be given. */
export async function giveLookCode(tx: Tx, person: string, present: string, secret: Buffer): Promise<boolean> {
  const row = await tx.one<{ done: boolean }>('select app.give_look_code($1, $2, $3) as done', [
    person,
    present,
    secret,
  ])
  return row?.done ?? false
}
