/**
 * How the session platform reaches the database: one function given by the caller, so that it works on a pool, inside a
 * request's transaction and in a test alike. Rate limits must be counted outside a transaction that may roll back.
 */
export type Query = (text: string, values: readonly unknown[]) => Promise<readonly object[]>

/** The rows of one of our own functions; their shape is stated in db/migrations/0002_session.sql. */
export async function rowsOf<Row>(query: Query, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
  return (await query(text, values)) as readonly Row[]
}

/** Asks a function that answers yes or no in a column `yes`. */
export async function isYes(query: Query, text: string, values: readonly unknown[]): Promise<boolean> {
  const [row] = await rowsOf<{ yes: boolean }>(query, text, values)
  return row?.yes === true
}

/** The database's time. Sessions are judged by it in `app.enter()`, so ceremonies use it too, not the web host's clock. */
export async function databaseTime(query: Query): Promise<Date> {
  const [row] = await rowsOf<{ at: Date | string }>(query, 'select now() as at', [])
  if (row === undefined) throw new Error('the database did not tell the time')
  return new Date(row.at)
}

/** The query function of a request's transaction. */
export function queryOf(tx: { rows(text: string, values?: readonly unknown[]): Promise<readonly unknown[]> }): Query {
  return async (text, values) => (await tx.rows(text, values)) as readonly object[]
}
