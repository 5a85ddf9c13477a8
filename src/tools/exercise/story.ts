import { CAST } from '../../countries/ro/exercise.ts'
import type { AgeStatus } from '../../domain/mechanism/vocabulary.ts'
import type { Station, Turn } from './way.ts'

/** One person of the cohort: who noticed, where, when, and how far the way has been gone. */
export type Story = {
  readonly key: string
  readonly age: AgeStatus
  readonly county: string
  /** Account of the notifier. */
  readonly by: string
  /** Hours before the load; at most 312, because a sign that is begun is kept for fourteen days. */
  readonly hours: number
  readonly to: Station
  readonly turn?: Turn
  readonly danger?: true
  readonly language?: string
  readonly provider?: string
  readonly service?: string
  /** Nobody knows a name. */
  readonly nameless?: true
}

/** Accounts that notice, and providers that are asked. */
export const SCHOOL = 'exercise-001'
export const SCHOOL_IASI = 'exercise-002'
export const HOSPITAL = 'exercise-003'
export const HOSPITAL_TIMIS = 'exercise-004'
export const POLICE = 'exercise-005'
export const POLICE_IASI = 'exercise-006'
export const GENDARME = 'exercise-007'
export const LABOUR = 'exercise-008'
export const BORDER = 'exercise-009'
export const ASYLUM = 'exercise-010'
export const LINE = 'exercise-017'

export const SHELTER = CAST.shelter
export const OTHER_SHELTER = CAST.otherShelter
