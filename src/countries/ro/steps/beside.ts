import { cite } from '../law.ts'
import { atLeast, is, limitOf, no, not, yes } from '../rules/words.ts'
import { NEVER, ON_THE_WAY, type RomanianStep } from './gates.ts'

/** Paths C and D, and the money: what runs out, or waits for somebody, beside the way. */
export const BESIDE_STEPS = [
  {
    id: 'renew-stay',
    act: 'stay.recorded',
    form: 'F-28',
    due: {
      all: [
        ON_THE_WAY,
        is('stayKind', 'residence-permit'),
        atLeast('stayDaysLeft', 0),
        not(atLeast('stayDaysLeft', limitOf('P-RESIDENCE-FIRST-REMINDER') + 1)),
      ],
    },
    done: NEVER,
    holder: 'holder',
    clock: { parameter: 'T-RESIDENCE', from: ['stay.recorded'], on: { act: 'stay.recorded', key: 'expiresOn' } },
    cites: [cite('TIP-2024', 'renewable six-month permit'), cite('SPEC-DESIGN', 'C5 reminders before expiry')],
    standing: 'assumed',
    rank: 36,
  },
  {
    id: 'end-tolerated-gap',
    act: 'stay.recorded',
    form: 'F-28',
    due: { all: [ON_THE_WAY, is('stayKind', 'tolerated')] },
    done: NEVER,
    holder: 'holder',
    clock: { parameter: 'T-TOLERATED', from: ['stay.recorded'], on: { act: 'stay.recorded', key: 'expiresOn' } },
    cites: [cite('TIP-2024', 'tolerated status gives no services')],
    standing: 'assumed',
    rank: 36,
  },
  {
    id: 'hand-over',
    act: 'handover.recorded',
    form: 'F-31H',
    due: { all: [ON_THE_WAY, yes('escortIsPlanned')] },
    done: yes('arrivalIsSigned'),
    holder: 'holder',
    cites: [cite('REPORT-2025', 'until they are received at the destination')],
    standing: 'assumed',
    rank: 37,
  },
  {
    id: 'settle-advance',
    act: 'advance.decided',
    form: 'F-21D',
    due: { all: [ON_THE_WAY, yes('advanceIsRequested'), no('advanceIsSettled')] },
    done: yes('advanceIsSettled'),
    holder: 'holder',
    clock: { parameter: 'T-VOUCHER-72H', from: ['referral.requested'] },
    cites: [cite('HG-541-2023', 'art. 1')],
    standing: 'assumed',
    rank: 38,
  },
] as const satisfies readonly RomanianStep[]
