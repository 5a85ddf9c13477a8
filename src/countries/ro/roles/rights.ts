/** Everything a role may be given. A route names one of these, and a role without it never sees the route. */
export const ROLE_RIGHTS = [
  'signal.record',
  'notification.read-own',
  'work.read',
  'assignment.read',
  'board.read',
  'person.read',
  'person.search',
  'leg.take-up',
  'person.join',
  'act.needs',
  'act.age',
  'act.rights',
  'act.consent',
  'act.screening',
  'act.representative',
  'act.counsel',
  'act.interview',
  'act.statement',
  'act.self-report',
  'act.status',
  'act.risk',
  'act.plan',
  'act.recovery',
  'act.referral',
  'act.referral-answer',
  'act.case-manager',
  'act.assessment',
  'act.service',
  'act.participation',
  'act.closure',
  'act.emergency',
  'act.clock',
  'act.crossing',
  'act.justice',
  'act.compensation',
  'act.register',
  'places.read',
  'units.keep',
  'places.analyse',
  'mailbox.answer',
  'mailbox.keep',
  'staff.read',
  'staff.change',
  'staff.absence',
  'account.recover',
  'account.review',
  'access-log.read',
  'glass.break',
  'glass.review',
  'operations.read',
  'law.read',
  'directory.read',
  'directory.keep',
  'directory.exchange',
] as const
export type RoleRight = (typeof ROLE_RIGHTS)[number]

/** Reference pages that everybody signed in may read. */
export const REFERENCE = ['law.read', 'directory.read'] as const satisfies readonly RoleRight[]

/** What anybody who meets a person may do: record a first sign and see what they themselves sent. */
export const FIRST_SIGN = [
  'signal.record',
  'notification.read-own',
  ...REFERENCE,
] as const satisfies readonly RoleRight[]

/** Working with people: own list, the pages of people one's desk holds, the search among them. */
export const OWN_PEOPLE = ['work.read', 'person.read', 'person.search'] as const satisfies readonly RoleRight[]
