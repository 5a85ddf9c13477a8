import type { FactName } from '../../domain/facts/registry.ts'
import type { Rule } from '../../domain/rules/rule.ts'
import { cite } from './law.ts'
import { ADULT, CHILD, is, no, yes } from './words.ts'

const NRM = { from: '2020-03-24' } as const
const DESIGN = { from: '2026-01-01' } as const

/** The decision that is being made. */
const CONCLUSIVE = is('decidedStatus', 'identified')
const REASONABLE = is('decidedStatus', 'presumed')

/** What the law stands before. Numbers follow the order of the way. */
export const RULES: readonly Rule<FactName>[] = [
  {
    id: 'age.not-sure-is-child',
    reference: 'R-01',
    severity: 'DERIVE',
    guards: [],
    cites: [cite('NRM-FORM', 'age: yes, no, not sure'), cite('ECAT', 'art. 10(3)')],
    standing: 'assumed',
    inForce: NRM,
    applies: yes('ageIsUncertain'),
    holds: CHILD,
    opens: ['age.determined'],
  },
  {
    id: 'notify.no-name-without-consent',
    reference: 'R-02',
    severity: 'BLOCK',
    guards: ['notification.sent'],
    cites: [
      cite('MSA-2015', 's. 52; text not seen'),
      cite('NRM-FORM', 'duty to notify: no name where an adult refuses'),
    ],
    standing: 'assumed',
    inForce: NRM,
    applies: { all: [ADULT, { any: [is('askedAnswer', 'refuses'), is('askedAnswer', 'not-safe')] }] },
    holds: { any: [no('identityIsShared'), { all: [yes('tellsDanger'), yes('reasonIsGiven')] }] },
    opens: ['notification.sent'],
  },
  {
    id: 'grounds.adult-agreed',
    reference: 'R-03',
    severity: 'BLOCK',
    guards: ['status.decided'],
    cites: [
      cite('MS-GUIDANCE', 'an adult enters by informed consent; text not seen'),
      cite('NRM-FORM', 'consent question'),
    ],
    standing: 'assumed',
    inForce: NRM,
    applies: ADULT,
    holds: yes('consentsToNotification'),
    opens: ['consent.recorded'],
  },
  {
    id: 'grounds.local-authority-told',
    reference: 'R-04',
    severity: 'BLOCK',
    guards: ['status.decided'],
    cites: [cite('NRM-FORM', 'local authority contact is asked before a child’s referral goes on')],
    standing: 'assumed',
    inForce: NRM,
    applies: CHILD,
    holds: yes('childProtectionIsNotified'),
    opens: ['self-report.made'],
  },
  {
    id: 'grounds.reasonable-first',
    reference: 'R-05',
    severity: 'BLOCK',
    guards: ['status.decided'],
    cites: [cite('NRM-FORM', 'reasonable grounds, then conclusive grounds')],
    standing: 'assumed',
    inForce: NRM,
    applies: CONCLUSIVE,
    holds: yes('isPresumed'),
    opens: ['status.decided'],
  },
  {
    id: 'grounds.recovery-before-conclusive',
    reference: 'R-06',
    severity: 'BLOCK',
    guards: ['status.decided'],
    cites: [cite('ECAT', 'art. 13'), cite('NRM-FORM', 'recovery period between the two decisions')],
    standing: 'assumed',
    inForce: NRM,
    applies: CONCLUSIVE,
    holds: yes('recoveryWasOpened'),
    opens: ['recovery.opened'],
  },
  {
    id: 'grounds.reasonable-once',
    reference: 'R-07',
    severity: 'WARN',
    guards: ['status.decided'],
    cites: [cite('SPEC-DESIGN', 'a decision that stands is not made again without a word why')],
    standing: 'assumed',
    inForce: DESIGN,
    applies: REASONABLE,
    holds: no('isPresumed'),
    opens: ['status.decided'],
  },
  {
    id: 'support.agreed-with-whom',
    reference: 'R-08',
    severity: 'BLOCK',
    guards: ['referral.requested'],
    cites: [cite('MS-GUIDANCE', 'support by consent; text not seen'), cite('ECAT', 'art. 12(7)')],
    standing: 'assumed',
    inForce: NRM,
    applies: ADULT,
    holds: yes('consentsToReceiver'),
    opens: ['consent.recorded'],
  },
  {
    id: 'support.after-reasonable-grounds',
    reference: 'R-09',
    severity: 'BLOCK',
    guards: ['referral.requested'],
    cites: [cite('MS-GUIDANCE', 'support follows a positive decision; text not seen')],
    standing: 'assumed',
    inForce: NRM,
    applies: ADULT,
    holds: yes('isPresumed'),
    opens: ['status.decided'],
  },
]
