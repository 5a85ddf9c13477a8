import { sealUnderGlass } from '../../../act/glass.ts'
import type { GlassReason } from '../../../domain/access/break-glass.ts'
import type { DataClass } from '../../../domain/mechanism/vocabulary.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'

/** One opening in an emergency, as the data-protection officer has it in the list. Times in milliseconds since 1970. */
export type Opening = {
  readonly id: string
  readonly code: string
  readonly account: string
  readonly organisation: string
  readonly reason: GlassReason
  readonly opened: number
  readonly ends: number
  readonly due: number
  readonly reviewed: number | null
  readonly justified: boolean | null
  /** For this account to review; the others it was told of. */
  readonly mine: boolean
}

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::bigint as ${column}`
const COLUMNS = `id, code, account, organisation, reason, ${['opened', 'ends', 'due', 'reviewed'].map(ms).join(', ')}, justified, mine`

/** What waits first, soonest due first; then what was reviewed. */
export const readOpenings = (tx: Tx): Promise<Opening[]> =>
  tx.rows<Opening>(`select ${COLUMNS} from app.glass_reviews()`)

export type OpeningWhole = Opening & {
  readonly person: string
  readonly told: string | null
  readonly note: string | null
  readonly before: number
  readonly unjustified: number
}

const WHOLE = `select ${COLUMNS}, person, told, note, before, unjustified, key from app.glass_review_read($1)`

/** One opening with what was written; undefined for whoever neither reviews it nor was told. */
export async function readOpening(tx: Tx, id: string): Promise<OpeningWhole | undefined> {
  const rows = await tx.rows<OpeningWhole & { readonly key: string | null }>(WHOLE, [id])
  const [opened] = await openRows(tx, rows, {
    subject: row => row.person,
    key: row => row.key,
    row: row => row.id,
    columns: { told: 'break_glass.told', note: 'break_glass.note' },
  })
  return opened
}

export type Look = { readonly at: number; readonly purpose: string; readonly classes: readonly DataClass[] }

/** What was looked at while it was open. */
export const readLooks = (tx: Tx, id: string): Promise<Look[]> =>
  tx.rows<Look>(`select ${ms('at')}, purpose, classes from app.glass_review_looks($1)`, [id])

/** Keeps the review, its words sealed. */
export async function keepReview(
  tx: Tx,
  { id, person }: OpeningWhole,
  justified: boolean,
  words: string,
): Promise<'done' | 'already' | 'not-found'> {
  const note = await sealUnderGlass(tx, { glass: id, person }, 'break_glass.note', words)
  const row = await tx.one<{ answer: 'done' | 'already' | 'not-found' }>(
    'select app.glass_review($1, $2, $3) as answer',
    [id, justified, note],
  )
  return row?.answer ?? 'not-found'
}
