import type { Citation, Standing } from '../../domain/rules/rule.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import { cite } from './law.ts'

/** One wording of an offence with its penalty: which one counts is decided by the day of the offence (conflict C-13). */
export type OffenceVersion = {
  readonly offence: 'trafficking-adult' | 'trafficking-child'
  readonly article: string
  /** Years of imprisonment, from and to. */
  readonly years: readonly [number, number]
  readonly inForce: { readonly from: CivilDate; readonly to?: CivilDate }
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** Day from which no limitation runs for trafficking; only the year is known. */
export const NO_LIMITATION_FROM: CivilDate = '2021-01-01'

/** The minimum for a child rose from 3 to 5 years; only the year is known, so the first day of 2023 is assumed. */
export const OFFENCES: readonly OffenceVersion[] = [
  {
    offence: 'trafficking-adult',
    article: 'art. 210',
    years: [3, 10],
    inForce: { from: '2014-02-01' },
    cites: [cite('CRIMINAL-CODE', 'art. 210'), cite('TIP-2024', 'three to 10 years')],
    standing: 'assumed',
  },
  {
    offence: 'trafficking-child',
    article: 'art. 211',
    years: [3, 10],
    inForce: { from: '2014-02-01', to: '2023-01-01' },
    cites: [cite('CRIMINAL-CODE', 'art. 211'), cite('REPORT-2025', 'minimum raised from 3 to 5 years')],
    standing: 'assumed',
  },
  {
    offence: 'trafficking-child',
    article: 'art. 211',
    years: [5, 10],
    inForce: { from: '2023-01-01' },
    cites: [
      cite('CRIMINAL-CODE', 'art. 211'),
      cite('TIP-2024', 'five to 10 years'),
      cite('REPORT-2025', '5 to 10 years'),
    ],
    standing: 'assumed',
  },
]

/** The wording of an offence on the day it was committed; none for days before the register begins. */
export function offenceOn(offence: OffenceVersion['offence'], day: CivilDate): OffenceVersion | undefined {
  return OFFENCES.find(
    one => one.offence === offence && one.inForce.from <= day && (one.inForce.to === undefined || day < one.inForce.to),
  )
}
