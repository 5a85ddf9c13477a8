import type { Parameter } from '../../../domain/mechanism/pack.ts'
import { cite } from '../law.ts'

/** Limits of accounts: invitations, recovery, unused accounts, reviews. No law seen fixes any of them. */
export const ACCOUNT_PARAMETERS = [
  {
    id: 'P-ACCOUNT-INVITATION',
    value: 7,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'accounts; the number is ours')],
    standing: 'assumed',
  },
  {
    id: 'P-ACCOUNT-RECOVERY',
    value: 72,
    unit: 'hours',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'accounts; the number is ours')],
    standing: 'assumed',
  },
  {
    id: 'P-ACCOUNT-RECOVERY-APART',
    value: 30,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'accounts; the number is ours')],
    standing: 'assumed',
  },
  {
    id: 'P-ACCOUNT-DORMANT-WARNING',
    value: 60,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'accounts; the number is ours')],
    standing: 'assumed',
  },
  {
    id: 'P-ACCOUNT-DORMANT',
    value: 90,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'accounts; the number is ours')],
    standing: 'assumed',
  },
  {
    id: 'P-ACCOUNT-REVIEW',
    value: 180,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'accounts; the number is ours')],
    standing: 'assumed',
  },
  {
    id: 'P-ACCOUNT-REVIEW-GRACE',
    value: 14,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'accounts; the number is ours')],
    standing: 'assumed',
  },
] as const satisfies readonly Parameter[]
