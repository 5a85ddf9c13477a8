import type { ActKind, ReferralState } from '../mechanism/vocabulary.ts'
import type { ReferralFacts } from '../person/file.ts'

/** Who stands at which end of a referral. */
export type Side = 'sender' | 'receiver'

type Next = { readonly [state in ReferralState]?: readonly Side[] }

/**
 * Where a referral may go from each state, and which side says so. The task states of FHIR as the gravity project's
 * referral guide uses them; the way between them is read from the state machine and not published as a table (assumed).
 */
export const REFERRAL_NEXT = {
  draft: { requested: ['sender'], cancelled: ['sender'], 'entered-in-error': ['sender'] },
  requested: {
    accepted: ['receiver'],
    rejected: ['receiver'],
    // A receiver that cannot help declines, with a reason; taking the question back is the sender's.
    cancelled: ['sender'],
    'entered-in-error': ['sender'],
  },
  accepted: {
    'in-progress': ['receiver'],
    'on-hold': ['receiver'],
    cancelled: ['sender', 'receiver'],
    failed: ['receiver'],
    completed: ['receiver'],
    'entered-in-error': ['sender'],
  },
  'in-progress': {
    'on-hold': ['receiver'],
    completed: ['receiver'],
    failed: ['receiver'],
    cancelled: ['sender', 'receiver'],
    'entered-in-error': ['sender'],
  },
  'on-hold': {
    'in-progress': ['receiver'],
    cancelled: ['sender', 'receiver'],
    failed: ['receiver'],
    'entered-in-error': ['sender'],
  },
  rejected: {},
  completed: {},
  failed: {},
  cancelled: {},
  'entered-in-error': {},
} as const satisfies Record<ReferralState, Next>

/**
 * Where a transfer may go. It stays requested, and the sender responsible, until somebody says yes; then it belongs to the
 * receiver, who ends it only by transferring the person on.
 */
export const TRANSFER_NEXT = {
  draft: { requested: ['sender'], cancelled: ['sender'] },
  requested: { accepted: ['receiver'], rejected: ['receiver'], cancelled: ['sender'] },
  accepted: { 'in-progress': ['receiver'] },
} as const satisfies { readonly [state in ReferralState]?: Next }

/** What can be done to a referral once it is written. `waitlist` and `drive` leave the state as it is. */
export const MOVES = {
  send: { act: 'referral.requested', to: 'requested' },
  accept: { act: 'referral.accepted', to: 'accepted' },
  reject: { act: 'referral.rejected', to: 'rejected' },
  waitlist: { act: 'referral.waitlisted', to: 'requested' },
  drive: { act: 'referral.transport-arranged', to: 'accepted' },
  arrive: { act: 'referral.arrived', to: 'in-progress' },
  hold: { act: 'referral.held', to: 'on-hold' },
  complete: { act: 'referral.completed', to: 'completed' },
  fail: { act: 'referral.failed', to: 'failed' },
  cancel: { act: 'referral.cancelled', to: 'cancelled' },
  error: { act: 'referral.entered-in-error', to: 'entered-in-error' },
} as const satisfies { readonly [move: string]: { readonly act: ActKind; readonly to: ReferralState } }
export type Move = keyof typeof MOVES
export const MOVE_NAMES = Object.keys(MOVES) as readonly Move[]

/** The acts of a transfer: the same steps, of the person instead of one help. */
const TRANSFER_ACTS: { readonly [move in Move]?: ActKind } = {
  send: 'referral.transfer-requested',
  accept: 'referral.transfer-accepted',
  reject: 'referral.transfer-declined',
  cancel: 'referral.transfer-withdrawn',
  arrive: 'referral.transfer-arrived',
}

/** The act that a step is, by the way of the referral. */
export function actOfMove(move: Move, path: ReferralFacts['path']): ActKind {
  return (path === 'transfer' ? TRANSFER_ACTS[move] : undefined) ?? MOVES[move].act
}

/** The step that an act is; undefined for acts that are none. */
export function moveOfAct(kind: string): Move | undefined {
  return MOVE_NAMES.find(move => MOVES[move].act === kind || TRANSFER_ACTS[move] === kind)
}

/** States in which somebody still helps or is asked to. */
export const LIVE: readonly ReferralState[] = ['requested', 'accepted', 'in-progress', 'on-hold']
/** States in which the receiver said yes and has not ended it. */
export const TAKEN: readonly ReferralState[] = ['accepted', 'in-progress', 'on-hold']

type Standing = Pick<ReferralFacts, 'state' | 'businessStatus'> & { readonly path?: ReferralFacts['path'] }

/**
 * Whether a move is possible. `not-from-here`: no way leads there from this state; `not-yours`: the other side says so.
 * @param sides the ends the actor stands at; a sender speaks for a receiver whose desk is not in the system
 */
export function moveAllowed(
  referral: Standing,
  move: Move,
  sides: readonly Side[],
): 'allowed' | 'not-from-here' | 'not-yours' {
  const by = whoMayMove(referral, move)
  if (by.length === 0) return 'not-from-here'
  return by.some(side => sides.includes(side)) ? 'allowed' : 'not-yours'
}

/** The sides that may take a step from here; empty where no way leads there. */
export function whoMayMove(referral: Standing, move: Move): readonly Side[] {
  const transfer = referral.path === 'transfer'
  // Who drives may be agreed and agreed anew by either end, until the person is there.
  if (move === 'drive') return referral.state === 'accepted' ? ['sender', 'receiver'] : []
  if (move === 'waitlist')
    return referral.state === 'requested' && referral.businessStatus !== 'waitlisted' && !transfer ? ['receiver'] : []
  const table: { readonly [state in ReferralState]?: Next } = transfer ? TRANSFER_NEXT : REFERRAL_NEXT
  const next: Next = table[referral.state] ?? {}
  return next[MOVES[move].to] ?? []
}

/** Every move open to these sides, in the order they are offered. */
export function movesFrom(referral: Standing, sides: readonly Side[]): readonly Move[] {
  return MOVE_NAMES.filter(move => moveAllowed(referral, move, sides) === 'allowed')
}
