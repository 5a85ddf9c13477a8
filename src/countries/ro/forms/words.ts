/** Word lists shared by the forms. Values are codes that rules read; their words are messages `form.<list>.<code>`. */

/** Who was in the room, at interviews and statements. */
export const ATTENDEE_ROLES = [
  'interviewer',
  'psychologist',
  'centre-officer',
  'child-protection-officer',
  'case-manager',
  'ngo-worker',
  'victim-support-worker',
  'victim-counsellor',
  'parent',
  'guardian',
  'relative',
  'entrusted-person',
  'representative',
  'institution-representative',
  'tutelary-representative',
  'support-person',
  'lawyer',
  'interpreter',
  'police-officer',
  'prosecutor',
  'judge',
  'other',
  'unknown',
] as const

/** Where they come from: kinds of the mechanism, and authorities that have no desk in it. */
export const ATTENDEE_KINDS = [
  'regional-centre',
  'national-desk',
  'child-protection',
  'victim-support',
  'provider',
  'school',
  'health',
  'police',
  'gendarmerie',
  'labour-inspectorate',
  'border',
  'asylum-office',
  'legal-aid',
  'interpreting',
  'representation',
  'prosecution',
  'court',
  'tutelary-authority',
  'none',
  'unknown',
] as const

/** Coded names of parents, guardians and institutions in one person's file: the same code is the same one everywhere. */
export const SUBJECTS = ['parent-1', 'parent-2', 'guardian-1', 'guardian-2', 'institution-1', 'institution-2'] as const

/** Where it may not be known which one it was. `unknown` is never a screened one. */
export const SUBJECTS_OR_UNKNOWN = [...SUBJECTS, 'unknown'] as const

export const GIVERS = ['person', 'parent', 'guardian', 'representative'] as const

/** How a paper was signed; nobody is made to sign. */
export const SIGNED = ['signature', 'thumb', 'child-mark', 'refused', 'not-possible'] as const

export const CHILD_VIEWS = ['agrees', 'disagrees', 'unsure', 'not-asked'] as const

export const PROTOCOLS = ['nichd', 'other', 'none', 'unknown'] as const

export const AUTHORITIES = ['police', 'prosecution', 'court', 'other', 'unknown'] as const

export const RECORDINGS = ['none', 'audio', 'video', 'audio-video', 'unknown'] as const

/** Measures that protect at a statement or hearing. */
export const MEASURES = [
  'separate-room',
  'video-link',
  'closed-session',
  'psychologist',
  'escort',
  'transport',
  'identity-protected',
] as const

/** Areas of life that assessments and plans speak of; the camel case of each is its key in an assessment. */
export const DOMAINS = [
  'safety',
  'housing',
  'health',
  'mental-health',
  'legal',
  'family',
  'education',
  'work',
  'income',
  'social-skills',
] as const

export const FUNDING = ['state', 'ngo', 'project', 'person', 'other', 'unknown'] as const

export const PROFESSIONS = [
  'social-worker',
  'psychologist',
  'doctor',
  'nurse',
  'lawyer',
  'teacher',
  'police-officer',
  'centre-officer',
  'other',
] as const

export const INVOLVED = ['not-involved', 'involved', 'unknown'] as const

export const LEVELS_OF_RISK = ['low', 'medium', 'high', 'unknown'] as const

export const CURRENCIES = ['RON', 'EUR', 'GBP', 'USD', 'other'] as const

/** How a paper that was sent is answered. */
export const DECISIONS = ['granted', 'refused', 'waiting', 'unknown'] as const

/** As far as the right to stay asks: which state it is beyond that is content. */
export const CITIZENSHIPS = ['own-country', 'eu', 'third-country', 'stateless', 'unknown'] as const
