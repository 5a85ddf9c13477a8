import type { NotificationDuty } from '../../domain/mechanism/pack.ts'
import { cite } from './law.ts'

/** Who must be told: the competent authority about everybody; about a child the local authority as well, before anything else. */
export const DUTIES: readonly NotificationDuty[] = [
  {
    id: 'adult-authority',
    audience: 'adult',
    addressee: 'regional-centre',
    alternatives: [],
    cites: [cite('MSA-2015', 's. 52; text not seen'), cite('NRM-FORM', 'referral, or duty to notify without a name')],
    standing: 'assumed',
  },
  {
    id: 'child-authority',
    audience: 'child',
    addressee: 'regional-centre',
    alternatives: [],
    cites: [
      cite('MS-GUIDANCE', 'children are referred without consent; text not seen'),
      cite('NRM-FORM', 'child branch'),
    ],
    standing: 'assumed',
  },
  {
    id: 'child-local-authority',
    audience: 'child',
    addressee: 'child-protection',
    alternatives: [],
    cites: [cite('NRM-FORM', 'local authority contact is asked before a child’s referral goes on')],
    standing: 'assumed',
  },
]
