import { GRACE } from '../../../act/clock-words.ts'
import type { Tx } from '../../../platform/db/database.ts'

export type Board = {
  readonly nobody: number
  readonly legs: number
  readonly late: number
  readonly unanswered: number
}
export type DeskRow = { readonly organisation: string; readonly late: number; readonly oldest: number }
export type Unheld = { readonly id: string; readonly code: string; readonly detected: number }

/**
 * Open files without an open task at any desk: nobody owes the next step. A desk reads its own tasks only, so what it finds
 * without one is asked about once more. Gaps of imported files count as held by nobody only when active.
 */
const UNHELD = `with open as materialized (
    select p.id, p.code, p.detected_at from app.person p where p.stage <> 'closed' and p.joined_into is null and not p.historical
      and not exists (select from app.task t where t.person_id = p.id and t.closed_at is null)),
  unheld as materialized (select * from open where app.nobody_holds(id))`

const FIGURES = `${UNHELD} select
  (select count(*)::int from unheld) as nobody,
  (select count(*)::int from app.leg where state <> 'taken-up' and due_at < $1) as legs,
  (select count(*)::int from app.task where closed_at is null and due_at < $1) as late,
  (select count(*)::int from app.referral where state = 'requested' and answer_due_at < $1) as unanswered`

const BY_DESK = `select organisation_id as organisation, count(*)::int as late, floor(extract(epoch from min(due_at)) * 1000)::bigint as oldest
  from app.task where closed_at is null and due_at < $1 group by organisation_id order by min(due_at) limit 50`

/** The supervisor's figures: the whole country for the national desk, one's own desk for everybody else, by row security. */
export async function readBoard(tx: Tx, now: number): Promise<{ figures: Board; desks: DeskRow[]; unheld: Unheld[] }> {
  // What is owed at once is not late in the same breath.
  const at = new Date(now - GRACE)
  const [figures, desks, unheld] = await Promise.all([
    tx.one<Board>(FIGURES, [at]),
    tx.rows<DeskRow>(BY_DESK, [at]),
    tx.rows<Unheld>(
      `${UNHELD} select id, code, floor(extract(epoch from detected_at) * 1000)::bigint as detected from unheld order by detected_at limit 50`,
    ),
  ])
  return { figures: figures ?? { nobody: 0, legs: 0, late: 0, unanswered: 0 }, desks, unheld }
}
