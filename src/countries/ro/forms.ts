import type { FormDefinition } from '../../domain/form/definition.ts'
import { F_14D, F_14I } from './forms/assessments.ts'
import { F_08, F_17, F_23, F_41, F_58 } from './forms/consents.ts'
import { F_04, F_07, F_54, F_56, F_57, F_57R } from './forms/first-contact.ts'
import { F_16, F_22, F_52, F_55 } from './forms/follow-up.ts'
import { F_05, F_05P, F_06 } from './forms/identification.ts'
import { F_09, F_10, F_13, F_13E, F_15, F_25, F_26 } from './forms/plans.ts'
import { F_24, F_24P, F_50, F_51, F_53, F_59 } from './forms/proceedings.ts'

/** Every form of the mechanism, all versions ever used. What each records: `forms/README.md`. */
export const FORMS: readonly FormDefinition[] = [
  F_04,
  F_05,
  F_05P,
  F_06,
  F_07,
  F_08,
  F_09,
  F_10,
  F_13,
  F_13E,
  F_14D,
  F_14I,
  F_15,
  F_16,
  F_17,
  F_22,
  F_23,
  F_24,
  F_24P,
  F_25,
  F_26,
  F_41,
  F_50,
  F_51,
  F_52,
  F_53,
  F_54,
  F_55,
  F_56,
  F_57,
  F_57R,
  F_58,
  F_59,
]
