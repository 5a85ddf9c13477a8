import { randomUUID } from 'node:crypto'
import { sealValue } from '../../../act/seal.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { makePair } from '../../../platform/vault/sealed-box.ts'
import type { MailboxSettings } from './form.ts'

/** How the own desk has the mailbox; undefined where it never took it on. */
export type OwnMailbox = MailboxSettings & {
  readonly state: 'open' | 'closed' | 'closed-itself'
  readonly missed: number
}

export function readOwnMailbox(tx: Tx): Promise<OwnMailbox | undefined> {
  return tx.one<OwnMailbox>(
    `select state, missed, days, to_char(opens, 'HH24:MI') as opens, case when closes = '24:00' then '24:00' else to_char(closes, 'HH24:MI') end as closes,
       promise_hours as promise, duty_id as duty, callbacks from app.mailbox where organisation_id = app.organisation()`,
  )
}

export type Reader = { readonly id: string; readonly name: string; readonly roles: readonly string[] }

/** Colleagues with their roles: the page offers those whose role may answer. */
export function readReaders(tx: Tx): Promise<Reader[]> {
  return tx.rows<Reader>(
    `select a.id, a.name, coalesce(array_agg(r.role) filter (where r.role is not null), '{}') as roles
       from app.account a left join app.account_role r on r.account_id = a.id
      where a.organisation_id = app.organisation() and a.active group by a.id, a.name order by a.name, a.id`,
  )
}

/** Takes the mailbox on, or changes how. A pair of keys goes along; it is kept where the desk has none in use. */
export async function setMailbox(
  tx: Tx,
  settings: MailboxSettings,
): Promise<'set' | 'forbidden' | 'stranger' | 'wrong'> {
  const id = randomUUID()
  const pair = makePair()
  const data = await tx.vault.fresh()
  const sealed = sealValue(data, { subject: id, column: 'mailbox_key.private_key' }, pair.privateKey)
  const row = await tx.one<{ answer: 'set' | 'forbidden' | 'stranger' | 'wrong' }>(
    'select app.mailbox_set($1::int[]::smallint[], $2::time, $3::time, $4, $5, $6, $7, $8, $9, $10) as answer',
    [
      settings.days,
      settings.opens,
      settings.closes,
      settings.promise,
      settings.duty,
      settings.callbacks,
      id,
      pair.publicKey,
      sealed,
      data.stored,
    ],
  )
  return row?.answer ?? 'forbidden'
}

export async function endMailbox(tx: Tx): Promise<boolean> {
  return (await tx.one<{ done: boolean }>('select app.mailbox_end() as done'))?.done ?? false
}
