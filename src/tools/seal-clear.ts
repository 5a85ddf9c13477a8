/** Finds what stands in clear in a column that should be sealed, and seals what was written before there were keys. */
import { SEALED_COLUMNS, type SealedColumn } from '../act/sealed-columns.ts'
import { ENGINE_PARAMETERS } from '../domain/mechanism/needed.ts'
import type { Ask } from '../platform/postgres/session.ts'
import { type DataKey, SEALED_LIKE, sealText } from '../platform/vault/envelope.ts'
import { exactToken, nameTokens } from '../platform/vault/name-index.ts'
import { type FreshKey, type IndexKeys, indexKeysOf, type Vault } from '../platform/vault/vault.ts'
import { asOwner } from './as-owner.ts'

const BATCH = 1000

/** What is not sealed and not empty. */
const clearIn = ({ column, json }: SealedColumn): string =>
  json
    ? `${column} is not null and ${column} <> '{}' and not (jsonb_typeof(${column}) = 'string' and ${column} #>> '{}' like '${SEALED_LIKE}')`
    : `${column} is not null and ${column} not like '${SEALED_LIKE}'`

/** Columns that hold values in clear, with how many. Empty: everything is sealed. */
export async function clearRows(
  adminUrl: string,
): Promise<readonly { readonly column: string; readonly count: number }[]> {
  return asOwner(adminUrl, async ask => {
    const found = []
    for (const one of SEALED_COLUMNS) {
      const [row] = await ask<{ count: number }>(
        `select count(*)::int as count from app.${one.table} where ${clearIn(one)}`,
      )
      if (row && row.count > 0) found.push({ column: `${one.table}.${one.column}`, count: row.count })
    }
    return found
  })
}

/** Seals everything that stands in clear and indexes the names, a batch a transaction; may be repeated. @returns values sealed */
export async function sealClear(adminUrl: string, vault: Vault, say: (text: string) => void): Promise<number> {
  return asOwner(adminUrl, async ask => {
    const index = await indexKeys(ask, vault)
    await ask(YEAR_ALONE)
    let sealed = 0
    while (await indexBatch(ask, index)) {
      // Names are indexed before they are sealed: afterwards each would have to be opened again.
    }
    for (const column of SEALED_COLUMNS) {
      let count = 0
      for (let batch = BATCH; batch === BATCH; count += batch)
        batch = await inTransaction(ask, () => sealBatch(ask, vault, column))
      if (count > 0) say(`${column.table}.${column.column}: ${count}`)
      sealed += count
    }
    return sealed
  })
}

// As src/domain/person/birth.ts keeps it; the age of majority is the pack's.
const YEAR_ALONE = `update app.person p set birth_date = make_date(extract(year from p.birth_date)::int, 7, 1)
  from app.setting s where s.name = 'parameter.${ENGINE_PARAMETERS.adultAge}'
   and extract(year from age(p.birth_date)) > split_part(s.value, ' ', 1)::int and to_char(p.birth_date, 'MM-DD') <> '07-01'`

async function inTransaction<T>(ask: Ask, work: () => Promise<T>): Promise<T> {
  await ask('begin')
  try {
    const done = await work()
    await ask('commit')
    return done
  } catch (error) {
    await ask('rollback')
    throw error
  }
}

async function indexKeys(ask: Ask, vault: Vault): Promise<IndexKeys> {
  const fresh = await vault.fresh()
  const [row] = await ask<{ stored: string | null }>('select app.index_key($1) as stored', [fresh.stored])
  const [key] = await vault.keysOf([row?.stored ?? null])
  if (!key || typeof key === 'string') throw new Error('The key of the name index does not open.')
  return indexKeysOf(key)
}

type NameRow = { id: string; given: string | null; family: string | null; birth: string | null; phone: string | null }

const UNINDEXED = `select i.person_id as id, i.given_names as given, i.family_name as family, i.birth_date as birth, c.phone
  from app.person_identity i left join app.person_contact c on c.person_id = i.person_id
 where not exists (select from app.name_index n where n.person_id = i.person_id)
   and coalesce(i.given_names, '') not like '${SEALED_LIKE}' and coalesce(i.family_name, '') not like '${SEALED_LIKE}' limit ${BATCH}`

