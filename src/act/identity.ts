import type { DataClass } from '../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../domain/person/file.ts'
import type { Identifying } from '../domain/referral/offer.ts'
import type { Tx } from '../platform/db/database.ts'

const IDENTITY = `select i.given_names as "givenNames", i.family_name as "familyName", i.birth_date as "birthDate", i.document, i.citizenship,
    c.phone, c.place, c.safe_contact as "safeContact"
  from (select $1::uuid as id) p
  left join app.person_identity i on i.person_id = p.id left join app.person_contact c on c.person_id = p.id`

/** Who the person is, as far as row security shows it to this account; null is unknown or not for this account. */
export async function readIdentifying(
  tx: Tx,
  person: string,
): Promise<Required<Identifying> & { citizenship: string | null; safeContact: string | null }> {
  const row = await tx.one<Required<Identifying> & { citizenship: string | null; safeContact: string | null }>(
    IDENTITY,
    [person],
  )
  if (!row) throw new Error('A select over one row gave none.')
  return row
}

/** The classes of data an organisation may see of this person now; empty where it has no grant. */
export function classesOf(file: PersonFile, organisation: string): readonly DataClass[] {
  return file.grants.find(grant => grant.organisation === organisation)?.classes ?? []
}
