import type { Parameter } from '../../domain/mechanism/pack.ts'
import type { Citation } from '../../domain/rules/rule.ts'
import { cite } from './law.ts'

const DESIGN = [cite('SPEC-DESIGN', 'our own choice')] as const

const limit = (
  id: string,
  value: number,
  unit: Parameter['unit'],
  cites: readonly [Citation, ...Citation[]] = DESIGN,
  from: Parameter['from'] = '2026-01-01',
): Parameter => ({ id, value, unit, from, cites, standing: 'assumed' })

/** Every number of this mechanism; all assumed. A changed number is a new entry with a later first day. */
export const PARAMETERS: readonly Parameter[] = [
  limit('P-ADULT-AGE', 18, 'years', [cite('MSA-2015', 's. 56(3) child = under 18; text not seen')]),
  limit('P-DRAFT-EXPIRY', 28, 'days', [cite('NRM-FORM', 'drafts expire by themselves; the days are ours')]),
  // Questions of one account in a day whether a person is known elsewhere.
  limit('P-DUPLICATE-CHECKS', 20, 'count'),
  limit('P-RETENTION-FILE', 10, 'years'),
  limit('P-RETENTION-UNFOUNDED', 1, 'years'),
  limit('P-LOOK-CODE', 180, 'days'),
  limit('P-ALLEGATIONS-DAY', 10, 'count'),
  limit('P-ALLEGATION-REVIEW', 30, 'days'),
  limit('P-EXCLUSION-MOST', 180, 'days'),
  limit('P-GLASS-MINUTES', 30, 'minutes'),
  limit('P-GLASS-REVIEW', 72, 'hours'),
  limit('P-GLASS-DAILY', 5, 'count'),
  limit('P-REPORT', 24, 'hours', [cite('MSA-2015', 's. 52; no hour is known')]),
  limit('P-REPORT-CHILD', 0, 'minutes', [cite('MS-GUIDANCE', 'children at once; text not seen')]),
  limit('P-LEG-TAKE-UP', 24, 'hours'),
  limit('P-LEG-TAKE-UP-URGENT', 1, 'hours'),
  limit('P-LEG-SECOND-LEVEL', 24, 'hours'),
  limit('P-LEG-SECOND-LEVEL-URGENT', 1, 'hours'),
  limit('P-FIRST-NEEDS', 24, 'hours'),
  limit(
    'T-REASONABLE-GROUNDS',
    5,
    'working-days',
    [cite('NRM-FORM', 'reasonable grounds within 5 working days')],
    '2020-03-24',
  ),
  limit('T-SUPPORT-OFFER', 3, 'days', [cite('ECAT', 'art. 12; no number of days is known')]),
  // The source says: it was 45 days and is 30 now, from general knowledge. The day of the change is not known.
  limit(
    'T-RECOVERY',
    45,
    'days',
    [cite('ECAT', 'art. 13; at least 30 days'), cite('MS-GUIDANCE', 'text not seen')],
    '2009-04-01',
  ),
  limit(
    'T-RECOVERY',
    30,
    'days',
    [cite('ECAT', 'art. 13; at least 30 days'), cite('MS-GUIDANCE', 'text not seen')],
    '2023-01-30',
  ),
  limit('T-REFERRAL-ANSWER', 24, 'hours'),
  limit('P-WAITLIST-REVIEW', 7, 'days'),
  limit('P-HOLD-REVIEW', 7, 'days'),
  limit('P-ARRIVAL-CONFIRMATION', 24, 'hours'),
  limit('P-LOOK-AGAIN', 14, 'days'),
  limit('P-DIRECTORY-STALE', 365, 'days'),
  limit('P-QUERY-ANSWER', 4, 'hours'),
  limit('P-QUERY-ANSWER-URGENT', 30, 'minutes'),
  limit('P-QUERY-PARALLEL', 3, 'count'),
  limit('P-SMALL-CELL', 5, 'count'),
  limit('P-DIRECTORY-WARNING', 60, 'days'),
  limit('P-DIRECTORY-LINK', 14, 'days'),
  limit('P-CAPACITY-HOLD', 4, 'hours'),
  limit('P-CAPACITY-CONFIRMED', 24, 'hours'),
  limit('P-CAPACITY-NIGHT-ENDS', 6, 'hours'),
  limit('P-CAPACITY-TURNAROUND', 1, 'days'),
  limit('P-CAPACITY-LONGEST', 366, 'days'),
  limit('P-CAPACITY-PUBLIC', 6, 'hours'),
  limit('P-CAPACITY-PUBLIC-STEP', 5, 'count'),
  limit('P-CLOCK-EXTENSION-MOST', 30, 'days'),
  limit('P-CLOCK-PAUSE-MOST', 30, 'days'),
  limit('P-ACCOUNT-INVITATION', 7, 'days'),
  limit('P-ACCOUNT-RECOVERY', 72, 'hours'),
  limit('P-ACCOUNT-RECOVERY-APART', 30, 'days'),
  limit('P-ACCOUNT-DORMANT-WARNING', 60, 'days'),
  limit('P-ACCOUNT-DORMANT', 90, 'days'),
  limit('P-ACCOUNT-REVIEW', 180, 'days'),
  limit('P-ACCOUNT-REVIEW-GRACE', 14, 'days'),
]
