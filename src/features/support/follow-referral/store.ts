import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'

/** What was written beside the codes of an answer or a step, as far as row security shows it. */
export type StepNote = { readonly event: string; readonly answers: { readonly [name: string]: unknown } }

type Stored = { readonly event: string; readonly answers: StepNote['answers'] | null; readonly key: string | null }

export async function readNotes(tx: Tx, person: string, referral: string): Promise<readonly StepNote[]> {
  const rows = await tx.rows<Stored>(
    `select r.event_id as event, r.answers, app.key_of(r.person_id) as key from app.record r join app.event e on e.id = r.event_id
      where r.person_id = $1 and r.data_class = 'plan' and e.kind like 'referral.%' and e.kind not in ('referral.requested', 'referral.transfer-requested') and e.act->>'referralId' = $2`,
    [person, referral],
  )
  const opened = await openRows(tx, rows, {
    subject: () => person,
    key: row => row.key,
    row: row => row.event,
    columns: { answers: 'record.answers' },
  })
  return opened.map(({ event, answers }) => ({ event, answers: answers ?? {} }))
}
