import type { FormDefinition } from '../../domain/form/definition.ts'
import { F_60, F_61 } from './forms/any-state.ts'
import { F_14D, F_14I } from './forms/assessments.ts'
import { F_19, F_19A, F_20, F_20_2, F_20_3, F_21, F_21D } from './forms/compensation.ts'
import { F_08, F_17, F_23, F_41, F_41A, F_58 } from './forms/consents.ts'
import { F_18, F_18_2, F_18_3, F_38 } from './forms/court.ts'
import { F_28, F_28_2, F_30, F_32, F_62 } from './forms/crossing.ts'
import { F_35, F_37, F_39, F_40 } from './forms/desks.ts'
import { F_04, F_04_2, F_04_3, F_07, F_07_2, F_54, F_56, F_57, F_57R } from './forms/first-contact.ts'
import { F_16, F_16_2, F_22, F_22_2, F_52, F_55 } from './forms/follow-up.ts'
import { F_05, F_05_2, F_05P, F_05P_2, F_06 } from './forms/identification.ts'
import { F_36, F_36S } from './forms/non-punishment.ts'
import { F_09, F_09_2, F_10, F_13, F_13E, F_15, F_25, F_26 } from './forms/plans.ts'
import { F_24, F_24_2, F_24P, F_24P_2, F_50, F_50_2, F_51, F_51_2, F_53, F_59 } from './forms/proceedings.ts'
import { F_11, F_12 } from './forms/referrals.ts'
import { F_34 } from './forms/register.ts'
import { F_27, F_29, F_31, F_31H, F_33 } from './forms/return.ts'
import { F_01, F_02, F_03 } from './forms/signs.ts'

/** Every form of the mechanism, all versions ever used. What each records: `forms/README.md`. */
export const FORMS: readonly FormDefinition[] = [
  F_01,
  F_02,
  F_03,
  F_04,
  F_04_2,
  F_04_3,
  F_05,
  F_05P,
  F_05P_2,
  F_05_2,
  F_06,
  F_07,
  F_07_2,
  F_08,
  F_09,
  F_09_2,
  F_10,
  F_11,
  F_12,
  F_13,
  F_13E,
  F_14D,
  F_14I,
  F_15,
  F_16,
  F_16_2,
  F_17,
  F_18,
  F_18_2,
  F_18_3,
  F_19,
  F_19A,
  F_20,
  F_20_2,
  F_20_3,
  F_21,
  F_21D,
  F_22,
  F_22_2,
  F_23,
  F_24,
  F_24P,
  F_24P_2,
  F_24_2,
  F_25,
  F_26,
  F_27,
  F_28,
  F_28_2,
  F_29,
  F_30,
  F_31,
  F_31H,
  F_32,
  F_33,
  F_34,
  F_35,
  F_36,
  F_36S,
  F_37,
  F_38,
  F_39,
  F_40,
  F_41,
  F_41A,
  F_50,
  F_50_2,
  F_51,
  F_51_2,
  F_52,
  F_53,
  F_54,
  F_55,
  F_56,
  F_57,
  F_57R,
  F_58,
  F_59,
  F_60,
  F_61,
  F_62,
]
