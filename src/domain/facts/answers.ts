import type { Coded } from '../person/file.ts'
import { type ActFact, act, type FactContext } from './context.ts'

/** How the coded answers of an act are read, in memory and in SQL: a missing or odd value is "not said", never an error. */

/** The word under a key of the act, `''` when not said. */
export function wordOf(c: FactContext, key: string): string {
  const value = c.act?.facts[key]
  return typeof value === 'string' ? value : ''
}

/** Whether the act says yes. */
export function saysYes(value: Coded | undefined): boolean {
  return value === true || value === 'yes'
}

/** The rows of a repeating answer. */
export function rowsOf(value: Coded | undefined): readonly { readonly [key: string]: Coded }[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Coded[]).filter(isRow)
}

function isRow(value: Coded): value is { readonly [key: string]: Coded } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a list answer contains a word. */
export function lists(value: Coded | undefined, word: string): boolean {
  return Array.isArray(value) && (value as readonly Coded[]).includes(word)
}

/** SQL twin of `wordOf`. */
export function wordSql(key: string): string {
  return `case when jsonb_typeof(e.act->'${key}') = 'string' then e.act->>'${key}' else '' end`
}

/** SQL twin of `saysYes`. */
export function yesSql(key: string, alias = 'e'): string {
  return `coalesce(${alias}.act->'${key}' in ('true'::jsonb, '"yes"'::jsonb), false)`
}

/** SQL: the rows of a repeating answer as `a(row)`. */
export function rowsSql(key: string): string {
  return `jsonb_array_elements(case when jsonb_typeof(e.act->'${key}') = 'array' then e.act->'${key}' else '[]'::jsonb end) a(item)`
}

/** Fact: the word under a key. */
export function word(key: string): ActFact {
  return act(wordSql(key), c => wordOf(c, key))
}

/** Fact: the act says yes. */
export function yes(key: string): ActFact {
  return act(yesSql(key), c => saysYes(c.act?.facts[key]))
}

/** Fact: the number under a key, `-1` when not said. */
export function number(key: string): ActFact {
  return act(`case when jsonb_typeof(e.act->'${key}') = 'number' then (e.act->>'${key}')::numeric else -1 end`, c => {
    const value = c.act?.facts[key]
    return typeof value === 'number' ? value : -1
  })
}

/** Fact: a list answer contains every one of these words. */
export function listsAll(key: string, words: readonly string[]): ActFact {
  const all = words.map(
    one => `coalesce(jsonb_typeof(e.act->'${key}') = 'array' and e.act->'${key}' @> '["${one}"]'::jsonb, false)`,
  )
  return act(all.join(' and '), c => words.every(one => lists(c.act?.facts[key], one)))
}
