import type { Database } from '../platform/db/database.ts'
import { sealTo } from '../platform/vault/sealed-box.ts'
import { takesReports } from './box-desks.ts'
import type { PublicMailbox, Sent } from './public-mailbox.ts'
import { idFrom } from './receipt.ts'

/** What somebody who wants to be called says. Sealed whole. */
export type CallWish = {
  readonly number: string
  readonly word: string
  readonly channel: Channel
  /** What the caller says if another voice answers. */
  readonly harmless: string
}
export const CHANNELS = ['voice', 'message', 'app'] as const
export type Channel = (typeof CHANNELS)[number]

export type AskCallback = (
  sent: Sent & { readonly desk: string; readonly wish: CallWish; readonly from: number; readonly to: number },
) => Promise<'kept' | 'stale' | 'closed'>

/** The place a wish is bound to. */
export const forCaller = (callback: string): string => `callback|${callback}`

/** Takes wishes to be called, for desks that call back. */
export function openCallbacks(db: Database, mailbox: PublicMailbox): AskCallback {
  return async ({ desk, wish, from, to, token, now }) => {
    const secret = mailbox.tokens.secretOf(token, now)
    if (!secret) return 'stale'
    const chosen = (await mailbox.desks(now))
      .filter(takesReports)
      .find(one => one.organisation === desk && one.callbacks)
    if (!chosen) return 'closed'
    const id = idFrom(secret, 'callback')
    const row = await db.as(null, tx =>
      tx.one<{ answer: 'kept' | 'closed' }>(
        'select app.callback_ask($1, $2, $3, to_timestamp($4::double precision / 1000), to_timestamp($5::double precision / 1000)) as answer',
        [id, chosen.key, sealTo(chosen.publicKey, forCaller(id), JSON.stringify(wish)), from, to],
      ),
    )
    return row?.answer ?? 'closed'
  }
}
