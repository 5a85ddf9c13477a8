import type { Rows } from '../../../domain/directory/objects.ts'
import type { Tx } from '../../../platform/db/database.ts'

export type KeptService = { readonly rows: Rows; readonly version: number; readonly organization: string }

/** A service the one who asks keeps; undefined where there is none. */
export function readKept(tx: Tx, id: string): Promise<KeptService | undefined> {
  return tx.one(
    `select e.rows, e.version, s.organization_id as organization from app_directory.entry e
      join app_directory.service s on s.id = e.id where e.id = $1 and app.directory_may_edit(e.id)`,
    [id],
  )
}

export type SaveAnswer = 'saved' | 'replayed' | 'stale' | 'forbidden'

/** Saves the rows of a service where nobody else has saved since. The database checks once more who may. */
export async function saveService(
  tx: Tx,
  formId: string | null,
  id: string,
  version: number,
  rows: Rows,
): Promise<SaveAnswer> {
  const row = await tx.one<{ answer: SaveAnswer }>('select app.directory_save($1, $2, $3, $4) as answer', [
    formId,
    id,
    version,
    JSON.stringify(rows),
  ])
  return row?.answer ?? 'forbidden'
}

/** Organizations one may add a service to: one's own, or for the national desk all. */
export function readOwnOrganizations(tx: Tx): Promise<{ readonly id: string; readonly name: string }[]> {
  return tx.rows(
    `select o.id, o.name from app_directory.organization o where app.directory_may_edit(o.id) order by o.name, o.id limit 1000`,
  )
}
