import { findByName } from '../../../act/name-search.ts'
import type { Tx } from '../../../platform/db/database.ts'

export type PersonRow = {
  readonly id: string
  readonly code: string
  readonly ageStatus: string
  readonly stage: string
  readonly territory: string | null
  readonly detected: number
  readonly key: string
}

export const PAGE = 50

const COLUMNS = `p.id, p.code, p.age_status as "ageStatus", p.stage, p.territory, floor(extract(epoch from p.detected_at) * 1000)::bigint as detected`
const BY_DETECTION = `${COLUMNS}, p.detected_at::text || '|' || p.id as key`

// One's own: walked along the grants, newest first.
const OWN = `select ${COLUMNS}, g.listed_at::text || '|' || g.person_id as key
  from app.person_grant g join app.person p on p.id = g.person_id
  where g.organisation_id = (select app.organisation()) and g.until > now() and p.joined_into is null
    and (g.listed_at, g.person_id) < ($1::timestamptz, $2::uuid)
  order by g.listed_at desc, g.person_id desc limit ${PAGE + 1}`
const EVERYWHERE = `select ${BY_DETECTION} from app.person p
  where p.joined_into is null and (p.detected_at, p.id) < ($1::timestamptz, $2::uuid)
  order by p.detected_at desc, p.id desc limit ${PAGE + 1}`
// Names are found inside one's own grants only.
const FOUND = (code: string, named: string) =>
  `(p.id in (select app.search_people(${code}::text)) or p.id = any (${named}::uuid[]))`

/** The statement for these filters: each set of filters is a text of its own, so that each has a plan of its own. */
function filtered(
  { search, stage }: PeopleFilter,
  named: readonly string[],
  place: readonly unknown[],
): { sql: string; values: unknown[] } {
  const values = [...place]
  const conditions = ['p.joined_into is null', '(p.detected_at, p.id) < ($1::timestamptz, $2::uuid)']
  const put = (value: unknown) => `$${values.push(value)}`
  if (stage) conditions.push(`p.stage = ${put(stage)}::text`)
  if (search) conditions.push(FOUND(put(search.replaceAll(/[\\%_]/g, '\\$&')), put(named)))
  const sql = `select ${BY_DETECTION} from app.person p
  where ${conditions.join(' and ')} order by p.detected_at desc, p.id desc limit ${PAGE + 1}`
  return { sql, values }
}

const END = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const
const KEY = /^(\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)\|([0-9a-f-]{36})$/

export type PeopleFilter = {
  readonly everywhere: boolean
  readonly search: string | null
  readonly stage: string | null
  readonly after: string | null
}

/** People this account may see, newest first; one row more than a page. */
export async function findPeople(tx: Tx, filter: PeopleFilter): Promise<PersonRow[]> {
  const found = KEY.exec(filter.after ?? '')
  const place: readonly [string, string] = found?.[1] && found[2] ? [found[1], found[2]] : END
  if (!filter.search && !filter.stage) return tx.rows<PersonRow>(filter.everywhere ? EVERYWHERE : OWN, place)
  const named = filter.search ? await findByName(tx, filter.search) : []
  const { sql, values } = filtered(filter, named, place)
  return tx.rows<PersonRow>(sql, values)
}
