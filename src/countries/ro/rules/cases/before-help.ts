import { eventOf, legOf, ORGANISATIONS } from '../../../../../tests/support/person-file.ts'
import { appointed, type Case, child, cleared, consent, involved, referral, seen, twoLegs, who } from './parts.ts'

/** For every rule of detection, age, consent and rights: one case that satisfies it, one that breaks it. */
export const BEFORE_HELP: Readonly<Record<string, readonly [Case, Case]>> = {
  'sign.has-ground': [{ act: { indicators: ['A01'] } }, { act: { indicators: [] } }],
  'notification.identity-needs-agreement': [
    { act: { identityShared: 'yes', asked: 'agrees' } },
    { act: { identityShared: 'yes', asked: 'refuses' } },
  ],
  'notification.identity-reason-written': [
    { act: { identityShared: 'yes', asked: 'not-safe', reasonGiven: 'yes' } },
    { act: { identityShared: 'yes', asked: 'not-safe' } },
  ],
  'notification.child-two-legs': [
    { file: child({ legs: twoLegs }) },
    { file: child({ legs: [legOf('regional-centre')] }) },
  ],
  'notification.child-addressees': [
    { file: child(), act: { addresseeKinds: ['regional-centre', 'hotline'] } },
    { file: child(), act: { addresseeKinds: ['national-desk'] } },
  ],
  'statement.child-protection-told': [
    { file: child({ events: [eventOf('self-report.made')] }) },
    { file: child({ legs: [legOf('hotline')] }) },
  ],
  'danger.help-first': [{ file: { danger: true, events: [eventOf('emergency.called')] } }, { file: { danger: true } }],
  'notification.by-territory': [{}, { file: { territory: null } }],
  'notification.who-when-how': [{ act: { channel: 'phone' } }, {}],
  'age.three-dates': [{ file: { birthDate: '1990-01-01' } }, {}],
  'age.own-answers-at-majority': [
    { file: { birthDate: '2008-06-10' } },
    { file: { birthDate: '2008-06-10', consents: consent({ givenBy: 'parent' }) } },
  ],
  'consent.giver-screened': [
    { file: { events: [cleared] }, act: { givenBy: 'parent', subject: 'parent-1' } },
    { file: { events: [involved] }, act: { givenBy: 'parent', subject: 'parent-1' } },
  ],
  'representative.when-no-parent-cleared': [
    { file: child({ events: [appointed] }) },
    { file: child({ events: [involved] }) },
  ],
  'consent.representative-appointed': [
    { file: child({ events: [appointed] }), act: { givenBy: 'representative' } },
    { file: child(), act: { givenBy: 'representative' } },
  ],
  'consent.for-a-child': [
    { file: child(), act: { answer: 'given', givenBy: 'parent', childView: 'unsure' } },
    { file: child(), act: { answer: 'given', givenBy: 'person', childView: 'agrees' } },
  ],
  'interview.child-consent': [
    { file: child({ events: [cleared, seen], consents: consent({ givenBy: 'parent', subject: 'parent-1' }) }) },
    { file: child({ events: [involved, seen], consents: consent({ givenBy: 'parent', subject: 'parent-1' }) }) },
  ],
  'interview.kin-screened': [
    { file: { events: [cleared] }, act: who(['parent', 'none', 'parent-1']) },
    { act: who(['guardian', 'none', 'guardian-1']) },
  ],
  'rights.version-for-age': [
    { file: child({ birthDate: '2013-06-10' }), act: { ageBand: '13-17' } },
    { file: child({ birthDate: '2013-06-11' }), act: { ageBand: '13-17' } },
  ],
  'rights.parent-screened': [
    { file: { events: [cleared] }, act: { parentInformed: 'yes', parentSubject: 'parent-1' } },
    { act: { parentInformed: 'yes', parentSubject: 'parent-1' } },
  ],
  'rights.told-before-referral': [
    { file: { events: [eventOf('rights.told')] } },
    { file: { events: [eventOf('rights.told', {}, { conformity: 'irregular' })] } },
  ],
  'rights.oral-and-written': [
    { act: { oral: 'yes', written: 'yes', signed: 'refused', supportAddressGiven: 'yes' } },
    { act: { oral: 'yes', written: 'yes', signed: 'signature', supportAddressGiven: 'unknown' } },
  ],
  'rights.language-understood': [
    {
      file: { events: [eventOf('needs.recorded', { language: 'uk' })] },
      act: { language: 'ro', interpreterPresent: 'yes' },
    },
    { file: { events: [eventOf('needs.recorded', { language: 'uk' })] }, act: { language: 'ro' } },
  ],
  'consent.adult-answers': [
    { act: { answer: 'given', givenBy: 'person' } },
    { act: { answer: 'given', givenBy: 'guardian' } },
  ],
  'consent.one-purpose': [{ act: { purpose: 'interview' } }, { act: { purpose: 'referral', recipient: null } }],
  'interview.adult-consent': [
    { file: { consents: consent() } },
    { file: { consents: consent({ answer: 'withdrawn' }) } },
  ],
  'referral.consent-for-receiver': [
    {
      file: { consents: consent({ purpose: 'referral', recipient: ORGANISATIONS[1] }) },
      act: { receiver: ORGANISATIONS[1] },
    },
    {
      file: { consents: consent({ purpose: 'referral', recipient: ORGANISATIONS[1] }) },
      act: { receiver: ORGANISATIONS[2] },
    },
  ],
  'consent.checklist': [
    { act: { answer: 'given', checklist: ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal'] } },
    { act: { answer: 'given', checklist: ['purpose', 'use', 'research', 'access', 'storage'] } },
  ],
  'consent.withdrawal-stops-disclosure': [
    { file: { referrals: referral({}), consents: consent({ purpose: 'referral', recipient: ORGANISATIONS[1] }) } },
    {
      file: {
        referrals: referral({}),
        consents: consent({ purpose: 'referral', recipient: ORGANISATIONS[1], answer: 'withdrawn' }),
      },
    },
  ],
  'register.consent': [
    { file: { consents: consent({ purpose: 'register' }) } },
    { file: { consents: consent({ purpose: 'register', answer: 'refused' }) } },
  ],
}
