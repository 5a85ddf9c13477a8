import type { Content } from '../../../domain/form/reading.ts'
import type { ActFacts } from '../../../domain/person/file.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'

/** What was recorded. `answers` is null where there are none, or where this account may not see the class. */
export type StoredRecord = {
  readonly id: string
  readonly person: string
  readonly code: string
  readonly organisation: string | null
  readonly kind: string
  readonly happenedAt: number
  readonly act: ActFacts
  readonly conformity: 'regular' | 'irregular' | 'historical'
  readonly broken: readonly string[]
  readonly answers: Content | null
}

const RECORD = `select e.id, e.person_id as person, p.code, e.organisation_id as organisation, e.kind,
    floor(extract(epoch from e.happened_at) * 1000)::bigint as "happenedAt", e.act, e.conformity, e.broken, r.answers,
    case when r.answers is not null then app.key_of(e.person_id) end as key
  from app.event e join app.person p on p.id = e.person_id
  left join app.record r on r.event_id = e.id
  where e.id = $2 and e.person_id = $1`

/** The basis and classes of one's own desk for a person, as they stand in this transaction. */
const HELD = `select classes, basis from app.person_grant
  where person_id = $1 and organisation_id = app.organisation() and until > now()`

export async function readRecord(tx: Tx, person: string, event: string): Promise<StoredRecord | undefined> {
  const rows = await tx.rows<StoredRecord & { readonly key: string | null }>(RECORD, [person, event])
  const [opened] = await openRows(tx, rows, {
    subject: row => row.person,
    key: row => row.key,
    row: row => row.id,
    columns: { answers: 'record.answers' },
  })
  return opened
}

export function readHeld(tx: Tx, person: string): Promise<{ classes: string[]; basis: string } | undefined> {
  return tx.one<{ classes: string[]; basis: string }>(HELD, [person])
}
