import type { GlassReason } from '../domain/access/break-glass.ts'
import type { Tx } from '../platform/db/database.ts'
import { sealValue } from './seal.ts'

/**
 * Seals a text about an opening under the key of its person.
 * @throws when the key does not open: nothing is written in clear instead
 */
export async function sealUnderGlass(
  tx: Tx,
  { glass, person }: { readonly glass: string; readonly person: string },
  column: string,
  text: string,
): Promise<string> {
  const fresh = await tx.vault.fresh()
  const kept = await tx.one<{ key: string | null }>('select app.glass_key($1, $2) as key', [glass, fresh.stored])
  const [held] = await tx.vault.keysOf([kept?.key ?? null])
  if (held === undefined || held === 'damaged') throw new Error('A data key does not open; nothing is written.')
  return sealValue(held, { subject: person, column, row: glass }, text)
}

/** One notice that a record was opened in an emergency, to the part of the desk it is for. */
export type GlassNotice = {
  readonly id: string
  readonly audience: 'desk' | 'supervisor' | 'data-protection-officer'
  readonly code: string
  /** The person, where this account may open their page. */
  readonly person: string | null
  readonly organisation: string
  readonly reason: GlassReason
  readonly opened: number
}

const NOTICES = `select id, audience, code, person, organisation, reason, floor(extract(epoch from opened) * 1000)::bigint as opened
  from app.glass_notices()`

/** What one's own part of the desk has not confirmed yet. */
export const readGlassNotices = (tx: Tx): Promise<GlassNotice[]> => tx.rows<GlassNotice>(NOTICES)

/** Confirms one; false where it is not for this account. */
export async function seeGlassNotice(tx: Tx, notice: string): Promise<boolean> {
  return (await tx.one<{ yes: boolean }>('select app.glass_notice_see($1) as yes', [notice]))?.yes ?? false
}
