import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'

/** Who the person is, as far as this account may know; undefined fields are unknown or not for this account. */
export type Identity = {
  readonly givenNames: string | null
  readonly familyName: string | null
  readonly birthDate: string | null
  readonly phone: string | null
  readonly place: string | null
  readonly language: string | null
  readonly safeContact: string | null
  readonly identitySeen: boolean
  readonly contactSeen: boolean
}

/** One statement for both classes: row security leaves out what this account may not see. */
const IDENTITY = `select i.given_names as "givenNames", i.family_name as "familyName", i.birth_date as "birthDate", c.phone, c.place, c.language,
    c.safe_contact as "safeContact", i.person_id is not null as "identitySeen", c.person_id is not null as "contactSeen",
    case when i.person_id is not null or c.person_id is not null then app.key_of(p.id) end as key
  from (select $1::uuid as id) p
  left join app.person_identity i on i.person_id = p.id left join app.person_contact c on c.person_id = p.id`

export async function readIdentity(tx: Tx, person: string): Promise<Identity | undefined> {
  const rows = await tx.rows<Identity & { readonly key: string | null }>(IDENTITY, [person])
  const [opened] = await openRows(tx, rows, {
    subject: () => person,
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

/** Names behind the accounts of one's own organisation; others stay organisations. */
export async function readColleague(tx: Tx, account: string): Promise<string | undefined> {
  return (await tx.one<{ name: string }>('select name from app.account where id = $1', [account]))?.name
}

/** Files that may be the same person, for desks that work with the identity of either. */
export async function readMatches(tx: Tx, person: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    "select id from app.person_match where (person_id = $1 or other_id = $1) and state = 'possible'",
    [person],
  )
  return rows.map(row => row.id)
}
