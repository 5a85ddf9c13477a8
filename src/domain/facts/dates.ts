import type { Coded } from '../person/file.ts'
import { dayNumber, daysBetween } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { type ActFact, act } from './context.ts'

/** How civil dates of an act become numbers a rule can ask for: `-1` where a date was not said. */

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The civil date a coded answer says, if it says one. */
export function dateOf(value: Coded | undefined): CivilDate | undefined {
  return typeof value === 'string' && DATE.test(value) ? (value as CivilDate) : undefined
}

/** SQL: whether a key holds a civil date. */
export function isDateSql(key: string, alias = 'e'): string {
  return `coalesce(jsonb_typeof(${alias}.act->'${key}') = 'string' and ${alias}.act->>'${key}' ~ '^\\d{4}-\\d{2}-\\d{2}$', false)`
}

/** SQL: the civil date under a key. */
export function dateSql(key: string, alias = 'e'): string {
  return `(${alias}.act->>'${key}')::date`
}

/** Fact: the date under a key, as days since 1970-01-01. */
export function day(key: string): ActFact {
  return act(`case when ${isDateSql(key)} then ${dateSql(key)} - date '1970-01-01' else -1 end`, c => {
    const date = dateOf(c.act?.facts[key])
    return date ? dayNumber(date) : -1
  })
}

/** Fact: days from one date of the act to another; never below zero where both are said. */
export function days(from: string, to: string): ActFact {
  return act(
    `case when ${isDateSql(from)} and ${isDateSql(to)} then greatest(0, ${dateSql(to)} - ${dateSql(from)}) else -1 end`,
    c => {
      const [start, end] = [dateOf(c.act?.facts[from]), dateOf(c.act?.facts[to])]
      return start && end ? Math.max(0, daysBetween(start, end)) : -1
    },
  )
}

/** Fact: a civil date is said under the key. */
export function dated(key: string): ActFact {
  return act(isDateSql(key), c => dateOf(c.act?.facts[key]) !== undefined)
}
