import type { AgeStatus, ExploitationForm, Sex } from '../../domain/mechanism/vocabulary.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import type { Tx } from '../../platform/db/database.ts'
import { openRows } from '../../platform/vault/rows.ts'

/** A notification as sent. Row security shows it to its notifier, and to the desks it was addressed to. */
export type Notification = {
  readonly id: string
  readonly code: string
  readonly organisation: string
  readonly own: boolean
  /** The setting in which it was noticed: whose list was shown. */
  readonly sector: string
  readonly territory: string | null
  readonly danger: 'yes' | 'no' | 'unknown'
  readonly sentAt: Date
  readonly shared: Shared
}
export type Shared = {
  readonly indicators?: readonly string[]
  readonly selfDeclared?: boolean
  readonly thirdParty?: boolean
  readonly words?: string
  readonly place?: string
  readonly noticedOn?: CivilDate | 'unknown'
}

/** What was sent about one person. */
export type Told = {
  readonly age: AgeStatus
  readonly sex: Sex
  readonly ageBand: string
  readonly forms: readonly ExploitationForm[]
  readonly withheld: boolean
  readonly givenNames?: string
  readonly familyName?: string
  readonly birthDate?: CivilDate
  readonly language?: string
  readonly citizenship?: string
  readonly contact?: string
  readonly support?: 'none' | 'guardian' | 'institution' | 'unknown'
  readonly supportName?: string
  readonly reason?: string
}
export type ToldPerson = {
  readonly ordinal: number
  readonly person: string
  readonly asked: 'agrees' | 'refuses' | 'not-safe' | 'not-needed'
  readonly told: Told
}

export type SentLeg = {
  readonly id: string
  readonly person: string
  readonly ordinal: number
  readonly duty: string
  readonly addressee: string
  readonly connected: boolean
  readonly state: 'to-call' | 'sent' | 'delivered' | 'taken-up'
  readonly sentAt: Date
  readonly takenUpAt: Date | null
  readonly takenUpBy: string | null
  readonly answeredBy: string | null
  readonly dueAt: Date
  readonly escalation: number
  readonly substitute: boolean
}
export type Addition = { readonly id: string; readonly at: Date; readonly corrects: boolean; readonly text: string }

type Keyed = { readonly key: string | null }

/** Stands where what was told does not open any more. */
const NOTHING_TOLD: Told = { age: 'unknown', sex: 'unknown', ageBand: 'unknown', forms: [], withheld: true }

export async function findNotification(tx: Tx, id: string | undefined): Promise<Notification | undefined> {
  const rows = await tx.rows<Omit<Notification, 'shared'> & Keyed & { readonly shared: Shared | null }>(
    `select app.key_of(id) as key, id, code, organisation_id as organisation, account_id = app.account() as own, sector, territory, danger, sent_at as "sentAt", shared
       from app.notification where id = $1`,
    [id],
  )
  const [opened] = await openRows(tx, rows, {
    subject: row => row.id,
    key: row => row.key,
    columns: { shared: 'notification.shared' },
  })
  return opened && { ...opened, shared: opened.shared ?? {} }
}

/** The people of a notification that the reader may see: all of one's own, or those one's desk was told about. */
export async function toldPeople(tx: Tx, id: string): Promise<ToldPerson[]> {
  const rows = await tx.rows<Omit<ToldPerson, 'told'> & Keyed & { readonly told: Told | null }>(
    `select app.key_of(n.person_id) as key, n.ordinal, n.person_id as person, n.asked, n.told from app.notification_person n
      where n.notification_id = $1
        and (app.is_own_notification($1) or exists (select from app.leg l
          where l.notification_id = $1 and l.person_id = n.person_id and l.addressee_id = app.organisation()))
      order by n.ordinal`,
    [id],
  )
  const opened = await openRows(tx, rows, {
    subject: row => row.person,
    key: row => row.key,
    row: () => id,
    columns: { told: 'notification_person.told' },
  })
  return opened.map(row => ({ ...row, told: row.told ?? NOTHING_TOLD }))
}

/** The legs the reader may see, with the names of those who took them up. */
export async function sentLegs(tx: Tx, id: string): Promise<SentLeg[]> {
  const rows = await tx.rows<SentLeg & Keyed>(
    `select case when answered_by is not null then app.key_of($1) end as key, id, person_id as person, ordinal, duty, addressee_id as addressee, connected, state, sent_at as "sentAt",
       taken_up_at as "takenUpAt", taken_up_by as "takenUpBy", answered_by as "answeredBy", due_at as "dueAt", escalation, substitute
     from app.sent_legs($1)`,
    [id],
  )
  return openRows(tx, rows, {
    subject: () => id,
    key: row => row.key,
    row: row => row.id,
    columns: { answeredBy: 'leg.answered_by' },
  })
}

export async function additionsTo(tx: Tx, id: string): Promise<Addition[]> {
  const rows = await tx.rows<Omit<Addition, 'text'> & Keyed & { readonly text: string | null }>(
    'select app.key_of($1) as key, id, at, corrects, text from app.notification_addition where notification_id = $1 order by at, id',
    [id],
  )
  const opened = await openRows(tx, rows, {
    subject: () => id,
    key: row => row.key,
    columns: { text: 'notification_addition.text' },
  })
  return opened.map(row => ({ ...row, text: row.text ?? '' }))
}

/** Writes down that these people's notification was read, one row each, in the transaction of the look. */
export async function noteSeen(tx: Tx, people: readonly string[]): Promise<void> {
  await tx.rows(
    `insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
     select app.account(), app.organisation(), p, '{indicators,identity,contact}', 'notification' from unnest($1::uuid[]) p`,
    [people],
  )
}
