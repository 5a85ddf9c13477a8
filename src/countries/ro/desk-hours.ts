import type { DeskHours } from '../../domain/mechanism/pack.ts'
import { cite } from './law.ts'

/** Office hours of a desk that has not said its own. */
export const DESK_HOURS: DeskHours = {
  days: [1, 2, 3, 4, 5],
  from: '08:00',
  to: '16:00',
  cites: [cite('PROTECT-SLIDES', 'Monday to Friday 8:00–16:00'), cite('SPEC-DESIGN', 'desks have hours')],
  standing: 'assumed',
}
