import type { Values } from './act.ts'

/** Answers of the forms, as somebody at a desk would give them. Texts are short and say that they are an exercise. */

const TEXT = 'Exercițiu.'

/** F-04. `tonight`: a place is needed tonight. */
export const needs = (language: string, tonight: boolean, citizenshipKind: string): Values => ({
  citizenshipKind,
  safeNow: tonight ? 'no' : 'yes',
  emergencyShelter: tonight ? 'yes' : 'no',
  medicalUrgent: 'no',
  foodClothes: tonight ? 'yes' : 'no',
  language,
  interpreterNeeded: language === 'ro' ? 'no' : 'yes',
  documents: tonight ? 'kept-by-others' : 'has-them',
  wishes: TEXT,
})

/** F-07. */
export const rights = (language: string, band: string): Values => ({
  ageBand: band,
  topics: [
    'safety',
    'help-without-complaint',
    'services',
    'privacy-and-limits',
    'say-no-and-withdraw',
    'lawyer',
    'protection',
    'compensation',
  ],
  oral: 'yes',
  written: 'yes',
  supportAddressGiven: 'yes',
  language,
  interpreterPresent: language === 'ro' ? 'no' : 'yes',
  informantRole: 'centre-officer',
  signed: band === '8-12' ? 'child-mark' : 'signature',
})

/** F-23. */
export const screening = (subject: string, result: 'not-involved' | 'involved' | 'unknown'): Values => ({
  subject,
  subjectKind: subject.replace(/-\d$/, ''),
  evidenceKinds: result === 'unknown' ? ['none'] : ['child-protection-file', 'person-said'],
  result,
  representativeNeeded: result === 'not-involved' ? 'no' : 'yes',
})

/** F-50. */
export const representative: Values = {
  name: 'Exercițiu 045 (reprezentant numit)',
  appointedBy: 'child-protection',
  conflictChecked: 'yes',
  childHeard: 'yes',
}

export type Giver = {
  readonly givenBy: 'person' | 'parent' | 'representative'
  readonly subject?: string
  readonly childView?: string
}

/** F-08. */
export const consent = (
  purpose: 'interview' | 'referral',
  giver: Giver,
  language: string,
  answer: 'given' | 'refused',
  recipient?: string,
): Values => ({
  purpose,
  recipient,
  checklist: ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal'],
  language,
  interpreterPresent: language === 'ro' ? 'no' : 'yes',
  answer,
  ...giver,
  ...(giver.givenBy === 'person' ? { capacity: 'alone' } : {}),
  signed: 'signature',
})

type Attendee = { readonly role: string; readonly organisationKind: string; readonly subject?: string }
const INTERVIEWER: Attendee = { role: 'interviewer', organisationKind: 'regional-centre' }
const FOR_CHILD: readonly Attendee[] = [
  { role: 'child-protection-officer', organisationKind: 'child-protection' },
  { role: 'psychologist', organisationKind: 'child-protection' },
]

/** F-05. `others`: who else was in the room. */
export const interview = (
  child: boolean,
  language: string,
  forms: readonly string[],
  others: readonly Attendee[] = [],
): Values => ({
  leadKind: 'regional-centre',
  attendees: [INTERVIEWER, ...(child ? FOR_CHILD : []), ...others],
  language,
  interpreterPresent: language === 'ro' ? 'no' : 'yes',
  roomChildFriendly: child ? 'yes' : 'no',
  protocol: child ? 'nichd' : 'none',
  stoppedByPerson: 'no',
  exploitation: forms,
  stillExploited: 'no',
  childrenInDanger: 'no',
  wishes: TEXT,
})

/** F-24 as it should not be: no psychologist, nobody of the centre. */
export const statementWithoutPsychologist = (language: string): Values => ({
  authorityKind: 'police',
  attendees: [
    { role: 'interviewer', organisationKind: 'police' },
    { role: 'lawyer', organisationKind: 'legal-aid' },
  ],
  interviewerTrained: 'unknown',
  lawyerPresent: 'yes',
  language,
  protocol: 'none',
  recording: 'none',
})

/** F-06. */
export const status = (decided: string, on: string): Values => ({
  status: decided,
  bodyKind: 'regional-centre',
  decidedOn: on,
  grounds: ['indicators', 'interview'],
  reasons: TEXT,
  personTold: 'yes',
})

/** F-09. */
export const risk = (level: 'low' | 'medium' | 'high', review: string): Values => ({
  flags: level === 'high' ? ['danger-from-traffickers', 'home-unsafe'] : ['online-contact'],
  locationKnown: level === 'high' ? 'yes' : 'no',
  level,
  reviewOn: review,
})

/** F-10. */
export const immediatePlan = (service: string): Values => ({
  items: [
    { need: 'food-clothes', action: TEXT, state: 'done' },
    { need: 'psychological', service, action: TEXT, state: 'open' },
  ],
  personAgrees: 'yes',
})

/** F-13. */
export const recovery = (start: string, end: string): Values => ({
  start,
  plannedEnd: end,
  informed: 'yes',
  stayDocument: 'not-needed',
})

/** F-14I and F-14D. */
export const assessment: Values = {
  safety: 'some-need',
  housing: 'some-need',
  health: 'well',
  mentalHealth: 'some-need',
  legal: 'some-need',
  family: 'unknown',
  education: 'some-need',
  conclusion: TEXT,
  signatures: [
    { profession: 'social-worker', name: 'Exercițiu 022' },
    { profession: 'psychologist', name: 'Exercițiu 023' },
  ],
}

/** F-15 and F-25. */
export const plan = (child: boolean, service: string, provider: string, start: string, review: string): Values => ({
  situation: TEXT,
  goals: [{ domain: 'mental-health', goal: TEXT, due: review }],
  lines: [{ service, provider, funding: 'state', start, reviewOn: review, fromImmediate: 'yes' }],
  carriedOver: 'yes',
  personSigned: child ? 'child-mark' : 'signature',
  ...(child ? { childView: 'agrees' } : {}),
  reviewOn: review,
})

/** F-55. */
export const received = (service: string, provider: string, providerKind: string): Values => ({
  service,
  provider,
  providerKind,
  funding: 'state',
})

/** F-22. */
export const closure = (followUp: string): Values => ({
  reason: 'goals-reached',
  goalsReached: 'some',
  openCourtDate: 'no',
  followUpOn: followUp,
  personInformed: 'yes',
  returnContactGiven: 'yes',
})

/** F-54. */
export const age = (found: 'adult' | 'child'): Values => ({ ageStatus: found, method: 'document', reasons: TEXT })

/** F-58. */
export const withdrawal: Values = {
  scope: 'everything',
  withdrawnBy: 'person',
  told: ['may-return', 'emergency-numbers', 'where-to-ask'],
  dangerNow: 'no',
}

/** F-41. */
export const consentBack = (recipient: string): Values => ({
  purpose: 'referral',
  recipient,
  withdrawnBy: 'person',
  told: ['what-stops', 'help-stays', 'may-change-mind'],
})

/** F-57. */
export const contactLost: Values = { circumstance: 'does-not-answer', danger: 'unknown', reported: 'yes' }
