import type { Tx } from '../../../platform/db/database.ts'

/** What was written beside the codes of an answer or a step, as far as row security shows it. */
export type StepNote = { readonly event: string; readonly answers: { readonly [name: string]: unknown } }

export async function readNotes(tx: Tx, person: string, referral: string): Promise<readonly StepNote[]> {
  return tx.rows<StepNote>(
    `select r.event_id as event, r.answers from app.record r join app.event e on e.id = r.event_id
      where r.person_id = $1 and r.data_class = 'plan' and e.kind like 'referral.%' and e.kind <> 'referral.requested' and e.act->>'referralId' = $2`,
    [person, referral],
  )
}
