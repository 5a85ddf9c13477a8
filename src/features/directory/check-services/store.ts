import type { Rows } from '../../../domain/directory/objects.ts'
import type { Tx } from '../../../platform/db/database.ts'

export type Chased = {
  readonly id: string
  readonly name: string
  readonly organization: string | null
  readonly verifiedOn: string | null
  readonly askedAt: number | null
}

/** What should be looked at again: of one's own organisation, or of all for the national desk; longest unseen first. */
export function readChased(tx: Tx): Promise<Chased[]> {
  return tx.rows(`select c.entry_id as id, l.name, l.organization_name as organization, l.verified_on as "verifiedOn",
      floor(extract(epoch from c.asked_at) * 1000)::bigint as "askedAt"
    from app_directory.chase c join app_directory.listing l on l.service_id = c.entry_id
    order by l.verified_on nulls first, l.name, l.service_id limit 200`)
}

/** Vouches for an entry of one's own. False where it is none. */
export async function confirmService(tx: Tx, id: string): Promise<boolean> {
  return (await tx.one<{ done: boolean }>('select app.directory_confirm($1) as done', [id]))?.done ?? false
}

/** Keeps the hash of a link for this entry. False where the one who asks does not keep it. */
export async function makeLink(tx: Tx, id: string, tokenHash: Buffer): Promise<boolean> {
  return (await tx.one<{ done: boolean }>('select app.directory_link($1, $2) as done', [id, tokenHash]))?.done ?? false
}

export type Linked = {
  readonly entry: string
  readonly state: 'open' | 'used' | 'expired'
  readonly name: string
  readonly organization: string | null
  readonly rows: Rows | null
}

export function readLink(tx: Tx, tokenHash: Buffer): Promise<Linked | undefined> {
  return tx.one('select entry, state, name, organization, rows from app.directory_link_read($1)', [tokenHash])
}

export async function confirmByLink(tx: Tx, tokenHash: Buffer): Promise<'confirmed' | 'used' | 'expired' | 'unknown'> {
  const row = await tx.one<{ answer: 'confirmed' }>('select app.directory_link_confirm($1) as answer', [tokenHash])
  return row?.answer ?? 'unknown'
}
