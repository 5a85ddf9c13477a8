import { eventOf, ORGANISATIONS } from '../../../../../tests/support/person-file.ts'
import { appointed, type Case, COMPANY, child, consent, involved, line, referral, who, young } from './parts.ts'

/** For every rule of hearings, proceedings, referral, plan and recovery: one case that satisfies it, one that breaks it. */
export const WITH_HELP: Readonly<Record<string, readonly [Case, Case]>> = {
  'statement.child-psychologist': [
    { file: child(), act: who(['psychologist', 'provider']) },
    { file: child(), act: who(['psychologist', 'police']) },
  ],
  'statement.child-centre': [
    { file: child(), act: who(['centre-officer', 'regional-centre']) },
    { file: child(), act: who(['centre-officer', 'provider']) },
  ],
  'statement.child-protection-psychologist': [
    { file: child(), act: who(['psychologist', 'child-protection']) },
    { file: child(), act: who(['psychologist', 'provider']) },
  ],
  'statement.trained-interviewer': [
    { file: child(), act: { interviewerTrained: 'yes' } },
    { file: child(), act: { interviewerTrained: 'unknown' } },
  ],
  'hearing.young-child-company': [
    { file: young, act: COMPANY },
    { file: young, act: who(['psychologist', 'child-protection']) },
  ],
  'hearing.young-child-psychologist-designated': [
    { file: young, act: { psychologistDesignated: 'yes' } },
    { file: young, act: { psychologistDesignated: 'no' } },
  ],
  'hearing.companion-not-conflicted': [
    { file: young, act: { ...COMPANY, companionConflict: 'unknown' } },
    { file: young, act: { ...who(['psychologist', 'child-protection'], ['parent', 'none', 'parent-1']) } },
  ],
  'hearing.institution-replaced': [
    { file: child(), act: { institutionUnderScrutiny: 'yes', ...COMPANY } },
    { file: child(), act: { institutionUnderScrutiny: 'yes', ...who(['institution-representative', 'none']) } },
  ],
  'statement.no-oath-under-14': [
    { file: young, act: { oath: 'no' } },
    { file: young, act: { oath: 'yes' } },
  ],
  'interview.child-led-by-centre': [
    { file: child(), act: { leadKind: 'regional-centre', ...who(['child-protection-officer', 'child-protection']) } },
    { file: child(), act: { leadKind: 'provider', ...who(['child-protection-officer', 'child-protection']) } },
  ],
  'interview.protocol-recorded': [
    { file: child(), act: { protocol: 'none' } },
    { file: child(), act: { protocol: 'unknown' } },
  ],
  'statement.few-hearings': [
    { file: child({ events: [eventOf('statement.recorded')] }) },
    {
      file: child({
        events: [eventOf('statement.recorded'), eventOf('statement.recorded', {}, { conformity: 'historical' })],
      }),
    },
  ],
  'statement.same-interviewer': [
    { file: child({ events: [eventOf('statement.recorded')] }), act: { sameInterviewer: 'yes' } },
    { file: child({ events: [eventOf('statement.recorded')] }), act: { sameInterviewer: 'no' } },
  ],
  'hearing.child-friendly-room': [
    { file: child(), act: { roomChildFriendly: 'yes' } },
    { file: child(), act: { roomChildFriendly: 'no' } },
  ],
  'participation.child-decider': [
    { file: child({ events: [appointed] }), act: { decidedBy: 'representative' } },
    { file: child({ events: [involved] }), act: { decidedBy: 'parent', subject: 'parent-1' } },
  ],
  'participation.adult-decider': [{ act: { decidedBy: 'person' } }, { act: { decidedBy: 'guardian' } }],
  'assistance.without-proceedings': [{}, { act: { requiresParticipation: 'yes' } }],
  'recovery.no-summons': [
    { file: { events: [eventOf('recovery.opened', { plannedEnd: '2026-06-10' })] }, act: { askedByPerson: 'yes' } },
    { file: { events: [eventOf('recovery.opened', { plannedEnd: '2026-06-10' })] } },
  ],
  'statement.counsel-assigned': [
    { file: { events: [eventOf('counsel.assigned')] } },
    { file: { events: [eventOf('counsel.assigned', {}, { conformity: 'historical' })] } },
  ],
  'statement.counsel-present': [{ act: { lawyerPresent: 'yes' } }, { act: { lawyerPresent: 'no' } }],
  'counsel.specialised-and-briefed': [
    { act: { specialised: 'yes', briefedOnCompensation: 'yes' } },
    { act: { specialised: 'yes', briefedOnCompensation: 'no' } },
  ],
  'protection.presumed-vulnerable': [
    { file: child({ events: [eventOf('rights.told', { topics: ['protection'] })] }) },
    { file: child() },
  ],
  'referral.child-official-path': [
    { file: child(), act: { path: 'official', receiverKind: 'child-protection' }, by: 'regional-centre' },
    { file: child(), act: { path: 'official', receiverKind: 'child-protection' }, by: 'provider' },
  ],
  'referral.child-onward-path': [
    { file: child(), act: { path: 'onward' }, by: 'child-protection' },
    { file: child(), act: { path: 'onward' }, by: 'regional-centre' },
  ],
  'referral.presumed-first': [{ file: { status: 'presumed' } }, { file: { status: 'inconclusive' } }],
  'referral.risks-and-plan-first': [
    { file: { events: [eventOf('risk.assessed'), eventOf('immediate-plan.made')] } },
    { file: { events: [eventOf('risk.assessed')] } },
  ],
  'referral.every-answered': [
    { file: { referrals: referral({ businessStatus: 'waitlisted' }) } },
    { file: { referrals: referral({}) } },
  ],
  'transfer.consent-for-receiver': [
    {
      file: { consents: consent({ purpose: 'referral', recipient: ORGANISATIONS[1] }) },
      act: { receiver: ORGANISATIONS[1] },
    },
    {
      file: { consents: consent({ purpose: 'referral', recipient: ORGANISATIONS[1] }) },
      act: { receiver: ORGANISATIONS[2] },
    },
  ],
  'transfer.child-stays-protected': [
    { file: child(), act: { receiverKind: 'child-protection' } },
    { file: child(), act: { receiverKind: 'provider' } },
  ],
  'service.received-not-only-referred': [
    { file: { serviceLines: line({ accepted: true, received: true }) } },
    { file: { serviceLines: line({ accepted: true }) } },
  ],
  'case-manager.by-child-protection': [
    { file: child(), by: 'child-protection' },
    { file: child(), by: 'provider' },
  ],
  'plan.case-manager-first': [{ file: child({ caseManager: 'account' }) }, { file: child() }],
  'plan.carries-immediate-plan': [
    { file: { serviceLines: line({}) }, act: { carriedOver: 'yes', services: ['shelter'] } },
    { file: { serviceLines: line({}) }, act: { carriedOver: 'yes', services: [] } },
  ],
  'assessment.initial-first': [{ file: { events: [eventOf('initial-assessment.made')] } }, {}],
  'assessment.two-professions': [
    { act: { signatures: [{ profession: 'psychologist' }, { profession: 'lawyer' }] } },
    { act: { signatures: [{ profession: 'psychologist' }, { profession: 'psychologist' }] } },
  ],
  'plan.own-goals': [{ act: { goalsCount: 1 } }, { act: { goalsCount: 0 } }],
  'plan.service-levels': [
    { act: { lines: [{ provider: 'x', start: '2026-06-10', reviewOn: '2026-09-10' }] } },
    { act: { lines: [{ provider: 'x', start: '2026-06-10', reviewOn: null }] } },
  ],
  'closure.not-for-refused-therapy': [{ act: { reason: 'goals-reached' } }, { act: { reason: 'therapy-refused' } }],
  'service.home-county-risk-first': [
    { file: { events: [eventOf('risk.assessed')] }, act: { requiresHomeCounty: 'yes' } },
    { act: { requiresHomeCounty: 'yes' } },
  ],
  'recovery.at-most-90-days': [
    { act: { start: '2026-06-01', plannedEnd: '2026-08-30' } },
    { act: { start: '2026-06-01', plannedEnd: '2026-08-31' } },
  ],
  'recovery.once': [
    { file: { events: [eventOf('recovery.opened'), eventOf('person.re-victimised')] } },
    { file: { events: [eventOf('recovery.opened')] } },
  ],
  'recovery.presumed-first': [{ file: { status: 'identified' } }, {}],
  'recovery.early-end': [
    { act: { earlier: 'yes', endedBy: 'person' } },
    { act: { earlier: 'yes', endedBy: 'unknown' } },
  ],
}
