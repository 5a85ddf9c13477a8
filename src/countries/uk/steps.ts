import type { FactName } from '../../domain/facts/registry.ts'
import type { Step } from '../../domain/mechanism/pack.ts'
import { DECISION_STEPS } from './steps/decisions.ts'
import { FIRST_STEPS } from './steps/first.ts'
import { SUPPORT_STEPS } from './steps/support.ts'

/** The way: report, first needs, reasonable grounds, recovery and support, conclusive grounds, end. */
export const STEPS: readonly Step<FactName>[] = [...FIRST_STEPS, ...DECISION_STEPS, ...SUPPORT_STEPS]
