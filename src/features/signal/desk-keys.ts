import type { Tx } from '../../platform/db/database.ts'
import { openText } from '../../platform/vault/envelope.ts'

/** The desk's private keys, unwrapped for this request alone. */
export type DeskKeys = ReadonlyMap<string, { readonly privateKey: string; readonly publicKey: string }>

export async function openDeskKeys(tx: Tx): Promise<DeskKeys> {
  const rows = await tx.rows<{ id: string; publicKey: string; sealed: string; stored: string | null }>(
    'select k.id, k.public_key as "publicKey", k.private_key as sealed, app.mailbox_data_key(k.id) as stored from app.mailbox_key k',
  )
  const held = await tx.vault.keysOf(rows.map(row => row.stored))
  return new Map(
    rows.flatMap((row, at) => {
      const key = held[at]
      if (key === undefined || typeof key === 'string') return []
      const text = openText(key, { subject: row.id, column: 'mailbox_key.private_key' }, row.sealed)
      return text === undefined ? [] : [[row.id, { privateKey: JSON.parse(text), publicKey: row.publicKey }] as const]
    }),
  )
}
