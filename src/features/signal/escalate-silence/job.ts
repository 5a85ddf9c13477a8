/** What the worker does for notifications. Each is one statement, takes ids or a moment only, and may run twice. */

/** How a job reaches the database, as the worker's role. */
export type Query = (sql: string, values: readonly unknown[]) => Promise<readonly object[]>

/** Passes on what nobody took up in time; every minute. Returns how many steps up were taken. */
export async function escalateSilence(query: Query, at: Date): Promise<number> {
  return numberOf(await query('select app.escalate_due($1) as count', [at]))
}

/** Deals with every clock that fell due, once each: it has a named holder, or a desk that is open. Returns how many. */
export async function fallDue(query: Query, at: Date): Promise<number> {
  return numberOf(await query('select app.fall_due($1) as count', [at]))
}

/** Moves the clocks of those who are away to whoever stands in, and back. Returns how many moved. */
export async function coverAbsences(query: Query, at: Date): Promise<number> {
  return numberOf(await query('select app.cover_absences($1) as count', [at]))
}

/** Job `notice.leg-sent`: the notification stands on the work lists of its connected desks. */
export async function deliverLegs(query: Query, payload: { readonly notification: string }, at: Date): Promise<number> {
  return numberOf(await query('select app.deliver_legs($1, $2) as count', [payload.notification, at]))
}

/** Job `match.look`: people of a notification who may already be known to the same desk. */
export async function lookForMatches(query: Query, payload: { readonly people: readonly string[] }): Promise<number> {
  return numberOf(await query('select app.find_matches($1) as count', [payload.people]))
}

/** Drafts that nobody went on with; every hour. */
export async function dropDrafts(query: Query, at: Date): Promise<number> {
  return numberOf(await query('select app.drop_drafts($1) as count', [at]))
}

function numberOf(rows: readonly object[]): number {
  return Number((rows[0] as { count?: number } | undefined)?.count ?? 0)
}
