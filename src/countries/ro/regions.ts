import { type Region, region } from '../../domain/way/region.ts'
import { cite } from './law.ts'
import { not, oneOf } from './rules/words.ts'

/** Where the sheet of the trial says it stands. An appeal may send a trial back. */
const TRIAL = [
  ['complaint', 'complaint'],
  ['investigation', 'investigation'],
  ['preliminary-chamber', 'preliminary-chamber'],
  ['first-instance', 'trial'],
  ['appeal', 'appeal'],
  ['final', 'final'],
  ['enforcement', 'enforcement'],
] as const

/** Taking part, hearings, protection. No help depends on any of it. */
const CRIMINAL = region({
  id: 'criminal',
  begins: 'presumed',
  states: {
    none: ['rights.told', 'participation.decided', 'non-punishment.reviewed', 'sanction.recorded'],
    informed: ['participation.decided', 'counsel.assigned', 'non-punishment.reviewed', 'sanction.recorded'],
    'not-taking-part': [
      'participation.decided',
      'non-punishment.reviewed',
      'court-support.coordinated',
      'sanction.recorded',
    ],
    'taking-part': ['counsel.assigned', 'statement.planned', 'participation.decided', 'digital-evidence.received'],
    'statement-planned': ['statement.recorded', 'statement.planned', 'counsel.assigned'],
    heard: ['court-support.coordinated', 'statement.planned', 'digital-evidence.received', 'participation.decided'],
    'in-court': ['court-support.coordinated', 'statement.recorded', 'participation.decided'],
    complaint: ['court-support.coordinated', 'statement.planned', 'statement.recorded', 'participation.decided'],
    investigation: ['court-support.coordinated', 'statement.planned', 'statement.recorded', 'participation.decided'],
    'preliminary-chamber': ['court-support.coordinated', 'statement.planned', 'participation.decided'],
    trial: ['court-support.coordinated', 'statement.planned', 'statement.recorded', 'damages.stated'],
    appeal: ['court-support.coordinated', 'statement.planned', 'statement.recorded'],
    final: ['court-support.coordinated', 'compensation.requested', 'damages.awarded'],
    enforcement: ['court-support.coordinated', 'compensation.requested', 'damages.awarded'],
  },
  moves: [
    { act: 'rights.told', to: 'informed' },
    { act: 'participation.decided', where: { key: 'choice', in: ['participate'] }, to: 'taking-part' },
    {
      act: 'participation.decided',
      where: { key: 'choice', in: ['not-now', 'no'] },
      to: 'not-taking-part',
      back: true,
    },
    { act: 'statement.planned', to: 'statement-planned' },
    { act: 'statement.recorded', to: 'heard' },
    ...TRIAL.map(
      ([stage, to]) =>
        ({ act: 'court-support.coordinated', where: { key: 'stage', in: [stage] }, to, back: true }) as const,
    ),
    { act: 'court-support.coordinated', to: 'in-court' },
  ],
  cites: [cite('CPP', 'art. 111'), cite('TIP-2024', 'victims were not required to participate')],
  standing: 'assumed',
})

/** Damages in the trial, money from the state, the advance. */
const COMPENSATION = region({
  id: 'compensation',
  begins: 'presumed',
  states: {
    none: ['rights.told', 'damages.stated', 'advance.requested', 'compensation.requested'],
    'damages-stated': ['damages.awarded', 'compensation.requested', 'advance.requested', 'damages.stated'],
    'damages-awarded': ['damages.awarded', 'compensation.requested', 'advance.requested'],
    'damages-paid': ['damages.awarded', 'compensation.requested'],
    'damages-waived': ['damages.stated', 'compensation.requested', 'advance.requested'],
    'advance-asked': ['advance.decided', 'damages.stated', 'compensation.requested'],
    'advance-granted': ['advance.decided', 'compensation.requested', 'damages.stated'],
    'advance-refused': ['advance.requested', 'compensation.requested', 'damages.stated'],
    'state-asked': ['advance.requested', 'damages.stated', 'compensation.requested'],
    'before-commission': ['compensation.requested', 'advance.requested', 'damages.stated'],
    'state-granted': ['compensation.requested', 'damages.stated'],
    'state-refused': ['compensation.requested', 'damages.stated'],
    'state-paid': ['compensation.requested', 'damages.stated'],
  },
  moves: [
    { act: 'damages.stated', where: { key: 'choice', in: ['waive'] }, to: 'damages-waived' },
    { act: 'damages.stated', to: 'damages-stated' },
    { act: 'damages.awarded', where: { key: 'enforcement', in: ['paid'] }, to: 'damages-paid', back: true },
    { act: 'damages.awarded', to: 'damages-awarded', back: true },
    { act: 'advance.requested', to: 'advance-asked', back: true },
    { act: 'advance.decided', where: { key: 'decision', in: ['granted', 'partly'] }, to: 'advance-granted' },
    { act: 'advance.decided', where: { key: 'decision', in: ['refused'] }, to: 'advance-refused' },
    { act: 'compensation.requested', where: { key: 'stage', in: ['before-the-commission'] }, to: 'before-commission' },
    { act: 'compensation.requested', where: { key: 'stage', in: ['granted'] }, to: 'state-granted' },
    { act: 'compensation.requested', where: { key: 'stage', in: ['refused'] }, to: 'state-refused' },
    { act: 'compensation.requested', where: { key: 'stage', in: ['paid'] }, to: 'state-paid' },
    { act: 'compensation.requested', to: 'state-asked', back: true },
  ],
  cites: [cite('EJUSTICE-RO', 'three roads to compensation'), cite('HG-541-2023', 'art. 1')],
  standing: 'assumed',
})

