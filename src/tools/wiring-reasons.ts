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
  'advance.72-hours-from-referral':
    'The clock of the step `settle-advance`, from the referral as the statute says (`src/countries/ro/voucher.ts`).',
  'advance.72-hours-from-approval':
    'The other reading of the same clock (C-06): stands beside it in `/law`; one line of `src/countries/ro/voucher.ts` and the step choose.',
  'award.complete': 'Form F-19A asks every part of it; the step `follow-award` stays until the award is paid.',
  'foreign-record.never-counted':
    'Form F-36 asks beside every conviction abroad whether the act was forced; no fact, score or list reads the record.',
  'asylum.runs-beside':
    'No reason of closure in form F-22 is the asylum procedure; asylum is a state of the region *residence*.',
  'register.situation-and-help': 'Form F-34 asks both; the situation is a required answer.',
  'register.linked-when-again':
    'An entry after a new exploitation stands in the file of the same person, and form F-34 asks whether it happened before.',
  'record.retention-named':
    'Every class of data has its term in `src/countries/ro/privacy.ts`; the page `stewardship/keep-data` shows what falls due.',
  'not-victim.erased':
    'The page `stewardship/keep-data` and the sweep of `db/migrations/0036_keeping.sql` erase what is due.',
  'publication.small-cells-hidden':
    'The figures of placement, the only ones that leave their desks so far: `src/domain/matching/figures.ts` hides small counts and one more where the total would tell them.',
  'publication.percentages-whole':
    'The one percentage that is shown, how services answer, stands with both of its numbers and says that it is rounded (`placement/read-figures`).',
  'match.no-open-allegation':
    'The independent desk keeps a provider from placement for a time (`integrity/exclude-provider`): a search and a request see a full house. A complaint alone keeps nobody away.',
  'allegation.restricted':
    'An allegation is read by the desk the pack names and by nobody it is about (`integrity/raise-allegation`, `docs/decisions/0023-wall-of-conflict.md`).',
  'complaint.leaves-the-desk':
    'An allegation goes to the independent desk, whoever raises it (`integrity/raise-allegation`).',
  'complaint.hidden-from-subject':
    'Whom an allegation names sees no row of it and none of the person it is about (`docs/decisions/0023-wall-of-conflict.md`).',
  'provider.profile-complete':
    'The page `directory/keep-service` asks each part; the check of services lists what is missing.',
  'capacity.a-bed-free': 'The page `capacity/read-places` says “full” where a county or a region has no free place.',
  'line.hours-apart':
    'A service of the directory has the hours it is open, staffed and reachable apart (`directory/keep-service`).',
  'call.called-back': 'Who asks to be called stands on the list of `signal/call-back` until somebody has called.',
  'call.anonymous-by-default': 'The pages of the public mailbox and of the call-back ask for no name.',
  'family.may-be-helped': 'A plan takes services for the family as for the child; nothing refuses them.',
  'hearing.counsellor-admitted':
    'Forms F-24P and F-24 offer the counsellor of victims among those present, beside the psychologist and never in the place of one.',
}

/** What waits, each with what has to be there first. */
const WAITING: readonly { readonly rules: readonly string[]; readonly until: string }[] = [
  {
    rules: ['court-export.no-whereabouts', 'court-export.name-protected'],
    until: 'Nothing is handed to a court by the system yet: no export exists that the rule could stand before.',
  },
  {
    rules: ['child.specialised-police-told'],
    until:
      'Waits for desks of the specialised police in the directory: a duty to notify knows the kind of its addressee, and no role of the police takes one up yet.',
  },
  {
    rules: ['offence.limitation-watched'],
    until:
      'Waits for the text of the limitation periods, which nobody has seen: without a term there is no clock. Form F-18 keeps the day.',
  },
  {
    rules: ['identity.number-agrees'],
    until:
      'No form asks for the personal number, and none needs it so far; `src/countries/ro/national-number.ts` checks one.',
  },
  {
    rules: ['register.counted-once', 'rapporteur.breakdowns', 'goal.rate-complete'],
    until:
      'Waits for the yearly statistics: no table about people is published yet, so there is nothing to count once or to break down.',
  },
  {
    rules: ['placement.licensed', 'referral.unlicensed-with-consent'],
    until:
      'The search for a place shows licences and leaves out those that have ended; a request names a desk, not the service, so the act cannot say the licence yet.',
  },
  {
    rules: ['ledger.apart-from-people'],
    until: 'No ledger of money is kept at all; what a service line says of its funding names no amount.',
  },
  {
    rules: ['call.outcome-coded'],
    until: 'Waits for the shift book of the information line (form F-40 is there on paper).',
  },
  {
    rules: ['staff.caseload', 'staff.supervised', 'seat.voting-or-guest', 'training.entry-complete'],
    until:
      'Waits for staff, training and governance (form F-35 is there on paper): no page keeps supervision, courses or seats.',
  },
]

/** Why a rule stands before no screen; undefined where nobody said. */
export function reasonOf(rule: string): string | undefined {
  return BUILT[rule] ?? WAITING.find(one => one.rules.includes(rule))?.until
}

/** Every rule a reason is given for. */
export const REASONED: readonly string[] = [...Object.keys(BUILT), ...WAITING.flatMap(one => one.rules)]
