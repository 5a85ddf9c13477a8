import { URGENCIES } from '../referral/offer.ts'
import { DECLINE_REASONS, type DeclineReason } from '../referral/reasons.ts'
import type { Asked } from './asked.ts'

export type Urgency = (typeof URGENCIES)[number]

/** What a service that is only asked learns: codes. No name, no birth date, no text: there is no field for them. */
export type Query = {
  readonly sex: string
  readonly ageBand: string
  readonly county: string
  readonly needs: readonly string[]
  readonly languages: readonly string[]
  readonly withChildren: boolean
  readonly accessible: boolean
  readonly urgency: Urgency
}

/** The question about one person. Who the exploiters are and where stays with the one who asks. */
export function queryOf(asked: Asked, urgency: Urgency): Query {
  const { sex, ageBand, county, needs, languages, withChildren, accessible } = asked
  return { sex, ageBand, county, needs, languages, withChildren, accessible, urgency }
}

/** `ask`: neither yes nor no before the two have talked. */
export const QUERY_ANSWERS = ['yes', 'no', 'ask'] as const
export type QueryAnswer = (typeof QUERY_ANSWERS)[number]

/** Reasons a no to a question may have: those that can be told without knowing the person. Sides as in a decline. */
export const QUERY_REASONS: readonly DeclineReason[] = (Object.keys(DECLINE_REASONS) as DeclineReason[]).filter(
  one => DECLINE_REASONS[one] === 'provider' || one === 'needs-other-help' || one === 'not-safe-for-the-person',
)

/** Reads a stored question; whatever is not of its shape is left out. */
export function readQuery(stored: unknown): Partial<Query> {
  return typeof stored === 'object' && stored !== null ? (stored as Partial<Query>) : {}
}

/** The urgency as typed; undefined where it is none. */
export const urgencyOf = (typed: string): Urgency | undefined => URGENCIES.find(one => one === typed)
