import { randomUUID } from 'node:crypto'
import { sealValue } from '../../act/seal.ts'
import type { Tx } from '../../platform/db/database.ts'
import { openRows } from '../../platform/vault/rows.ts'

/** A text with a key of its own: for what nobody but the independent desk may ever open. */
export type OwnSeal = { readonly key: string; readonly seal: (column: string, text: string, row?: string) => string }

/** A fresh key for one subject, as the database keeps it, and how to seal under it. */
export async function ownSeal(tx: Tx, subject: string): Promise<OwnSeal> {
  const fresh = await tx.vault.fresh()
  return { key: fresh.stored, seal: (column, text, row) => sealValue(fresh, { subject, column, row }, text) }
}

/** Seals a text of somebody who works on it already; undefined where it is not theirs. */
export async function sealedFor(
  tx: Tx,
  subject: string,
  column: string,
  row: string,
  text: string,
): Promise<string | undefined> {
  const found = await tx.one<{ key: string | null }>('select app.allegation_key($1) as key', [subject])
  if (!found?.key) return undefined
  const [key] = await tx.vault.keysOf([found.key])
  if (key === undefined || key === 'damaged') throw new Error('A data key does not open; nothing is written.')
  return sealValue(key, { subject, column, row }, text)
}

/** One thing done about an allegation or an exclusion: when, who, what, and why in words; null does not open or was not said. */
export type Step<What extends string = string> = {
  readonly id: string
  readonly at: number
  readonly who: string
  readonly what: What
  readonly text: string | null
}

/** What was done, oldest first. */
export async function readSteps<What extends string>(
  tx: Tx,
  of: 'allegation' | 'exclusion',
  subject: string,
): Promise<Step<What>[]> {
  const rows = await tx.rows<Step<What> & { readonly key: string | null }>(
    `select s.id, floor(extract(epoch from s.at) * 1000)::bigint as at, a.name as who, s.what, s.text, app.allegation_key($1) as key
      from app.${of}_step s join app.account a on a.id = s.account_id where s.${of}_id = $1 order by s.at, s.id`,
    [subject],
  )
  return openRows(tx, rows, {
    subject: () => subject,
    key: row => row.key,
    row: row => row.id,
    columns: { text: `${of}_step.text` },
  })
}

export const freshId = (): string => randomUUID()
/** Longest text about an allegation, in characters. */
export const LONGEST = 5000
