import { eventOf, NOON, ORGANISATIONS } from '../../../../../tests/support/person-file.ts'
import { type Case, child, consent } from './parts.ts'
import {
  AWARD,
  again,
  ago,
  BREAKDOWNS,
  CLAIM,
  entry,
  HOURS_72,
  PROFILE,
  review,
  TRAINING,
  without,
} from './parts-beside.ts'

const LICENSED = { placement: 'residential', receiverLicence: 'valid' } as const
const HIDDEN = { primarySuppressed: 'yes', secondarySuppressed: 'yes' } as const
const asked = ago('advance.requested', 60)
const decided = (days: number) =>
  eventOf('status.decided', { status: 'not-victim' }, { happenedAt: NOON - days * 86_400_000 })

/** For every rule of compensation, non-punishment, statistics, providers and the line: one case that satisfies it, one that breaks it. */
export const COUNTED: Readonly<Record<string, readonly [Case, Case]>> = {
  'compensation.told-first': [
    { file: { events: [eventOf('rights.told', { topics: ['compensation'] })] } },
    { file: { events: [eventOf('rights.told', { topics: ['safety'] })] } },
  ],
  'compensation.waiver-understood': [
    { act: { choice: 'waive', lawyerExplained: 'yes', waiverExplained: 'yes' } },
    { act: { choice: 'waive', lawyerExplained: 'yes' } },
  ],
  'award.complete': [{ act: AWARD }, { act: without(AWARD, 'paid') }],
  'application.offence-covered': [{ act: CLAIM }, { act: { ...CLAIM, offence: 'unknown' } }],
  'application.complaint-in-time': [{ act: CLAIM }, { act: { ...CLAIM, complaintOn: '2026-05-01' } }],
  'application.in-time': [{ act: CLAIM }, { act: { ...CLAIM, outcomeOn: '2025-06-09' } }],
  'application.non-punishment-first': [{ act: CLAIM }, { act: { ...CLAIM, nonPunishment: 'pending' } }],
  'advance.cap-2023': [{ act: { amount: 15_000 } }, { act: { amount: 15_001 } }],
  'advance.cap-2024': [{ act: { amount: 16_500 } }, { act: { amount: 16_501 } }],
  'advance.cap-2025': [{ act: { amount: 20_250 } }, { act: { amount: 20_251 } }],
  'advance.cap-2026': [{ act: { amount: 20_250 } }, { act: { amount: 20_251 } }],
  'advance.for-needs': [{ act: { categories: ['food', 'hygiene'] } }, { act: { categories: ['food', 'telephone'] } }],
  'advance.72-hours-from-referral': [
    { file: { events: [ago('referral.requested', HOURS_72), asked] } },
    { file: { events: [ago('referral.requested', HOURS_72 + 1), asked] } },
  ],
  'advance.72-hours-from-approval': [
    { file: { events: [asked, ago('advance.decided', HOURS_72, { decision: 'granted' })] } },
    { file: { events: [asked, ago('advance.decided', HOURS_72 + 1, { decision: 'partly' })] } },
  ],
  'application.from-afar': [{}, { act: { presenceDemanded: 'yes' } }],
  'application.in-romanian': [{ act: { applicationLanguage: 'ro' } }, { act: { applicationLanguage: 'en' } }],
  'application.two-judges': [{ act: { judges: 2 } }, { act: { judges: 1 } }],
  'sanction.review-first': [
    { file: { events: [review({ result: 'pending' })] }, act: { actKind: 'documents' } },
    { act: { actKind: 'documents' } },
  ],
  'non-punishment.with-lawyer': [{ act: { lawyerPresent: 'yes' } }, { act: { lawyerPresent: 'no' } }],
  'sanction.challenge-decided': [
    {
      file: {
        status: 'identified',
        events: [review({ result: 'applied', appeal: 'yes', appealUntil: '2026-07-01' })],
      },
    },
    { file: { status: 'identified', events: [review({ result: 'applied', appeal: 'yes', appealUntil: null })] } },
  ],
  'foreign-record.never-counted': [
    { act: { foreignRecord: 'yes', coerced: 'yes' } },
    { act: { foreignRecord: 'yes', coerced: 'yes', countsAgainst: 'yes' } },
  ],
  'register.entry-consent': [
    { file: { consents: consent({ purpose: 'register' }) }, act: { consent: 'given' } },
    { file: { consents: consent({ purpose: 'register', answer: 'withdrawn' }) }, act: { consent: 'given' } },
  ],
  'register.situation-and-help': [
    { act: { consent: 'given', exploitation: ['begging'], servicesReceived: ['PSY'] } },
    { act: { consent: 'given', exploitation: ['begging'], servicesReceived: [] } },
  ],
  'register.counted-once': [{ file: { events: [entry()] } }, { file: { events: [entry(), entry()] } }],
  'register.linked-when-again': [
    { file: { events: [again] }, act: { consent: 'given', again: 'yes' } },
    { file: { events: [again] }, act: { consent: 'given', again: 'no' } },
  ],
  'publication.small-cells-hidden': [
    { act: { smallestCell: 4, ...HIDDEN } },
    { act: { smallestCell: 4, primarySuppressed: 'yes' } },
  ],
  'publication.percentages-whole': [
    { act: { percentages: [{ numerator: 150, denominator: 610, rounding: 'truncated' }] } },
    { act: { percentages: [{ numerator: 150, denominator: 610, rounding: null }] } },
  ],
  'read.logged-with-purpose': [
    { act: { readPurpose: 'plan', readLogged: 'yes' } },
    { act: { readPurpose: 'plan', readLogged: 'no' } },
  ],
  'read.shown-to-person': [{ act: { readLogged: 'yes', readersShown: 'yes' } }, { act: { readLogged: 'yes' } }],
  'record.retention-named': [{ act: { retentionClass: 'core' } }, {}],
  'not-victim.erased': [
    { file: { status: 'not-victim', events: [decided(91)] }, act: { identityErased: 'yes' } },
    { file: { status: 'not-victim', events: [decided(91)] } },
  ],
  'rapporteur.breakdowns': [
    { act: { audience: 'rapporteur', breakdowns: BREAKDOWNS } },
    { act: { audience: 'rapporteur', breakdowns: BREAKDOWNS.slice(1) } },
  ],
  'goal.rate-complete': [
    { act: { audience: 'sdg', breakdowns: ['sex', 'age-group', 'exploitation'], population: 1 } },
    { act: { audience: 'sdg', breakdowns: ['sex', 'age-group', 'exploitation'], population: 0 } },
  ],
  'plan.basics-offered': [
    { act: { offered: ['shelter', 'health', 'psychological', 'legal', 'financial'] } },
    { act: { offered: [] } },
  ],
  'staff.caseload': [{ act: { caseload: 15 } }, { act: { caseload: 16 } }],
  'staff.supervised': [{ act: { monthsSinceSupervision: 0 } }, { act: { monthsSinceSupervision: 1 } }],
  'provider.profile-complete': [{ act: PROFILE }, { act: { ...PROFILE, licences: [{ validTo: null }] } }],
  'placement.licensed': [
    { file: child(), act: LICENSED },
    { file: child(), act: { ...LICENSED, receiverLicence: 'ended' } },
  ],
  'match.no-open-allegation': [{}, { act: { receiverUnderAllegation: 'yes' } }],
  'allegation.restricted': [
    { act: { receiverUnderAllegation: 'yes', allegationRestricted: 'yes' } },
    { act: { receiverUnderAllegation: 'yes' } },
  ],
  'capacity.a-bed-free': [{ act: { freeBeds: 1 } }, { act: { freeBeds: 0 } }],
  'ledger.apart-from-people': [{}, { act: { ledgerNamesPeople: 'yes' } }],
  'referral.unlicensed-with-consent': [
    {
      file: { consents: consent({ purpose: 'referral', recipient: ORGANISATIONS[1] }) },
      act: { receiverLicence: 'none', receiver: ORGANISATIONS[1] },
    },
    { act: { receiverLicence: 'none', receiver: ORGANISATIONS[1] } },
  ],
  'seat.voting-or-guest': [{ act: { seat: 'guest' } }, { act: { seat: 'silent' } }],
  'training.entry-complete': [{ act: TRAINING }, { act: without(TRAINING, 'validUntil') }],
  'complaint.leaves-the-desk': [{ act: { passedTo: ['oversight'] } }, { act: { passedTo: ['nobody-yet'] } }],
  'complaint.hidden-from-subject': [{}, { act: { shownToSubject: 'yes' } }],
  'call.called-back': [
    { act: { missed: 2, callBacks: [{ state: 'done' }, { state: 'not-safe' }] } },
    { act: { missed: 2, callBacks: [{ state: 'done' }, { state: 'open' }] } },
  ],
  'line.hours-apart': [{ act: { lineHours: 168, staffedHours: 40 } }, { act: { lineHours: 168 } }],
  'call.outcome-coded': [{ act: { outcome: 'test' } }, { act: { outcome: 'other' } }],
  'call.anonymous-by-default': [{ act: { anonymous: 'yes' } }, { act: { anonymous: 'no' } }],
}
