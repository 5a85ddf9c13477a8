import { ORGANISATION_KINDS, type OrganisationKind } from '../../domain/mechanism/vocabulary.ts'

/** Kinds of organisations that rules and roles name together. */

/** Desks that hold persons: they take up, decide, help. */
export const DESKS = [
  'national-desk',
  'regional-centre',
  'child-protection',
  'victim-support',
  'provider',
] as const satisfies readonly OrganisationKind[]

/** Where a first sign is noticed by somebody who goes on with other work. */
export const FIRST_RESPONDERS = [
  'school',
  'health',
  'police',
  'gendarmerie',
  'labour-inspectorate',
  'border',
  'asylum-office',
] as const satisfies readonly OrganisationKind[]

/** Every kind that has accounts but the one that runs the machines. */
export const TENANTS: readonly OrganisationKind[] = ORGANISATION_KINDS.filter(kind => kind !== 'operator')
