import type { ReintegrationFramework } from '../../domain/mechanism/reintegration.ts'
import { cite } from './law.ts'

/**
 * The structured framework for coming back into life. S2 (source 002) asks for one "with service-level agreements for each
 * necessary service", with "a period of time to focus on self-esteem building", and for "professional reintegration"; it gives no
 * length. Names of the first two phases and every number are ours. Message `phase.<code>`, `outcome.<code>`.
 */
export const REINTEGRATION = {
  phases: [
    { code: 'safety', parameter: 'P-PHASE-SAFETY' },
    { code: 'stabilisation', parameter: 'P-PHASE-STABILISATION' },
    { code: 'self-esteem', parameter: 'P-PHASE-SELF-ESTEEM' },
    { code: 'professional', parameter: 'P-PHASE-PROFESSIONAL' },
  ],
  outcomes: [
    { code: 'outcome-1', parameter: 'P-OUTCOME-1' },
    { code: 'outcome-2', parameter: 'P-OUTCOME-2' },
    { code: 'outcome-3', parameter: 'P-OUTCOME-3' },
    { code: 'outcome-4', parameter: 'P-OUTCOME-4' },
  ],
  scales: ['scaleHousing', 'scaleIncome', 'scaleEducation', 'scaleRelations', 'scaleSelf'],
  cites: [
    cite('SPEC-DESIGN', 'N-37, N-38 structured reintegration framework; N-09 outcomes at 3, 6, 12 and 24 months'),
  ],
  standing: 'assumed',
} as const satisfies ReintegrationFramework
