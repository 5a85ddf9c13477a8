import type { Tx } from '../../../platform/db/database.ts'

/** One line of "what I sent". */
export type SentRow = {
  readonly id: string
  readonly code: string
  readonly sentAt: Date
  /** The key of this row to the microsecond, for the next page. */
  readonly key: string
  readonly people: number
  readonly legs: number
  readonly taken: number
}

export const PAGE_SIZE = 25

/** One's own notifications, newest first, from a key on. One row more than a page tells whether there is another. */
export async function ownNotifications(tx: Tx, before: { key: string; id: string } | null): Promise<SentRow[]> {
  return tx.rows<SentRow>(
    `select n.id, n.code, n.sent_at as "sentAt", n.sent_at::text as key,
       (select count(*)::int from app.notification_person p where p.notification_id = n.id) as people,
       count(l.id)::int as legs, count(l.id) filter (where l.state = 'taken-up')::int as taken
     from (select id, code, sent_at from app.notification
            where account_id = app.account() and (sent_at, id) < (coalesce($1::timestamptz, 'infinity'), coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
            order by sent_at desc, id desc limit ${PAGE_SIZE + 1}) n
     left join lateral app.sent_legs(n.id) l on true
     group by n.id, n.code, n.sent_at order by n.sent_at desc, n.id desc`,
    [before?.key ?? null, before?.id ?? null],
  )
}
