import type { AccessRule } from '../../domain/access/rule.ts'
import type { OrganisationKind } from '../../domain/mechanism/vocabulary.ts'
import { cite } from './law.ts'

const design = {
  cites: [cite('SPEC-DESIGN', 'who needs what to play their part')],
  standing: 'assumed',
} as const satisfies Partial<AccessRule>
const SEE_AND_WRITE = ['read', 'print', 'write'] as const satisfies AccessRule['verbs']

const TENANTS: readonly OrganisationKind[] = [
  'national-desk',
  'regional-centre',
  'child-protection',
  'victim-support',
  'provider',
  'police',
  'border',
  'labour-inspectorate',
  'representation',
  'oversight',
]

/** Who may do what with which class of a person's data. What no rule opens is closed; all of it is our own reading. */
export const ACCESS: readonly AccessRule[] = [
  {
    id: 'AC-AUTHORITY',
    kinds: ['regional-centre'],
    roles: ['centre-officer', 'duty-officer'],
    relation: 'notification',
    classes: ['core', 'identity', 'contact', 'indicators', 'interview', 'consent', 'plan', 'proceedings', 'register'],
    verbs: SEE_AND_WRITE,
    purpose: 'identification',
    ...design,
  },
  {
    id: 'AC-CHILDREN',
    kinds: ['child-protection'],
    roles: ['intake-officer', 'duty-officer', 'case-manager'],
    relation: 'notification',
    classes: ['core', 'identity', 'contact', 'indicators', 'consent', 'plan', 'proceedings'],
    verbs: SEE_AND_WRITE,
    purpose: 'assistance',
    ...design,
  },
  {
    id: 'AC-COORDINATION',
    kinds: ['national-desk'],
    roles: ['national-officer', 'supervisor'],
    relation: 'territory',
    classes: ['core'],
    verbs: ['read'],
    purpose: 'coordination',
    ...design,
  },
  {
    id: 'AC-COORDINATION-HOLDS',
    kinds: ['national-desk'],
    roles: ['national-officer', 'duty-officer'],
    relation: 'notification',
    classes: ['core', 'identity', 'contact', 'indicators', 'consent'],
    verbs: SEE_AND_WRITE,
    purpose: 'coordination',
    ...design,
  },
  {
    id: 'AC-SUPPORT',
    kinds: ['victim-support', 'provider', 'child-protection'],
    roles: ['victim-support-worker', 'ngo-worker', 'intake-officer', 'duty-officer', 'case-manager'],
    relation: 'referral',
    classes: ['core', 'identity', 'contact', 'indicators', 'consent', 'plan'],
    verbs: SEE_AND_WRITE,
    purpose: 'assistance',
    ...design,
  },
  ...(['referral', 'appointment'] as const).map(
    (relation): AccessRule => ({
      id: `AC-REPRESENTATIVE-${relation.toUpperCase()}`,
      kinds: ['representation'],
      roles: ['representative'],
      relation,
      classes: ['core', 'identity', 'contact', 'consent', 'plan', 'proceedings'],
      verbs: SEE_AND_WRITE,
      purpose: 'representation',
      ...design,
    }),
  ),
  ...(['notification', 'referral'] as const).map(
    (relation): AccessRule => ({
      id: `AC-SUPERVISOR-${relation.toUpperCase()}`,
      kinds: ['national-desk', 'regional-centre', 'child-protection', 'victim-support', 'provider'],
      roles: ['supervisor'],
      relation,
      classes: ['core', 'plan'],
      verbs: ['read', 'write'],
      purpose: 'coordination',
      ...design,
    }),
  ),
  {
    id: 'AC-FIRST-SIGN',
    kinds: [
      'national-desk',
      'regional-centre',
      'child-protection',
      'victim-support',
      'provider',
      'police',
      'border',
      'labour-inspectorate',
    ],
    roles: [
      'first-responder',
      'centre-officer',
      'duty-officer',
      'national-officer',
      'intake-officer',
      'case-manager',
      'victim-support-worker',
      'ngo-worker',
    ],
    relation: 'reporter',
    classes: ['core', 'identity', 'contact', 'indicators', 'consent'],
    verbs: ['write'],
    purpose: 'first-sign',
    ...design,
  },
  {
    id: 'AC-LOG',
    kinds: TENANTS,
    roles: ['data-protection-officer'],
    relation: 'own-organisation',
    classes: ['audit'],
    verbs: ['read'],
    purpose: 'accountability',
    ...design,
  },
]
