import type { ActKind } from '../../domain/mechanism/vocabulary.ts'
import type { RuleId } from './rules/rules.ts'

/**
 * From which moment the 72 hours of the advance are counted (conflict C-06). The statute counts from the referral of the
 * person, a press release from the approval. Both clocks are rules; this says which one is owed by somebody.
 */
export const VOUCHER_STARTS = {
  referral: { act: 'referral.requested', rule: 'advance.72-hours-from-referral' },
  approval: { act: 'advance.decided', rule: 'advance.72-hours-from-approval' },
} as const satisfies Readonly<Record<string, { readonly act: ActKind; readonly rule: RuleId }>>

/** What runs today: the statute. To change it, change this word; the rules stay. */
export const VOUCHER_START: keyof typeof VOUCHER_STARTS = 'referral'
