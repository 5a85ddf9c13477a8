import type { ActKind } from '../mechanism/vocabulary.ts'
import type { Act } from '../person/file.ts'

/**
 * Acts no rule may ever stand before (spec 3): emergency help, a place tonight, medical care, a call to the emergency
 * number or the child line, and whoever answers for a notification. A rule that guards one of these is refused at start.
 */
export const NEVER_GUARDED: readonly ActKind[] = [
  'emergency.called',
  'sign.recorded',
  'needs.recorded',
  'leg.call-recorded',
  'leg.taken-up',
  'leg.escalated',
  'case-manager.left',
  'self-report.made',
  'consent.withdrawn',
  'person.withdrew',
  'person.re-victimised',
  'person.transferred',
  'contact.lost',
  'contact.regained',
  'irregularity.repaired',
]

/** A place tonight: a referral asked for as an emergency. Whatever else the law wants of it is done afterwards. */
export function waitsForNothing(act: Pick<Act, 'kind' | 'facts'>): boolean {
  if (NEVER_GUARDED.includes(act.kind)) return true
  return act.kind === 'referral.requested' && (act.facts.emergency === true || act.facts.emergency === 'yes')
}
