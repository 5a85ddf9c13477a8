import type { PersonFile, ReferralFacts, ServiceLine } from '../person/file.ts'
import { daysBetween } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { number, rowsOf, rowsSql, saysYes, word, wordOf, wordSql, yes, yesSql } from './answers.ts'
import { isValid, latestConsents, VALID_CONSENT_SQL } from './consent.ts'
import { act, type FactContext, person } from './context.ts'
import { AS_CHILD_SQL, isAsChild } from './status.ts'
import { everSql, happened, latest, latestEver, latestWord, latestWordSql, situationSql } from './story.ts'

/** Of referrals for help; a transfer of the person is none. */
function referred(sql: string, test: (one: ReferralFacts) => boolean) {
  return person(
    `exists (select 1 from app.referral f where f.person_id = p.id and f.path <> 'transfer' and (${sql}))`,
    c => c.file.referrals.some(one => one.path !== 'transfer' && test(one)),
  )
}

function lined(sql: string, test: (one: ServiceLine) => boolean) {
  return person(`exists (select 1 from app.service_line v where v.person_id = p.id and (${sql}))`, c =>
    c.file.serviceLines.some(test),
  )
}

const OPEN_IMMEDIATE_SQL = `v.plan = 'immediate' and v.closed_reason is null and not v.carried_over and not v.received`

function isOpenImmediate(line: ServiceLine): boolean {
  return line.plan === 'immediate' && line.closedReason === null && !line.carriedOver && !line.received
}

const LIVE_SQL = `f.state in ('requested', 'accepted', 'in-progress', 'on-hold')`

function isLive(one: ReferralFacts): boolean {
  return one.state === 'requested' || one.state === 'accepted' || one.state === 'in-progress' || one.state === 'on-hold'
}

/** Asked, neither answered nor put on a waiting list, and the time to answer is over. */
export function isSilent(one: ReferralFacts, now: number): boolean {
  return (
    one.state === 'requested' &&
    one.businessStatus !== 'waitlisted' &&
    one.answerDueAt !== null &&
    one.answerDueAt < now
  )
}

const TAKEN_SQL = `f.state in ('accepted', 'in-progress', 'on-hold', 'completed')`

function isTaken(one: ReferralFacts): boolean {
  return one.state === 'accepted' || one.state === 'in-progress' || one.state === 'on-hold' || one.state === 'completed'
}

