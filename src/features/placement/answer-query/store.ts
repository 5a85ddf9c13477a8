import type { QueryAnswer } from '../../../domain/matching/query.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** A question put to a service of this desk. Nobody is named in it. */
export type Question = {
  readonly id: string
  readonly sender: string
  readonly service: string
  readonly name: string | null
  readonly asked: unknown
  readonly state: 'asked' | 'silent' | 'answered' | 'withdrawn'
  readonly answer: QueryAnswer | null
  readonly reason: string | null
  readonly askedAt: number
  readonly dueAt: number | null
  readonly reminded: boolean
}

/** The questions put to this desk: those to be answered first, the earliest due before the others; then the newest. */
export function readQuestions(tx: Tx, most: number): Promise<Question[]> {
  return tx.rows(
    `select q.id, q.sender_id as sender, q.service, l.name, q.asked, q.state, q.answer, q.reason,
        floor(extract(epoch from q.asked_at) * 1000)::bigint as "askedAt",
        floor(extract(epoch from nullif(q.due_at, 'infinity')) * 1000)::bigint as "dueAt", q.reminded_at is not null as reminded
      from app.place_query q left join app_directory.listing l on l.service_id = q.service_id
     where q.receiver_id = app.organisation() and q.asked_at is not null
     order by case q.state when 'asked' then 0 when 'silent' then 1 else 2 end, q.due_at, q.asked_at desc, q.id limit $1`,
    [most],
  )
}

export type Said = { readonly answer: QueryAnswer; readonly reason: string | null; readonly side: string | null }

/** Answers a question. `changed`: answered or taken back meanwhile. */
export async function answerQuestion(
  tx: Tx,
  formId: string | null,
  id: string,
  { answer, reason, side }: Said,
  now: number,
): Promise<'answered' | 'replayed' | 'changed' | 'not-found'> {
  const row = await tx.one<{ outcome: 'answered' | 'replayed' | 'changed' | 'not-found' }>(
    'select app.place_answer($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000)) as outcome',
    [formId, id, answer, reason, side, now],
  )
  return row?.outcome ?? 'not-found'
}
