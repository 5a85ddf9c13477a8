import type { PersonFile, ReferralFacts } from '../person/file.ts'
import { person } from './context.ts'
import { isSilent } from './help.ts'
import { latestWord, latestWordSql, situationSql } from './story.ts'

function transferred(sql: string, test: (one: ReferralFacts, now: number) => boolean) {
  return person(
    `exists (select 1 from app.referral f where f.person_id = p.id and f.path = 'transfer' and (${sql}))`,
    c => c.file.referrals.some(one => one.path === 'transfer' && test(one, c.now)),
  )
}

const SETTLES = new Set<string>(['referral.transfer-requested', 'follow-up.recorded'])

/** A transfer that was declined, with nothing since that says how it goes on. */
export function isDeclinedTransfer(file: PersonFile, one: ReferralFacts): boolean {
  return (
    one.path === 'transfer' &&
    one.state === 'rejected' &&
    !file.events.some(
      event =>
        SETTLES.has(event.kind) &&
        event.conformity !== 'historical' &&
        one.answeredAt !== null &&
        event.happenedAt >= one.answeredAt,
    )
  )
}

/** Where the person goes on: to another desk, and back into life. */
export const ONWARD_FACTS = {
  /** Asked to take the person over and not answered: until then the desk that asks stays responsible. */
  hasUnansweredTransfer: transferred(`f.state = 'requested'`, one => one.state === 'requested'),
  hasSilentTransfer: transferred(
    `f.state = 'requested' and f.business_status is distinct from 'waitlisted' and f.answer_due_at < {now}`,
    isSilent,
  ),
  /** Declined, and since then neither asked elsewhere nor looked at again. */
  hasDeclinedTransfer: person(
    `exists (select 1 from app.referral f where f.person_id = p.id and f.path = 'transfer' and f.state = 'rejected'
      and not exists (select 1 from app.event x where x.person_id = p.id and x.kind in ('referral.transfer-requested', 'follow-up.recorded')
        and x.conformity <> 'historical' and x.happened_at >= f.answered_at))`,
    c => c.file.referrals.some(one => isDeclinedTransfer(c.file, one)),
  ),
  hasTransferToArrive: transferred(`f.state = 'accepted'`, one => one.state === 'accepted'),
  /** The phase of the reintegration framework, as followed up last; `''` where nobody named one. */
  reintegrationAt: person(latestWordSql('follow-up.recorded', 'frameworkPhase'), c =>
    latestWord(c.file, 'follow-up.recorded', 'frameworkPhase'),
  ),
  /** The furthest milestone of which an outcome is recorded; 0 before the first. */
  furthestOutcome: person(
    `coalesce((select max(substring(x.act->>'outcomeAt' from '^outcome-([1-9])$')::int) ${situationSql('follow-up.recorded')}), 0)`,
    c => furthestOutcome(c.file),
  ),
}

function furthestOutcome(file: PersonFile): number {
  const from = file.events.findLastIndex(event => event.kind === 'person.re-victimised')
  const reached = file.events.slice(from + 1).map(({ kind, conformity, act }) => {
    if (kind !== 'follow-up.recorded' || conformity === 'historical') return 0
    return typeof act.outcomeAt === 'string' ? Number(/^outcome-([1-9])$/.exec(act.outcomeAt)?.[1] ?? 0) : 0
  })
  return Math.max(0, ...reached)
}
