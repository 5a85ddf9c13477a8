/** Which key-encryption key wraps what, and how data keys come under another one without anything being sealed anew. */

import type { FileKey } from '../platform/vault/key-file.ts'
import type { KeyProvider, Wrapped } from '../platform/vault/key-provider.ts'
import { asOwner } from './as-owner.ts'

const BATCH = 500

export type WrappedBy = { readonly kek: string; readonly count: number; readonly opens: boolean }

/** How many data keys each key-encryption key wraps, and whether one of them opens. */
export async function wrappedBy(adminUrl: string, provider: KeyProvider): Promise<readonly WrappedBy[]> {
  const rows = await asOwner(adminUrl, ask =>
    ask<{ kek: string; count: number; text: string }>(
      'select kek, count(*)::int as count, min(wrapped) as text from app.data_key where kek is not null group by kek order by kek',
    ),
  )
  const keys = await provider.unwrap(rows.map(({ kek, text }) => ({ kek, text })))
  return rows.map(({ kek, count }, at) => ({ kek, count, opens: keys[at] !== undefined }))
}

/**
 * Wraps every data key by the newest key-encryption key. May be cut off and repeated; what is read meanwhile opens either way.
 * @returns how many were wrapped again
 * @throws when one of them does not open: then nothing more is done, and the old keys must stay
 */
export async function rewrapAll(adminUrl: string, provider: KeyProvider): Promise<number> {
  const current = await provider.current()
  let done = 0
  for (;;) {
    const count = await asOwner(adminUrl, async ask => {
      const rows = await ask<Wrapped & { id: string }>(
        'select subject_id as id, kek, wrapped as text from app.data_key where kek is not null and kek <> $1 limit $2',
        [current, BATCH],
      )
      const keys = await provider.unwrap(rows)
      if (keys.some(key => !key))
        throw new Error('A data key does not open under the keys there are; keep all old keys.')
      const wrapped = rows.length > 0 ? await provider.wrap(keys as Buffer[]) : []
      for (const key of keys) key?.fill(0)
      await ask(REPLACE, [
        rows.map(row => row.id),
        rows.map(row => row.text),
        wrapped.map(one => one.kek),
        wrapped.map(one => one.text),
      ])
      return rows.length
    })
    if (count === 0) return done
    done += count
  }
}

// Compared with what was read: a key that was erased meanwhile stays erased.
const REPLACE = `update app.data_key k set kek = x.kek, wrapped = x.wrapped
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) x(id, was, kek, wrapped) where k.subject_id = x.id and k.wrapped = x.was`

/** Keys of the file that wrap nothing, are not the newest, and that no process can still be wrapping with. */
export async function retirable(
  adminUrl: string,
  keys: readonly FileKey[],
  before: number,
): Promise<ReadonlySet<string>> {
  const [newest, ...others] = keys
  if (!newest || newest.since > before) return new Set()
  const rows = await asOwner(adminUrl, ask =>
    ask<{ kek: string }>('select distinct kek from app.data_key where kek is not null'),
  )
  const used = new Set(rows.map(row => row.kek))
  return new Set(others.map(one => one.id).filter(id => !used.has(id)))
}
