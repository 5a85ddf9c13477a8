import type { Tx } from '../platform/db/database.ts'
import { nameWords, soughtTokens } from '../platform/vault/name-index.ts'
import { openRows } from '../platform/vault/rows.ts'
import { type IndexKeys, indexKeysOf, type Vault } from '../platform/vault/vault.ts'
import { nameDistance } from './name-distance.ts'

const CANDIDATES =
  'select person_id as id, given_names as given, family_name as family, key from app.name_candidates($1, $2, $3, $4, $5)'
/** Opened beyond those to be shown: now and then a shared token is no typing error. */
const SPARE = 30
/** Opened where that was not enough. */
const MOST_OPENED = 400
/** Words that narrow the search down; all typed words are compared afterwards. */
const SOUGHT = 3

type Candidate = {
  readonly id: string
  readonly given: string | null
  readonly family: string | null
  readonly key: string | null
}

/**
 * People of one's own grants by name, the nearest first: any order of words, no diacritics needed, one typing error in each
 * word forgiven. Candidates come from the keyed index, the nearest first as far as tokens tell, and are compared here, in memory,
 * after they were opened.
 * @param most how many to name at most
 */
export async function findByName(tx: Tx, text: string, most = 50): Promise<readonly string[]> {
  const typed = nameWords(text)
  const keys = tx.vault.index
  if (typed.length === 0 || !keys) return []
  // The longest words are the rarest.
  const sought = [...typed].sort((a, b) => b.length - a.length).slice(0, SOUGHT)
  const [first = null, second = null, third = null] = sought.map(word => soughtTokens(keys, word))
  const near = async (loose: boolean) => {
    const asked = (opened: number) => candidates(tx, typed, [first, second, third, loose, opened])
    const { found, opened } = await asked(most + SPARE)
    return found.length >= most || opened < most + SPARE ? found : (await asked(MOST_OPENED)).found
  }
  const strict = await near(false)
  // A letter wrong in each word is looked for only where nobody is nearer: it finds many.
  const found = strict.length > 0 ? strict : await near(true)
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(one => one.id)
}

type Near = { readonly id: string; readonly distance: number }

/** Opens the candidates of one look-up and keeps those whose name is near enough; says how many were opened. */
async function candidates(
  tx: Tx,
  typed: readonly string[],
  values: readonly unknown[],
): Promise<{ readonly found: Near[]; readonly opened: number }> {
  const rows = await tx.rows<Candidate>(CANDIDATES, values)
  const opened = await openRows({ vault: tx.vault, unopened: new Set() }, rows, {
    subject: row => row.id,
    key: row => row.key,
    columns: { given: 'person_identity.given_names', family: 'person_identity.family_name' },
  })
  const found = opened.flatMap(({ id, given, family }) => {
    const distance = nameDistance(typed, `${given ?? ''} ${family ?? ''}`)
    return distance === undefined ? [] : [{ id, distance }]
  })
  return { found, opened: opened.length }
}

/** How `readIndexKeys` reaches the database: a transaction of its own, so that a new key is kept before anybody uses it. */
type Reading = { as<T>(token: null, work: (tx: Tx) => Promise<T>): Promise<T> }

/** Reads the key of the name index, or keeps a new one where there is none yet. Once a process. */
export async function readIndexKeys(db: Reading): Promise<void> {
  let found: { readonly vault: Vault; readonly keys: IndexKeys } | undefined
  await db.as(null, async tx => {
    if (tx.vault.index) return
    const fresh = await tx.vault.fresh().catch(() => undefined)
    const row = await tx.one<{ stored: string | null }>('select app.index_key($1) as stored', [fresh?.stored ?? null])
    const [key] = await tx.vault.keysOf([row?.stored ?? null])
    if (key && typeof key !== 'string') found = { vault: tx.vault, keys: indexKeysOf(key) }
  })
  if (found) found.vault.index = found.keys
}
