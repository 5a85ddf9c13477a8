import type { ActKind, ReferralState } from '../mechanism/vocabulary.ts'

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

/** What can be done to a referral once it is written. `waitlist` answers and leaves the state: the answer clock stops. */
export const MOVES = {
  send: { act: 'referral.requested', to: 'requested' },
  accept: { act: 'referral.accepted', to: 'accepted' },
  reject: { act: 'referral.rejected', to: 'rejected' },
  waitlist: { act: 'referral.waitlisted', to: 'requested' },
  arrive: { act: 'referral.arrived', to: 'in-progress' },
  hold: { act: 'referral.held', to: 'on-hold' },
  complete: { act: 'referral.completed', to: 'completed' },
  fail: { act: 'referral.failed', to: 'failed' },
  cancel: { act: 'referral.cancelled', to: 'cancelled' },
  error: { act: 'referral.entered-in-error', to: 'entered-in-error' },
} as const satisfies { readonly [move: string]: { readonly act: ActKind; readonly to: ReferralState } }
export type Move = keyof typeof MOVES
export const MOVE_NAMES = Object.keys(MOVES) as readonly Move[]

/** States in which somebody still helps or is asked to. */
export const LIVE: readonly ReferralState[] = ['requested', 'accepted', 'in-progress', 'on-hold']
/** States in which the receiver said yes and has not ended it. */
export const TAKEN: readonly ReferralState[] = ['accepted', 'in-progress', 'on-hold']

type Standing = { readonly state: ReferralState; readonly businessStatus: string | null }

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
  if (move === 'waitlist')
    return referral.state === 'requested' && referral.businessStatus !== 'waitlisted' ? ['receiver'] : []
  const next: Next = REFERRAL_NEXT[referral.state]
  return next[MOVES[move].to] ?? []
}

/** Every move open to these sides, in the order they are offered. */
export function movesFrom(referral: Standing, sides: readonly Side[]): readonly Move[] {
  return MOVE_NAMES.filter(move => moveAllowed(referral, move, sides) === 'allowed')
}
