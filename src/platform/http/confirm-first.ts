import { confirmationOf, isConfirmed } from '../session/confirm.ts'
import { queryOf } from '../session/query.ts'
import type { AnyRequest, Route } from './route.ts'

/** Whether a request may go on: its route asks for no confirmation, or its session is confirmed as far as the route wants. */
export async function mayGoOn({ confirm }: Route, { tx, token, actor }: Pick<AnyRequest, 'tx' | 'token' | 'actor'>) {
  if (!confirm || !actor) return true
  return token !== null && isConfirmed(confirm, await confirmationOf(queryOf(tx), token))
}
