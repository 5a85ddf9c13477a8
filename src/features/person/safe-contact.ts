import type { Tx } from '../../platform/db/database.ts'
import { openRows } from '../../platform/vault/rows.ts'

/** How a person may be reached; `none`: not at all. */
export const CHANNELS = ['call', 'sms', 'email', 'none'] as const
export type ContactChannel = (typeof CHANNELS)[number]

export type SafeContact = {
  readonly id: string
  readonly person: string
  readonly channel: ContactChannel
  readonly address: string | null
  readonly codeWord: string | null
  readonly whoKnows: string | null
  readonly days: readonly string[]
  readonly opens: string
  readonly closes: string
  readonly language: string
  readonly recordedAt: number
  readonly organisation: string
}

const NOW = `select id, person_id as person, channel, address, code_word as "codeWord", who_knows as "whoKnows", days::text[] as days,
    opens::text as opens, closes::text as closes, language, floor(extract(epoch from recorded_at) * 1000)::bigint as "recordedAt",
    organisation_id as organisation, coalesce(app.key_of(person_id), app.glass_key(nullif(current_setting('app.glass', true), '')::uuid)) as key
  from app.safe_contact where person_id = $1 and ended_at is null`

/** What is agreed now, for whoever has a grant or looks through broken glass; undefined where nothing is, or the class is closed to this account. */
export async function readSafeContact(tx: Tx, person: string): Promise<SafeContact | undefined> {
  const rows = await tx.rows<SafeContact & { readonly key: string | null }>(NOW, [person])
  const [opened] = await openRows(tx, rows, {
    subject: row => row.person,
    key: row => row.key,
    row: row => row.id,
    columns: {
      address: 'safe_contact.address',
      codeWord: 'safe_contact.code_word',
      whoKnows: 'safe_contact.who_knows',
    },
  })
  return opened
}
