import type { Tx } from '../../platform/db/database.ts'

export type Colleague = { readonly id: string; readonly name: string }

const COLLEAGUES =
  'select id, name from app.account where organisation_id = app.organisation() and active order by name, id'

/** The active accounts of one's own organisation: who can be put on duty, be away, or stand in. */
export function readColleagues(tx: Tx): Promise<Colleague[]> {
  return tx.rows<Colleague>(COLLEAGUES)
}
