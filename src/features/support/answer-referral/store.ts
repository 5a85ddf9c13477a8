import type { ReferralState } from '../../../domain/mechanism/vocabulary.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** One request in the list of the desk it is addressed to. No person's code: before a yes the desk does not know the person. */
export type RequestRow = {
  readonly id: string
  readonly state: ReferralState
  readonly businessStatus: string | null
  readonly service: string
  readonly emergency: boolean
  readonly sender: string
  readonly requestedAt: number
  readonly answerDueAt: number | null
  readonly reminded: boolean
  /** Place in the list: group, then moment. */
  readonly rank: number
  readonly at: number
}

/** Open first, a place tonight before all, the oldest of them first; then what was answered, the newest first. */
const LIST = `
  with own as (
    select r.id, r.state, r.business_status as "businessStatus", r.service, r.emergency, r.sender_id as sender,
      floor(extract(epoch from r.requested_at) * 1000)::bigint as "requestedAt",
      case when r.answer_due_at = 'infinity' then null else floor(extract(epoch from r.answer_due_at) * 1000)::bigint end as "answerDueAt",
      r.reminded_at is not null and r.state = 'requested' and r.business_status is distinct from 'waitlisted' as reminded,
      case when r.state <> 'requested' then 2 when r.emergency then 0 else 1 end as rank,
      case when r.state = 'requested' then 1 else -1 end * floor(extract(epoch from r.requested_at) * 1000)::bigint as at
    from app.referral r
    where r.receiver_id = app.organisation() and r.requested_at is not null and r.state <> 'draft' and ($1::text[] is null or r.state = any ($1)))
  select * from own where $2::int is null or (rank, at, id) > ($2, $3::bigint, $4::uuid)
  order by rank, at, id limit $5`

/** Where the last page ended. */
export type Key = { readonly rank: number; readonly at: number; readonly id: string }

export async function readRequests(
  tx: Tx,
  states: readonly ReferralState[] | null,
  after: Key | null,
  size: number,
): Promise<readonly RequestRow[]> {
  return tx.rows<RequestRow>(LIST, [states, after?.rank ?? null, after?.at ?? null, after?.id ?? null, size])
}

const KEY = /^([012])_(-?\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** A key from an address; anything else is the first page. */
export function keyFrom(text: string | null): Key | null {
  const [, rank, at, id] = KEY.exec(text ?? '') ?? []
  return rank && at && id ? { rank: Number(rank), at: Number(at), id } : null
}

export const keyText = ({ rank, at, id }: Key): string => `${rank}_${at}_${id}`

/** Colleagues of one's own desk, to be named as contact. */
export async function readColleagues(tx: Tx): Promise<readonly { readonly value: string; readonly label: string }[]> {
  return tx.rows(
    `select id as value, name as label from app.account where organisation_id = app.organisation() and active order by name`,
  )
}
