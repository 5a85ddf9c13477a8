import type { Tx } from '../../../platform/db/database.ts'

export type AccountStateName =
  | 'active'
  | 'invited'
  | 'expired'
  | 'recovering'
  | 'locked-dormant'
  | 'locked-administrator'
  | 'closed'

/** One account of the own organisation. Times in milliseconds since 1970. */
export type StaffAccount = {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly state: AccountStateName
  readonly own: boolean
  readonly lastSignIn: number | null
  /** From when it is shown as unused, and when it is locked; null where there is nothing to lock. */
  readonly dormantFrom: number | null
  readonly locksAt: number | null
  /** When its roles must be looked at again; null for an account that is closed. */
  readonly reviewDue: number | null
  /** So late that the data-protection officer has it. */
  readonly reviewLate: boolean
  readonly invitedUntil: number | null
  /** It never had a means, so that a new code may be made by one person. */
  readonly renewable: boolean
}

const ACCOUNTS = `select id, name, roles, state, own, last_sign_in as "lastSignIn", dormant_from as "dormantFrom", locks_at as "locksAt",
  review_due as "reviewDue", review_late as "reviewLate", invited_until as "invitedUntil", renewable from app.staff_accounts()`

/** The accounts of the own organisation, those in use first. */
export function readAccounts(tx: Tx): Promise<StaffAccount[]> {
  return tx.rows<StaffAccount>(ACCOUNTS)
}

/** One of them; undefined where the organisation has none of that id. */
export function readAccount(tx: Tx, id: string): Promise<StaffAccount | undefined> {
  return tx.one<StaffAccount>(`${ACCOUNTS} where id = $1`, [id])
}

export type Invited = {
  readonly answer: 'invited' | 'replayed' | 'forbidden' | 'name' | 'roles'
  readonly account: string | null
  readonly until: number | null
}

const milliseconds = (column: string) => `floor(extract(epoch from ${column}) * 1000)::bigint`

/** Makes a closed account and the invitation that opens it. */
export async function invite(
  tx: Tx,
  formId: string | null,
  one: { readonly name: string; readonly roles: readonly string[]; readonly lookup: Buffer },
): Promise<Invited> {
  const text = `select answer, account, ${milliseconds('expires_at')} as until from app.account_invite($1, $2, $3, $4)`
  const row = await tx.one<Invited>(text, [formId, one.name, one.roles, one.lookup])
  return row ?? { answer: 'forbidden', account: null, until: null }
}

/** A new code in place of the one before; null where there is none to renew. */
export async function renewInvitation(tx: Tx, id: string, lookup: Buffer): Promise<number | null> {
  const text = `select ${milliseconds('app.invitation_renew($1, $2)')} as until`
  return (await tx.one<{ until: number | null }>(text, [id, lookup]))?.until ?? null
}

/** Until when this very code is good for this account; null where it is not. */
export async function invitationUntil(tx: Tx, id: string, lookup: Buffer): Promise<number | null> {
  const text = `select ${milliseconds('app.invitation_of($1, $2)')} as until`
  return (await tx.one<{ until: number | null }>(text, [id, lookup]))?.until ?? null
}

/** Gives a colleague these roles and no others. */
export async function setRoles(
  tx: Tx,
  id: string,
  roles: readonly string[],
): Promise<'saved' | 'not-found' | 'own' | 'roles'> {
  const text = 'select app.account_roles_set($1, $2) as answer'
  const row = await tx.one<{ answer: 'saved' | 'not-found' | 'own' | 'roles' }>(text, [id, roles])
  return row?.answer ?? 'not-found'
}

/** Confirms the roles named and takes the others back. False where there is nothing to review for this account. */
export async function review(tx: Tx, id: string, keep: readonly string[]): Promise<boolean> {
  const row = await tx.one<{ yes: boolean }>('select app.account_review($1, $2) as yes', [id, keep])
  return row?.yes ?? false
}

const ACTS = {
  lock: 'select app.account_lock($1) as yes',
  unlock: 'select app.account_unlock($1) as yes',
  'end-sessions': 'select app.account_sessions_end($1) as yes',
  'take-back': 'select app.invitation_revoke($1) as yes',
} as const
export type AccountAct = keyof typeof ACTS

/** One act without questions. False where it cannot be done to this account. */
export async function actOn(tx: Tx, id: string, act: AccountAct): Promise<boolean> {
  return (await tx.one<{ yes: boolean }>(ACTS[act], [id]))?.yes ?? false
}
