import type { FactName } from '../../../domain/facts/registry.ts'
import type { Condition, Rule } from '../../../domain/rules/rule.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { PARAMETERS, type ParameterId } from '../parameters.ts'

/** Words that keep the rules readable; what they make is plain data. */

export type RomanianRule = Rule<FactName>

/** The fact is true. */
export function yes(fact: FactName): Condition<FactName> {
  return { fact, is: true }
}

/** The fact is false. */
export function no(fact: FactName): Condition<FactName> {
  return { fact, is: false }
}

/** The fact is one of these words. */
export function oneOf(fact: FactName, ...words: readonly string[]): Condition<FactName> {
  return { any: words.map(is => ({ fact, is })) }
}

/** The fact is this word. */
export function is(fact: FactName, word: string): Condition<FactName> {
  return { fact, is: word }
}

/** The number is known and reaches a limit. */
export function atLeast(fact: FactName, limit: number): Condition<FactName> {
  return { fact, atLeast: limit }
}

/** The number does not go beyond a limit; a number that is not known does not either. */
export function atMost(fact: FactName, limit: number): Condition<FactName> {
  return { not: { fact, atLeast: limit + 1 } }
}

export function not(condition: Condition<FactName>): Condition<FactName> {
  return { not: condition }
}

export function all(...parts: readonly Condition<FactName>[]): Condition<FactName> {
  return { all: parts }
}

export function any(...parts: readonly Condition<FactName>[]): Condition<FactName> {
  return { any: parts }
}

/** The person is processed as a child. */
export const CHILD: Condition<FactName> = yes('isTreatedAsChild')
export const ADULT: Condition<FactName> = no('isTreatedAsChild')

/** A permission or a derived state: nothing to fulfil, it always holds and explains itself. */
export const ALWAYS: Condition<FactName> = { all: [] }

/** First days in force: of the mechanism's decision, of the criminal procedure, of our own design. */
export const MECHANISM: { readonly from: CivilDate } = { from: '2023-02-03' }
export const PROCEDURE: { readonly from: CivilDate } = { from: '2014-02-01' }
export const YOUNG_HEARINGS: { readonly from: CivilDate } = { from: '2023-03-06' }
export const ADVANCE: { readonly from: CivilDate } = { from: '2023-06-12' }
export const POLICE_PROTOCOL: { readonly from: CivilDate } = { from: '2021-01-01' }
export const DESIGN: { readonly from: CivilDate } = { from: '2026-01-01' }

/** The newest value of a parameter. Throws at start when there is none. */
export function limitOf(id: ParameterId): number {
  const value = PARAMETERS.filter(one => one.id === id).sort((a, b) => (a.from < b.from ? 1 : -1))[0]?.value
  if (value === undefined) throw new Error(`No parameter ${id}.`)
  return value
}
