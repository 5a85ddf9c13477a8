import type { OrganisationKind } from '../domain/mechanism/vocabulary.ts'
import type { Database } from '../platform/db/database.ts'

/** A desk that has taken the public mailbox on, as anybody may know it. */
export type BoxDesk = {
  readonly organisation: string
  readonly name: string
  readonly kind: OrganisationKind
  /** `closed-itself`: it promised answers and did not keep to it. */
  readonly state: 'open' | 'closed-itself'
  /** Days of the week, Monday is 1; civil times. */
  readonly days: readonly number[]
  readonly opens: string
  readonly closes: string
  /** Hours within which it answers. */
  readonly promise: number
  readonly callbacks: boolean
  /** Somebody who may read it is there: the person it named, or whoever is on duty. */
  readonly attended: boolean
  readonly key: string | null
  readonly publicKey: string | null
}

/** Milliseconds for which the list is told from memory. */
const REMEMBERED = 3_000

const DESKS = `select organisation, name, kind, state, days, opens, closes, promise, callbacks, attended, key, public_key as "publicKey" from app.mailboxes()`

/** Desks of the mailbox, from memory while it is fresh. A silent database leaves the last list, so that the page stays up. */
export function openBoxDesks(db: Database): (now: number) => Promise<readonly BoxDesk[]> {
  let known: readonly BoxDesk[] = []
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = async () => {
    known = await db.as(null, tx => tx.rows<BoxDesk>(DESKS)).catch(() => known)
    reading = undefined
  }
  return async now => {
    if (now - readAt >= REMEMBERED || now < readAt) {
      readAt = now
      reading ??= read()
    }
    await reading
    return known
  }
}

/** Whether one may write to it now. */
export const takesReports = (desk: BoxDesk): desk is BoxDesk & { readonly key: string; readonly publicKey: string } =>
  desk.state === 'open' && desk.key !== null && desk.publicKey !== null
