import type { Tx } from '../../../platform/db/database.ts'

/** One colleague's turn at the desk. Times in milliseconds since 1970. */
export type Shift = {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly from: number
  readonly to: number
  /** Recorded as absent now, so not counted as on duty. */
  readonly away: boolean
}

// Row security leaves one's own organisation only. What has ended is not asked for.
const SHIFTS = `select s.id, s.account_id as account, a.name,
    floor(extract(epoch from s.starts_at) * 1000)::bigint as "from", floor(extract(epoch from s.ends_at) * 1000)::bigint as "to",
    exists (select from app.absence b where b.account_id = a.id
      and b.starts_at <= to_timestamp($1::double precision / 1000) and b.ends_at > to_timestamp($1::double precision / 1000)) as away
  from app.duty_shift s join app.account a on a.id = s.account_id
  where s.organisation_id = app.organisation() and s.ends_at > to_timestamp($1::double precision / 1000)
  order by s.starts_at, a.name, s.id limit 200`

/** Turns that run or are to come, first to begin first. */
export function readShifts(tx: Tx, now: number): Promise<Shift[]> {
  return tx.rows<Shift>(SHIFTS, [now])
}

export type DutyAnswer = 'added' | 'replayed' | 'forbidden' | 'stranger' | 'backwards'

/** Puts a colleague on duty. The database checks desk and role once more. */
export async function addShift(
  tx: Tx,
  formId: string | null,
  shift: { readonly account: string; readonly from: number; readonly to: number },
): Promise<DutyAnswer> {
  const row = await tx.one<{ answer: DutyAnswer }>(
    `select app.duty_add($1, $2, to_timestamp($3::double precision / 1000), to_timestamp($4::double precision / 1000)) as answer`,
    [formId, shift.account, shift.from, shift.to],
  )
  return row?.answer ?? 'forbidden'
}

/** Ends a turn now, or takes it off the roster when it has not begun. False where the desk has no such turn. */
export async function endShift(tx: Tx, id: string, now: number): Promise<boolean> {
  const row = await tx.one<{ ended: boolean }>(
    'select app.duty_end($1, to_timestamp($2::double precision / 1000)) as ended',
    [id, now],
  )
  return row?.ended ?? false
}
