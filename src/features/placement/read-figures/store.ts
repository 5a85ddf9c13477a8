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

/** Counts from one day until before another. Empty for everybody but the officers of the national desk. */
export function readFigures(tx: Tx, from: CivilDate, until: CivilDate): Promise<FigureRow[]> {
  return tx.rows(
    'select measure, a, b, c, n, m, minutes from app.placement_figures($1, $2) order by measure, n desc, a, b, c',
    [from, until],
  )
}
