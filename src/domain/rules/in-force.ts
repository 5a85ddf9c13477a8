import type { ActKind } from '../mechanism/vocabulary.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Rule } from './rule.ts'

/** Whether a rule was law on a civil date. Half-open: on its last day `to` it is law no more. */
export function isInForce(rule: Rule, date: CivilDate): boolean {
  return rule.inForce.from <= date && (rule.inForce.to === undefined || date < rule.inForce.to)
}

/** The rules that stand before an act on a civil date. */
export function rulesBefore<R extends Rule>(rules: readonly R[], kind: ActKind, date: CivilDate): readonly R[] {
  let known = before.get(rules)
  if (!known || known.size > REMEMBERED) {
    known = new Map()
    before.set(rules, known)
  }
  const key = `${kind} ${date}`
  const found = known.get(key) ?? rules.filter(rule => rule.guards.includes(kind) && isInForce(rule, date))
  known.set(key, found)
  return found as readonly R[]
}

/** Asked for every line of every person, and the same all day: found once for each act and day. */
const before = new WeakMap<readonly Rule[], Map<string, readonly Rule[]>>()
const REMEMBERED = 5_000
