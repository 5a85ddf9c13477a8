import type { Tx } from '../../../platform/db/database.ts'

/** A planned talk the own desk was booked for. It has no name of anybody. */
export type Assignment = {
  readonly id: string
  /** The person's code, to speak of when asking the desk. */
  readonly code: string
  readonly language: string
  /** Milliseconds since 1970. */
  readonly plannedFor: number
  /** Whom the person would rather speak with: woman, man; anything else is no wish. */
  readonly wish: string | null
  readonly child: boolean
  /** Organisation that planned it. */
  readonly askedBy: string
}

/** Talks to come, soonest first. The database shows those of the own organisation and of nobody else. */
export function readAssignments(tx: Tx): Promise<Assignment[]> {
  return tx.rows<Assignment>(
    `select event_id as id, code, language, floor(extract(epoch from planned_for) * 1000)::bigint as "plannedFor",
            wish, child, asked_by as "askedBy"
       from app.assignments() order by planned_for, event_id`,
    [],
  )
}
