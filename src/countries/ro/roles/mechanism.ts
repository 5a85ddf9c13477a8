import type { RoleRights } from '../../../domain/mechanism/pack.ts'
import { FIRST_SIGN, OWN_PEOPLE, type RoleRight } from './rights.ts'

/** Regional centre: receives, interviews, decides on status, refers (specification 2.1, 2.2). Plans with the directorate. */
const CENTRE = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'person.restrict',
  'leg.take-up',
  'person.join',
  'act.needs',
  'act.age',
  'act.rights',
  'act.consent',
  'act.screening',
  'act.representative',
  'act.counsel',
  'act.interview',
  'act.statement',
  'act.status',
  'act.risk',
  'act.plan',
  'act.recovery',
  'act.referral',
  // A centre hands people on to another and takes them over from one.
  'act.transfer',
  'agreement.keep',
  'act.referral-answer',
  'act.participation',
  'act.closure',
  'act.service',
  'act.emergency',
  'act.clock',
  'act.crossing',
  'act.justice',
  'act.compensation',
  'act.register',
  'places.read',
  'mailbox.answer',
] as const satisfies readonly RoleRight[]

/** The desk of last resort: holds what nobody took up until the competent centre does. It conducts no interview. */
const NATIONAL = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'board.read',
  'leg.take-up',
  'person.join',
  'act.needs',
  'act.rights',
  'act.consent',
  'act.emergency',
  'act.clock',
  'places.read',
  'mailbox.answer',
] as const satisfies readonly RoleRight[]

/** Child protection's door: takes up, protects at once, answers the referral, appoints the one case manager (B1–B3, B9). */
const INTAKE = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'person.restrict',
  'leg.take-up',
  'person.join',
  'act.needs',
  'act.age',
  'act.rights',
  'act.screening',
  'act.representative',
  'act.self-report',
  'act.risk',
  'act.plan',
  'act.referral-answer',
  'act.transfer',
  'agreement.keep',
  'act.case-manager',
  'act.emergency',
  'act.clock',
  'act.crossing',
  'places.read',
  'mailbox.answer',
] as const satisfies readonly RoleRight[]

/** Desks that notifications are addressed to. */
export const MECHANISM_ROLES: readonly RoleRights[] = [
  { role: 'centre-officer', kinds: ['regional-centre'], rights: CENTRE },
  { role: 'duty-officer', kinds: ['regional-centre'], rights: [...CENTRE, 'board.read', 'glass.break'] },
  { role: 'duty-officer', kinds: ['child-protection'], rights: [...INTAKE, 'board.read', 'glass.break'] },
  { role: 'duty-officer', kinds: ['national-desk'], rights: [...NATIONAL, 'glass.break'] },
  {
    role: 'national-officer',
    kinds: ['national-desk'],
    rights: [...NATIONAL, 'units.keep', 'places.analyse', 'directory.keep', 'directory.exchange'],
  },
  { role: 'intake-officer', kinds: ['child-protection'], rights: INTAKE },
]
