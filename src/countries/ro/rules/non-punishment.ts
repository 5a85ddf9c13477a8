import { cite } from '../law.ts'
import { all, DESIGN, is, MECHANISM, no, not, oneOf, type RomanianRule, yes } from './words.ts'

/** Nobody is punished for what they were forced to do (catalogue J). */
export const NON_PUNISHMENT_RULES = [
  {
    id: 'sanction.review-first',
    reference: 'R-87',
    severity: 'BLOCK',
    guards: ['sanction.recorded'],
    cites: [cite('LAW-136-2023', 'non-punishment'), cite('REPORT-2025', 'non-criminalization and non-punishment')],
    standing: 'assumed',
    inForce: MECHANISM,
    applies: all(
      not(is('status', 'not-victim')),
      oneOf('allegedAct', 'theft', 'begging', 'drugs', 'sex-work-fine', 'illegal-stay', 'illegal-work', 'documents'),
    ),
    holds: yes('nonPunishmentIsAnswered'),
    opens: ['non-punishment.reviewed'],
  },
  {
    id: 'non-punishment.with-lawyer',
    reference: 'R-87',
    severity: 'BLOCK',
    guards: ['non-punishment.reviewed'],
    cites: [cite('LAW-136-2023', 'non-punishment'), cite('PROTECT-SLIDES', 'non-punishment of victims')],
    standing: 'assumed',
    inForce: MECHANISM,
    holds: yes('lawyerAttends'),
    opens: ['counsel.assigned'],
  },
  {
    id: 'sanction.challenge-decided',
    reference: 'R-88',
    severity: 'TIMER',
    guards: [],
    cites: [cite('TIP-2024', 'victims could challenge fines')],
    standing: 'assumed',
    inForce: MECHANISM,
    applies: all(is('status', 'identified'), yes('nonPunishmentIsAnswered')),
    holds: yes('challengeIsDecided'),
    opens: ['non-punishment.reviewed'],
  },
  {
    id: 'foreign-record.never-counted',
    reference: 'R-89',
    severity: 'POLICY',
    guards: [],
    cites: [cite('REPORT-2025', 'annex case 1: treated as criminals')],
    standing: 'assumed',
    inForce: DESIGN,
    applies: yes('foreignRecordIsKept'),
    holds: all(yes('coercionIsMarked'), no('countsAgainstPerson')),
    opens: [],
  },
] as const satisfies readonly RomanianRule[]
