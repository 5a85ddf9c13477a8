import type { Content } from '../../../domain/form/reading.ts'
import type { ActFacts } from '../../../domain/person/file.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** What was recorded. `answers` is null where there are none, or where this account may not see the class. */
export type StoredRecord = {
  readonly id: string
  readonly person: string
  readonly code: string
  readonly kind: string
  readonly happenedAt: number
  readonly act: ActFacts
  readonly conformity: 'regular' | 'irregular' | 'historical'
  readonly broken: readonly string[]
  readonly answers: Content | null
}

const RECORD = `select e.id, e.person_id as person, p.code, e.kind, floor(extract(epoch from e.happened_at) * 1000)::bigint as "happenedAt",
    e.act, e.conformity, e.broken, r.answers
  from app.event e join app.person p on p.id = e.person_id
  left join app.record r on r.event_id = e.id
  where e.id = $2 and e.person_id = $1`

export function readRecord(tx: Tx, person: string, event: string): Promise<StoredRecord | undefined> {
  return tx.one<StoredRecord>(RECORD, [person, event])
}
