import { type Query, rowsOf } from '../../../platform/session/query.ts'

export interface OwnPasskey {
  readonly id: string
  readonly created: Date | string
  readonly used: Date | string | null
}

/** The passkeys of the signed-in account, oldest first. */
export function ownPasskeys(query: Query, session: Buffer): Promise<readonly OwnPasskey[]> {
  const text = 'select credential_id as id, created_at as created, last_used_at as used from app.passkey_list($1)'
  return rowsOf<OwnPasskey>(query, text, [session])
}
