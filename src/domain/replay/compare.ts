import { BASIS } from '../rules/basis.ts'
import { type FactValue, factsOf } from '../rules/condition.ts'
import type { Decision } from '../rules/decide.ts'
import type { Rule } from '../rules/rule.ts'
import type { Difference, StoredEvent } from './stored.ts'

type Verdict = { readonly conformity: string; readonly broken: readonly string[] }

/** Where one decision, taken again, is not what the event says. Empty: the same rules, facts and outcome. */
export function decisionDifferences(
  person: string,
  event: StoredEvent,
  again: Decision,
  rules: readonly Rule[],
): readonly Difference[] {
  const { id, seq, kind } = event
  const of = { person, event: id, seq, act: kind }
  return [
    ...ruleDifferences(event.rules, again.rules).map(one => ({ ...of, what: 'rules' as const, ...one })),
    ...factDifferences(event.facts, again.facts, rules).map(one => ({ ...of, what: 'facts' as const, ...one })),
    ...outcomeDifferences(event, again).map(one => ({ ...of, what: 'outcome' as const, ...one })),
  ]
}

type Part = Pick<Difference, 'rules' | 'name' | 'stored' | 'found'>

function ruleDifferences(stored: readonly string[], found: readonly string[]): readonly Part[] {
  if (stored.length === found.length && stored.every((rule, at) => rule === found[at])) return []
  const gone = stored.filter(rule => !found.includes(rule))
  const fresh = found.filter(rule => !stored.includes(rule))
  const part = (rule: string, was: boolean): Part => ({
    rules: [rule],
    name: 'weighed',
    stored: was ? 'weighed' : 'not weighed',
    found: was ? 'not weighed' : 'weighed',
  })
  const parts = [...gone.map(rule => part(rule, true)), ...fresh.map(rule => part(rule, false))]
  return parts.length > 0 ? parts : [{ rules: found, name: 'order', stored, found }]
}

type Facts = Readonly<Record<string, FactValue>>

function factDifferences(stored: Facts, found: Facts, rules: readonly Rule[]): readonly Part[] {
  const parts: Part[] = []
  const differ = (name: string): void => {
    const asking = rules.filter(rule => asks(rule, name)).map(rule => rule.id)
    parts.push({ rules: asking, name, stored: stored[name] ?? null, found: found[name] ?? null })
  }
  for (const name in found) if (stored[name] !== found[name]) differ(name)
  for (const name in stored) if (found[name] === undefined && name !== BASIS) differ(name)
  return parts
}

function asks(rule: Rule, fact: string): boolean {
  return factsOf(rule.holds).includes(fact) || (rule.applies !== undefined && factsOf(rule.applies).includes(fact))
}

function outcomeDifferences(event: StoredEvent, again: Decision): readonly Part[] {
  const found = verdictOf(event, again)
  const same =
    found.conformity === event.conformity &&
    found.broken.length === event.broken.length &&
    found.broken.every((rule, at) => rule === event.broken[at])
  if (same) return []
  const rules = [...new Set([...event.broken, ...found.broken])]
  return [{ rules, name: 'outcome', stored: { conformity: event.conformity, broken: event.broken }, found }]
}

/** What would be written of the act now. Imported acts are weighed and never judged. */
function verdictOf(event: StoredEvent, again: Decision): Verdict {
  if (event.conformity === 'historical') return { conformity: 'historical', broken: [] }
  if (again.kind === 'allowed' && !again.reasonNeeded) return { conformity: 'regular', broken: [] }
  if (again.kind === 'allowed') return { conformity: 'reason needed', broken: again.warnings.map(one => one.rule) }
  const broken = again.broken.map(one => one.rule)
  return { conformity: again.kind, broken }
}
