import { cite } from '../law.ts'
import { yes } from '../rules/words.ts'
import { NEVER, NOT_CLOSED, type RomanianStep } from './gates.ts'

/** A person is handed on with the yes of whoever takes them over; until then everything stays where it is. */
export const TRANSFER_STEPS = [
  {
    id: 'answer-transfer',
    act: 'referral.transfer-accepted',
    due: { all: [NOT_CLOSED, yes('hasUnansweredTransfer')] },
    done: NEVER,
    each: 'unanswered-transfer',
    holder: 'addressee',
    clock: { parameter: 'P-TRANSFER-ANSWER', from: 'due' },
    cites: [cite('SPEC-DESIGN', 'a transfer needs the yes of whoever takes the person over')],
    standing: 'assumed',
    rank: 8,
  },
  {
    id: 'ask-another-desk',
    act: 'referral.transfer-requested',
    due: { all: [NOT_CLOSED, yes('hasSilentTransfer')] },
    done: NEVER,
    each: 'silent-transfer',
    holder: 'addressee',
    clock: { parameter: 'T-REFERRAL-ANSWER', from: 'due' },
    cites: [cite('SPEC-DESIGN', 'until somebody says yes, the sender stays responsible')],
    standing: 'assumed',
    rank: 9,
  },
  {
    id: 'settle-declined-transfer',
    act: 'referral.transfer-requested',
    due: { all: [NOT_CLOSED, yes('hasDeclinedTransfer')] },
    done: NEVER,
    each: 'declined-transfer',
    holder: 'addressee',
    clock: { parameter: 'T-REFERRAL-ANSWER', from: 'due' },
    cites: [cite('SPEC-DESIGN', 'until somebody says yes, the sender stays responsible')],
    standing: 'assumed',
    rank: 10,
  },
  {
    id: 'confirm-transfer-arrival',
    act: 'referral.transfer-arrived',
    due: { all: [NOT_CLOSED, yes('hasTransferToArrive')] },
    done: NEVER,
    each: 'accepted-transfer',
    holder: 'addressee',
    clock: { parameter: 'P-ARRIVAL-CONFIRMATION', from: 'due' },
    cites: [cite('SPEC-DESIGN', 'R-58 accepted is not arrived')],
    standing: 'assumed',
    rank: 7,
  },
] as const satisfies readonly RomanianStep[]
