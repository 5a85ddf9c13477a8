import type { Tx } from '../../../platform/db/database.ts'

export type Search = {
  readonly id: string
  readonly person: string
  readonly service: string
  readonly asked: { readonly county?: string }
  readonly state: 'asking' | 'waiting' | 'found' | 'withdrawn'
  readonly openedAt: number
  readonly waitingSince: number | null
}

const at = (column: string, name: string) => `floor(extract(epoch from ${column}) * 1000)::bigint as "${name}"`

/** One search of this desk; undefined where there is none, or none for the one who asks. */
export function readSearch(tx: Tx, id: string): Promise<Search | undefined> {
  return tx.one(
    `select s.id, s.person_id as person, s.service, s.asked, s.state, ${at('s.opened_at', 'openedAt')},
        ${at('s.waiting_since', 'waitingSince')} from app.place_search s where s.id = $1`,
    [id],
  )
}

export type Asked = {
  readonly id: string
  readonly receiver: string
  readonly name: string | null
  readonly organizationName: string | null
  readonly state: 'planned' | 'asked' | 'answered' | 'silent' | 'withdrawn'
  readonly answer: 'yes' | 'no' | 'ask' | null
  readonly reason: string | null
  readonly askedAt: number | null
  readonly dueAt: number | null
  readonly answeredAt: number | null
}

/** The questions of a search in the order in which they go out. */
export function readAsked(tx: Tx, search: string): Promise<Asked[]> {
  return tx.rows(
    `select q.id, q.receiver_id as receiver, l.name, l.organization_name as "organizationName", q.state, q.answer, q.reason,
        ${at('q.asked_at', 'askedAt')}, ${at("nullif(q.due_at, 'infinity')", 'dueAt')}, ${at('q.answered_at', 'answeredAt')}
      from app.place_query q left join app_directory.listing l on l.service_id = q.service_id
     where q.search_id = $1 order by q.position`,
    [search],
  )
}

/** Stops looking: what was asked is taken back, what was planned never goes out. False where nothing runs. */
export async function withdrawSearch(tx: Tx, id: string, now: number): Promise<boolean> {
  const row = await tx.one<{ ended: boolean }>(
    'select app.place_withdraw($1, to_timestamp($2::double precision / 1000)) as ended',
    [id, now],
  )
  return row?.ended ?? false
}
