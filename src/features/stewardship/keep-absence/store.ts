import type { Tx } from '../../../platform/db/database.ts'
import type { AbsenceKind } from './form.ts'

/** One absence that runs or is to come. Times in milliseconds since 1970; `to` is null for a departure. */
export type Absence = {
  readonly id: string
  readonly name: string
  readonly cover: string
  readonly kind: AbsenceKind
  readonly from: number
  readonly to: number | null
  /** Open clocks that whoever covers has in the colleague's place now. */
  readonly clocks: number
}

// Row security leaves one's own organisation only. What has ended is not asked for.
const ABSENCES = `select b.id, a.name, c.name as cover, b.kind, floor(extract(epoch from b.starts_at) * 1000)::bigint as "from",
    case when b.ends_at < 'infinity' then floor(extract(epoch from b.ends_at) * 1000)::bigint end as "to",
    (select count(*)::int from app.task t where t.covers_id = b.account_id and t.closed_at is null) as clocks
  from app.absence b join app.account a on a.id = b.account_id join app.account c on c.id = b.cover_id
  where b.organisation_id = app.organisation() and b.ends_at > to_timestamp($1::double precision / 1000)
  order by b.starts_at, a.name, b.id limit 200`

/** Who is away or will be, first to leave first. */
export function readAbsences(tx: Tx, now: number): Promise<Absence[]> {
  return tx.rows<Absence>(ABSENCES, [now])
}

export type AbsenceAnswer =
  | 'added'
  | 'replayed'
  | 'forbidden'
  | 'stranger'
  | 'same'
  | 'away'
  | 'overlaps'
  | 'own'
  | 'backwards'

/** Records an absence and moves the clocks where it has begun. The database checks desk, role and both accounts once more. */
export async function addAbsence(
  tx: Tx,
  formId: string | null,
  one: {
    readonly account: string
    readonly cover: string
    readonly kind: AbsenceKind
    readonly from: number
    readonly to: number | null
  },
  now: number,
): Promise<AbsenceAnswer> {
  const moment = (place: number) => `to_timestamp($${place}::double precision / 1000)`
  const row = await tx.one<{ answer: AbsenceAnswer }>(
    `select app.absence_add($1, $2, $3, $4, ${moment(5)}, ${moment(6)}, ${moment(7)}) as answer`,
    [formId, one.account, one.cover, one.kind, one.from, one.to, now],
  )
  return row?.answer ?? 'forbidden'
}

/** Ends an absence now, or takes it back when it has not begun. False where the desk has no such absence. */
export async function endAbsence(tx: Tx, id: string, now: number): Promise<boolean> {
  const row = await tx.one<{ ended: boolean }>(
    'select app.absence_end($1, to_timestamp($2::double precision / 1000)) as ended',
    [id, now],
  )
  return row?.ended ?? false
}
