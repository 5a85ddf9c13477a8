import type { Coded } from '../person/file.ts'
import { lists, rowsOf, rowsSql, wordOf, wordSql } from './answers.ts'
import { type ActFact, act } from './context.ts'

/** How lists and rows of an act are read, in memory and in SQL. */

function isList(key: string): string {
  return `coalesce(jsonb_typeof(e.act->'${key}') = 'array', false)`
}

/** Fact: a list answer has at least one entry. */
export function someOf(key: string): ActFact {
  return act(`case when ${isList(key)} then jsonb_array_length(e.act->'${key}') > 0 else false end`, c => {
    const value = c.act?.facts[key]
    return Array.isArray(value) && value.length > 0
  })
}

/** Fact: the list was asked for, filled or not. */
export function asked(key: string): ActFact {
  return act(isList(key), c => Array.isArray(c.act?.facts[key]))
}

/** Fact: a list answer contains one of these words. */
export function listsAny(key: string, words: readonly string[]): ActFact {
  const any = words.map(one => `e.act->'${key}' @> '["${one}"]'::jsonb`)
  return act(`${isList(key)} and coalesce(${any.join(' or ')}, false)`, c =>
    words.some(one => lists(c.act?.facts[key], one)),
  )
}

/** Fact: a list answer is filled, and contains nothing but these words. */
export function listsOnly(key: string, words: readonly string[]): ActFact {
  return act(
    `case when ${isList(key)} then jsonb_array_length(e.act->'${key}') > 0 and e.act->'${key}' <@ '${JSON.stringify(words)}'::jsonb else false end`,
    c => {
      const value = c.act?.facts[key]
      return (
        Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string' && words.includes(one))
      )
    },
  )
}

/** Fact: something is said under the key. */
export function named(key: string): ActFact {
  return act(`${wordSql(key)} <> ''`, c => wordOf(c, key) !== '')
}

/** Fact: every row of a repeating answer passes; no rows pass. The SQL reads one row as `a.item`. */
export function everyRow(
  key: string,
  sql: string,
  test: (row: { readonly [name: string]: Coded }) => boolean,
): ActFact {
  return act(
    `not exists (select 1 from ${rowsSql(key)} where jsonb_typeof(a.item) = 'object' and not coalesce(${sql}, false))`,
    c => rowsOf(c.act?.facts[key]).every(test),
  )
}
