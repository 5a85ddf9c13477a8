import type { Tx } from '../../../platform/db/database.ts'

export type StaffRow = {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly active: boolean
  readonly onDuty: boolean
  readonly away: boolean
}

// Row security leaves one's own organisation only.
const STAFF = `select a.id, a.name, a.active,
    array(select r.role from app.account_role r where r.account_id = a.id order by r.role) as roles,
    exists (select from app.duty_shift s where s.account_id = a.id
      and s.starts_at <= to_timestamp($1::double precision / 1000) and s.ends_at > to_timestamp($1::double precision / 1000)) as "onDuty",
    exists (select from app.absence b where b.account_id = a.id
      and b.starts_at <= to_timestamp($1::double precision / 1000) and b.ends_at > to_timestamp($1::double precision / 1000)) as away
  from app.account a where a.organisation_id = app.organisation() order by a.active desc, a.name, a.id`

/** The accounts of one's own organisation, those in use first. */
export function readStaff(tx: Tx, now: number): Promise<StaffRow[]> {
  return tx.rows<StaffRow>(STAFF, [now])
}
