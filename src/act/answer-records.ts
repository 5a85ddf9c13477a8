import type { AnswerRecord } from '../domain/matching/provider.ts'
import type { Tx } from '../platform/db/database.ts'
import { type InStep, inStep, type Seen } from '../platform/db/in-step.ts'

type Row = {
  readonly snapshot: string
  readonly knows: boolean
  readonly own: boolean
  /** The memory is of another server than this one. */
  readonly moved: boolean
  readonly records: readonly (readonly [service: string, asked: number, answered: number, minutes: number])[] | null
}

const SINCE_THEN = `and r.changed >= pg_snapshot_xmin($2::pg_snapshot) and r.changed < pg_snapshot_xmax(pg_current_snapshot())
  and not pg_visible_in_snapshot(r.changed, $2::pg_snapshot)`

/** Row security decides who may know how services answer: whoever sees none is told none. */
const textFor = (moved: string, and: string) => `select pg_current_snapshot()::text as snapshot, ${moved} as moved,
  exists (select from app.answer_record) as knows,
  exists (select from app.answer_record where service = $1 and changed = pg_current_xact_id_if_assigned()) as own,
  (select json_agg(json_build_array(r.service_id, r.asked, r.answered, r.minutes)) from app.answer_record r where r.service = $1 ${and}) as records`

const WHOLE = textFor('false', '')
const SINCE = textFor('pg_snapshot_xmax($2::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())', SINCE_THEN)

/**
 * How services answered when they were asked for one kind of help, by their place in the list, from the memory of this process;
 * undefined for whoever may not know. What was counted before the question is in it.
 */
export type AnswerRecords = (
  tx: Tx,
  kind: string,
  services: readonly string[],
) => Promise<Seen<AnswerRecord> | undefined>

/** Opens the memory of one process. */
export function openAnswerRecords(): AnswerRecords {
  const kinds = new Map<string, InStep<AnswerRecord>>()
  return (tx, kind, services) => {
    const kept = kinds.get(kind) ?? inStep<AnswerRecord>((by, snapshot) => read(by, kind, snapshot))
    kinds.set(kind, kept)
    return kept.read(tx, services, undefined)
  }
}

async function read(tx: Tx, kind: string, snapshot: string | null) {
  let row = await (snapshot === null ? tx.one<Row>(WHOLE, [kind]) : tx.one<Row>(SINCE, [kind, snapshot]))
  const whole = snapshot === null || row?.own === true || row?.moved === true
  // What one has counted oneself and not committed is read with everything else: it happens once in a great while.
  if (whole && snapshot !== null) row = await tx.one<Row>(WHOLE, [kind])
  if (!row?.knows) return undefined
  const changed = (row.records ?? []).map(
    ([service, asked, answered, minutes]) =>
      [service, { asked, answered, minutes: answered > 0 ? minutes / answered : null }] as const,
  )
  return { snapshot: row.snapshot, whole, own: row.own, changed }
}
