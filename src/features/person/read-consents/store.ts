import type { LedgerEntry } from '../../../domain/consent/consent-record.ts'
import type { Tx } from '../../../platform/db/database.ts'

const LEDGER = `select c.id, c.purpose, c.recipient, c.answer, c.given_by as "givenBy", c.subject, c.classes, c.recorded_by as "recordedBy",
    c.event_id as event, floor(extract(epoch from c.at) * 1000)::bigint as at,
    e.act->>'language' as language, e.act->>'childView' as "childView", r.number as receipt
  from app.consent c left join app.event e on e.id = c.event_id left join app.consent_receipt r on r.consent_id = c.id
  where c.person_id = $1 order by c.seq desc`

/** The whole ledger of a person, newest first; empty where the account may not read it. */
export function readLedger(tx: Tx, person: string): Promise<LedgerEntry[]> {
  return tx.rows<LedgerEntry>(LEDGER, [person])
}

/** The number of the entry's receipt, made at the first asking; undefined where there is no such entry. */
export async function receiptNumber(
  tx: Tx,
  person: string,
  consent: string,
  language: string,
): Promise<string | undefined> {
  const row = await tx.one<{ number: string | null }>('select app.consent_receipt($1, $2, $3) as number', [
    person,
    consent,
    language,
  ])
  return row?.number ?? undefined
}

/** The language the person speaks, where the account may see it. */
export async function spokenLanguage(tx: Tx, person: string): Promise<string | null> {
  const row = await tx.one<{ language: string | null }>(
    'select language from app.person_contact where person_id = $1',
    [person],
  )
  return row?.language ?? null
}
