import { sealUnderGlass } from '../../../act/glass.ts'
import { GLASS_REASONS } from '../../../domain/access/break-glass.ts'
import type { Content } from '../../../domain/form/reading.ts'
import type { DataClass } from '../../../domain/mechanism/vocabulary.ts'
import type { ActFacts, PersonEvent } from '../../../domain/person/file.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'
import type { GlassForm } from './form.ts'

export type Opened = {
  readonly answer:
    | 'opened'
    | 'replayed'
    | 'forbidden'
    | 'reason'
    | 'other-open'
    | 'unconfirmed'
    | 'too-often'
    | 'already'
    | 'not-found'
  readonly glass: string | null
  readonly person: string | null
}

const OPEN = 'select answer, glass, person from app.glass_open($1, $2, $3, $4, $5)'

/**
 * Opens the record and writes the reason, sealed under the person's key, in the same transaction.
 * @throws when the words cannot be sealed: then nothing is opened either
 */
export async function openGlass(
  tx: Tx,
  formId: string,
  session: Buffer,
  { number, reason, words }: GlassForm,
): Promise<Opened> {
  const row = await tx.one<Opened>(OPEN, [formId, session, number, reason, GLASS_REASONS])
  if (!row) throw new Error('The door gave no answer.')
  if (row.answer !== 'opened' || !row.glass || !row.person) return row
  const told = await sealUnderGlass(tx, { glass: row.glass, person: row.person }, 'break_glass.told', words)
  const kept = await tx.one<{ yes: boolean }>('select app.glass_tell($1, $2) as yes', [row.glass, told])
  if (!kept?.yes) throw new Error('The reason was not kept; nothing is opened.')
  return row
}

export type Mine = { readonly id: string; readonly code: string; readonly until: number }

const MINE = 'select id, code, floor(extract(epoch from until) * 1000)::bigint as until from app.glass_mine()'

/** The record that is open to this account now. */
export const readMine = (tx: Tx): Promise<Mine | undefined> => tx.one<Mine>(MINE)

/** From here on this transaction looks at that one record; false where it is not open to this account. */
export async function look(tx: Tx, glass: string): Promise<boolean> {
  return (await tx.one<{ yes: boolean }>('select app.glass_look($1) as yes', [glass]))?.yes ?? false
}

export async function closeGlass(tx: Tx, glass: string): Promise<boolean> {
  return (await tx.one<{ yes: boolean }>('select app.glass_close($1) as yes', [glass]))?.yes ?? false
}

/** Who the person is and how to reach them, as row security shows it through the glass. */
export type Seen = {
  readonly id: string
  readonly code: string
  readonly ageStatus: 'adult' | 'child' | 'unknown'
  readonly sex: string
  readonly territory: string | null
  readonly danger: boolean
  readonly stage: string
  readonly givenNames: string | null
  readonly familyName: string | null
  readonly birthDate: string | null
  readonly phone: string | null
  readonly place: string | null
  readonly safeContact: string | null
  readonly language: string | null
}

const SEEN = `select p.id, p.code, p.age_status as "ageStatus", p.sex, p.territory, p.danger, p.stage,
    i.given_names as "givenNames", i.family_name as "familyName", i.birth_date as "birthDate",
    c.phone, c.place, c.safe_contact as "safeContact", c.language, app.glass_key($1) as key
  from app.person p left join app.person_identity i on i.person_id = p.id left join app.person_contact c on c.person_id = p.id
  where p.id = app.glass('core')`

export async function readSeen(tx: Tx, glass: string): Promise<Seen | undefined> {
  const rows = await tx.rows<Seen & { readonly key: string | null }>(SEEN, [glass])
  const [opened] = await openRows(tx, rows, {
    subject: row => row.id,
    key: row => row.key,
    columns: {
      givenNames: 'person_identity.given_names',
      familyName: 'person_identity.family_name',
      birthDate: 'person_identity.birth_date',
      phone: 'person_contact.phone',
      place: 'person_contact.place',
      safeContact: 'person_contact.safe_contact',
    },
  })
  return opened
}

/** Whom to call: the desks that hold the person. */
export const readHolders = (tx: Tx): Promise<{ name: string; phone: string | null }[]> =>
  tx.rows<{ name: string; phone: string | null }>('select name, phone from app.glass_holders()')

export type Told = {
  readonly id: string
  readonly kind: PersonEvent['kind']
  readonly happenedAt: number
  readonly organisation: string | null
  /** The class of its record, where that is open. */
  readonly opens: DataClass | null
}

const STORY = `select e.id, e.kind, floor(extract(epoch from e.happened_at) * 1000)::bigint as "happenedAt", e.organisation_id as organisation,
    r.data_class as opens
  from app.event e left join app.record r on r.event_id = e.id where e.person_id = app.glass('core') order by e.seq desc limit 100`

/** What was done for the person, newest first; row security decides of which acts the record may be read. */
export const readStory = (tx: Tx): Promise<Told[]> => tx.rows<Told>(STORY)

export type RecordSeen = {
  readonly id: string
  readonly person: string
  readonly code: string
  readonly happenedAt: number
  readonly act: ActFacts
  readonly dataClass: DataClass
  readonly answers: Content | null
}

const RECORD = `select e.id, e.person_id as person, p.code, floor(extract(epoch from e.happened_at) * 1000)::bigint as "happenedAt", e.act,
    r.data_class as "dataClass", r.answers, app.glass_key($1) as key
  from app.event e join app.person p on p.id = e.person_id join app.record r on r.event_id = e.id
  where e.id = $2 and e.person_id = app.glass('core')`

/** One record in a class that is open; undefined for any other. */
export async function readSeenRecord(tx: Tx, glass: string, event: string): Promise<RecordSeen | undefined> {
  const rows = await tx.rows<RecordSeen & { readonly key: string | null }>(RECORD, [glass, event])
  const [opened] = await openRows(tx, rows, {
    subject: row => row.person,
    key: row => row.key,
    row: row => row.id,
    columns: { answers: 'record.answers' },
  })
  return opened
}
