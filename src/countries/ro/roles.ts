import type { RoleRights } from '../../domain/mechanism/pack.ts'
import { MECHANISM_ROLES } from './roles/mechanism.ts'
import { OTHER_ROLES } from './roles/others.ts'
import { SUPPORT_ROLES } from './roles/support.ts'

/**
 * Who may do what, by role and kind of organisation, judged from the mandates (specification 1.1, 1.2, 1.6, 2.1, 2.2).
 * A right opens a page or an act; which people it concerns is decided by territory, referral and consent.
 */
export const ROLES: readonly RoleRights[] = [...MECHANISM_ROLES, ...SUPPORT_ROLES, ...OTHER_ROLES]
