import type { Tx } from '../../../platform/db/database.ts'

/** One thing owed, as a row of the work list. */
export type WorkRow = {
  readonly id: string
  readonly person: string
  readonly code: string
  readonly step: string
  readonly due: number | null
  readonly level: number
  readonly holder: string
  readonly account: string | null
  readonly danger: boolean
  readonly ageStatus: string
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

/** Rows a page. */
export const PAGE = 50

const COLUMNS = `t.id, t.person_id as person, p.code, t.step, t.level, t.organisation_id as holder, t.account_id as account, p.danger,
  p.age_status as "ageStatus", p.territory,
  case when t.due_at = 'infinity' then null else floor(extract(epoch from t.due_at) * 1000)::bigint end as due,
  t.due_at::text || '|' || t.id as key`

// The first due comes first; ties by id. One index serves each of the two starting points, and a page never counts.
const MINE = `select ${COLUMNS} from app.task t join app.person p on p.id = t.person_id
  where t.closed_at is null and t.organisation_id = (select app.organisation()) and t.waiting = $1
    and (t.due_at, t.id) > ($2::timestamptz, $3::uuid)
  order by t.due_at, t.id limit ${PAGE + 1}`
const EVERYWHERE = `select ${COLUMNS} from app.task t join app.person p on p.id = t.person_id
  where t.closed_at is null and t.waiting = $1 and (t.due_at, t.id) > ($2::timestamptz, $3::uuid)
  order by t.due_at, t.id limit ${PAGE + 1}`

// Only where somebody filters or searches: names are found inside one's own grants, by row security.
const FILTERED = `select ${COLUMNS} from app.task t join app.person p on p.id = t.person_id
  where t.closed_at is null and t.waiting = $1 and (t.due_at, t.id) > ($2::timestamptz, $3::uuid)
    and ($4 or t.organisation_id = (select app.organisation()))
    and ($5::text is null or t.step = $5)
    and ($6::text is null or p.territory = $6)
    and (not $7 or t.account_id = (select app.account()))
    and ($8::text is null or t.person_id in (
      select id from app.person where code ilike '%' || $8 || '%'
      union select person_id from app.person_identity where search like '%' || app.fold($8) || '%'))
  order by t.due_at, t.id limit ${PAGE + 1}`

const START = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const

/** What is owed, soonest first: one row more than a page, so that the caller knows whether there is a next one. */
export function readWork(tx: Tx, filter: WorkFilter): Promise<WorkRow[]> {
  const [due, id] = placeOf(filter.after)
  if (!filter.step && !filter.territory && !filter.search && !filter.mine) {
    return tx.rows<WorkRow>(filter.everywhere ? EVERYWHERE : MINE, [filter.waiting, due, id])
  }
  return tx.rows<WorkRow>(FILTERED, [
    filter.waiting,
    due,
    id,
    filter.everywhere,
    filter.step,
    filter.territory,
    filter.mine,
    filter.search?.replaceAll(/[\\%_]/g, '\\$&') ?? null,
  ])
}

const KEY = /^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)\|([0-9a-f-]{36})$/

/** A key that is not one of ours means the beginning. */
function placeOf(after: string | null): readonly [string, string] {
  const found = KEY.exec(after ?? '')
  return found?.[1] && found[2] ? [found[1], found[2]] : START
}
