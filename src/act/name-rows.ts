/** The rows of the name index that an act writes: tokens of the whole name, so that a name given in parts is found whole. */
import type { Tx } from '../platform/db/database.ts'
import type { DataKey } from '../platform/vault/envelope.ts'
import { exactToken, nameTokens } from '../platform/vault/name-index.ts'
import { openRows } from '../platform/vault/rows.ts'
import type { Sections } from './sections.ts'

type Given = {
  readonly person_id: string
  readonly given_names?: string
  readonly family_name?: string
  readonly birth_date?: string
}
type Reached = { readonly person_id: string; readonly phone?: string }
type Name = {
  readonly id: string
  readonly given: string | null
  readonly family: string | null
  readonly key: string | null
}

const NAMES = `select person_id as id, given_names as given, family_name as family, app.key_of(person_id) as key
  from app.person_identity where person_id = any ($1)`

/** One row for each person whose name, birth date or telephone the act brings. Erased people are in no index. */
export async function indexRows(
  tx: Tx,
  sections: Sections,
  keys: ReadonlyMap<string, DataKey | 'erased'>,
  born: ReadonlySet<string>,
): Promise<readonly unknown[]> {
  const identities = new Map(((sections.identities ?? []) as Given[]).map(one => [one.person_id, one]))
  const contacts = new Map(((sections.contacts ?? []) as Reached[]).map(one => [one.person_id, one]))
  const people = [...new Set([...identities.keys(), ...contacts.keys()])].filter(id => keys.get(id) !== 'erased')
  const named = [...identities.values()].filter(one => one.given_names || one.family_name).map(one => one.person_id)
  const earlier = await earlierNames(
    tx,
    named.filter(id => !born.has(id)),
  )
  const { index } = tx.vault
  if (people.length === 0) return []
  if (!index) throw new Error('The key of the name index was not read; nothing is written.')
  return people.flatMap(id => {
    const [identity, phone] = [identities.get(id), exactToken(index, 'phone', contacts.get(id)?.phone)]
    const birth = exactToken(index, 'born', identity?.birth_date)
    const before = earlier.get(id)
    const isNamed = identity?.given_names || identity?.family_name
    const { names, spans } = nameTokens(
      index,
      identity?.given_names ?? before?.given,
      identity?.family_name ?? before?.family,
    )
    // Whoever may not read the earlier name adds to it: it stays findable.
    const whole = born.has(id) || before !== undefined
    const tokens = isNamed ? { names, spans, whole } : {}
    return isNamed || birth || phone ? [{ person_id: id, born: birth, phone, ...tokens }] : []
  })
}

async function earlierNames(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, Name>> {
  if (people.length === 0) return new Map()
  const rows = await tx.rows<Name>(NAMES, [people])
  const opened = await openRows({ vault: tx.vault, unopened: new Set() }, rows, {
    subject: row => row.id,
    key: row => row.key,
    columns: { given: 'person_identity.given_names', family: 'person_identity.family_name' },
  })
  return new Map(opened.map(row => [row.id, row]))
}