/** Path C: the right to stay. Tolerated status gives no help and is a gap, never a fulfilment (C5'). */
const RESIDENCE = region({
  id: 'residence',
  begins: 'presumed',
  // A citizen of the country or of the union has the right to stay; where nobody asked, it may be missing.
  applies: not(oneOf('citizenshipKind', 'own-country', 'eu')),
  states: {
    none: ['stay.recorded', 'recovery.opened', 'mission.notified'],
    asylum: ['stay.recorded', 'recovery.opened'],
    'no-paper': ['stay.recorded', 'recovery.opened'],
    tolerated: ['stay.recorded', 'recovery.opened', 'return.decided'],
    'recovery-stay': ['stay.recorded', 'participation.decided', 'recovery.ended'],
    permit: ['stay.recorded', 'return.decided'],
    'other-paper': ['stay.recorded'],
  },
  moves: [
    { act: 'stay.recorded', where: { key: 'stayKind', in: ['recovery-stay'] }, to: 'recovery-stay', back: true },
    { act: 'stay.recorded', where: { key: 'stayKind', in: ['residence-permit'] }, to: 'permit', back: true },
    { act: 'stay.recorded', where: { key: 'stayKind', in: ['tolerated'] }, to: 'tolerated', back: true },
    { act: 'stay.recorded', where: { key: 'stayKind', in: ['asylum'] }, to: 'asylum', back: true },
    { act: 'stay.recorded', where: { key: 'stayKind', in: ['none', 'unknown'] }, to: 'no-paper', back: true },
    { act: 'stay.recorded', to: 'other-paper', back: true },
  ],
  cites: [cite('LAW-678-2001', 'art. 39^1 (1)'), cite('TIP-2024', 'renewable six-month permit')],
  standing: 'assumed',
})

/** C10 and path D: home from abroad, or home to another country. Free, informed, and only where it is safe. */
const REPATRIATION = region({
  id: 'repatriation',
  begins: 'presumed',
  states: {
    none: ['return.decided', 'transnational-referral.sent', 'social-inquiry.made'],
    'staying-here': ['return.decided', 'transnational-referral.sent'],
    'countries-in-touch': ['social-inquiry.made', 'travel-document.requested', 'return.decided'],
    'home-seen': ['return.decided', 'return-plan.made', 'travel-document.requested'],
    decided: ['travel-document.requested', 'escort.planned', 'social-inquiry.made', 'return.decided'],
    'document-asked': ['escort.planned', 'travel-document.requested', 'return.decided'],
    'journey-planned': ['handover.recorded', 'escort.planned', 'return.decided'],
    home: ['return-plan.made', 'follow-up.recorded', 'return.decided'],
  },
  moves: [
    { act: 'transnational-referral.sent', to: 'countries-in-touch' },
    { act: 'social-inquiry.made', to: 'home-seen' },
    { act: 'return.decided', where: { key: 'decision', in: ['return'] }, to: 'decided', back: true },
    { act: 'return.decided', to: 'staying-here', back: true },
    { act: 'travel-document.requested', to: 'document-asked' },
    { act: 'escort.planned', to: 'journey-planned' },
    { act: 'handover.recorded', where: { key: 'received', in: ['yes', 'true'] }, to: 'home' },
  ],
  cites: [cite('REPORT-2025', 'voluntary and safe return'), cite('SPEC-DESIGN', 'path D')],
  standing: 'assumed',
})

/** The entry in the national register, with a consent of its own. */
const REGISTER = region({
  id: 'register',
  begins: 'presumed',
  states: {
    none: ['consent.recorded', 'register-entry.made'],
    'counted-without-identity': ['consent.recorded', 'register-entry.made'],
    entered: ['register-entry.made', 'consent.withdrawn'],
    withdrawn: ['consent.recorded', 'register-entry.made'],
  },
  moves: [
    { act: 'register-entry.made', where: { key: 'consent', in: ['given'] }, to: 'entered', back: true },
    { act: 'register-entry.made', to: 'counted-without-identity', back: true },
    { act: 'consent.withdrawn', where: { key: 'purpose', in: ['register'] }, to: 'withdrawn' },
  ],
  cites: [cite('SPEC-DESIGN', 'register entry with consent; else counted without identity')],
  standing: 'assumed',
})

/** What runs beside the way in Romania. */
export const REGIONS_BESIDE: readonly Region[] = [CRIMINAL, COMPENSATION, RESIDENCE, REPATRIATION, REGISTER]
