import { eventOf } from '../../../../../tests/support/person-file.ts'
import type { Edge, Verdict } from './edges.ts'
import { appointed, type Case, child, cleared, involved } from './parts.ts'
import {
  AWARD,
  BREAKDOWNS,
  CLAIM,
  GOING,
  PROFILE,
  permit,
  review,
  stay,
  TRAINING,
  takesPart,
  without,
} from './parts-beside.ts'

const edge = (id: string, verdict: Verdict, one: Case): Edge => [id, verdict, one]
/** The same rule for each of these answers. */
const each = (id: string, verdict: Verdict, acts: readonly NonNullable<Case['act']>[]): readonly Edge[] =>
  acts.map(act => edge(id, verdict, { act }))
const words = (id: string, verdict: Verdict, key: string, list: readonly string[], rest: Case['act'] = {}) =>
  each(
    id,
    verdict,
    list.map(word => ({ ...rest, [key]: word })),
  )
const LIMBS = ['theft', 'begging', 'drugs', 'sex-work-fine', 'illegal-stay', 'illegal-work'] as const
const decider = (decidedBy: string) => ({ ...GOING, decidedBy, subject: 'parent-1' })

/** As `edges.ts`, for the rules of what runs beside the way: each condition of a rule on its own. */
export const EDGES_BESIDE: readonly Edge[] = [
  ...words('sanction.screening-first', 'broken', 'actKind', LIMBS),
  ...words('screening.by-place-not-person', 'holds', 'screeningBasis', ['setting']),
  edge('screening.by-place-not-person', 'broken', {}),
  edge('identity.number-agrees', 'holds', {}),
  ...each('hearing.measures-decided', 'broken', [
    { measures: [{ measure: 'escort', requestedBy: null, decision: 'granted' }] },
  ]),
  ...each('hearing.measures-decided', 'holds', [
    { measures: ['separate-room'] },
    { measures: [{ measure: 'escort', requestedBy: 'lawyer', decision: 'granted' }] },
  ]),
  edge('confrontation.counsel-told', 'holds', { act: { confrontationAsked: 'yes', alerted: ['coordinator'] } }),
  ...each('court-export.no-whereabouts', 'broken', [
    { audience: 'court', fields: ['address'] },
    { audience: 'court', fields: ['contact'] },
  ]),
  edge('residence.cooperation-named', 'holds', { file: { events: [permit({ basis: 'unknown' }), takesPart] } }),
  edge('foreign.same-help', 'broken', {
    file: { events: [stay({ stayKind: 'recovery-stay', servicesEntitled: 'no' })] },
  }),
  edge('return.free-and-informed', 'broken', { act: { ...GOING, told: ['help-there'] } }),
  edge('return.right-decider', 'holds', { file: child({ events: [appointed] }), act: decider('representative') }),
  edge('return.right-decider', 'broken', { file: child(), act: decider('representative') }),
  edge('return.right-decider', 'broken', { file: { events: [appointed] }, act: decider('representative') }),
  edge('return.right-decider', 'holds', { file: child({ events: [cleared] }), act: decider('parent') }),
  edge('return.right-decider', 'holds', { file: child({ events: [cleared] }), act: decider('guardian') }),
  edge('return.right-decider', 'broken', { file: child({ events: [involved] }), act: decider('parent') }),
  edge('return.right-decider', 'broken', { file: { events: [cleared] }, act: decider('parent') }),
  edge('return.right-decider', 'broken', {
    file: child({ events: [cleared, appointed] }),
    act: { ...GOING, subject: 'parent-1' },
  }),
  ...words('return.risk-assessed', 'holds', 'risk', ['medium', 'high'], GOING),
  ...words('return.risk-assessed', 'broken', 'familySafe', ['unknown'], GOING),
  ...words('return.risk-assessed', 'broken', 'communitySafe', ['unknown'], GOING),
  ...words('return.risk-assessed', 'holds', 'familySafe', ['no'], GOING),
  ...words('return.risk-assessed', 'holds', 'communitySafe', ['no'], GOING),
  ...words('return.not-into-danger', 'broken', 'familySafe', ['no'], GOING),
  ...words('return.not-into-danger', 'broken', 'communitySafe', ['no'], GOING),
  edge('escort.operational', 'holds', { act: { canTravelAlone: 'no', teams: ['none'] } }),
  edge('escort.operational', 'broken', { act: { canTravelAlone: 'no', teams: ['security'] } }),
  edge('escort.security', 'broken', { file: { events: [eventOf('risk.assessed', { level: 'high' })] } }),
  ...['low', 'medium', 'high'].flatMap(level => [
    edge('inquiry.both-risks-answered', 'holds', { act: { riskInFamily: level, riskInCommunity: 'low' } }),
    edge('inquiry.both-risks-answered', 'holds', { act: { riskInFamily: 'low', riskInCommunity: level } }),
  ]),
  edge('inquiry.both-risks-answered', 'broken', { act: { riskInFamily: 'unknown', riskInCommunity: 'low' } }),
  edge('cross-border.purpose-and-basis', 'broken', { act: { purposes: [], legalBasis: 'consent' } }),
  ...words(
    'cross-border.purpose-and-basis',
    'holds',
    'legalBasis',
    ['representative-consent', 'life-in-danger', 'law'],
    {
      purposes: ['return'],
    },
  ),
  edge('cross-border.language-and-translation', 'broken', { act: { translation: 'done' } }),
  ...words('cross-border.language-and-translation', 'holds', 'translation', ['not-needed', 'done', 'none'], {
    messageLanguage: 'en',
  }),
  edge('compensation.waiver-understood', 'broken', { act: { choice: 'waive', waiverExplained: 'yes' } }),
  ...words('award.complete', 'holds', 'awardKind', ['material'], AWARD),
  ...words('award.complete', 'holds', 'currency', ['EUR', 'GBP', 'USD'], AWARD),
  ...words('award.complete', 'holds', 'enforcement', ['none', 'paid', 'failed'], AWARD),
  ...['awardKind', 'currency', 'awardedOn', 'courtNamed', 'enforcement'].map(key =>
    edge('award.complete', 'broken', { act: without(AWARD, key) }),
  ),
  edge('award.complete', 'broken', { act: { awarded: 0 } }),
  edge('award.complete', 'holds', { act: { ...AWARD, paid: 1 } }),
  ...words('application.offence-covered', 'holds', 'offence', ['trafficking-child', 'other-violent'], CLAIM),
  ...words('application.non-punishment-first', 'holds', 'nonPunishment', ['applied', 'refused'], CLAIM),
  ...words('sanction.review-first', 'broken', 'actKind', LIMBS),
  edge('sanction.challenge-decided', 'holds', {
    file: { status: 'identified', events: [review({ result: 'refused', appeal: 'no' })] },
  }),
  edge('foreign-record.never-counted', 'broken', { act: { foreignRecord: 'yes' } }),
  edge('register.situation-and-help', 'broken', {
    act: { consent: 'given', exploitation: [], servicesReceived: ['PSY'] },
  }),
  edge('register.situation-and-help', 'silent', { act: { consent: 'refused' } }),
  edge('publication.small-cells-hidden', 'broken', { act: { smallestCell: 4, secondarySuppressed: 'yes' } }),
  edge('goal.rate-complete', 'broken', { act: { audience: 'sdg', breakdowns: ['sex'], population: 100_000 } }),
  edge('goal.rate-complete', 'holds', { act: { audience: 'sdg', breakdowns: BREAKDOWNS, population: 2 } }),
  ...(['servicesOffered', 'groups', 'counties', 'fundingSources'] as const).map(key =>
    edge('provider.profile-complete', 'broken', { act: { ...PROFILE, [key]: [] } }),
  ),
  edge('provider.profile-complete', 'broken', { act: { ...PROFILE, beds: [{ total: 4, free: null }] } }),
  edge('seat.voting-or-guest', 'holds', { act: { seat: 'voting' } }),
  edge('training.entry-complete', 'broken', { act: { ...TRAINING, topics: ['other'] } }),
  edge('training.entry-complete', 'broken', { act: without(TRAINING, 'trainedOn') }),
  edge('call.called-back', 'holds', {}),
  edge('complaint.leaves-the-desk', 'holds', { act: { passedTo: ['police'] } }),
  ...words('call.outcome-coded', 'holds', 'outcome', [
    'information',
    'referral',
    'notification',
    'investigation',
    'abuse',
    'silent',
  ]),
]
