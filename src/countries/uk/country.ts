import type { Country } from '../country.ts'
import { EXERCISE } from './exercise.ts'
import { messages } from './messages/messages.ts'
import { UK } from './pack.ts'

/** The United Kingdom: a small mechanism after its National Referral Mechanism, and an exercise of a few first signs. */
export const UNITED_KINGDOM: Country = { pack: UK, messages, exercise: EXERCISE, specifiedBy: form => form }
