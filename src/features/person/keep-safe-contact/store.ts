import { randomUUID } from 'node:crypto'
import { sealValue } from '../../../act/seal.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { sealTo } from '../../../platform/vault/sealed-box.ts'
import { dialled, type SafeContactForm } from './form.ts'

/** The public key of the worker's post, and the channels it has; null where notices are not set up. */
export async function readPost(tx: Tx): Promise<{ readonly key: string | null; readonly channels: readonly string[] }> {
  const rows = await tx.rows<{ name: string; value: string }>(
    "select name, value from app.setting where name in ('post.key', 'post.channels')",
  )
  const of = (name: string) => rows.find(row => row.name === name)?.value
  return { key: of('post.key') ?? null, channels: (of('post.channels') ?? '').split(' ').filter(Boolean) }
}

const PUT =
  'select app.safe_contact_put($1, $2, $3, $4, $5, $6, $7, $8, $9::smallint[], $10::time, $11::time, $12) as answer'

/**
 * Keeps what was agreed: the words under the person's key, the address once more for the worker alone.
 * @throws when the person's key does not open: nothing is written in clear instead
 */
export async function putSafeContact(
  tx: Tx,
  formId: string,
  person: string,
  form: SafeContactForm,
): Promise<'done' | 'replayed' | 'not-found'> {
  const id = randomUUID()
  const fresh = await tx.vault.fresh()
  const stored = await tx.one<{ key: string | null }>('select app.safe_contact_key($1, $2) as key', [
    person,
    fresh.stored,
  ])
  const [held] = await tx.vault.keysOf([stored?.key ?? null])
  if (!stored?.key || held === 'erased') return 'not-found'
  if (held === undefined || held === 'damaged') throw new Error('A data key does not open; nothing is written.')
  const seal = (column: string, text: string) =>
    text === '' ? null : sealValue(held, { subject: person, column: `safe_contact.${column}`, row: id }, text)
  const reachable = form.channel !== 'none'
  const address = form.channel === 'email' ? form.address : dialled(form.address)
  const { key } = await readPost(tx)
  const sends = form.channel === 'email' || form.channel === 'sms'
  const row = await tx.one<{ answer: 'done' | 'replayed' | 'not-found' }>(PUT, [
    formId,
    id,
    person,
    form.channel,
    reachable ? seal('address', address) : null,
    seal('code_word', form.codeWord),
    seal('who_knows', form.whoKnows),
    sends && key ? sealTo(key, `safe_contact ${id}`, address) : null,
    reachable ? form.days.map(Number) : [],
    reachable ? form.opens : '00:00',
    reachable ? form.closes : '23:59',
    form.language || 'en',
  ])
  return row?.answer ?? 'not-found'
}

export type Asked = {
  readonly answer: 'queued' | 'waiting' | 'no-record' | 'by-hand' | 'no-address' | 'replayed' | 'not-found'
}

/** Asks the worker to tell the person that somebody has something for them. */
export async function askNotice(tx: Tx, formId: string, person: string): Promise<Asked['answer']> {
  const row = await tx.one<Asked>('select answer from app.notice_to_person($1, $2)', [formId, person])
  return row?.answer ?? 'not-found'
}

export type NoticeState = {
  readonly at: number
  readonly channel: 'email' | 'sms'
  readonly state: 'sent' | 'failed' | 'waiting'
  readonly next: number
}

const NOTICES = `select floor(extract(epoch from at) * 1000)::bigint as at, channel, state,
    floor(extract(epoch from least(next_at, now() + interval '1 year')) * 1000)::bigint as next
  from app.notices_to_person($1)`

/** What became of the notices to the person, newest first. */
export const readNotices = (tx: Tx, person: string): Promise<NoticeState[]> => tx.rows<NoticeState>(NOTICES, [person])
