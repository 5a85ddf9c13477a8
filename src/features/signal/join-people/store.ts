import type { AgeStatus, Sex } from '../../../domain/mechanism/vocabulary.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'

export type Match = {
  readonly id: string
  readonly person: string
  readonly other: string
  readonly reasons: readonly ('name' | 'birth' | 'phone')[]
  readonly state: 'possible' | 'joined' | 'apart'
}

/** One of the two, as its notification has it. */
export type Side = {
  readonly person: string
  readonly code: string
  readonly ageStatus: AgeStatus
  readonly sex: Sex
  readonly territory: string | null
  readonly birthDate: CivilDate | null
  readonly givenNames: string | null
  readonly familyName: string | null
  readonly phone: string | null
  readonly notifiedAt: Date | null
  readonly notifiedBy: string | null
}

export async function findMatch(tx: Tx, id: string | undefined): Promise<Match | undefined> {
  return tx.one<Match>(
    'select id, person_id as person, other_id as other, reasons, state from app.person_match where id = $1',
    [id],
  )
}

/** Both sides, the older file first; none unless the desk works with the identity of both. */
export async function matchSides(tx: Tx, id: string): Promise<Side[]> {
  const rows = await tx.rows<Side & { readonly key: string | null }>(
    `select key, person_id as person, code, age_status as "ageStatus", sex, territory, birth_date as "birthDate",
       given_names as "givenNames", family_name as "familyName", phone, notified_at as "notifiedAt", notified_by as "notifiedBy"
     from app.match_sides($1)`,
    [id],
  )
  return openRows(tx, rows, {
    subject: row => row.person,
    key: row => row.key,
    columns: {
      givenNames: 'person_identity.given_names',
      familyName: 'person_identity.family_name',
      birthDate: 'person_identity.birth_date',
      phone: 'person_contact.phone',
    },
  })
}
