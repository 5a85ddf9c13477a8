import type { Parameter } from '../../../domain/mechanism/pack.ts'
import { cite } from '../law.ts'

/** Who must be told by when, and when silence passes the duty on. */
export const NOTIFICATION_PARAMETERS = [
  {
    id: 'T-NOTIFY-ADULT',
    value: 24,
    unit: 'hours',
    from: '2023-02-03',
    cites: [cite('HG-88-2023', 'hour limit not seen')],
    standing: 'assumed',
  },
  /** Zero: a child is notified at once. */
  {
    id: 'T-NOTIFY-CHILD',
    value: 0,
    unit: 'minutes',
    from: '2023-02-03',
    cites: [cite('HG-88-2023', 'hour limit not seen; “immediately”')],
    standing: 'assumed',
  },
  {
    id: 'P-LEG-TAKE-UP-URGENT',
    value: 30,
    unit: 'minutes',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'leg not taken up, child or danger')],
    standing: 'assumed',
  },
  {
    id: 'P-LEG-TAKE-UP',
    value: 4,
    unit: 'hours',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'leg not taken up, adult without danger')],
    standing: 'assumed',
  },
  {
    id: 'P-LEG-SECOND-LEVEL-URGENT',
    value: 30,
    unit: 'minutes',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'from the duty officer to the national desk, child or danger')],
    standing: 'assumed',
  },
  {
    id: 'P-LEG-SECOND-LEVEL',
    value: 4,
    unit: 'hours',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'from the duty officer to the national desk, adult without danger')],
    standing: 'assumed',
  },
  {
    id: 'P-CALL-BACK',
    value: 24,
    unit: 'hours',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'R-104 unattended call')],
    standing: 'assumed',
  },
  {
    id: 'P-DRAFT-EXPIRY',
    value: 14,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'R-97 drafts expire by themselves')],
    standing: 'assumed',
  },
  /** Zero: at once. */
  {
    id: 'P-SELF-REPORT',
    value: 0,
    unit: 'minutes',
    from: '2023-02-03',
    cites: [cite('REPORT-2025', '5.1 self-report at once')],
    standing: 'assumed',
  },
  /** Zero: at once. */
  {
    id: 'P-POLICE-NOTICE',
    value: 0,
    unit: 'minutes',
    from: '2021-01-01',
    cites: [cite('PROTOCOL-2021', 'immediate notice to DCCO structures')],
    standing: 'assumed',
  },
  {
    id: 'P-ADULT-AGE',
    value: 18,
    unit: 'years',
    from: '2005-01-01',
    cites: [cite('LAW-272-2004', 'child = under 18')],
    standing: 'assumed',
  },
  {
    id: 'P-CHILD-ASSISTED-HEARING-AGE',
    value: 14,
    unit: 'years',
    from: '2023-03-06',
    cites: [cite('CPP', 'art. 111 (8^1)')],
    standing: 'verified',
  },
  /** A line of another country is shown to people abroad only so long after somebody called it. */
  {
    id: 'P-PARTNER-LINE',
    value: 90,
    unit: 'days',
    from: '2026-01-01',
    cites: [cite('SPEC-DESIGN', 'partner lines verified lately')],
    standing: 'assumed',
  },
] as const satisfies readonly Parameter[]
