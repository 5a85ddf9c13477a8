import type { RoleRights } from '../../../domain/mechanism/pack.ts'
import type { OrganisationKind } from '../../../domain/mechanism/vocabulary.ts'
import { DESKS, FIRST_RESPONDERS, TENANTS } from '../organisation-kinds.ts'
import { FIRST_SIGN, REFERENCE, type RoleRight } from './rights.ts'

const SUPERVISOR = [
  'work.read',
  'board.read',
  'person.read',
  'act.case-manager',
  'staff.read',
  'staff.absence',
  'account.recover',
  'act.clock',
  'places.read',
  ...REFERENCE,
] as const satisfies readonly RoleRight[]

const ADMINISTRATOR = [
  'staff.read',
  'staff.change',
  'staff.absence',
  'account.recover',
  'account.review',
  'directory.keep',
  'units.keep',
  ...REFERENCE,
] as const satisfies readonly RoleRight[]

/** Desks that may take the public mailbox on: those that can take a report up as well. */
const takesMailbox = (kind: OrganisationKind): boolean =>
  kind === 'national-desk' || kind === 'regional-centre' || kind === 'child-protection'

/**
 * First contact, professions for an hour, and those who look after the system. First responders see what they sent and
 * nothing else, ever after; police and the others get no person's page by role (specification 1.6).
 */
export const OTHER_ROLES: readonly RoleRights[] = [
  {
    role: 'first-responder',
    kinds: FIRST_RESPONDERS,
    rights: FIRST_SIGN,
  },
  {
    role: 'hotline-operator',
    kinds: ['hotline', 'child-protection'],
    rights: [...FIRST_SIGN, 'places.read', 'glass.break'],
  },
  {
    role: 'lawyer',
    kinds: ['legal-aid', 'provider'],
    rights: ['work.read', 'person.read', 'act.counsel', ...REFERENCE],
  },
  // When, in which language, for which desk; no page of anybody.
  { role: 'interpreter', kinds: ['interpreting', 'provider'], rights: ['assignment.read', ...REFERENCE] },
  // Consent and the decision on taking part are the representative's own.
  {
    role: 'representative',
    kinds: ['representation'],
    rights: ['work.read', 'person.read', 'act.consent', 'act.participation', ...REFERENCE],
  },
  { role: 'supervisor', kinds: DESKS.filter(kind => kind !== 'national-desk'), rights: SUPERVISOR },
  {
    role: 'supervisor',
    kinds: ['national-desk'],
    rights: [...SUPERVISOR, 'places.analyse', 'directory.keep', 'directory.exchange'],
  },
  { role: 'administrator', kinds: TENANTS.filter(kind => !takesMailbox(kind)), rights: ADMINISTRATOR },
  { role: 'administrator', kinds: TENANTS.filter(takesMailbox), rights: [...ADMINISTRATOR, 'mailbox.keep'] },
  {
    role: 'data-protection-officer',
    kinds: TENANTS,
    rights: ['access-log.read', 'glass.review', 'staff.read', 'account.review', ...REFERENCE],
  },
  // Sees allegations and decides on exclusion; sees nobody's file.
  { role: 'integrity-officer', kinds: ['oversight'], rights: ['allegation.answer', ...REFERENCE] },
  { role: 'system-operator', kinds: ['operator'], rights: ['operations.read', ...REFERENCE] },
]
