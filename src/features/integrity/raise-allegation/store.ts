import { randomBytes } from 'node:crypto'
import { codeOf } from '../../../domain/notification/code.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { freshId, ownSeal } from '../sealed.ts'
import type { Allegation } from './form.ts'

export type Raised = 'raised' | 'replayed' | 'not-found' | 'no-such-one' | 'too-many' | 'no-desk'

/** Sends an allegation to the independent desk; where it is about a person, the wall stands when this returns. */
export async function raiseAllegation(
  tx: Tx,
  formId: string | null,
  person: string | null,
  { subject, organisation, account, words }: Allegation,
): Promise<Raised> {
  const id = freshId()
  const { key, seal } = await ownSeal(tx, id)
  const row = await tx.one<{ said: Raised }>(
    'select app.raise_allegation($1, $2, $3, $4, $5, $6, $7, $8, $9) as said',
    [
      ...[formId ?? freshId(), id, codeOf('S', randomBytes(8)), subject, organisation, account],
      ...[person, key, seal('allegation.text', words)],
    ],
  )
  if (!row) throw new Error('app.raise_allegation gave no answer.')
  return row.said
}

export type Receipt = { readonly code: string; readonly at: number; readonly closed: boolean }

/** What this account has raised: that it arrived, and whether it is closed. */
export function readReceipts(tx: Tx): Promise<Receipt[]> {
  return tx.rows<Receipt>(
    'select code, floor(extract(epoch from raised_at) * 1000)::bigint as at, closed from app.own_allegations()',
  )
}

/** Active colleagues, to name one. */
export function readColleagues(tx: Tx): Promise<{ readonly id: string; readonly name: string }[]> {
  return tx.rows(
    'select id, name from app.account where organisation_id = app.organisation() and active and id <> app.account() order by name, id',
  )
}

/** The person's code, for whoever has to do with the person; undefined otherwise. */
export async function readCode(tx: Tx, person: string): Promise<string | undefined> {
  return (await tx.one<{ code: string }>('select app.allegation_about($1) as code', [person]))?.code ?? undefined
}
