import { eventOf } from '../../../../../tests/support/person-file.ts'
import { type Case, child, consent, line } from './parts.ts'
import {
  changed,
  checked,
  coordination,
  fled,
  GOING,
  noticed,
  permit,
  police,
  stay,
  takesPart,
} from './parts-beside.ts'

const COURT = { audience: 'court' } as const

/** For every rule of screening, courts, residence and return: one case that satisfies it, one that breaks it. */
export const BESIDE: Readonly<Record<string, readonly [Case, Case]>> = {
  'child.specialised-police-told': [
    { file: child({ events: [noticed], legs: [police] }) },
    { file: child({ events: [noticed] }) },
  ],
  'sanction.screening-first': [
    { file: { events: [checked] }, act: { actKind: 'begging' } },
    { act: { actKind: 'begging' } },
  ],
  'screening.by-place-not-person': [{ act: { screeningBasis: 'place' } }, { act: { screeningBasis: 'person' } }],
  'refugee-child.screened': [
    { file: child({ events: [fled('UA'), checked] }) },
    { file: child({ events: [fled('UA')] }) },
  ],
  'identity.number-agrees': [{ act: { numberCheck: 'agrees' } }, { act: { numberCheck: 'disagrees' } }],
  'identity.papers-replaced': [
    {
      file: {
        events: [eventOf('needs.recorded', { documents: 'lost' })],
        serviceLines: line({ service: 'LEGAL' }),
      },
    },
    { file: { events: [eventOf('needs.recorded', { documents: 'kept-by-others' })], serviceLines: line({}) } },
  ],
  'assistance.whoever-participates': [
    { file: { status: 'presumed', serviceLines: line({ received: true }) } },
    { file: { status: 'identified', serviceLines: line({ referred: true, accepted: true }) } },
  ],
  'release.choice-kept': [
    { file: { events: [takesPart, coordination({ releaseNotice: 'no' })] } },
    { file: { events: [takesPart, coordination({ releaseNotice: 'unknown' })] } },
  ],
  'release.person-told': [
    {
      file: {
        events: [coordination({ releaseNotice: 'yes' }), coordination({ custody: 'released', releaseTold: 'yes' })],
      },
    },
    { file: { events: [coordination({ releaseNotice: 'yes', custody: 'released' })] } },
  ],
  'hearing.measures-decided': [
    { act: { measures: [{ measure: 'video-link', requestedBy: 'person', decision: 'refused' }] } },
    { act: { measures: [{ measure: 'video-link', requestedBy: 'person', decision: 'waiting' }] } },
  ],
  'summons.video-mentioned': [{ act: { summons: 'yes', videoMentioned: 'yes' } }, { act: { summons: 'yes' } }],
  'confrontation.counsel-told': [
    { act: { confrontationAsked: 'yes', alerted: ['lawyer'] } },
    { act: { confrontationAsked: 'yes', alerted: ['police'] } },
  ],
  'child.proceedings-expedited': [
    { file: child({ events: [takesPart, coordination({ expedited: 'yes' })] }) },
    { file: child({ events: [takesPart] }) },
  ],
  'court-export.no-whereabouts': [
    { act: { ...COURT, fields: ['name'] } },
    { act: { ...COURT, fields: ['name', 'shelter'] } },
  ],
  'court-export.name-protected': [
    { act: { ...COURT, identityProtected: 'yes', fields: ['statement'] } },
    { act: { ...COURT, identityProtected: 'yes', fields: ['name'] } },
  ],
  'proceedings.change-answered': [
    { file: { events: [changed('reclassified', 'rights', 'appeal', 'compensation')] } },
    { file: { events: [changed('dismissed', 'rights', 'compensation')] } },
  ],
  'offence.limitation-watched': [{ act: { offenceOn: '2021-01-01' } }, { act: { offenceOn: '2020-12-31' } }],
  'recovery.for-foreign-victims': [
    { file: { status: 'presumed', events: [stay({ stayKind: 'none' }), eventOf('recovery.opened')] } },
    { file: { status: 'presumed', events: [stay({ stayKind: 'none' })] } },
  ],
  'residence.cooperation-named': [
    { file: { events: [permit({ basis: 'authority-asked' })] } },
    { file: { events: [permit({ basis: 'unknown' })] } },
  ],
  'residence.renewed-in-time': [
    { file: { events: [permit({ expiresOn: '2026-07-25' })] } },
    { file: { events: [permit({ expiresOn: '2026-07-24' })] } },
  ],
  'tolerated.gap-raised': [
    {
      file: { events: [stay({ stayKind: 'tolerated' })] },
      act: { alerted: ['regional-centre', 'asylum-office', 'lawyer'] },
    },
    { file: { events: [stay({ stayKind: 'tolerated' })] }, act: { alerted: ['regional-centre', 'lawyer'] } },
  ],
  'foreign.same-help': [
    { file: { events: [permit({ servicesEntitled: 'yes' })] } },
    { file: { events: [permit({ servicesEntitled: 'no' })] } },
  ],
  'asylum.runs-beside': [
    { file: { events: [stay({ stayKind: 'asylum' })] }, act: { reason: 'goals-reached' } },
    { file: { events: [stay({ stayKind: 'asylum' })] }, act: { reason: 'asylum-procedure' } },
  ],
  'return.free-and-informed': [{ act: GOING }, { act: { ...GOING, freely: 'unknown' } }],
  'return.right-decider': [{ act: GOING }, { act: { ...GOING, decidedBy: 'guardian' } }],
  'return.risk-assessed': [{ act: GOING }, { act: { ...GOING, risk: 'unknown' } }],
  'return.not-into-danger': [{ act: GOING }, { act: { ...GOING, risk: 'high' } }],
  'escort.operational': [
    { file: child(), act: { teams: ['operational'] } },
    { file: child(), act: { teams: ['medical'] } },
  ],
  'escort.medical': [
    { file: { events: [eventOf('risk.assessed', { flags: ['health'] })] }, act: { teams: ['medical'] } },
    { file: { events: [eventOf('risk.assessed', { flags: ['health'] })] }, act: { teams: ['operational'] } },
  ],
  'escort.security': [
    { file: { danger: true }, act: { teams: ['operational', 'security'] } },
    { file: { danger: true }, act: { teams: ['operational'] } },
  ],
  'escort.ends-when-received': [
    {
      file: {
        events: [
          eventOf('escort.planned'),
          eventOf('handover.recorded', { received: 'yes', receiverSigned: 'signature' }),
        ],
      },
    },
    { file: { events: [eventOf('escort.planned'), eventOf('handover.recorded', { received: 'yes' })] } },
  ],
  'transnational.child-both-agencies': [
    { file: child(), act: { purposes: ['return'], agencies: ['national-desk', 'child-protection'] } },
    { file: child(), act: { purposes: ['return'], agencies: ['national-desk'] } },
  ],
  'inquiry.both-risks-answered': [
    { act: { riskInFamily: 'low', riskInCommunity: 'high' } },
    { act: { riskInFamily: 'low', riskInCommunity: 'unknown' } },
  ],
  'mission.only-with-consent': [
    { file: { consents: consent({ purpose: 'transnational' }) } },
    { file: { consents: consent({ purpose: 'transnational', answer: 'withdrawn' }) } },
  ],
  'cross-border.purpose-and-basis': [
    { act: { purposes: ['return'], legalBasis: 'consent' } },
    { act: { purposes: ['return'], legalBasis: 'unknown' } },
  ],
  'cross-border.language-and-translation': [
    { act: { messageLanguage: 'en', translation: 'asked-for' } },
    { act: { messageLanguage: 'en', translation: 'unknown' } },
  ],
  'cross-border.minimum': [{ act: { purposes: ['return'], minimumOnly: 'yes' } }, { act: { purposes: ['return'] } }],
}
