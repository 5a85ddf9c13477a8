import { cite } from '../law.ts'
import { CHILD, DESIGN, no, oneOf, type RomanianRule, yes } from './words.ts'

/** Before a person is handed on to another desk (catalogues C and F). */
export const TRANSFER_RULES = [
  {
    id: 'transfer.consent-for-receiver',
    reference: 'R-25',
    severity: 'BLOCK',
    guards: ['referral.transfer-requested'],
    cites: [cite('ANITP-BROCHURE', 'measure 4: informed consent to referral'), cite('HTCDS-2-0', 'consent')],
    standing: 'assumed',
    inForce: DESIGN,
    applies: no('isTreatedAsChild'),
    holds: yes('consentsToReceiver'),
    opens: ['consent.recorded'],
  },
  {
    id: 'transfer.child-stays-protected',
    reference: 'R-55',
    severity: 'BLOCK',
    guards: ['referral.transfer-requested'],
    cites: [cite('HG-88-2023', 'child section; text not seen')],
    standing: 'assumed',
    inForce: DESIGN,
    applies: CHILD,
    holds: oneOf('receiverKind', 'child-protection', 'regional-centre'),
    opens: ['referral.transfer-requested'],
  },
] as const satisfies readonly RomanianRule[]
