import type { Role } from '../../../domain/mechanism/vocabulary.ts'
import type { ExerciseAccount } from '../../country.ts'

export type { ExerciseAccount } from '../../country.ts'

/** Makes an account; whoever has the role of duty officer is on the roster. */
export function account(
  number: number,
  what: string,
  organisation: string,
  roles: readonly [Role, ...Role[]],
  featured = true,
): ExerciseAccount {
  const digits = String(number).padStart(3, '0')
  return {
    id: `exercise-${digits}`,
    name: `Exercițiu ${digits} (${what})`,
    organisation,
    roles,
    onDuty: roles.includes('duty-officer'),
    featured,
  }
}
