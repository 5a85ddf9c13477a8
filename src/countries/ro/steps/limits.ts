import { cite } from '../law.ts'
import { ADULT, is, not, yes } from '../rules/words.ts'
import { ON_THE_WAY, PRESUMED, type RomanianStep } from './gates.ts'

const SHEET = 'court-support.coordinated'

/** Limits of the trial and of the money, each counted from the day of which the sheet of the trial tells. Nobody is made to use them. */
export const LIMIT_STEPS = [
  {
    // A child is exempt; whoever comes of age is told then.
    id: 'complain-in-time',
    act: SHEET,
    form: 'F-18',
    due: { all: [ON_THE_WAY, ADULT, yes('offenceIsDated')] },
    done: yes('complaintIsMade'),
    holder: 'regional-centre',
    clock: { parameter: 'T-COMPLAINT-60', from: [SHEET], since: { act: SHEET, key: 'offenceOn' } },
    cites: [cite('CRJ-COMPENSATION', 'complaint within 60 days')],
    standing: 'assumed',
    rank: 29,
  },
  {
    id: 'apply-after-outcome',
    act: 'compensation.requested',
    form: 'F-20',
    due: { all: [PRESUMED, yes('outcomeIsDated'), not(is('trialOutcome', 'unknown-offender'))] },
    done: yes('compensationIsRequested'),
    holder: 'regional-centre',
    clock: { parameter: 'T-COMP-1Y', from: [SHEET], since: { act: SHEET, key: 'outcomeOn' } },
    cites: [cite('EJUSTICE-RO', 'application within one year of the final outcome')],
    standing: 'assumed',
    rank: 42,
  },
  {
    id: 'apply-offender-unknown',
    act: 'compensation.requested',
    form: 'F-20',
    due: { all: [PRESUMED, is('trialOutcome', 'unknown-offender')] },
    done: yes('compensationIsRequested'),
    holder: 'regional-centre',
    clock: { parameter: 'T-COMP-UNKNOWN-OFFENDER', from: [SHEET], since: { act: SHEET, key: 'offenceOn' } },
    cites: [cite('SPEC-DESIGN', 'offender unknown; not found in any text seen')],
    standing: 'assumed',
    rank: 42,
  },
  {
    id: 'ask-about-custody',
    act: SHEET,
    form: 'F-18',
    due: { all: [ON_THE_WAY, yes('suspectIsHeld')] },
    done: not(yes('suspectIsHeld')),
    holder: 'regional-centre',
    clock: { parameter: 'T-PRETRIAL-6M', from: [SHEET], since: { act: SHEET, key: 'arrestedOn' } },
    cites: [cite('TIP-2024', 'pre-trial detention of suspects'), cite('CPP', 'art. 111 (5)')],
    standing: 'assumed',
    rank: 43,
  },
  {
    id: 'ask-release-notice',
    act: SHEET,
    form: 'F-18',
    due: { all: [ON_THE_WAY, { any: [yes('participates'), yes('isHeard')] }] },
    done: yes('releaseChoiceIsKept'),
    holder: 'regional-centre',
    clock: { parameter: 'T-FIRST-MDT', from: ['participation.decided', 'statement.recorded'] },
    cites: [cite('CPP', 'art. 111 (5)')],
    standing: 'assumed',
    rank: 43,
  },
  {
    id: 'decide-challenge',
    act: 'non-punishment.reviewed',
    form: 'F-36',
    due: { all: [ON_THE_WAY, yes('nonPunishmentIsRefused')] },
    done: yes('challengeIsDecided'),
    holder: 'regional-centre',
    clock: { parameter: 'T-FIRST-MDT', from: ['non-punishment.reviewed'] },
    cites: [cite('SPEC-DESIGN', 'R-88 a refusal can be challenged')],
    standing: 'assumed',
    rank: 43,
  },
] as const satisfies readonly RomanianStep[]
