/** Opens sealed columns of rows that were read, and says when something did not open. */
import { type Context, ERASED, isSealed, openText } from './envelope.ts'
import type { Held, Vault } from './vault.ts'

/** What could not be shown: its key was destroyed, or it does not open with the key and place it has. */
export type Unopened = 'erased' | 'damaged'

/** The vault as one request has it: what did not open is remembered, for the page to say so. */
export type Opening = { readonly vault: Vault; readonly unopened: Set<Unopened> }

/** Which properties of a row are sealed. `columns` names the place of each, `table.column`; of JSON columns the whole value. */
export type SealedRow<Row> = {
  /** Whose data key it is. */
  readonly subject: (row: Row) => string
  /** The stored key, as the statement read it with `app.key_of(…)`. */
  readonly key: (row: Row) => string | null
  readonly row?: (row: Row) => string
  readonly columns: { readonly [property in keyof Row]?: string }
}

/** The rows with their sealed properties opened; what does not open is null. Values that stand in clear pass. */
export async function openRows<Row extends object>(
  { vault, unopened }: Opening,
  rows: readonly Row[],
  sealed: SealedRow<Row>,
): Promise<Row[]> {
  const places = Object.entries(sealed.columns) as [keyof Row & string, string][]
  const holds = (row: Row) => places.some(([property]) => isClosed(row[property]))
  const closed = rows.filter(holds)
  if (closed.length === 0) return [...rows]
  const keys = await vault.keysOf(closed.map(sealed.key)).catch(() => closed.map(() => 'damaged' as const))
  const held = new Map(closed.map((row, at) => [row, keys[at] ?? 'damaged'] as const))
  return rows.map(row => {
    const key = held.get(row)
    if (!key) return row
    const opened: Partial<Record<keyof Row, unknown>> = {}
    for (const [property, column] of places) {
      const place: Context = { subject: sealed.subject(row), column, row: sealed.row?.(row) }
      opened[property] = openValue(key, place, row[property], unopened)
    }
    return { ...row, ...opened }
  })
}

/** A JSON column keeps its sealed value as one JSON string. */
function isClosed(value: unknown): value is string {
  return typeof value === 'string' && isSealed(value)
}

/** Opens one value. JSON columns were sealed as JSON text, text columns as JSON of a string: both parse. */
function openValue(key: Held, place: Context, value: unknown, unopened: Set<Unopened>): unknown {
  if (!isClosed(value)) return value
  const erased = value === ERASED || key === 'erased'
  const text = erased || key === 'damaged' ? undefined : openText(key, place, value)
  if (text !== undefined) return JSON.parse(text)
  unopened.add(erased ? 'erased' : 'damaged')
  return null
}
