import type { CivilDate } from '../../../domain/time/civil-date.ts'
import type { Tx } from '../../../platform/db/database.ts'

/** One count of `app.placement_figures`, which says what the columns of each measure are. */
export type FigureRow = {
  readonly measure: 'decline' | 'answer' | 'gap' | 'victim'
  readonly a: string | null
  readonly b: string | null
  readonly c: string | null
  readonly n: number
  readonly m: number | null
  readonly minutes: number | null
}

export type PromiseRow = {
  readonly service: string
  readonly clause: 'answer' | 'start'
  /** Null: too few to tell. */
  readonly promised: number | null
  readonly broken: number | null
}

/** Promises that desks gave each other, by help; no desk and no person in it. Empty for everybody but the national desk. */
export function readPromises(tx: Tx, least: number, now: number): Promise<PromiseRow[]> {
  return tx.rows('select service, clause, promised, broken from app.agreement_country($1, $2)', [
    least,
    new Date(now).toISOString(),
  ])
}

/** Counts from one day until before another. Empty for everybody but the officers of the national desk. */
export function readFigures(tx: Tx, from: CivilDate, until: CivilDate): Promise<FigureRow[]> {
  return tx.rows(
    'select measure, a, b, c, n, m, minutes from app.placement_figures($1, $2) order by measure, n desc, a, b, c',
    [from, until],
  )
}
