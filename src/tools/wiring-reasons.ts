/**
 * Rules that stand before no act of a screen, and that no step asks for: what each is held by instead, or which capability
 * brings its screen. A test keeps the list complete and free of rules that have been wired since.
 */

/** Held by how the system is built; a test of its own says so. */
const BUILT: Readonly<Record<string, string>> = {
  'sign.has-ground': 'Sending a first sign: without a ground it is refused (`src/domain/notification/screening.ts`).',
  'danger.help-first':
    'The first page of a sign asks for danger alone and shows whom to call; no field stands before it.',
  'notification.by-territory':
    'Sending a first sign: the addressees follow from the territory (`src/domain/notification/legs.ts`).',
  'notification.who-when-how': 'Every notification keeps account, moment and channel by itself.',
  'age.three-dates': 'The file keeps day of birth, day of the first sign and day of each act apart.',
  'consent.withdrawal-stops-disclosure': 'Access is derived anew by every act (`src/domain/access/grants.ts`).',
  'screening.by-place-not-person': 'The lists of signs are made by sector; no list asks who a person is.',
  'notifier.sees-own-only': 'Row security: policies `notification_own` and `notification_person_own`.',
  'read.logged-with-purpose': 'Every read of a person writes `access_log` in its own transaction.',
  'read.shown-to-person':
    '`access_log` is the record; the excerpt for the person comes with the capability *rights of the data subject*.',
  'assistance.whoever-participates': 'No act of help asks for it: a property test over random histories.',
  'foreign.same-help': 'No act of help asks for citizenship or stay.',
  'protection.presumed-vulnerable': 'No act asks for proof of vulnerability.',
  'register.consent': 'Stands before the entry itself as `register.entry-consent`.',
}

/** What waits: the capability, and its rules. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  'hearings and court': [
    'child.specialised-police-told',
    'hearing.counsellor-admitted',
    'summons.video-mentioned',
    'child.proceedings-expedited',
    'court-export.no-whereabouts',
    'court-export.name-protected',
    'proceedings.change-answered',
    'offence.limitation-watched',
    'release.person-told',
    'sanction.screening-first',
    'sanction.review-first',
    'foreign-record.never-counted',
  ],
  'identity and papers': ['identity.number-agrees', 'identity.papers-replaced'],
  'foreign victims, asylum and return': ['refugee-child.screened', 'asylum.runs-beside'],
  compensation: [
    'award.complete',
    'advance.72-hours-from-referral',
    'advance.72-hours-from-approval',
    'application.in-romanian',
    'application.two-judges',
  ],
  'national register and retention': [
    'register.situation-and-help',
    'register.counted-once',
    'register.linked-when-again',
    'record.retention-named',
    'not-victim.erased',
  ],
  'statistics and publication': [
    'publication.small-cells-hidden',
    'publication.percentages-whole',
    'rapporteur.breakdowns',
    'goal.rate-complete',
  ],
  'providers, capacity and matching': [
    'provider.profile-complete',
    'placement.licensed',
    'match.no-open-allegation',
    'allegation.restricted',
    'capacity.a-bed-free',
    'ledger.apart-from-people',
    'referral.unlicensed-with-consent',
    'family.may-be-helped',
  ],
  'information line': ['call.called-back', 'line.hours-apart', 'call.outcome-coded', 'call.anonymous-by-default'],
  'staff, training and governance': [
    'staff.caseload',
    'staff.supervised',
    'seat.voting-or-guest',
    'training.entry-complete',
  ],
  complaints: ['complaint.leaves-the-desk', 'complaint.hidden-from-subject'],
}

/** Why a rule stands before no screen; undefined where nobody said. */
export function reasonOf(rule: string): string | undefined {
  const waits = Object.keys(WAITING).find(capability => WAITING[capability]?.includes(rule))
  return BUILT[rule] ?? (waits ? `Waits for the capability *${waits}*.` : undefined)
}

/** Every rule a reason is given for. */
export const REASONED: readonly string[] = [...Object.keys(BUILT), ...Object.values(WAITING).flat()]
