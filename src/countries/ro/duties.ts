import type { NotificationDuty } from '../../domain/mechanism/pack.ts'
import { cite } from './law.ts'

/**
 * Who must be told. An adult: the regional centre. A child: the regional centre, and besides it
 * child protection or the child line. Each entry is one leg; one alternative that is taken up closes its own leg only.
 */
export const DUTIES: readonly NotificationDuty[] = [
  {
    id: 'adult-regional-centre',
    audience: 'adult',
    addressee: 'regional-centre',
    alternatives: [],
    cites: [cite('LAW-678-2001', 'art. 27^2'), cite('HG-88-2023', 'notification of an adult; text not seen')],
    standing: 'assumed',
  },
  {
    id: 'child-regional-centre',
    audience: 'child',
    addressee: 'regional-centre',
    alternatives: [],
    cites: [cite('HG-88-2023', 'child section; text not seen'), cite('REPORT-2025', '5.1')],
    standing: 'assumed',
  },
  {
    id: 'child-child-protection',
    audience: 'child',
    addressee: 'child-protection',
    alternatives: ['hotline'],
    cites: [cite('HG-88-2023', 'child section; text not seen'), cite('REPORT-2025', '5.1')],
    standing: 'assumed',
  },
]
