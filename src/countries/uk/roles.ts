import type { RoleRights } from '../../domain/mechanism/pack.ts'

const REFERENCE = ['law.read', 'directory.read', 'allegation.raise'] as const
const FIRST_SIGN = ['signal.record', 'notification.read-own', ...REFERENCE] as const
const OWN_PEOPLE = ['work.read', 'person.read', 'person.search'] as const

/** The competent authority: takes up, tells, asks, decides on both grounds, opens the recovery period, refers to support. */
const AUTHORITY = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'leg.take-up',
  'person.join',
  'act.needs',
  'act.age',
  'act.rights',
  'act.consent',
  'act.status',
  'act.recovery',
  'act.referral',
  'act.closure',
  'act.emergency',
  'places.read',
] as const

/** Children's services: protect the child, take up, answer, and go on to those who support. */
const CHILDREN = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'leg.take-up',
  'person.join',
  'act.needs',
  'act.age',
  'act.rights',
  'act.self-report',
  'act.referral',
  'act.referral-answer',
  'act.service',
  'act.closure',
  'act.emergency',
  'places.read',
] as const

/** Whoever supports an adult after a positive decision. */
const SUPPORT = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'act.needs',
  'act.rights',
  'act.consent',
  'act.referral-answer',
  'act.service',
  'act.closure',
  'act.emergency',
  'places.read',
] as const

/** The desk of last resort: holds what nobody took up. It decides nothing. */
const COORDINATION = [
  ...FIRST_SIGN,
  ...OWN_PEOPLE,
  'board.read',
  'leg.take-up',
  'act.emergency',
  'places.read',
] as const

/** Who may do what, judged from the parts they play; first responders see what they sent and nothing else. */
export const ROLES: readonly RoleRights[] = [
  { role: 'first-responder', kinds: ['police', 'border', 'labour-inspectorate'], rights: FIRST_SIGN },
  { role: 'centre-officer', kinds: ['regional-centre'], rights: AUTHORITY },
  { role: 'duty-officer', kinds: ['regional-centre'], rights: [...AUTHORITY, 'board.read', 'glass.break'] },
  { role: 'duty-officer', kinds: ['child-protection'], rights: [...CHILDREN, 'board.read', 'glass.break'] },
  { role: 'duty-officer', kinds: ['national-desk'], rights: [...COORDINATION, 'glass.break'] },
  { role: 'national-officer', kinds: ['national-desk'], rights: [...COORDINATION, 'places.analyse'] },
  { role: 'intake-officer', kinds: ['child-protection'], rights: CHILDREN },
  { role: 'case-manager', kinds: ['child-protection'], rights: CHILDREN },
  { role: 'victim-support-worker', kinds: ['victim-support'], rights: SUPPORT },
  { role: 'ngo-worker', kinds: ['provider'], rights: SUPPORT },
  {
    role: 'representative',
    kinds: ['representation'],
    rights: ['work.read', 'person.read', 'act.consent', ...REFERENCE],
  },
  {
    role: 'supervisor',
    kinds: ['regional-centre', 'child-protection', 'victim-support', 'provider', 'national-desk'],
    rights: ['work.read', 'board.read', 'person.read', 'staff.read', 'account.recover', 'places.read', ...REFERENCE],
  },
  {
    role: 'administrator',
    kinds: [],
    rights: ['staff.read', 'staff.change', 'account.recover', 'account.review', ...REFERENCE],
  },
  {
    role: 'data-protection-officer',
    kinds: [],
    rights: ['access-log.read', 'glass.review', 'staff.read', 'account.review', ...REFERENCE],
  },
  { role: 'integrity-officer', kinds: ['oversight'], rights: ['allegation.answer', ...REFERENCE] },
  { role: 'system-operator', kinds: ['operator'], rights: ['operations.read', ...REFERENCE] },
]