/** Referral, plan and help: what stands. */
export const HELP_FACTS = {
  riskIsAssessed: happened('risk.assessed'),
  immediatePlanIsMade: happened('immediate-plan.made'),
  /** A referral that is not the place tonight and is still asked or running. */
  hasLiveReferral: referred(`${LIVE_SQL} and not f.emergency`, one => isLive(one) && !one.emergency),
  hasEmergencyReferral: referred(`${LIVE_SQL} and f.emergency`, one => isLive(one) && one.emergency),
  /** asked and not answered; a place on a waiting list is an answer. */
  hasUnansweredReferral: referred(
    `f.state = 'requested' and f.business_status is distinct from 'waitlisted'`,
    one => one.state === 'requested' && one.businessStatus !== 'waitlisted',
  ),
  /** the time to answer is over and nobody did. */
  hasSilentReferral: person(
    `exists (select 1 from app.referral f where f.person_id = p.id and f.path <> 'transfer' and f.state = 'requested'
      and f.business_status is distinct from 'waitlisted' and f.answer_due_at < {now})`,
    c => c.file.referrals.some(one => one.path !== 'transfer' && isSilent(one, c.now)),
  ),
  hasWaitlistedReferral: referred(
    `f.state = 'requested' and f.business_status = 'waitlisted'`,
    one => one.state === 'requested' && one.businessStatus === 'waitlisted',
  ),
  hasHeldReferral: referred(`f.state = 'on-hold'`, one => one.state === 'on-hold'),
  hasAcceptedReferral: referred(`${TAKEN_SQL} and not f.emergency`, one => isTaken(one) && !one.emergency),
  hasReferralToArrive: referred(`f.state = 'accepted'`, one => one.state === 'accepted'),
  wasDeclined: referred(`f.state in ('rejected', 'failed')`, one => one.state === 'rejected' || one.state === 'failed'),
  hasCaseManager: person('p.case_manager_id is not null', c => c.file.caseManager !== null),
  /** Whoever was the case manager works here no more, and nobody has taken over. */
  caseManagerHasLeft: person(
    `p.case_manager_id is null and exists (select 1 ${everSql('case-manager.left')})`,
    c => c.file.caseManager === null && latestEver(c.file, 'case-manager.left') !== undefined,
  ),
  initialAssessmentIsMade: happened('initial-assessment.made'),
  detailedAssessmentIsMade: happened('detailed-assessment.made'),
  planIsMade: happened('plan.made'),
  hasOpenImmediateLine: lined(OPEN_IMMEDIATE_SQL, isOpenImmediate),
  /** accepted and not yet received, and not closed. */
  hasServiceToReceive: lined(
    `v.accepted and not v.received and v.closed_reason is null and not v.carried_over`,
    line => line.accepted && !line.received && line.closedReason === null && !line.carriedOver,
  ),
  hasOpenService: lined(
    `v.plan = 'assistance' and not v.received and v.closed_reason is null`,
    line => line.plan === 'assistance' && !line.received && line.closedReason === null,
  ),
  participationIsDecided: person(
    `${latestWordSql('participation.decided', 'choice')} not in ('', 'undecided')`,
    c => !['', 'undecided'].includes(latestWord(c.file, 'participation.decided', 'choice')),
  ),
  participates: person(
    `${latestWordSql('participation.decided', 'choice')} = 'participate'`,
    c => latestWord(c.file, 'participation.decided', 'choice') === 'participate',
  ),
  recoveryWasOpened: happened('recovery.opened'),
  recoveryIsOpen: person(
    `coalesce((select (case when x.act->>'plannedEnd' ~ '^\\d{4}-\\d{2}-\\d{2}$' then (x.act->>'plannedEnd')::date >= {today} else true end) and not exists (select 1 from app.event z where z.person_id = p.id and z.kind = 'recovery.ended' and z.conformity <> 'historical' and z.seq > x.seq) ${situationSql('recovery.opened')} order by x.seq desc limit 1), false)`,
    c => isRecoveryOpen(c),
  ),
  hasUnrepairedIrregularity: person(
    `exists (select 1 from app.event x where x.person_id = p.id and x.conformity = 'irregular' and exists (select 1 from unnest(x.broken) b(rule) where not exists (select 1 from app.event r where r.person_id = p.id and r.kind = 'irregularity.repaired' and r.act->>'event' = x.id::text and (coalesce(r.act->>'rule', '') in ('', b.rule)))))`,
    c =>
      c.file.events.some(
        event => event.conformity === 'irregular' && unrepaired(c.file, event.id, event.broken).length > 0,
      ),
  ),
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

function isRecoveryOpen(c: FactContext): boolean {
  const opened = latest(c.file, 'recovery.opened')
  if (!opened) return false
  const end = opened.act.plannedEnd
  if (typeof end === 'string' && DATE.test(end) && end < c.today) return false
  const at = c.file.events.indexOf(opened)
  return !c.file.events.some(
    (event, index) => index > at && event.kind === 'recovery.ended' && event.conformity !== 'historical',
  )
}

/** The broken rules of an irregular act that no repair names yet; a repair without a rule mends them all. */
export function unrepaired(file: PersonFile, event: string, broken: readonly string[]): readonly string[] {
  const repairs = file.events.filter(one => one.kind === 'irregularity.repaired' && one.act.event === event)
  return broken.filter(rule => !repairs.some(one => (one.act.rule ?? '') === '' || one.act.rule === rule))
}

function professions(c: FactContext): number {
  const named = rowsOf(c.act?.facts.signatures).flatMap(row =>
    typeof row.profession === 'string' ? [row.profession] : [],
  )
  return new Set(named).size
}

const SERVICES_SQL = `(case when jsonb_typeof(e.act->'services') = 'array' then e.act->'services' else '[]'::jsonb end)`

/** Every open line of the immediate plan is in the plan, or answered by a carry-over row of its own. */
function carriesImmediate(c: FactContext): boolean {
  if (!saysYes(c.act?.facts.carriedOver)) return false
  const services = Array.isArray(c.act?.facts.services) ? (c.act.facts.services as readonly unknown[]) : []
  const leftOut = c.file.serviceLines.filter(line => isOpenImmediate(line) && !services.includes(line.service))
  return rowsOf(c.act?.facts.carryOver).length >= leftOut.length
}

function recoveryDays(c: FactContext): number {
  const [start, end] = [wordOf(c, 'start'), wordOf(c, 'plannedEnd')]
  return DATE.test(start) && DATE.test(end) ? daysBetween(start as CivilDate, end as CivilDate) : -1
}

const LINES_SQL = `a.item->>'provider' <> '' and a.item->>'start' <> '' and a.item->>'reviewOn' <> ''`

/** Referral, plan and help: what one act says. */
export const HELP_ACT_FACTS = {
  receiverKind: word('receiverKind'),
  consentsToReceiver: act(
    `exists (select 1 from ${latestConsents('referral')} where k.recipient::text = ${wordSql('receiver')} and ${VALID_CONSENT_SQL})`,
    c =>
      c.file.consents.some(
        one =>
          one.purpose === 'referral' &&
          one.recipient !== null &&
          one.recipient === wordOf(c, 'receiver') &&
          isValid(c.file, one),
      ),
  ),
  demandsParticipation: yes('requiresParticipation'),
  demandsHomeCounty: yes('requiresHomeCounty'),
  immediateIsCarried: act(
    `${yesSql('carriedOver')} and (select count(*) from ${rowsSql('carryOver')} where jsonb_typeof(a.item) = 'object') >= (select count(*) from app.service_line v where v.person_id = p.id and ${OPEN_IMMEDIATE_SQL} and not ${SERVICES_SQL} @> jsonb_build_array(v.service))`,
    carriesImmediate,
  ),
  professionsSigning: act(
    `(select count(distinct a.item->>'profession') from ${rowsSql('signatures')} where jsonb_typeof(a.item->'profession') = 'string')`,
    professions,
  ),
  goals: number('goalsCount'),
  linesAreServiceLevel: act(
    `not exists (select 1 from ${rowsSql('lines')} where jsonb_typeof(a.item) = 'object' and not coalesce(${LINES_SQL}, false))`,
    c =>
      rowsOf(c.act?.facts.lines).every(line =>
        [line.provider, line.start, line.reviewOn].every(one => typeof one === 'string' && one !== ''),
      ),
  ),
  closureReason: word('reason'),
  recoveryDays: act(
    `case when ${wordSql('start')} ~ '^\\d{4}-\\d{2}-\\d{2}$' and ${wordSql('plannedEnd')} ~ '^\\d{4}-\\d{2}-\\d{2}$' then (e.act->>'plannedEnd')::date - (e.act->>'start')::date else -1 end`,
    recoveryDays,
  ),
  endsEarly: yes('earlier'),
  endedBy: word('endedBy'),
  /** Whether the one who acts stands on the child's side of an official referral: used by R-55. */
  isOfficialForChild: act(
    `${AS_CHILD_SQL} and ${wordSql('path')} = 'official'`,
    c => isAsChild(c.file) && wordOf(c, 'path') === 'official',
  ),
}
