import { maskOf } from '../domain/access/may.ts'
import type { Verb } from '../domain/access/rule.ts'
import { isWalled } from '../domain/access/wall.ts'
import type { DataClass } from '../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../domain/person/file.ts'
import type { Identifying } from '../domain/referral/offer.ts'
import type { Entered, Tx } from '../platform/db/database.ts'
import { openRows } from '../platform/vault/rows.ts'
import type { Mechanism } from './mechanism.ts'

const IDENTITY = `select i.given_names as "givenNames", i.family_name as "familyName", i.birth_date as "birthDate", i.document, i.citizenship,
    c.phone, c.place, c.safe_contact as "safeContact",
    case when i.person_id is not null or c.person_id is not null then app.key_of(p.id) end as key
  from (select $1::uuid as id) p
  left join app.person_identity i on i.person_id = p.id left join app.person_contact c on c.person_id = p.id`

type Row = Required<Identifying> & {
  citizenship: string | null
  safeContact: string | null
  readonly key: string | null
}

/** Who the person is, as far as row security shows it to this account; null is unknown or not for this account. */
export async function readIdentifying(
  tx: Tx,
  person: string,
): Promise<Required<Identifying> & { citizenship: string | null; safeContact: string | null }> {
  const rows = await tx.rows<Row>(IDENTITY, [person])
  const [row] = await openRows(tx, rows, {
    subject: () => person,
    key: one => one.key,
    columns: {
      givenNames: 'person_identity.given_names',
      familyName: 'person_identity.family_name',
      birthDate: 'person_identity.birth_date',
      document: 'person_identity.document',
      citizenship: 'person_identity.citizenship',
      phone: 'person_contact.phone',
      place: 'person_contact.place',
      safeContact: 'person_contact.safe_contact',
    },
  })
  if (!row) throw new Error('A select over one row gave none.')
  return row
}

/** The mask of one account over one person: the classes it may see, print or export now; empty without a grant of its desk. */
export function classesOf(
  { pack }: Mechanism,
  file: PersonFile,
  actor: Entered,
  verb: Verb = 'read',
): readonly DataClass[] {
  if (isWalled(file, actor)) return []
  const held = file.grants.find(grant => grant.organisation === actor.organisation) ?? null
  return maskOf(pack.access, actor, held, verb)
}
