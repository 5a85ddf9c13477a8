/** Shows that a person was erased: the certificate stands, the key is gone, and nothing of theirs opens. */
import { SEALED_COLUMNS } from '../act/sealed-columns.ts'
import type { Vault } from '../platform/vault/vault.ts'
import { asOwner } from './as-owner.ts'

export type ErasureProof = { readonly erased: boolean; readonly lines: readonly string[] }

/** Looks at one person by id. Reads only. */
export async function erasureProof(adminUrl: string, vault: Vault, person: string): Promise<ErasureProof> {
  return asOwner(adminUrl, async ask => {
    const [row] = await ask<{ stored: string | null; at: string | null; digest: string | null }>(
      `select coalesce(k.version || ':' || k.kek || ':' || k.wrapped, 'erased') as stored, c.at::text, encode(c.key_digest, 'hex') as digest
         from app.data_key k left join app.erasure_certificate c on c.person_id = k.subject_id where k.subject_id::text = $1`,
      [person],
    )
    if (!row) return { erased: false, lines: ['There is no key for such a person.'] }
    const [key] = await vault.keysOf([row.stored])
    const erased = key === 'erased' && row.digest !== null
    const lines = [
      row.digest ? `certificate of ${row.at}, key ${row.digest}` : 'no certificate',
      key === 'erased'
        ? 'the key is destroyed'
        : key === 'damaged'
          ? 'the key does not open'
          : 'the key opens: NOT erased',
    ]
    for (const { table, column, subject, kind, json } of SEALED_COLUMNS.filter(one => one.kind === 'person')) {
      const value = json ? `${column} #>> '{}'` : column
      const [left] = await ask<{ clear: number; sealed: number }>(
        `select count(*) filter (where ${value} not like 'pv_.%' and ${value} <> '{}')::int as clear, count(*) filter (where ${value} like 'pv1.%')::int as sealed
           from app.${table} where ${subject}::text = $1`,
        [person],
      )
      if (left && left.sealed > 0) lines.push(`${table}.${column}: ${left.sealed} values, closed for ever`)
      if (left && left.clear > 0) lines.push(`${table}.${column}: ${left.clear} values IN CLEAR`)
      if (kind === 'person' && left && left.clear > 0) return { erased: false, lines }
    }
    return { erased, lines: [...lines, erased ? 'ok, erased' : 'not erased'] }
  })
}
