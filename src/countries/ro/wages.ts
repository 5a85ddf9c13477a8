import type { Citation, Standing } from '../../domain/rules/rule.ts'
import { cite } from './law.ts'
import { PARAMETERS } from './parameters.ts'

/** Gross monthly minimum base salary on 1 January of a year, in RON: what the advance on compensation is reckoned by. */
export type Wage = {
  readonly year: number
  readonly monthly: number
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** Only 2023 stands in a source that was read; the others are general knowledge until a lawyer checks them. */
export const MINIMUM_WAGES: readonly Wage[] = [
  {
    year: 2023,
    monthly: 3000,
    cites: [cite('HG-541-2023', 'at most five gross minimum base salaries')],
    standing: 'verified',
  },
  { year: 2024, monthly: 3300, cites: [cite('SPEC-DESIGN', 'wage of 2024, general knowledge')], standing: 'assumed' },
  { year: 2025, monthly: 4050, cites: [cite('SPEC-DESIGN', 'wage of 2025, general knowledge')], standing: 'assumed' },
  { year: 2026, monthly: 4050, cites: [cite('SPEC-DESIGN', 'wage of 2026, general knowledge')], standing: 'assumed' },
]

/**
 * Highest advance in the year it is asked for, in RON. Five monthly wages: the report that speaks of the yearly
 * wage is wrong (conflict C-05). Throws when the wage of that year is not known.
 */
export function advanceCap(year: number): number {
  const wage = MINIMUM_WAGES.find(one => one.year === year)
  const wages = PARAMETERS.find(one => one.id === 'P-VOUCHER-WAGES')
  if (!wage || !wages) throw new Error(`No minimum wage of ${year}. Add it to src/countries/ro/wages.ts.`)
  return wage.monthly * wages.value
}
