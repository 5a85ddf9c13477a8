/**
 * The shortcut of the exercise: sign in as anybody with one button. The database answers only when its own setting says
 * `exercise`; the production profile refuses to start while that is so.
 */
import { isYes, type Query, rowsOf } from './query.ts'
import { hashToken, newToken } from './token.ts'

export interface ExerciseAccount {
  readonly id: string
  readonly name: string
  readonly organisationCode: string
  readonly organisationName: string
  readonly organisationKind: string
  readonly roles: readonly string[]
}

/** Everybody one can sign in as, by kind and name of organisation; nobody outside the exercise. */
export async function exerciseAccounts(query: Query): Promise<readonly ExerciseAccount[]> {
  return rowsOf<ExerciseAccount>(query, ACCOUNTS, [])
}

/** Opens a session for an exercise account. Undefined outside the exercise or for an account that is not active. */
export async function openExerciseSession(query: Query, account: string, at: Date): Promise<string | undefined> {
  if (!UUID.test(account)) return undefined
  const token = newToken()
  const values = [hashToken(token), account, at]
  return (await isYes(query, 'select app.session_open_exercise($1, $2, $3) as yes', values)) ? token : undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const ACCOUNTS = `select account_id as id, name, organisation_code as "organisationCode",
  organisation_name as "organisationName", organisation_kind as "organisationKind", roles
  from app.exercise_accounts()`
