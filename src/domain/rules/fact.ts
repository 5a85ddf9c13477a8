import type { FactValue } from './condition.ts'

/**
 * One thing the law asks, written twice side by side and held equal by tests/db/rules-agree.test.ts.
 * `person` facts stand by themselves (alias `p` = app.person); `act` facts are about one act (alias `e` = app.event).
 * In the SQL reading `{now}`, `{today}` and `{zone}` stand for the moment asked about.
 */
export type Fact<C> = { readonly about: 'person' | 'act'; readonly of: (context: C) => FactValue; readonly sql: string }

/** All facts a mechanism knows, by name. */
export type FactSet<C> = { readonly [name: string]: Fact<C> }
