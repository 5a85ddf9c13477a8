import type { Role } from '../../../domain/mechanism/vocabulary.ts'

/** An invented account of the exercise. Its name says number, role and desk, so that nobody takes it for a person. */
export type ExerciseAccount = {
  readonly id: string
  readonly name: string
  /** Code of its organisation. */
  readonly organisation: string
  readonly roles: readonly [Role, ...Role[]]
  /** On the duty roster: the named officer who takes up what is addressed to the desk. */
  readonly onDuty: boolean
  /** Shown first where people choose an account to sign in with. */
  readonly featured: boolean
}

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
