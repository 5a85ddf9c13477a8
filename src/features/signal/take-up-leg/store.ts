import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'

export type DeskLeg = {
  readonly id: string
  readonly person: string
  readonly notification: string
  readonly duty: string
  readonly addressee: string
  readonly state: 'to-call' | 'sent' | 'delivered' | 'taken-up'
  readonly escalation: number
  readonly takenUpAt: Date | null
  readonly takenUpBy: string | null
  readonly answeredBy: string | null
}

/** A leg one may see; the name of who took it up is a colleague's, or stays unknown. */
export async function findLeg(tx: Tx, id: string | undefined): Promise<DeskLeg | undefined> {
  const rows = await tx.rows<DeskLeg & { readonly key: string | null }>(
    `select case when l.answered_by is not null then app.key_of(l.notification_id) end as key, l.id, l.person_id as person, l.notification_id as notification, l.duty, l.addressee_id as addressee, l.state, l.escalation,
       l.taken_up_at as "takenUpAt", a.name as "takenUpBy", l.answered_by as "answeredBy"
     from app.leg l left join app.account a on a.id = l.taken_up_by where l.id = $1`,
    [id],
  )
  const [opened] = await openRows(tx, rows, {
    subject: row => row.notification,
    key: row => row.key,
    row: row => row.id,
    columns: { answeredBy: 'leg.answered_by' },
  })
  return opened
}
