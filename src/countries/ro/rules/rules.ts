import { CONSENT_RULES } from './consent.ts'
import { DETECTION_RULES } from './detection.ts'
import { HEARING_RULES } from './hearing.ts'
import { HELP_RULES } from './help.ts'
import { PROCEEDINGS_RULES } from './proceedings.ts'
import { RIGHTS_RULES } from './rights.ts'
import type { RomanianRule } from './words.ts'

const ALL = [
  ...DETECTION_RULES,
  ...CONSENT_RULES,
  ...RIGHTS_RULES,
  ...HEARING_RULES,
  ...PROCEEDINGS_RULES,
  ...HELP_RULES,
] as const

export type RuleId = (typeof ALL)[number]['id']

/** Every rule of the mechanism that runs today. The law changes by addition: close `inForce.to`, add the next rule. */
export const RULES: readonly RomanianRule[] = ALL