const INDEX = `insert into app.name_index (person_id, names, spans, born, phone)
  select id, names::int[], spans::smallint[], born, phone from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::bigint[]) x(id, names, spans, born, phone)
  on conflict do nothing`

async function indexBatch(ask: Ask, keys: IndexKeys): Promise<boolean> {
  const rows = await ask<NameRow>(UNINDEXED)
  if (rows.length === 0) return false
  const tokens = rows.map(row => nameTokens(keys, row.given, row.family))
  await ask(INDEX, [
    rows.map(row => row.id),
    tokens.map(one => `{${one.names}}`),
    tokens.map(one => `{${one.spans}}`),
    rows.map(row => exactToken(keys, 'born', row.birth)),
    rows.map(row => (row.phone?.startsWith('pv') ? null : exactToken(keys, 'phone', row.phone))),
  ])
  return true
}

type ClearRow = { ctid: string; place: string; subject: string; row: string | null; value: unknown; key: string | null }

/** Seals one batch of one column; keys that are missing are made and kept first. */
async function sealBatch(ask: Ask, vault: Vault, column: SealedColumn): Promise<number> {
  const { table, column: name, json, subject, row, kind } = column
  const stored =
    kind === 'draft'
      ? 't.key'
      : `(select k.version || ':' || k.kek || ':' || k.wrapped from app.data_key k where k.subject_id = t.${subject})`
  const rows = await ask<ClearRow>(
    `select t.ctid::text, t.tableoid::regclass::text as place, t.${subject}::text as subject, ${row ? `t.${row}::text` : 'null'} as row, t.${name} as value, ${stored} as key
       from app.${table} t where ${clearIn(column)} limit ${BATCH} for update of t`,
  )
  const keys = await keysFor(ask, vault, rows, column)
  const changed = rows.map((one, at) => {
    const context = { subject: one.subject, column: `${table}.${name}`, row: one.row ?? undefined }
    const { held, stored: kept } = keys[at] as Keyed
    const sealed = sealText(held, context, JSON.stringify(one.value))
    return { place: one.place, ctid: one.ctid, value: json ? JSON.stringify(sealed) : sealed, kept }
  })
  // A partition is a table of its own, and `ctid` is a place in one table.
  for (const [place, some] of Map.groupBy(changed, one => one.place)) {
    const columns = [some.map(one => one.ctid), some.map(one => one.value), some.map(one => one.kept)]
    // A draft keeps its key itself.
    await ask(
      `update ${place} t set ${name} = x.value::${json ? 'jsonb' : 'text'}${kind === 'draft' ? ', key = x.kept' : ''}
         from unnest($1::tid[], $2::text[], $3::text[]) x(place, value, kept) where t.ctid = x.place`,
      columns,
    )
  }
  return rows.length
}

type Keyed = { readonly held: DataKey; readonly stored: string }

async function keysFor(
  ask: Ask,
  vault: Vault,
  rows: readonly ClearRow[],
  { kind }: SealedColumn,
): Promise<readonly Keyed[]> {
  const made = new Map<string, FreshKey>()
  for (const row of rows) {
    if (row.key === null && !made.has(row.subject)) made.set(row.subject, await vault.fresh())
  }
  if (kind !== 'draft' && made.size > 0) {
    const parts = [...made].map(([subject, key]) => [subject, ...key.stored.split(':')])
    await ask(
      `insert into app.data_key (subject_id, kind, version, kek, wrapped)
       select id, '${kind}', version, kek, wrapped from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[]) x(id, version, kek, wrapped)`,
      [0, 1, 2, 3].map(at => parts.map(part => part[at])),
    )
  }
  const stored = rows.map(row => row.key ?? made.get(row.subject)?.stored ?? '')
  return (await vault.keysOf(stored)).map((held, at) => {
    if (typeof held === 'string') throw new Error('A data key does not open; nothing more was sealed.')
    return { held, stored: stored[at] ?? '' }
  })
}
