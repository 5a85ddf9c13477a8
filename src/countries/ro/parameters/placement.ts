import type { Parameter } from '../../../domain/mechanism/pack.ts'
import { cite } from '../law.ts'

/** Limits of the question for a place that goes before every referral, and of a transfer. No source sets any; all are ours. */
export const PLACEMENT_PARAMETERS = [
  {
    id: 'P-QUERY-ANSWER',
    value: 4,
    unit: 'hours',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'a question for a place is answered before anybody is referred')],
    standing: 'assumed',
  },
  {
    id: 'P-QUERY-ANSWER-URGENT',
    value: 30,
    unit: 'minutes',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'a question for a place tonight')],
    standing: 'assumed',
  },
  {
    id: 'P-QUERY-PARALLEL',
    value: 3,
    unit: 'count',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'services asked at once for one place')],
    standing: 'assumed',
  },
  {
    id: 'P-TRANSFER-ANSWER',
    value: 48,
    unit: 'hours',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'a transfer needs the yes of whoever takes the person over')],
    standing: 'assumed',
  },
] as const satisfies readonly Parameter[]
