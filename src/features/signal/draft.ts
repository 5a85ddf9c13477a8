import type { SignAnswers } from '../../domain/notification/sign.ts'
import type { Statement, Tx } from '../../platform/db/database.ts'

/** A first sign being written. Row security shows each account its own and nobody else's. */
export type Draft = { readonly id: string; readonly answers: SignAnswers; readonly sent: boolean }
export type OpenDraft = { readonly id: string; readonly createdAt: Date; readonly expiresAt: Date }

/** Begins a draft under the id of the form that asked for it, so that asking twice begins one. */
export async function beginDraft(tx: Tx, id: string, expiresAt: number): Promise<void> {
  await tx.rows(
    `insert into app.draft (id, account_id, kind, expires_at) values ($1, app.account(), 'sign', $2) on conflict (id) do nothing`,
    [id, new Date(expiresAt)],
  )
}

const DRAFT = `select id, answers, sent_at is not null as sent from app.draft where id = $1 and kind = 'sign' and expires_at > now()`

export async function findDraft(tx: Tx, id: string | undefined): Promise<Draft | undefined> {
  return tx.one<Draft>(DRAFT, [id])
}

/** The same read, for a route that always begins with it. */
export const draftFirst = ({ id }: Readonly<Record<string, string>>): Statement => ({ sql: DRAFT, values: [id] })

/** Drafts not yet sent, newest first. */
export async function openDrafts(tx: Tx): Promise<OpenDraft[]> {
  return tx.rows<OpenDraft>(
    `select id, created_at as "createdAt", expires_at as "expiresAt" from app.draft
      where account_id = app.account() and kind = 'sign' and sent_at is null and expires_at > now()
      order by updated_at desc limit 20`,
  )
}

/** Keeps the answers of one page beside those of the others. */
export async function keepAnswers(tx: Tx, id: string, patch: Partial<SignAnswers>): Promise<SignAnswers | undefined> {
  const row = await tx.one<{ answers: SignAnswers }>(
    `update app.draft set answers = answers || $2::jsonb, updated_at = now() where id = $1 and sent_at is null returning answers`,
    [id, JSON.stringify(patch)],
  )
  return row?.answers
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
