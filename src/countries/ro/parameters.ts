import type { Parameter } from '../../domain/mechanism/pack.ts'
import { ACCOUNT_PARAMETERS } from './parameters/accounts.ts'
import { CAPACITY_PARAMETERS } from './parameters/capacity.ts'
import { CASE_WORK_PARAMETERS } from './parameters/case-work.ts'
import { EMERGENCY_PARAMETERS } from './parameters/emergency.ts'
import { LEGAL_PARAMETERS } from './parameters/legal.ts'
import { NOTIFICATION_PARAMETERS } from './parameters/notification.ts'
import { PLACEMENT_PARAMETERS } from './parameters/placement.ts'
import { REINTEGRATION_PARAMETERS } from './parameters/reintegration.ts'

const ALL = [
  ...NOTIFICATION_PARAMETERS,
  ...PLACEMENT_PARAMETERS,
  ...CASE_WORK_PARAMETERS,
  ...LEGAL_PARAMETERS,
  ...ACCOUNT_PARAMETERS,
  ...CAPACITY_PARAMETERS,
  ...REINTEGRATION_PARAMETERS,
  ...EMERGENCY_PARAMETERS,
] as const

/** Id of a parameter; `T-` ids are the timers of the specification (2.8), `P-` ids our own. */
export type ParameterId = (typeof ALL)[number]['id']

/** Every number of the law and of practice, dated. A changed number is a new entry with a later `from`. */
export const PARAMETERS: readonly Parameter[] = ALL
