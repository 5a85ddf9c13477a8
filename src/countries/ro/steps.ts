import { BESIDE_STEPS } from './steps/beside.ts'
import { FIRST_STEPS } from './steps/first.ts'
import type { RomanianStep } from './steps/gates.ts'
import { HELP_STEPS } from './steps/help.ts'
import { IDENTIFICATION_STEPS } from './steps/identification.ts'
import { LATER_STEPS } from './steps/later.ts'
import { LIMIT_STEPS } from './steps/limits.ts'
import { REINTEGRATION_STEPS } from './steps/reintegration.ts'
import { TRANSFER_STEPS } from './steps/transfer.ts'

const ALL = [
  ...FIRST_STEPS,
  ...IDENTIFICATION_STEPS,
  ...HELP_STEPS,
  ...LATER_STEPS,
  ...BESIDE_STEPS,
  ...LIMIT_STEPS,
  ...TRANSFER_STEPS,
  ...REINTEGRATION_STEPS,
] as const

/** The way of an adult (path A) and of a child (path B): what is owed when, by whom, until when, and why. */
export const STEPS: readonly RomanianStep[] = ALL
