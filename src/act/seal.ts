/** What an act writes, sealed on its way out of this process: the sections go in as they are and come out closed. */
import type { Tx } from '../platform/db/database.ts'
import { type DataKey, ERASED, sealText } from '../platform/vault/envelope.ts'
import type { FreshKey, Held } from '../platform/vault/vault.ts'
import { indexRows } from './name-rows.ts'
import type { Sections } from './sections.ts'

type Row = { readonly [field: string]: unknown }
/** Which fields of a section are sealed, where they will stand, and whose key closes them. */
type SealedSection = {
  readonly table: string
  readonly fields: readonly string[]
  readonly subject: string
  readonly row?: string
}

const SECTIONS: Readonly<Record<string, SealedSection>> = {
  identities: {
    table: 'person_identity',
    fields: ['given_names', 'family_name', 'birth_date', 'citizenship', 'document'],
    subject: 'person_id',
  },
  contacts: { table: 'person_contact', fields: ['phone', 'place', 'safe_contact'], subject: 'person_id' },
  records: { table: 'record', fields: ['answers'], subject: 'person_id', row: 'event_id' },
  lines: { table: 'service_line', fields: ['goal', 'responsible'], subject: 'person_id', row: 'id' },
  referrals: { table: 'referral', fields: ['offer'], subject: 'person_id', row: 'id' },
  notifications: { table: 'notification', fields: ['shared'], subject: 'id' },
  notification_people: { table: 'notification_person', fields: ['told'], subject: 'person_id', row: 'notification_id' },
  additions: { table: 'notification_addition', fields: ['text'], subject: 'notification_id' },
}

/** Keys in use for one act. Erased subjects take nothing in any more. */
export type Keys = ReadonlyMap<string, DataKey | 'erased'>

const rowsOf = (sections: Sections, name: string): readonly Row[] => (sections[name] ?? []) as readonly Row[]
const there = (value: unknown): boolean => value !== undefined && value !== null

/**
 * The sections with everything that identifies or narrates sealed, the keys of new people and notifications beside them, and
 * the tokens by which names are found. Whoever is erased keeps the act and not its words.
 * @throws when a key that is needed does not open: nothing is written in clear instead
 */
export async function sealSections(tx: Tx, sections: Sections): Promise<Sections> {
  const subjects = subjectsOf(sections)
  if (subjects.size === 0) return sections
  const born = new Set([...rowsOf(sections, 'people'), ...rowsOf(sections, 'notifications')].map(row => String(row.id)))
  const { keys, fresh } = await keysOf(tx, subjects, born)
  const index = await indexRows(tx, sections, keys, born)
  const sealed: Sections = { ...sections }
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (sections[name]) sealed[name] = rowsOf(sections, name).map(row => sealRow(row, section, keys))
  }
  if (fresh.length > 0) sealed.keys = fresh
  if (index.length > 0) sealed.name_index = [...index]
  return sealed
}

/** Whose keys an act needs, and what kind of subject each is. */
function subjectsOf(sections: Sections): ReadonlyMap<string, 'person' | 'notification'> {
  const found = new Map<string, 'person' | 'notification'>()
  for (const [name, { fields, subject }] of Object.entries(SECTIONS)) {
    for (const row of rowsOf(sections, name)) {
      if (!fields.some(field => there(row[field]))) continue
      found.set(String(row[subject]), subject === 'person_id' ? 'person' : 'notification')
    }
  }
  return found
}

type Subjects = ReadonlyMap<string, 'person' | 'notification'>

/** Fresh keys for whom this act brings, and for whom nothing was ever kept; the stored ones for everybody else. */
async function keysOf(
  tx: Tx,
  subjects: Subjects,
  born: ReadonlySet<string>,
): Promise<{ keys: Keys; fresh: unknown[] }> {
  const known = [...subjects.keys()].filter(id => !born.has(id))
  const stored = known.length > 0 ? await tx.rows<{ id: string; key: string | null }>(STORED, [known]) : []
  const held = await tx.vault.keysOf(stored.map(row => row.key))
  const keys = new Map<string, DataKey | 'erased'>()
  for (const [at, row] of stored.entries()) if (row.key !== null) keys.set(row.id, usable(held[at]))
  const fresh: unknown[] = []
  for (const [id, kind] of subjects) {
    if (keys.has(id)) continue
    const key = await tx.vault.fresh()
    keys.set(id, key)
    fresh.push(keyRow(id, kind, key))
  }
  return { keys, fresh }
}

const STORED = 'select s.id, app.key_of(s.id) as key from unnest($1::uuid[]) s(id)'

function usable(held: Held | undefined): DataKey | 'erased' {
  if (held === undefined || held === 'damaged') throw new Error('A data key does not open; nothing is written.')
  return held
}

function keyRow(subject: string, kind: 'person' | 'notification', { stored }: FreshKey): unknown {
  const [version, kek, wrapped] = stored.split(':')
  return { subject_id: subject, kind, version: Number(version), kek, wrapped }
}

function sealRow(row: Row, { table, fields, subject, row: rowColumn }: SealedSection, keys: Keys): Row {
  const key = keys.get(String(row[subject]))
  const sealed: Record<string, unknown> = { ...row }
  for (const field of fields) {
    if (!there(row[field])) continue
    const context = {
      subject: String(row[subject]),
      column: `${table}.${field}`,
      row: rowColumn && String(row[rowColumn]),
    }
    sealed[field] = sealValue(key, context, row[field])
  }
  return sealed
}

/** One value, for a statement that is no section. */
export function sealValue(
  key: DataKey | 'erased' | undefined,
  context: Parameters<typeof sealText>[1],
  value: unknown,
): string {
  if (key === undefined) throw new Error('There is no key for what is to be sealed.')
  return key === 'erased' ? ERASED : sealText(key, context, JSON.stringify(value))
}

/** Seals a text about a notification that exists already. */
export async function sealAbout(
  tx: Tx,
  notification: string,
  column: string,
  text: string,
  row?: string,
): Promise<string> {
  const fresh = await tx.vault.fresh()
  const kept = await tx.one<{ key: string | null }>('select app.keep_key($1, $2) as key', [notification, fresh.stored])
  const [held] = await tx.vault.keysOf([kept?.key ?? null])
  return sealValue(usable(held), { subject: notification, column, row }, text)
}
