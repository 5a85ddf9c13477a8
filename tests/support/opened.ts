import { SEALED_COLUMNS } from '../../src/act/sealed-columns.ts'
import { openKeys } from '../../src/platform/vault/open-keys.ts'
import { openRows } from '../../src/platform/vault/rows.ts'
import { openVault } from '../../src/platform/vault/vault.ts'
import type { TestApp } from './app.ts'

type Stored = { subject: string; row: string; key: string | null; value: unknown }

/** The values of one sealed column as somebody with the keys reads them, for asserting. `where` is SQL over the table. */
export async function opened(
  app: Pick<TestApp, 'sql'>,
  place: `${string}.${string}`,
  where = 'true',
  values: readonly unknown[] = [],
): Promise<unknown[]> {
  const found = SEALED_COLUMNS.find(one => `${one.table}.${one.column}` === place)
  if (!found) throw new Error(`${place} is not a sealed column.`)
  const { table, column, subject, row, kind } = found
  const key =
    kind === 'draft'
      ? 't.key'
      : `(select coalesce(k.version || ':' || k.kek || ':' || k.wrapped, 'erased') from app.data_key k where k.subject_id = t.${subject})`
  const rows = await app.sql<Stored>(
    `select t.${subject} as subject, ${row ? `t.${row}` : 'null'} as row, ${key} as key, t.${column} as value from app.${table} t where ${where}`,
    values,
  )
  const vault = openVault(await openKeys(process.env))
  const read = await openRows({ vault, unopened: new Set() }, rows, {
    subject: one => one.subject,
    key: one => one.key,
    ...(row ? { row: (one: Stored) => one.row } : {}),
    columns: { value: place },
  })
  return read.map(one => one.value)
}
