import type { RoleRights } from '../../../domain/mechanism/pack.ts'
import { FIRST_SIGN, OWN_PEOPLE, type RoleRight } from './rights.ts'

/** Months with one person: needs, plan, services, closure (A9–A14, B9–B15). */
const ACCOMPANY = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'person.restrict',
  'act.needs',
  'act.rights',
  'act.consent',
  'act.counsel',
  'act.risk',
  'act.plan',
  'act.recovery',
  'act.assessment',
  'act.service',
  'act.participation',
  'act.closure',
  'act.emergency',
  'act.clock',
  'act.crossing',
  'act.justice',
  'act.compensation',
  'places.read',
] as const satisfies readonly RoleRight[]

/** An adult's provider answers the referral itself and names its own case manager. */
const ADULT_PROVIDER = [
  ...ACCOMPANY,
  'act.referral-answer',
  'act.transfer',
  'agreement.keep',
  'act.case-manager',
  'units.keep',
] as const satisfies readonly RoleRight[]

/** A child's case manager also screens parents, seeks a representative, reports on her own and refers on. */
const CHILD_CASE_MANAGER = [
  ...ACCOMPANY,
  'act.screening',
  'act.representative',
  'act.self-report',
  'act.referral',
  'act.transfer',
  'agreement.keep',
] as const satisfies readonly RoleRight[]

const PSYCHOLOGIST = [
  ...FIRST_SIGN,
  'work.read',
  'person.read',
  'act.assessment',
  'act.service',
] as const satisfies readonly RoleRight[]

/** Those who help: child protection, victim support, providers. */
export const SUPPORT_ROLES: readonly RoleRights[] = [
  { role: 'case-manager', kinds: ['child-protection'], rights: CHILD_CASE_MANAGER },
  { role: 'case-manager', kinds: ['victim-support', 'provider'], rights: ACCOMPANY },
  // The psychologist who attends a hearing reports where child protection was not told.
  {
    role: 'psychologist',
    kinds: ['child-protection', 'regional-centre', 'victim-support', 'provider'],
    rights: [...PSYCHOLOGIST, 'act.self-report'],
  },
  { role: 'victim-support-worker', kinds: ['victim-support'], rights: ADULT_PROVIDER },
  { role: 'ngo-worker', kinds: ['provider'], rights: ADULT_PROVIDER },
  {
    role: 'shelter-coordinator',
    kinds: ['provider', 'child-protection'],
    rights: [
      ...FIRST_SIGN,
      'work.read',
      'person.read',
      'act.referral-answer',
      'act.service',
      'act.emergency',
      'places.read',
      'units.keep',
    ],
  },
]
