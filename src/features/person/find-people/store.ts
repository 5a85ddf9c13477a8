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

const COLUMNS = `p.id, p.code, p.age_status as "ageStatus", p.stage, p.territory, floor(extract(epoch from p.detected_at) * 1000)::bigint as detected,
  p.detected_at::text || '|' || p.id as key`

// One's own: walked along the grants, newest first.
const OWN = `select ${COLUMNS} from app.person_grant g join app.person p on p.id = g.person_id
  where g.organisation_id = (select app.organisation()) and g.until > now() and p.joined_into is null
    and (g.listed_at, g.person_id) < ($1::timestamptz, $2::uuid)
  order by g.listed_at desc, g.person_id desc limit ${PAGE + 1}`
const EVERYWHERE = `select ${COLUMNS} from app.person p
  where p.joined_into is null and (p.detected_at, p.id) < ($1::timestamptz, $2::uuid)
  order by p.detected_at desc, p.id desc limit ${PAGE + 1}`
const FILTERED = `select ${COLUMNS} from app.person p
  where p.joined_into is null and (p.detected_at, p.id) < ($1::timestamptz, $2::uuid)
    and ($3::text is null or p.stage = $3)
    and ($4::text is null or p.code ilike '%' || $4 || '%'
      or p.id in (select person_id from app.person_identity where search like '%' || app.fold($4) || '%'))
  order by p.detected_at desc, p.id desc limit ${PAGE + 1}`

const END = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as const
const KEY = /^(\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)\|([0-9a-f-]{36})$/

export type PeopleFilter = {
  readonly everywhere: boolean
  readonly search: string | null
  readonly stage: string | null
  readonly after: string | null
}

/** People this account may see, newest first; one row more than a page. */
export function findPeople(tx: Tx, { everywhere, search, stage, after }: PeopleFilter): Promise<PersonRow[]> {
  const found = KEY.exec(after ?? '')
  const place: readonly [string, string] = found?.[1] && found[2] ? [found[1], found[2]] : END
  if (search || stage) return tx.rows<PersonRow>(FILTERED, [...place, stage, search?.replaceAll(/[\\%_]/g, '\\$&') ?? null])
  return tx.rows<PersonRow>(everywhere ? EVERYWHERE : OWN, place)
}
