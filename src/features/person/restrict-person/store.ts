import type { Tx } from '../../../platform/db/database.ts'

/** Whether the person is out of everybody else's search. */
export async function isRestricted(tx: Tx, person: string): Promise<boolean> {
  return (await tx.one('select 1 from app.restriction where person_id = $1', [person])) !== undefined
}

/** Takes the person out of search, or lets them in again; false where that is not for this account. */
export async function restrictPerson(tx: Tx, person: string, on: boolean): Promise<boolean> {
  return (await tx.one<{ done: boolean }>('select app.restrict_person($1, $2) as done', [person, on]))?.done ?? false
}
