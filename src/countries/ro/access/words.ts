import type { AccessRule } from '../../../domain/access/rule.ts'
import { STAGES, type Stage } from '../../../domain/mechanism/vocabulary.ts'
import { cite } from '../law.ts'

/** Every rule of access of this pack is our own reading of the mandates: no law in the sources fixes it by class and role. */
export const design = (provision: string) =>
  ({ cites: [cite('SPEC-DESIGN', provision)], standing: 'assumed' }) as const satisfies Partial<AccessRule>

/** Reading, and paper for the file and for the person. */
export const SEE = ['read', 'print'] as const satisfies AccessRule['verbs']
export const SEE_AND_WRITE = ['read', 'print', 'write'] as const satisfies AccessRule['verbs']
export const WRITE = ['write'] as const satisfies AccessRule['verbs']

/** As long as the way is open: what is needed to help is not needed to remember. */
export const UNTIL_CLOSED: readonly Stage[] = STAGES.filter(stage => stage !== 'closed')
