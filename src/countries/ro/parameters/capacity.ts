import type { Parameter } from '../../../domain/mechanism/pack.ts'
import { cite } from '../law.ts'

const own = (text: string) => ({
  from: '2026-01-01' as const,
  cites: [cite('SPEC-DESIGN', text)] as const,
  standing: 'assumed' as const,
})

/** How places are held, confirmed and told. All are our own choice until desks have worked with them. */
export const CAPACITY_PARAMETERS = [
  { id: 'P-CAPACITY-HOLD', value: 4, unit: 'hours', ...own('a hold that nobody confirms ends by itself') },
  { id: 'P-CAPACITY-CONFIRMED', value: 24, unit: 'hours', ...own('units confirmed so recently are a place tonight') },
  { id: 'P-CAPACITY-NIGHT-ENDS', value: 6, unit: 'hours', ...own('until this hour it is still the night before') },
  { id: 'P-CAPACITY-TURNAROUND', value: 1, unit: 'days', ...own('days a bed needs after a departure') },
  { id: 'P-CAPACITY-LONGEST', value: 366, unit: 'days', ...own('longest stay that is planned at a time') },
  { id: 'P-CAPACITY-PUBLIC', value: 6, unit: 'hours', ...own('the public learns of places no more often') },
  {
    id: 'P-CAPACITY-PUBLIC-STEP',
    value: 5,
    unit: 'count',
    ...own('fewer places than this never change what is public'),
  },
] as const satisfies readonly Parameter[]
