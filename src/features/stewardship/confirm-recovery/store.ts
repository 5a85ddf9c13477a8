import type { Tx } from '../../../platform/db/database.ts'

/** How somebody was found to be who they say; never what the paper says. */
export const CHECKS = ['document-seen', 'known-in-person', 'called-back'] as const
export type Check = (typeof CHECKS)[number]

/** One open request. Times in milliseconds since 1970. */
export type Recovery = {
  readonly id: string
  /** What the person was shown when asking: the two who check compare it. */
  readonly reference: string
  readonly name: string
  readonly organisation: string
  readonly roles: readonly string[]
  readonly asked: number
  readonly until: number
  readonly own: boolean
  readonly confirmedBy: string | null
  readonly confirmedOrganisation: string | null
  readonly confirmedCheck: Check | null
  readonly confirmedByMe: boolean
}

const LIST = `select id, reference, name, organisation_name as organisation, roles, asked, until, own, confirmed_by as "confirmedBy",
  confirmed_organisation as "confirmedOrganisation", confirmed_check as "confirmedCheck", confirmed_by_me as "confirmedByMe"
  from app.recovery_list()`

/** The open requests this account may help to decide, oldest first. */
export function readRecoveries(tx: Tx): Promise<Recovery[]> {
  return tx.rows<Recovery>(LIST)
}

export type Confirmation = 'first' | 'done' | 'not-found' | 'own' | 'twice' | 'same-role' | 'related'

/** Confirms as one of the two. The database decides whether this account may, and whether it was the second. */
export async function confirmRecovery(
  tx: Tx,
  one: { readonly id: string; readonly checked: Check; readonly half: Buffer },
): Promise<Confirmation> {
  const text = 'select app.recovery_confirm($1, $2, $3) as answer'
  const row = await tx.one<{ answer: Confirmation }>(text, [one.id, one.checked, one.half])
  return row?.answer ?? 'not-found'
}

/** Says no. False where there is no such request for this account. */
export async function refuseRecovery(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one<{ refused: boolean }>('select app.recovery_refuse($1) as refused', [id])
  return row?.refused ?? false
}
