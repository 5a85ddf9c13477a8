import { sealValue } from '../../act/seal.ts'
import type { SignAnswers } from '../../domain/notification/sign.ts'
import type { Statement, Tx } from '../../platform/db/database.ts'
import { openRows } from '../../platform/vault/rows.ts'

/** A first sign being written. Row security shows each account its own and nobody else's. */
export type Draft = {
  readonly id: string
  readonly answers: SignAnswers
  readonly sent: boolean
  /** Codes of desks whose duties go to their substitute now. */
  readonly passedOver: readonly string[]
}
export type OpenDraft = { readonly id: string; readonly createdAt: Date; readonly expiresAt: Date }

/** A draft as it is stored: sealed under a key of its own, which is deleted with it. */
type Stored = Omit<Draft, 'answers'> & { readonly answers: SignAnswers | string; readonly key: string | null }

/** Begins a draft under the id of the form that asked for it, so that asking twice begins one. */
export async function beginDraft(tx: Tx, id: string, expiresAt: number): Promise<void> {
  await tx.rows(
    `insert into app.draft (id, account_id, kind, expires_at, key) values ($1, app.account(), 'sign', $2, $3) on conflict (id) do nothing`,
    [id, new Date(expiresAt), (await tx.vault.fresh()).stored],
  )
}

const DRAFT = `select id, answers, key, sent_at is not null as sent, array(select app.passed_over()) as "passedOver" from app.draft where id = $1 and kind = 'sign' and expires_at > now()`

export async function findDraft(tx: Tx, id: string | undefined): Promise<Draft | undefined> {
  return openDraft(tx, await tx.rows<Stored>(DRAFT, [id]))
}

/** The same read, for a route that always begins with it. */
export const draftFirst = ({ id }: Readonly<Record<string, string>>): Statement => ({ sql: DRAFT, values: [id] })

/** The draft that such a read found. Answers that do not open are asked again. */
export async function openDraft(tx: Tx, rows: readonly unknown[]): Promise<Draft | undefined> {
  const [found] = await openRows(tx, rows as readonly Stored[], {
    subject: row => row.id,
    key: row => row.key,
    columns: { answers: 'draft.answers' },
  })
  return (
    found && {
      id: found.id,
      sent: found.sent,
      answers: (found.answers ?? {}) as SignAnswers,
      passedOver: found.passedOver,
    }
  )
}

/** Drafts not yet sent, newest first. */
export async function openDrafts(tx: Tx): Promise<OpenDraft[]> {
  return tx.rows<OpenDraft>(
    `select id, created_at as "createdAt", expires_at as "expiresAt" from app.draft
      where account_id = app.account() and kind = 'sign' and sent_at is null and expires_at > now()
      order by updated_at desc limit 20`,
  )
}

/** Keeps the answers of one page beside those of the others. Two pages kept at once are kept one after the other. */
export async function keepAnswers(tx: Tx, id: string, patch: Partial<SignAnswers>): Promise<SignAnswers | undefined> {
  const rows = await tx.rows<Stored>(
    `select id, answers, key, false as sent, '{}'::text[] as "passedOver" from app.draft where id = $1 and sent_at is null for update`,
    [id],
  )
  const draft = await openDraft(tx, rows)
  if (!draft) return undefined
  const answers = { ...draft.answers, ...patch }
  const fresh = rows[0]?.key ?? (await tx.vault.fresh()).stored
  const [key] = await tx.vault.keysOf([fresh])
  if (typeof key === 'string') return undefined
  const sealed = sealValue(key, { subject: id, column: 'draft.answers' }, answers)
  await tx.rows('update app.draft set answers = $2::jsonb, key = $3, updated_at = now() where id = $1', [
    id,
    JSON.stringify(sealed),
    fresh,
  ])
  return answers
}

export async function dropDraft(tx: Tx, id: string | undefined): Promise<void> {
  await tx.rows('delete from app.draft where id = $1 and sent_at is null', [id])
}

/** Where the answer to a form that was already sent stands. */
export async function sentTo(tx: Tx, form: string): Promise<string | undefined> {
  return (
    await tx.one<{ location: string }>(
      'select location from app.submission where account_id = app.account() and form_id = $1',
      [form],
    )
  )?.location
}
