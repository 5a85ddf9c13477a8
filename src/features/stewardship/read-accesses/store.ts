import type { Tx } from '../../../platform/db/database.ts'

/** One look, refusal or miss, as the log has it. Time in milliseconds since 1970. */
export type AccessRow = {
  readonly seq: number
  readonly at: number
  readonly account: string | null
  readonly code: string | null
  readonly classes: readonly string[]
  readonly purpose: string
  readonly outcome: 'seen' | 'refused' | 'not-found' | 'done'
}

/** Rows a page. */
export const PAGE = 50

const ACCESSES = `select seq, floor(extract(epoch from at) * 1000)::bigint as at, account, code, classes, purpose, outcome
  from app.accesses($1, $2, ${PAGE + 1})`

/** Newest first, before `before`; one row more than a page, so that the caller knows whether there are earlier ones. */
export function readAccesses(tx: Tx, code: string | null, before: number | null): Promise<AccessRow[]> {
  return tx.rows<AccessRow>(ACCESSES, [code, before ?? Number.MAX_SAFE_INTEGER])
}
