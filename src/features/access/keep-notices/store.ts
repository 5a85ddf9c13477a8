import type { Hours } from '../../../act/hours-form.tsx'
import type { Tx } from '../../../platform/db/database.ts'
import { sealTo } from '../../../platform/vault/sealed-box.ts'

export type OwnSetting = Hours & { readonly changedAt: number }

const OWN = `select days::text[] as days, opens::text as opens, closes::text as closes,
    floor(extract(epoch from changed_at) * 1000)::bigint as "changedAt" from app.notice_setting_own()`

/** One's own setting; undefined where one wants no notices. The address opens for the worker alone. */
export const readOwn = (tx: Tx): Promise<OwnSetting | undefined> => tx.one<OwnSetting>(OWN)

/** The public key of the worker's post; undefined where this installation sends no e-mail. */
export async function readPostKey(tx: Tx): Promise<string | undefined> {
  const rows = await tx.rows<{ name: string; value: string }>(
    "select name, value from app.setting where name in ('post.key', 'post.channels')",
  )
  const of = (name: string) => rows.find(row => row.name === name)?.value
  return of('post.channels')?.split(' ').includes('email') ? of('post.key') : undefined
}

/** Keeps address and hours; an empty address leaves the one there is. False where there is none to leave. */
export async function putOwn(tx: Tx, account: string, key: string, address: string, hours: Hours): Promise<boolean> {
  const row = await tx.one<{ yes: boolean }>(
    'select app.notice_setting_put($1, $2::smallint[], $3::time, $4::time) as yes',
    [
      address === '' ? null : sealTo(key, `notice_setting ${account}`, address),
      hours.days.map(Number),
      hours.opens,
      hours.closes,
    ],
  )
  return row?.yes ?? false
}

/** No notices any more; what waited does not leave. */
export async function endOwn(tx: Tx): Promise<void> {
  await tx.rows('select app.notice_setting_end()')
}
