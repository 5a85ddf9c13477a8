import type { AccessRule } from '../../domain/access/rule.ts'
import { MECHANISM_ACCESS } from './access/mechanism.ts'
import { OTHER_ACCESS } from './access/others.ts'
import { SUPPORT_ACCESS } from './access/support.ts'

/**
 * Who may do what with which class of a person's data, on which ground, what for (specification 1.6, R-96). What no rule
 * opens is closed. Administrators and those who run the machines stand in no rule: they see nobody.
 */
export const ACCESS: readonly AccessRule[] = [...MECHANISM_ACCESS, ...SUPPORT_ACCESS, ...OTHER_ACCESS]
