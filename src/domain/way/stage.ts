import { isAsChild } from '../facts/status.ts'
import { type ActKind, STAGES, type Stage } from '../mechanism/vocabulary.ts'
import type { PersonEvent, PersonFile } from '../person/file.ts'

/** The stage an act leads to. Acts that are not here move nobody along. Imported acts count: they say where a person is. */
const LEADS_TO: Partial<Record<ActKind, Stage>> = {
  'notification.sent': 'notified',
  'needs.recorded': 'primary-care',
  'interview.recorded': 'identification',
  'risk.assessed': 'risk-and-needs',
  'immediate-plan.made': 'risk-and-needs',
  'referral.accepted': 'referred',
  'recovery.opened': 'recovery',
  'initial-assessment.made': 'assessment',
  'detailed-assessment.made': 'assessment',
  'plan.made': 'plan',
  'plan.reviewed': 'reintegration',
}

function further(one: Stage, other: Stage | undefined): Stage {
  return other !== undefined && STAGES.indexOf(other) > STAGES.indexOf(one) ? other : one
}

function step(stage: Stage, { kind, act }: PersonEvent): Stage {
  if (kind === 'person.re-victimised') return 'detected'
  if (kind === 'closure.made') return 'closed'
  if (stage === 'closed') return stage
  if (kind === 'status.decided' && (act.status === 'presumed' || act.status === 'identified'))
    return further(stage, 'rights-and-consent')
  if (kind === 'referral.requested' && act.emergency !== true && act.emergency !== 'yes')
    return further(stage, 'referred')
  return further(stage, LEADS_TO[kind])
}

/**
 * Where a person stands, folded from the acts. Nobody leaves `detected` before the notification is sent, a child not
 * before both legs are; help given meanwhile is on file and counts as soon as they are.
 */
export function stageAfter(file: PersonFile): Stage {
  const stage = file.events.reduce<Stage>(step, 'detected')
  if (stage === 'closed' || file.events.some(event => event.conformity === 'historical')) return stage
  return isNotified(file) ? stage : 'detected'
}

function isNotified(file: PersonFile): boolean {
  const reopened = file.events.findLastIndex(event => event.kind === 'person.re-victimised')
  const since = file.events.slice(reopened + 1)
  if (!since.some(event => event.kind === 'notification.sent')) return false
  if (!isAsChild(file)) return true
  const from = file.events[reopened]?.happenedAt ?? Number.NEGATIVE_INFINITY
  const kinds = file.legs.filter(leg => leg.sentAt >= from).map(leg => leg.addresseeKind)
  const told =
    kinds.includes('child-protection') ||
    kinds.includes('hotline') ||
    since.some(one => one.kind === 'self-report.made')
  return kinds.includes('regional-centre') && told
}
