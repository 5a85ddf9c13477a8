import type { PersonFile } from '../domain/person/file.ts'
import type { Tx } from '../platform/db/database.ts'

/** The coded file of a person, or undefined: absent and not related look the same. */
export async function fileOf(tx: Tx, id: string): Promise<PersonFile | undefined> {
  const row = await tx.one<{ file: PersonFile | null }>('select app.person_file($1) as file', [id])
  return row?.file ?? undefined
}

/** Writes down that somebody looked, in the transaction of the look. */
export async function noteRead(tx: Tx, person: string, classes: readonly string[], purpose: string): Promise<void> {
  await tx.rows(NOTE, [person, classes, purpose, 'seen'])
}

/** Writes down that an act was refused; the transaction goes on and commits. */
export async function noteRefusal(tx: Tx, person: string, purpose: string): Promise<void> {
  await tx.rows(NOTE, [person, [], purpose, 'refused'])
}

const NOTE = `insert into app.access_log (account_id, organisation_id, person_id, classes, purpose, outcome)
  values (app.account(), app.organisation(), $1, $2, $3, $4)`
