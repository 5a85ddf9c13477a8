import type { AgeStatus } from '../mechanism/vocabulary.ts'
import type { Act, PersonFile } from '../person/file.ts'
import type { Instant } from '../time/civil-date.ts'

/** The key under which an event keeps its basis, beside the facts. No fact has this name (a test). */
export const BASIS = 'decided'

/**
 * What a decision rests on beside the acts themselves, kept with the event so that it can be taken again (`bin/replay`).
 * Coded, no identity. An event without one was written by a clock or a telephone call, or before this was kept.
 */
export type Basis = {
  /** Whether it was to be done, or told as it was. */
  readonly mode: Act['mode']
  /** The moment of the decision: what was law then, what was late then. */
  readonly at: Instant
  /** How many acts were on file; one that is gone since is missed. */
  readonly acts: number
  /** The birth date was known; the date itself stays with the identity. */
  readonly birth?: true
  /** Requests that were written and not sent: no act tells of them. */
  readonly drafts?: readonly Draft[]
  /** Who the person was taken for before the first act. */
  readonly opened?: Opened
}

export type Draft = Pick<PersonFile['referrals'][number], 'id' | 'receiver' | 'emergency' | 'path'>
export type Opened = {
  readonly age: AgeStatus
  readonly danger: boolean
  readonly territory: string | null
}

/** Acts a clock writes while somebody decides; no fact asks for them, so they are not counted. */
const UNCOUNTED: readonly string[] = ['leg.escalated']

/** How many acts a decision counts with. */
export function actsOnFile(events: readonly { readonly kind: string }[]): number {
  let count = 0
  for (const event of events) if (!UNCOUNTED.includes(event.kind)) count++
  return count
}

/** The basis of a decision about this file. */
export function basisOf(file: PersonFile, act: Act, now: Instant): Basis {
  const drafts = file.referrals.filter(one => one.state === 'draft')
  return {
    mode: act.mode,
    at: now,
    acts: actsOnFile(file.events),
    ...(file.birthDate === null ? {} : { birth: true as const }),
    ...(drafts.length === 0
      ? {}
      : { drafts: drafts.map(({ id, receiver, emergency, path }) => ({ id, receiver, emergency, path })) }),
    ...(file.events.length > 0
      ? {}
      : { opened: { age: file.ageStatus, danger: file.danger, territory: file.territory } }),
  }
}
