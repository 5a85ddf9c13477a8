import type { Citation, Standing } from '../../domain/rules/rule.ts'
import { cite } from './law.ts'

/** When a line can be reached, and when somebody answers: two things, kept apart (R-104, conflict C-11). */
export type LineHours = {
  /** Code of the organisation. */
  readonly line: string
  readonly reachable: { readonly days: readonly number[]; readonly from: string; readonly to: string }
  /** Days of the week, Monday is 1; local time. */
  readonly staffed: { readonly days: readonly number[]; readonly from: string; readonly to: string }
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
const AROUND_THE_CLOCK = { days: EVERY_DAY, from: '00:00', to: '24:00' }

export const LINE_HOURS: readonly LineHours[] = [
  {
    line: 'HL-ANITP',
    reachable: AROUND_THE_CLOCK,
    staffed: { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' },
    cites: [
      cite('TIP-2024', '24-hour hotline, operator in business hours'),
      cite('PROTECT-SLIDES', 'Monday to Friday 8:00–16:00'),
    ],
    standing: 'assumed',
  },
]

/** Hours a week. */
export function hoursOf({ days, from, to }: LineHours['staffed']): number {
  return days.length * (Number(to.slice(0, 2)) - Number(from.slice(0, 2)))
}
