import { eventOf, legOf, ORGANISATIONS } from '../../../../../tests/support/person-file.ts'
import { appointed, type Case, COMPANY, child, cleared, consent, involved, seen, who, young } from './parts.ts'

/** What a rule says: it holds, it is broken, or it is silent because it does not apply. */
export type Verdict = 'holds' | 'broken' | 'silent'

const older = child({ birthDate: '2009-01-01' })
const adult = { birthDate: '2014-01-01' } as const

/** One rule, what it says, and of whom. */
export type Edge = readonly [string, Verdict, Case]

/** Each condition of a rule on its own: dropping or turning one of them changes one of these answers. */
export const EDGES: readonly Edge[] = [
  [
    'notification.identity-needs-agreement',
    'silent',
    { file: child(), act: { identityShared: 'yes', asked: 'refuses' } },
  ],
  ['notification.identity-needs-agreement', 'silent', { act: { identityShared: 'no', asked: 'refuses' } }],
  [
    'notification.identity-needs-agreement',
    'silent',
    { file: { danger: true }, act: { identityShared: 'yes', asked: 'refuses' } },
  ],
  [
    'notification.identity-needs-agreement',
    'silent',
    { act: { identityShared: 'yes', asked: 'refuses', danger: 'yes' } },
  ],
  [
    'notification.identity-reason-written',
    'silent',
    { file: child(), act: { identityShared: 'yes', asked: 'refuses' } },
  ],
  ['notification.identity-reason-written', 'silent', { act: { identityShared: 'no', asked: 'refuses' } }],
  ['notification.identity-reason-written', 'silent', { act: { identityShared: 'yes', asked: 'agrees' } }],
  ['notification.child-two-legs', 'broken', { file: child({ legs: [legOf('child-protection')] }) }],
  ['age.own-answers-at-majority', 'broken', { file: child({ birthDate: '2008-06-10' }) }],
  ['consent.giver-screened', 'broken', { act: { givenBy: 'guardian', subject: 'guardian-1' } }],
  ['consent.giver-screened', 'silent', { act: { givenBy: 'person' } }],
  ['representative.when-no-parent-cleared', 'silent', { file: child({ events: [cleared] }) }],
  ['representative.when-no-parent-cleared', 'silent', {}],
  [
    'consent.for-a-child',
    'holds',
    { file: child(), act: { answer: 'given', givenBy: 'guardian', childView: 'agrees' } },
  ],
  [
    'consent.for-a-child',
    'holds',
    { file: child(), act: { answer: 'given', givenBy: 'representative', childView: 'agrees' } },
  ],
  [
    'consent.for-a-child',
    'broken',
    { file: child(), act: { answer: 'given', givenBy: 'parent', childView: 'not-asked' } },
  ],
  ['consent.for-a-child', 'silent', { file: child(), act: { answer: 'refused', givenBy: 'person' } }],
  ['consent.for-a-child', 'silent', { act: { answer: 'given', givenBy: 'person' } }],
  [
    'interview.child-consent',
    'broken',
    { file: child({ events: [appointed], consents: consent({ givenBy: 'representative' }) }) },
  ],
  [
    'interview.child-consent',
    'holds',
    { file: child({ events: [appointed, seen], consents: consent({ givenBy: 'representative' }) }) },
  ],
  ['consent.adult-answers', 'silent', { file: child(), act: { answer: 'given', givenBy: 'parent' } }],
  ['consent.adult-answers', 'silent', { act: { answer: 'refused', givenBy: 'guardian' } }],
  ['consent.one-purpose', 'broken', { act: { purpose: null } }],
  ['consent.one-purpose', 'holds', { act: { purpose: 'referral', recipient: ORGANISATIONS[0] } }],
  ['consent.one-purpose', 'holds', { act: { purpose: 'register' } }],
  ['consent.one-purpose', 'holds', { act: { purpose: 'transnational' } }],
  ['consent.one-purpose', 'holds', { act: { purpose: 'proceedings' } }],
  ['consent.one-purpose', 'holds', { act: { purpose: 'research' } }],
  ['consent.one-purpose', 'holds', { act: { purpose: 'notification' } }],
  ['rights.oral-and-written', 'broken', { act: { written: 'yes', signed: 'signature', supportAddressGiven: 'yes' } }],
  ['rights.oral-and-written', 'broken', { act: { oral: 'yes', signed: 'signature', supportAddressGiven: 'yes' } }],
  [
    'rights.oral-and-written',
    'broken',
    { act: { oral: 'yes', written: 'yes', signed: null, supportAddressGiven: 'yes' } },
  ],
  ['statement.child-protection-psychologist', 'silent', { act: who(['psychologist', 'provider']) }],
  ['statement.child-protection-psychologist', 'silent', { file: child() }],
  [
    'hearing.young-child-company',
    'broken',
    { file: young, act: who(['tutelary-representative', 'tutelary-authority']) },
  ],
  ['hearing.young-child-company', 'silent', { file: young, act: { authorityKind: 'other' } }],
  ['hearing.young-child-company', 'silent', { file: older }],
  ['hearing.young-child-company', 'silent', { file: adult }],
  ['hearing.young-child-psychologist-designated', 'silent', { file: young, act: { authorityKind: 'other' } }],
  ['hearing.young-child-psychologist-designated', 'silent', { file: older }],
  ['hearing.young-child-psychologist-designated', 'silent', { file: adult }],
  [
    'hearing.companion-not-conflicted',
    'broken',
    { file: young, act: { companionConflict: 'yes', ...who(['relative', 'none']) } },
  ],
  [
    'hearing.companion-not-conflicted',
    'silent',
    { file: young, act: { authorityKind: 'other', companionConflict: 'yes' } },
  ],
  ['hearing.companion-not-conflicted', 'silent', { file: older, act: { companionConflict: 'yes' } }],
  ['hearing.companion-not-conflicted', 'silent', { file: adult, act: { companionConflict: 'yes' } }],
  ['hearing.companion-not-conflicted', 'silent', { file: young, act: { ...COMPANY, companionConflict: 'no' } }],
  ['hearing.institution-replaced', 'silent', { act: { institutionUnderScrutiny: 'yes' } }],
  ['hearing.institution-replaced', 'silent', { file: child(), act: { institutionUnderScrutiny: 'no' } }],
  ['statement.no-oath-under-14', 'silent', { file: adult, act: { oath: 'yes' } }],
  ['statement.no-oath-under-14', 'silent', { file: older, act: { oath: 'yes' } }],
  ['interview.child-led-by-centre', 'broken', { file: child(), act: { leadKind: 'regional-centre' } }],
  ['interview.protocol-recorded', 'holds', { file: child(), act: { protocol: 'nichd' } }],
  ['interview.protocol-recorded', 'holds', { file: child(), act: { protocol: 'other' } }],
  ['statement.same-interviewer', 'silent', { file: { events: [eventOf('statement.recorded')] } }],
  ['statement.same-interviewer', 'silent', { file: child() }],
  [
    'participation.child-decider',
    'holds',
    { file: child({ events: [cleared] }), act: { decidedBy: 'parent', subject: 'parent-1' } },
  ],
  [
    'participation.child-decider',
    'holds',
    { file: child({ events: [cleared] }), act: { decidedBy: 'guardian', subject: 'parent-1' } },
  ],
  [
    'participation.child-decider',
    'broken',
    { file: child({ events: [cleared, appointed] }), act: { decidedBy: 'person', subject: 'parent-1' } },
  ],
  [
    'participation.child-decider',
    'broken',
    { file: child({ events: [involved] }), act: { decidedBy: 'representative' } },
  ],
  ['counsel.specialised-and-briefed', 'broken', { act: { briefedOnCompensation: 'yes' } }],
  ['protection.presumed-vulnerable', 'broken', { file: { status: 'presumed' } }],
  ['protection.presumed-vulnerable', 'silent', {}],
  [
    'referral.child-official-path',
    'broken',
    { file: child(), act: { path: 'official', receiverKind: 'provider' }, by: 'regional-centre' },
  ],
  ['referral.child-onward-path', 'silent', { act: { path: 'onward' } }],
  ['referral.child-onward-path', 'silent', { file: child(), act: { path: 'official' } }],
  ['transfer.child-stays-protected', 'holds', { file: child(), act: { receiverKind: 'regional-centre' } }],
  ['referral.risks-and-plan-first', 'broken', { file: { events: [eventOf('immediate-plan.made')] } }],
  ['closure.not-for-refused-therapy', 'broken', { act: { reason: 'psychotherapy-refused' } }],
  ['recovery.at-most-90-days', 'broken', { act: { start: '2026-06-01' } }],
  ['recovery.early-end', 'holds', { act: { earlier: 'yes', endedBy: 'representative' } }],
  ['recovery.early-end', 'holds', { act: { earlier: 'yes', endedBy: 'ground' } }],
]
