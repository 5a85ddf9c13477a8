import { cite } from '../law.ts'
import { atLeast, DESIGN, is, no, not, oneOf, type RomanianRule, yes } from './words.ts'

/** The line: its hours, its calls, who is called back (catalogue L). */
export const HOTLINE_RULES = [
  {
    id: 'call.called-back',
    reference: 'R-104',
    severity: 'TIMER',
    guards: [],
    cites: [cite('PROTECT-SLIDES', 'live operator only in office hours'), cite('SPEC-DESIGN', 'R-104 call back')],
    standing: 'assumed',
    inForce: DESIGN,
    holds: yes('missedAreCalledBack'),
    opens: ['shift.recorded'],
  },
  {
    id: 'line.hours-apart',
    reference: 'R-104',
    severity: 'TIMER',
    guards: [],
    cites: [
      cite('PROTECT-SLIDES', 'live operator only in office hours'),
      cite('TIP-2024', '24-hour line, operator in business hours'),
    ],
    standing: 'assumed',
    inForce: DESIGN,
    applies: atLeast('lineHours', 0),
    holds: atLeast('staffedHours', 0),
    opens: [],
  },
  {
    id: 'call.outcome-coded',
    reference: 'R-105',
    severity: 'DERIVE',
    guards: [],
    cites: [cite('LINE-119', 'test calls counted apart'), cite('TIP-2024', '13 calls led to investigations')],
    standing: 'assumed',
    inForce: DESIGN,
    applies: not(is('callOutcome', '')),
    holds: oneOf('callOutcome', 'information', 'referral', 'notification', 'investigation', 'abuse', 'test', 'silent'),
    opens: ['shift.recorded'],
  },
  {
    id: 'call.anonymous-by-default',
    reference: 'R-105',
    severity: 'DERIVE',
    guards: [],
    cites: [cite('LINE-119', 'anonymous calls'), cite('SPEC-DESIGN', 'R-105 anonymous by default')],
    standing: 'assumed',
    inForce: DESIGN,
    applies: no('callerAgreesToName'),
    holds: yes('callerIsAnonymous'),
    opens: ['sign.recorded'],
  },
] as const satisfies readonly RomanianRule[]
