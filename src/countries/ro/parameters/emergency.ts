import type { Parameter } from '../../../domain/mechanism/pack.ts'
import { cite } from '../law.ts'

/** Limits of opening a record in an emergency. No law seen fixes any of them; the database keeps it under an hour whatever stands here. */
export const EMERGENCY_PARAMETERS = [
  {
    id: 'P-GLASS-MINUTES',
    value: 30,
    unit: 'minutes',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', '7.7 break-glass: at most 60 minutes; the number is ours')],
    standing: 'assumed',
  },
  {
    id: 'P-GLASS-REVIEW',
    value: 72,
    unit: 'hours',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', '7.7 break-glass: reviewed within 72 hours')],
    standing: 'assumed',
  },
  {
    id: 'P-GLASS-DAILY',
    value: 5,
    unit: 'count',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', '7.7 break-glass: misuse is limited; the number is ours')],
    standing: 'assumed',
  },
] as const satisfies readonly Parameter[]
