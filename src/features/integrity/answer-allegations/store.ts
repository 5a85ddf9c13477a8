import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'
import { freshId, sealedFor } from '../sealed.ts'

/** One allegation as the independent desk has it; the person by code alone. */
export type Allegation = {
  readonly id: string
  readonly code: string
  readonly at: number
  readonly subject: 'desk' | 'official' | 'guardian'
  readonly organisation: string | null
  readonly account: string | null
  readonly person: string | null
  readonly state: 'raised' | 'standing' | 'closed'
  readonly outcome: 'founded' | 'unfounded' | 'passed-on' | null
  readonly reviewOn: string | null
  readonly version: number
  /** Null: does not open. */
  readonly text: string | null
}

const COLUMNS = `id, code, floor(extract(epoch from raised_at) * 1000)::bigint as at, subject, organisation, account, person, state, outcome,
  review_on::text as "reviewOn", version, sealed as text, key, total`
export const PER_SCREEN = 30

type Row = Allegation & { readonly key: string | null; readonly total: number }

async function read(tx: Tx, id: string | null, open: boolean, skip: number): Promise<Row[]> {
  const rows = await tx.rows<Row>(`select ${COLUMNS} from app.allegations($1, $2, $3, $4)`, [
    id,
    open,
    skip,
    PER_SCREEN,
  ])
  return openRows(tx, rows, { subject: row => row.id, key: row => row.key, columns: { text: 'allegation.text' } })
}

/** Those to work on, what is new first; or those that are closed. */
export async function listAllegations(
  tx: Tx,
  open: boolean,
  page: number,
): Promise<{ readonly rows: readonly Allegation[]; readonly total: number }> {
  const rows = await read(tx, null, open, (page - 1) * PER_SCREEN)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** One, and that it was read; undefined where it is not for this account. */
export async function openAllegation(tx: Tx, id: string): Promise<Allegation | undefined> {
  const [found] = await read(tx, id, true, 0)
  if (found) await tx.rows('select app.allegation_read($1)', [id])
  return found
}

/** Who works at the desk of an official that was accused. */
export function readStaff(tx: Tx, id: string): Promise<{ readonly id: string; readonly name: string }[]> {
  return tx.rows('select id, name from app.allegation_staff($1)', [id])
}

/** Where duties about the person went: from whom, to whom. */
export function readMoved(tx: Tx, id: string): Promise<{ readonly from: string; readonly to: string }[]> {
  return tx.rows(
    `select distinct f.name as "from", t.name as "to" from app.moved_leg m join app.organisation f on f.id = m.from_id
      join app.organisation t on t.id = m.to_id where m.allegation_id = $1 order by 1, 2`,
    [id],
  )
}

/** What is done about an allegation. */
export type AllegationStep = 'read' | 'taken-up' | 'narrowed' | 'reviewed' | 'closed'

export type Decision = {
  readonly what: 'taken-up' | 'reviewed' | 'narrowed' | 'closed'
  readonly outcome: string | null
  readonly review: string | null
  readonly account: string | null
  readonly giveBack: boolean
  readonly text: string
}
export type Decided = 'done' | 'replayed' | 'not-found' | 'changed' | 'review' | 'no-such-one'

/** Writes a decision with its reason, sealed. */
export async function decideAllegation(
  tx: Tx,
  formId: string | null,
  { id, version }: { readonly id: string; readonly version: number },
  { what, outcome, review, account, giveBack, text }: Decision,
): Promise<Decided> {
  const step = formId ?? freshId()
  const sealed = await sealedFor(tx, id, 'allegation_step.text', step, text)
  if (sealed === undefined) return 'not-found'
  const row = await tx.one<{ said: Decided }>(
    'select app.allegation_decide($1, $2, $3, $4, $5, $6, $7, $8, $9) as said',
    [step, id, version, what, outcome, review, account, giveBack, sealed],
  )
  return row?.said ?? 'not-found'
}
