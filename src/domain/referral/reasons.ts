import type { Move } from './states.ts'

/** Whose side a decline lies on: the person's wish and situation, or what the provider cannot give. Our own list [D]. */
export const DECLINE_REASONS = {
  'does-not-want': 'person',
  'helped-elsewhere': 'person',
  'cannot-be-reached': 'person',
  'not-safe-for-the-person': 'person',
  'needs-other-help': 'person',
  'no-place': 'provider',
  'no-staff': 'provider',
  'not-for-this-group': 'provider',
  'not-our-service': 'provider',
  'outside-our-area': 'provider',
  'no-language': 'provider',
  'not-accessible': 'provider',
  'no-funding': 'provider',
  other: 'provider',
} as const satisfies { readonly [reason: string]: 'person' | 'provider' }
export type DeclineReason = keyof typeof DECLINE_REASONS

export const HOLD_REASONS = ['in-hospital', 'away-for-now', 'waits-for-papers', 'waits-for-a-place', 'other'] as const
export const FAIL_REASONS = [
  'did-not-arrive',
  'left-and-not-found',
  'place-lost',
  'not-safe-any-more',
  'other',
] as const
/** `person-withdrew` gives the business status `withdrawn`; the others end the referral for the desks' own reasons. */
export const CANCEL_REASONS = ['person-withdrew', 'no-longer-needed', 'helped-elsewhere', 'other'] as const
export const ERROR_REASONS = ['wrong-person', 'wrong-receiver', 'sent-twice', 'other'] as const

/** Every coded reason. Message: `referral.reason-<code>`. */
export type ReasonCode =
  | DeclineReason
  | (typeof HOLD_REASONS)[number]
  | (typeof FAIL_REASONS)[number]
  | (typeof CANCEL_REASONS)[number]
  | (typeof ERROR_REASONS)[number]

/** The reasons a move asks for; an empty list asks for none. */
export function reasonsOf(move: Move): readonly ReasonCode[] {
  const lists: { readonly [name in Move]?: readonly ReasonCode[] } = {
    reject: Object.keys(DECLINE_REASONS) as readonly DeclineReason[],
    hold: HOLD_REASONS,
    fail: FAIL_REASONS,
    cancel: CANCEL_REASONS,
    error: ERROR_REASONS,
  }
  return lists[move] ?? []
}

/** Whose side a decline lies on; undefined for reasons that are not declines. */
export function sideOf(reason: string | undefined): 'person' | 'provider' | undefined {
  return reason !== undefined && Object.hasOwn(DECLINE_REASONS, reason)
    ? DECLINE_REASONS[reason as DeclineReason]
    : undefined
}
