import type { Parameter } from '../../../domain/mechanism/pack.ts'
import { cite } from '../law.ts'

const PHASE = [cite('SPEC-DESIGN', 'N-37: phases of the framework; no source gives their length')] as const
const OUTCOME = [cite('SPEC-DESIGN', 'N-09: outcome scales at 3, 6, 12 and 24 months')] as const

const phase = <I extends string>(id: I, value: number) =>
  ({ id, value, unit: 'days', from: '2026-01-01', movable: true, cites: PHASE, standing: 'assumed' }) as const
const outcome = <I extends string>(id: I, value: number) =>
  ({ id, value, unit: 'months', from: '2026-01-01', cites: OUTCOME, standing: 'assumed' }) as const

/** How long the phases of the reintegration framework last, and when outcomes are asked for, counted from the plan. */
export const REINTEGRATION_PARAMETERS = [
  phase('P-PHASE-NAMED', 14),
  phase('P-PHASE-SAFETY', 30),
  phase('P-PHASE-STABILISATION', 90),
  phase('P-PHASE-SELF-ESTEEM', 90),
  phase('P-PHASE-PROFESSIONAL', 180),
  outcome('P-OUTCOME-1', 3),
  outcome('P-OUTCOME-2', 6),
  outcome('P-OUTCOME-3', 12),
  outcome('P-OUTCOME-4', 24),
] as const satisfies readonly Parameter[]
