import { COMPENSATION_RULES } from './compensation.ts'
import { CONSENT_RULES } from './consent.ts'
import { COURT_RULES } from './court.ts'
import { DETECTION_RULES } from './detection.ts'
import { HEARING_RULES } from './hearing.ts'
import { HELP_RULES } from './help.ts'
import { HOTLINE_RULES } from './hotline.ts'
import { NON_PUNISHMENT_RULES } from './non-punishment.ts'
import { PROCEEDINGS_RULES } from './proceedings.ts'
import { PROVIDER_RULES } from './providers.ts'
import { RESIDENCE_RULES } from './residence.ts'
import { RETURN_RULES } from './return.ts'
import { RIGHTS_RULES } from './rights.ts'
import { SCREENING_RULES } from './screening.ts'
import { STATISTICS_RULES } from './statistics.ts'
import { TRANSFER_RULES } from './transfer.ts'
import type { RomanianRule } from './words.ts'

/** The rules of the way itself, from the first sign to the plan. */
const WAY = [
  ...DETECTION_RULES,
  ...CONSENT_RULES,
  ...RIGHTS_RULES,
  ...HEARING_RULES,
  ...PROCEEDINGS_RULES,
  ...HELP_RULES,
  ...TRANSFER_RULES,
] as const

/** The rules of what runs beside it, and of those who help. */
const BESIDE = [
  ...SCREENING_RULES,
  ...COURT_RULES,
  ...RESIDENCE_RULES,
  ...RETURN_RULES,
  ...COMPENSATION_RULES,
  ...NON_PUNISHMENT_RULES,
  ...STATISTICS_RULES,
  ...PROVIDER_RULES,
  ...HOTLINE_RULES,
] as const

export type RuleId = (typeof WAY)[number]['id'] | (typeof BESIDE)[number]['id']

/** The rules of the way alone: what the speed of one decision is measured by, beside the full set. */
export const RULES_OF_THE_WAY: readonly RomanianRule[] = WAY

/** Every rule of the mechanism, R-01 to R-109. The law changes by addition: close `inForce.to`, add the next rule. */
export const RULES: readonly RomanianRule[] = [...WAY, ...BESIDE]
