import { DATA_CLASSES, type DataClass } from '../mechanism/vocabulary.ts'
import { mayBy } from './may.ts'
import type { AccessRule, Reader, Verb } from './rule.ts'

/** Why a record may be opened in an emergency; the words come beside it. What fits none of these is no emergency. */
export const GLASS_REASONS = ['danger-to-life', 'medical', 'missing', 'child-at-risk', 'nobody-reachable'] as const
export type GlassReason = (typeof GLASS_REASONS)[number]

/** Fewest and most characters of the reason in words. */
export const GLASS_WORDS = { least: 20, most: 2000 } as const

/** Whether a rule lets an account open one record in an emergency. */
export const mayBreakGlass = (rules: readonly AccessRule[], reader: Reader): boolean =>
  mayBy(rules, reader, 'break-glass', 'core', 'read')

/**
 * The object check for a record that is open in an emergency: the mask of one account over that one person, for reading and for
 * nothing else. `app.glass(class)` of the database answers the same.
 */
export function maskUnderGlass(
  rules: readonly AccessRule[],
  reader: Reader,
  verb: Verb = 'read',
): readonly DataClass[] {
  return DATA_CLASSES.filter(dataClass => mayBy(rules, reader, 'break-glass', dataClass, verb))
}
