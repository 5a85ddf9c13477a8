import { isAsChild } from '../facts/status.ts'
import type { OrganisationKind } from '../mechanism/vocabulary.ts'
import type { Change, LegChange, ReferralChange } from '../person/change.ts'
import type { PersonEvent, PersonFile, ReferralFacts } from '../person/file.ts'
import type { Instant } from '../time/civil-date.ts'
import { LIVE, TAKEN } from './states.ts'

/** What stands where a referral names its service: not one help is asked for but somebody who answers for the person. */
export const TRANSFER = 'TRANSFER'

/** Why a person is handed on. Our own list [D]; message `referral.transfer-reason-<code>`. */
export const TRANSFER_REASONS = [
  'person-moves',
  'not-safe-here',
  'family-there',
  'help-is-there',
  'hearing-there',
  'desk-closes',
  'other',
] as const
export type TransferReason = (typeof TRANSFER_REASONS)[number]

/** Who may take a person over from a desk of a kind: its like, or who can do the same for an adult. */
const TAKES_OVER: { readonly [kind in OrganisationKind]?: readonly OrganisationKind[] } = {
  'regional-centre': ['regional-centre'],
  'child-protection': ['child-protection'],
  'victim-support': ['victim-support', 'provider'],
  provider: ['provider', 'victim-support'],
}

/** Kinds of desk that may take this person over from a desk of a kind; a child stays with desks for children. */
export function takersOf(file: PersonFile, from: OrganisationKind): readonly OrganisationKind[] {
  const kinds = TAKES_OVER[from] ?? []
  return isAsChild(file) ? kinds.filter(one => one === 'regional-centre' || one === 'child-protection') : kinds
}

/** Transfers that somebody said yes to and that still stand, oldest first. */
function taken(file: PersonFile): readonly ReferralFacts[] {
  return file.referrals
    .filter(one => one.path === 'transfer' && TAKEN.includes(one.state))
    .toSorted((a, b) => (a.answeredAt ?? 0) - (b.answeredAt ?? 0))
}

/** The transfer by which a desk answers for the person now; undefined where nobody ever handed them on. */
export function lastTransfer(file: PersonFile): ReferralFacts | undefined {
  return taken(file).at(-1)
}

/**
 * Desks that handed the person on: they see no more than what they sent, once the person has arrived. Where the
 * consent on which the transfer rests is gone, the desk before is answerable again, so that nobody is on nobody's list.
 */
export function handedOver(file: PersonFile): ReadonlySet<string> {
  const last = lastTransfer(file)
  if (last?.state !== 'in-progress' || restsOnNothing(file, last)) return new Set()
  const gone = file.referrals.filter(
    one => one.path === 'transfer' && (one.state === 'in-progress' || one.state === 'completed'),
  )
  return new Set(gone.map(one => one.sender).filter(desk => desk !== last.receiver))
}

function restsOnNothing(file: PersonFile, { receiver }: ReferralFacts): boolean {
  if (isAsChild(file)) return false
  const latest = file.consents.findLast(one => one.purpose === 'referral' && one.recipient === receiver)
  return latest !== undefined && latest.answer !== 'given'
}

/** The act that made somebody the case manager: an appointment, or the yes to a transfer, which names one. */
export function managerNamed(file: PersonFile): PersonEvent | undefined {
  return file.events.findLast(
    event => event.kind === 'case-manager.appointed' || event.kind === 'referral.transfer-accepted',
  )
}

/** Whoever asks another desk to take the person over has taken the person up: what lay on the own desk unanswered is closed. */
export function takenUpBy(file: PersonFile, desk: string, at: Instant): readonly LegChange[] {
  return file.legs
    .filter(leg => leg.addressee === desk && leg.state !== 'taken-up' && leg.connected)
    .map(leg => ({ id: leg.id, state: 'taken-up', takenUpAt: at }))
}

/** What a yes to a transfer changes of the person: who answers for them, by name. */
export function takeOver(file: PersonFile, transfer: ReferralFacts, contact: string | undefined): Change['person'] {
  return {
    ...(contact ? { caseManager: contact } : {}),
    ...(transfer.receiverKind === 'regional-centre' && file.holder !== transfer.receiver
      ? { holder: transfer.receiver }
      : {}),
  }
}

/**
 * What the arrival of a transferred person moves: the help the former desk gave itself is over, what it asked of others
 * is now asked by the desk that took over, and the person stands in the county they came to.
 */
export function arrived(file: PersonFile, transfer: ReferralFacts, at: Instant): Pick<Change, 'person' | 'following'> {
  const others = file.referrals.filter(one => one.id !== transfer.id)
  const ended = others
    .filter(one => one.receiver === transfer.sender && TAKEN.includes(one.state))
    .map((one): ReferralChange => ({ ...one, state: 'completed', answerDueAt: null, endedAt: at }))
  const passed = others
    .filter(one => one.sender === transfer.sender && one.path !== 'transfer' && LIVE.includes(one.state))
    .filter(one => !ended.some(other => other.id === one.id))
    .map(one => ({ ...one, sender: transfer.receiver }))
  const asked = file.events.findLast(
    event => event.kind === 'referral.transfer-requested' && event.act.referralId === transfer.id,
  )
  const county = asked?.act.county
  return {
    ...(typeof county === 'string' && county !== '' ? { person: { territory: county } } : {}),
    following: [...ended, ...passed],
  }
}
