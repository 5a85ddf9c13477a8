import type { ActKind } from './vocabulary.ts'

/**
 * Numbers the program itself asks for, by the id under which every pack gives them. What they are is the pack's; that
 * they are there is checked at start. The second level of silence and the
 * limits of accounts are read in SQL.
 */
export const ENGINE_PARAMETERS = {
  adultAge: 'P-ADULT-AGE',
  /** Read by app.check_duplicate; not set means that nobody may ask. */
  duplicateChecks: 'P-DUPLICATE-CHECKS',
  capacityConfirmed: 'P-CAPACITY-CONFIRMED',
  capacityHold: 'P-CAPACITY-HOLD',
  capacityLongest: 'P-CAPACITY-LONGEST',
  capacityNightEnds: 'P-CAPACITY-NIGHT-ENDS',
  capacityPublic: 'P-CAPACITY-PUBLIC',
  capacityPublicStep: 'P-CAPACITY-PUBLIC-STEP',
  capacityTurnaround: 'P-CAPACITY-TURNAROUND',
  draftExpiry: 'P-DRAFT-EXPIRY',
  legTakeUp: 'P-LEG-TAKE-UP',
  legTakeUpUrgent: 'P-LEG-TAKE-UP-URGENT',
  legSecondLevel: 'P-LEG-SECOND-LEVEL',
  legSecondLevelUrgent: 'P-LEG-SECOND-LEVEL-URGENT',
  queryAnswer: 'P-QUERY-ANSWER',
  queryAnswerUrgent: 'P-QUERY-ANSWER-URGENT',
  queryParallel: 'P-QUERY-PARALLEL',
  referralAnswer: 'T-REFERRAL-ANSWER',
  smallCell: 'P-SMALL-CELL',
  clockExtensionMost: 'P-CLOCK-EXTENSION-MOST',
  clockPauseMost: 'P-CLOCK-PAUSE-MOST',
  /** Read by app.retention_sweep and the erasure list: a closed file, a sign that proved unfounded, evidence. */
  retentionFile: 'P-RETENTION-FILE',
  retentionUnfounded: 'P-RETENTION-UNFOUNDED',
  /** Read by app.give_look_code: how long a person's code opens the list of who looked. */
  lookCode: 'P-LOOK-CODE',
  waitlistReview: 'P-WAITLIST-REVIEW',
  /** Read by app.raise_allegation, app.allegation_decide and app.exclusion_decide. */
  allegationsDay: 'P-ALLEGATIONS-DAY',
  allegationReview: 'P-ALLEGATION-REVIEW',
  exclusionMost: 'P-EXCLUSION-MOST',
  accountInvitation: 'P-ACCOUNT-INVITATION',
  accountRecovery: 'P-ACCOUNT-RECOVERY',
  accountRecoveryApart: 'P-ACCOUNT-RECOVERY-APART',
  accountDormantWarning: 'P-ACCOUNT-DORMANT-WARNING',
  accountDormant: 'P-ACCOUNT-DORMANT',
  accountReview: 'P-ACCOUNT-REVIEW',
  accountReviewGrace: 'P-ACCOUNT-REVIEW-GRACE',
} as const

/** Acts whose paper the screens lead to or write under: every pack has a form for each, whatever it calls it. */
export const ENGINE_FORMS = [
  'consent.recorded',
  'referral-form.sent',
  'referral-form.answered',
] as const satisfies readonly ActKind[]

/** Numbers a pack gives where a person may be handed on to another desk; a pack without them has no transfers. */
export const TRANSFER_PARAMETERS = { answer: 'P-TRANSFER-ANSWER' } as const

/**
 * Numbers a pack gives where desks may take the public mailbox on; a pack without them has none. How long things are kept, and
 * after how many missed promises a mailbox closes, is read in SQL.
 */
export const MAILBOX_PARAMETERS = {
  promiseMost: 'P-MAILBOX-PROMISE-MOST',
  callbackKeep: 'P-CALLBACK-KEEP',
} as const

/**
 * Numbers a pack gives where a rule lets somebody break glass: how long a record stays open (the database keeps it under an hour),
 * when it is reviewed, how often one account may try in a day. All read in SQL, the first by the page as well.
 */
export const GLASS_PARAMETERS = {
  minutes: 'P-GLASS-MINUTES',
  review: 'P-GLASS-REVIEW',
  daily: 'P-GLASS-DAILY',
} as const

/** Numbers a pack gives where it ships a directory; the warning and the life of a link are read in SQL. */
export const DIRECTORY_PARAMETERS = { stale: 'P-DIRECTORY-STALE' } as const
