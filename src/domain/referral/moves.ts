import type { Change, LineChange, ReferralChange } from '../person/change.ts'
import type { PersonFile, ReferralFacts } from '../person/file.ts'
import type { Instant } from '../time/civil-date.ts'
import { sideOf } from './reasons.ts'
import { MOVES, type Move, TAKEN } from './states.ts'
import { arrived, takeOver } from './transfer.ts'

export type Moving = {
  readonly now: Instant
  readonly reason?: string | undefined
  /** Account named in a yes. */
  readonly contact?: string | undefined
}

/**
 * What an answer or a later step changes: the referral, and the service lines it stands for. Whether the move is
 * possible is asked before (`moveAllowed`). An answer stops the answer clock, a waiting list too.
 */
export function moveReferral(file: PersonFile, referral: ReferralFacts, move: Move, moving: Moving): Change {
  const { now, reason } = moving
  if (move === 'drive') return { referrals: [{ ...referral }] }
  const side = move === 'reject' ? sideOf(reason) : reason === 'person-withdrew' ? 'person' : undefined
  const change: ReferralChange = {
    ...referral,
    state: MOVES[move].to,
    businessStatus: businessStatusAfter(referral, move, reason),
    answerDueAt: null,
    answeredAt: move === 'accept' || move === 'reject' || move === 'waitlist' ? now : referral.answeredAt,
    ...(reason ? { reason } : {}),
    ...(side ? { reasonSide: side } : {}),
    ...(move === 'arrive' ? { arrivedAt: now } : {}),
    ...(ENDS.includes(move) ? { endedAt: now } : {}),
  }
  const others = move === 'cancel' && reason === 'person-withdrew' ? withdrawnWith(file, referral, now) : []
  const own = { referrals: [change, ...others] }
  if (referral.path === 'transfer') return { ...own, ...handOn(file, referral, move, moving) }
  return { ...own, lines: linesAfter(file, referral, move) }
}

/** A transfer moves the person, not a line of a plan: responsibility with the yes, the rest with the arrival. */
function handOn(file: PersonFile, transfer: ReferralFacts, move: Move, { now, contact }: Moving): Change {
  if (move === 'accept') return { person: takeOver(file, transfer, contact) ?? {} }
  return move === 'arrive' ? arrived(file, transfer, now) : {}
}

/** A person who says no to this help says no to everybody the same desk still asks for it: the whole chain ends. */
function withdrawnWith(file: PersonFile, referral: ReferralFacts, now: Instant): readonly ReferralChange[] {
  return file.referrals
    .filter(one => one.id !== referral.id && one.service === referral.service && one.sender === referral.sender)
    .filter(one => one.state === 'requested')
    .map(one => ({
      ...one,
      state: 'cancelled',
      businessStatus: 'withdrawn',
      answerDueAt: null,
      reason: 'person-withdrew',
      reasonSide: 'person',
      endedAt: now,
    }))
}

const ENDS: readonly Move[] = ['reject', 'complete', 'fail', 'cancel', 'error']

/** The business status beside the state (the spine, point 6). */
function businessStatusAfter(referral: ReferralFacts, move: Move, reason: string | undefined): string | null {
  if (move === 'waitlist') return 'waitlisted'
  if (move === 'reject') return 'declined'
  if (move === 'arrive') return 'arrived'
  if (move === 'cancel') return reason === 'person-withdrew' ? 'withdrawn' : null
  return move === 'complete' ? referral.businessStatus : null
}

/** Referred, accepted and received are three facts: a yes is written on the line, and taken off where it falls through. */
function linesAfter(file: PersonFile, referral: ReferralFacts, move: Move): readonly LineChange[] {
  const lines = openLinesFor(file, referral.service)
  if (move === 'accept')
    return lines.map(line => ({ ...line, referred: true, accepted: true, provider: referral.receiver }))
  if (move !== 'fail' && move !== 'cancel' && move !== 'error') return []
  const others = file.referrals.filter(one => one.id !== referral.id && one.service === referral.service)
  if (others.some(one => TAKEN.includes(one.state))) return []
  return lines.filter(line => line.accepted && !line.received).map(line => ({ ...line, accepted: false }))
}

function openLinesFor(file: PersonFile, service: string) {
  return file.serviceLines.filter(line => line.service === service && line.closedReason === null)
}

/** What sending changes beside the referral: the service is now referred; where no plan names it yet, a line is opened. */
export function linesAfterRequest(file: PersonFile, service: string, newId: () => string): readonly LineChange[] {
  const open = openLinesFor(file, service)
  if (open.length > 0) return open.filter(line => !line.referred).map(line => ({ ...line, referred: true }))
  return [
    {
      id: newId(),
      plan: 'assistance',
      service,
      referred: true,
      accepted: false,
      received: false,
      closedReason: null,
      carriedOver: false,
    },
  ]
}
