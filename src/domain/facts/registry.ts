import { COMPANY_FACTS, HEARING_FACTS } from './company.ts'
import { COMPENSATION_ACT_FACTS, COMPENSATION_FACTS } from './compensation.ts'
import { CONSENT_ACT_FACTS, CONSENT_FACTS } from './consent.ts'
import type { ActFact, PersonFact } from './context.ts'
import { COUNTING_ACT_FACTS, COUNTING_FACTS } from './counting.ts'
import { CROSSING_ACT_FACTS, CROSSING_FACTS } from './crossing.ts'
import { DESK_ACT_FACTS, DESK_FACTS } from './desks.ts'
import { HELP_ACT_FACTS, HELP_FACTS } from './help.ts'
import { NOTIFICATION_ACT_FACTS, NOTIFICATION_FACTS } from './notification.ts'
import { ONWARD_FACTS } from './onward.ts'
import { PROCEEDINGS_ACT_FACTS, PROCEEDINGS_FACTS } from './proceedings.ts'
import { RIGHTS_ACT_FACTS, RIGHTS_FACTS } from './rights.ts'
import { STATUS_ACT_FACTS, STATUS_FACTS } from './status.ts'

/** What stands about a person: may decide what is owed, and what is blocked before anybody acts. */
export const PERSON_FACTS = {
  ...STATUS_FACTS,
  ...NOTIFICATION_FACTS,
  ...CONSENT_FACTS,
  ...RIGHTS_FACTS,
  ...HEARING_FACTS,
  ...HELP_FACTS,
  ...ONWARD_FACTS,
  ...PROCEEDINGS_FACTS,
  ...CROSSING_FACTS,
  ...COMPENSATION_FACTS,
  ...COUNTING_FACTS,
  ...DESK_FACTS,
} as const satisfies Record<string, PersonFact>

/** What one act says; known only when somebody acts. */
export const ACT_FACTS = {
  ...STATUS_ACT_FACTS,
  ...NOTIFICATION_ACT_FACTS,
  ...CONSENT_ACT_FACTS,
  ...RIGHTS_ACT_FACTS,
  ...COMPANY_FACTS,
  ...HELP_ACT_FACTS,
  ...PROCEEDINGS_ACT_FACTS,
  ...CROSSING_ACT_FACTS,
  ...COMPENSATION_ACT_FACTS,
  ...COUNTING_ACT_FACTS,
  ...DESK_ACT_FACTS,
} as const satisfies Record<string, ActFact>

/** Every fact a rule or step may ask. Written twice, in memory and in SQL, and held equal by a test. */
export const FACTS = { ...PERSON_FACTS, ...ACT_FACTS } as const

export type FactName = keyof typeof FACTS
