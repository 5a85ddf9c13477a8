import { findByName } from '../../../act/name-search.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** One thing owed, as a row of the work list. */
export type WorkRow = {
  readonly id: string
  readonly person: string
  /** The leg, referral or event it is about. */
  readonly ref: string | null
  /** Null where this desk was asked but may not see the person yet: then the row leads to the request. */
  readonly code: string | null
  readonly step: string
  readonly due: number | null
  readonly level: number
  readonly holder: string
  readonly account: string | null
  readonly danger: boolean | null
  readonly ageStatus: string | null
  readonly territory: string | null
  /** Place in the list, for the next page. */
  readonly key: string
}

export type WorkFilter = {
  /** The whole country (those who may see it) or one's own organisation. */
  readonly everywhere: boolean
  readonly step: string | null
  readonly territory: string | null
  readonly waiting: boolean
  readonly mine: boolean
  /** Folded words to search for, or null. */
  readonly search: string | null
  readonly after: string | null
}

/** Rows a page: what one eye takes in; the next page is one key away. */
export const PAGE = 30

const COLUMNS = `t.id, t.person_id as person, t.ref, p.code, t.step, t.level, t.organisation_id as holder, t.account_id as account, p.danger,
  p.age_status as "ageStatus", p.territory,
  case when t.due_at = 'infinity' then null else floor(extract(epoch from t.due_at) * 1000)::bigint end as due,
  t.due_at::text || '|' || t.id as key`

// The first due comes first; ties by id. One index serves each of the two starting points, and a page never counts.
const MINE = `select ${COLUMNS} from app.task t left join app.person p on p.id = t.person_id
  where t.closed_at is null and t.organisation_id = (select app.organisation()) and t.waiting = $1
    and (t.due_at, t.id) > ($2::timestamptz, $3::uuid)
  order by t.due_at, t.id limit ${PAGE + 1}`
const EVERYWHERE = `select ${COLUMNS} from app.task t left join app.person p on p.id = t.person_id
  where t.closed_at is null and t.waiting = $1 and (t.due_at, t.id) > ($2::timestamptz, $3::uuid)
  order by t.due_at, t.id limit ${PAGE + 1}`

// Names are found inside one's own grants only.
const FOUND = (code: string, named: string) =>
  `(t.person_id in (select app.search_people(${code}::text)) or t.person_id = any (${named}::uuid[]))`

/** The statement for these filters: each set of filters is a text of its own, so that each has a plan of its own. */
function filtered(
  filter: WorkFilter,
  named: readonly string[],
  place: readonly unknown[],
): { sql: string; values: unknown[] } {
  const values = [...place]
  const conditions = ['t.closed_at is null', 't.waiting = $1', '(t.due_at, t.id) > ($2::timestamptz, $3::uuid)']
  const put = (value: unknown) => `$${values.push(value)}`
  if (!filter.everywhere) conditions.push('t.organisation_id = (select app.organisation())')
  if (filter.mine) conditions.push('t.account_id = (select app.account())')
  if (filter.step) conditions.push(`t.step = ${put(filter.step)}::text`)
  if (filter.territory) conditions.push(`p.territory = ${put(filter.territory)}::text`)
  if (filter.search) conditions.push(FOUND(put(filter.search.replaceAll(/[\\%_]/g, '\\$&')), put(named)))
  const sql = `select ${COLUMNS} from app.task t left join app.person p on p.id = t.person_id
  where ${conditions.join(' and ')} order by t.due_at, t.id limit ${PAGE + 1}`
  return { sql, values }
}

const START = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const

/** What is owed, soonest first: one row more than a page, so that the caller knows whether there is a next one. */
export async function readWork(tx: Tx, filter: WorkFilter): Promise<WorkRow[]> {
  const place = [filter.waiting, ...placeOf(filter.after)]
  if (!filter.step && !filter.territory && !filter.search && !filter.mine) {
    return tx.rows<WorkRow>(filter.everywhere ? EVERYWHERE : MINE, place)
  }
  const named = filter.search ? await findByName(tx, filter.search) : []
  const { sql, values } = filtered(filter, named, place)
  return tx.rows<WorkRow>(sql, values)
}

const KEY = /^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)\|([0-9a-f-]{36})$/

/** A key that is not one of ours means the beginning. */
function placeOf(after: string | null): readonly [string, string] {
  const found = KEY.exec(after ?? '')
  return found?.[1] && found[2] ? [found[1], found[2]] : START
}

/** Told to one's own desk: a consent it worked on is gone. No person is named. */
export type ClosedShare = {
  readonly id: string
  readonly referral: string | null
  readonly why: 'withdrawn' | 'fallen'
  readonly at: number
}

/** What the desk was told and nobody confirmed yet. */
export function readClosedShares(tx: Tx): Promise<ClosedShare[]> {
  return tx.rows<ClosedShare>(
    'select id, referral_id as referral, why, floor(extract(epoch from at) * 1000)::bigint as at from app.closed_shares()',
  )
}

/** Confirms one; false where the desk was told no such thing. */
export async function seeClosedShare(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one<{ done: boolean }>('select app.see_closed_share($1) as done', [id])
  return row?.done ?? false
}
