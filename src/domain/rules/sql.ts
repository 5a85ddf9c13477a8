import { civilDateOf } from '../time/calendar.ts'
import type { Instant } from '../time/civil-date.ts'
import type { FactSet } from './fact.ts'
import type { Condition } from './rule.ts'

/** The moment and zone a query asks about. They enter the SQL as literals, so that one text is one plan. */
export type SqlMoment = { readonly now: Instant; readonly timeZone: string }

/** A text as an SQL literal. Only rule data comes here, never input. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * A condition as a two-valued SQL expression over `p` (app.person) and, for facts about an act, `e` (app.event).
 * Throws when a fact is not in the registry.
 */
export function toSql<C>(condition: Condition, facts: FactSet<C>, at: SqlMoment): string {
  if ('all' in condition)
    return condition.all.length ? `(${condition.all.map(c => toSql(c, facts, at)).join(' and ')})` : 'true'
  if ('any' in condition)
    return condition.any.length ? `(${condition.any.map(c => toSql(c, facts, at)).join(' or ')})` : 'false'
  if ('not' in condition) return `(not ${toSql(condition.not, facts, at)})`
  const fact = facts[condition.fact]
  if (!fact) throw new Error(`No SQL reading: the fact "${condition.fact}" is not in the registry.`)
  const reading = fillMoment(fact.sql, at)
  if ('atLeast' in condition) return `coalesce((${reading}) >= ${Number(condition.atLeast)}, false)`
  if (typeof condition.is === 'boolean') return `(coalesce((${reading}), false) = ${condition.is})`
  return `coalesce((${reading}) = ${literal(condition.is)}, false)`
}

/** One fact's own SQL reading at a moment. */
function fillMoment(sql: string, { now, timeZone }: SqlMoment): string {
  return sql
    .replaceAll('{now}', `to_timestamp(${Number(now)} / 1000.0)`)
    .replaceAll('{today}', `date ${literal(civilDateOf(now, timeZone))}`)
    .replaceAll('{zone}', literal(timeZone))
}
