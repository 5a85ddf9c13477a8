import type { AccessRule } from '../../../domain/access/rule.ts'
import { LAW_ENFORCEMENT } from '../../../domain/access/rule.ts'
import { DESKS, FIRST_RESPONDERS, TENANTS } from '../organisation-kinds.ts'
import { design, WRITE } from './words.ts'

/** First contact, law enforcement by order or consent, and those who answer for the data. */
export const OTHER_ACCESS: readonly AccessRule[] = [
  {
    id: 'AC-FIRST-SIGN',
    kinds: [...DESKS, ...FIRST_RESPONDERS, 'hotline'],
    roles: [
      'first-responder',
      'hotline-operator',
      'centre-officer',
      'duty-officer',
      'national-officer',
      'intake-officer',
      'case-manager',
      'psychologist',
      'victim-support-worker',
      'ngo-worker',
      'shelter-coordinator',
    ],
    relation: 'reporter',
    classes: ['core', 'identity', 'contact', 'indicators', 'consent'],
    verbs: WRITE,
    purpose: 'first-sign',
    ...design('1.6 hotline operator: writes indicators; R-96 a notifier sees what she sent'),
  },
  {
    id: 'AC-LAW-ENFORCEMENT-ORDER',
    kinds: LAW_ENFORCEMENT,
    roles: ['first-responder'],
    relation: 'order',
    classes: ['identity', 'contact', 'indicators', 'interview', 'plan', 'proceedings'],
    verbs: ['read'],
    purpose: 'proceedings',
    ...design('1.6 police: only by order, one record at a time; never therapy, never the address of a shelter'),
  },
  {
    id: 'AC-LAW-ENFORCEMENT-CONSENT',
    kinds: LAW_ENFORCEMENT,
    roles: ['first-responder'],
    relation: 'consent',
    classes: ['identity', 'contact', 'indicators', 'interview', 'proceedings'],
    verbs: ['read'],
    purpose: 'proceedings',
    ...design('1.6 police: only by consent, one record at a time'),
  },
  {
    id: 'AC-BREAK-GLASS-DUTY',
    kinds: ['national-desk', 'regional-centre', 'child-protection'],
    roles: ['duty-officer'],
    relation: 'break-glass',
    classes: ['core', 'identity', 'contact', 'indicators', 'plan'],
    verbs: ['read'],
    purpose: 'emergency',
    ...design(
      'break-glass: whoever is on duty, one person, for minutes; never therapy, statements or the address of a shelter',
    ),
  },
  {
    id: 'AC-BREAK-GLASS-HOTLINE',
    kinds: ['hotline', 'child-protection'],
    roles: ['hotline-operator'],
    relation: 'break-glass',
    classes: ['core', 'identity', 'contact'],
    verbs: ['read'],
    purpose: 'emergency',
    ...design('break-glass: who is called in danger finds whom to call; no more'),
  },
  {
    id: 'AC-LOG',
    kinds: TENANTS,
    roles: ['data-protection-officer'],
    relation: 'own-organisation',
    classes: ['audit'],
    verbs: ['read'],
    purpose: 'accountability',
    ...design('1.6 audit log: own organisation'),
  },
]
