import { REINTEGRATION } from '../reintegration.ts'
import { oneOf, yes } from '../rules/words.ts'
import { NEVER, ON_THE_WAY, type RomanianStep } from './gates.ts'

const { cites, standing } = REINTEGRATION
const SHARED = { act: 'follow-up.recorded', form: 'F-16', done: NEVER, holder: 'case-manager', standing } as const

/** A phase ends on a day somebody looks at: the next one is named, or the same goes on. */
const PHASES = REINTEGRATION.phases.map(
  ({ code, parameter }, at) =>
    ({
      ...SHARED,
      id: `end-phase-${code}`,
      due: { all: [ON_THE_WAY, { fact: 'reintegrationAt', is: code }] },
      clock: { parameter, from: ['follow-up.recorded'], since: { act: 'follow-up.recorded', key: 'phaseFrom' } },
      cites: [...cites],
      rank: 51 + at,
    }) as const satisfies RomanianStep,
)

/** How life goes so many months after the plan; after the end only where a day was agreed with the person. */
const OUTCOMES = REINTEGRATION.outcomes.map(
  ({ code, parameter }, at) =>
    ({
      ...SHARED,
      id: code,
      due: {
        all: [
          yes('planIsMade'),
          { not: { fact: 'status', is: 'not-victim' } },
          { not: yes('hasWithdrawn') },
          { any: [{ not: yes('isClosed') }, yes('followUpIsDated')] },
          { fact: 'furthestOutcome', atLeast: at },
          { not: { fact: 'furthestOutcome', atLeast: at + 1 } },
        ],
      },
      clock: { parameter, from: ['plan.made'] },
      cites: [...cites],
      rank: 61 + at,
    }) as const satisfies RomanianStep,
)

/** Phases of the reintegration framework, and outcomes at its milestones. */
export const REINTEGRATION_STEPS = [
  {
    ...SHARED,
    id: 'name-phase',
    due: { all: [ON_THE_WAY, yes('planIsMade'), oneOf('reintegrationAt', '', 'unknown')] },
    clock: { parameter: 'P-PHASE-NAMED', from: ['plan.made'] },
    cites: [...cites],
    rank: 50,
  },
  ...PHASES,
  ...OUTCOMES,
] as const satisfies readonly RomanianStep[]
