import type { ActKind } from '../mechanism/vocabulary.ts'
import { type Answers, evaluate, type FactValue } from './condition.ts'
import type { Citation, Condition, Rule, Severity, Standing } from './rule.ts'

/** One fact that decided, with what the rule asked of it. Message: `fact.<fact>`. */
export type DecidingFact = {
  readonly fact: string
  readonly value: FactValue
  readonly asked: string | boolean | number
}

/** Why a rule holds or does not, and what would open it. Message: `rule.<id>`, `rule.<id>.opens`. */
export type Explanation = {
  readonly rule: string
  readonly reference: string
  readonly severity: Severity
  readonly standing: Standing
  readonly cites: readonly Citation[]
  readonly applies: boolean
  readonly holds: boolean
  readonly decided: readonly DecidingFact[]
  readonly opens: readonly ActKind[]
}

/** The facts that are enough for the answer: with these alone known, `weigh` gives the same. */
export function decidingFacts(condition: Condition, answer: Answers): readonly DecidingFact[] {
  if ('not' in condition) return decidingFacts(condition.not, answer)
  if ('all' in condition || 'any' in condition) {
    const decisive = 'any' in condition
    const parts = 'all' in condition ? condition.all : condition.any
    const first = parts.find(part => evaluate(part, answer) === decisive)
    return first ? decidingFacts(first, answer) : unique(parts.flatMap(part => decidingFacts(part, answer)))
  }
  const value = answer(condition.fact)
  const asked = 'is' in condition ? condition.is : condition.atLeast
  return value === undefined ? [] : [{ fact: condition.fact, value, asked }]
}

function unique(facts: readonly DecidingFact[]): readonly DecidingFact[] {
  return facts.filter(
    (one, at) => facts.findIndex(other => other.fact === one.fact && other.asked === one.asked) === at,
  )
}

/** Explains one rule from answers already known. */
export function explain(rule: Rule, answer: Answers): Explanation {
  const applies = !rule.applies || evaluate(rule.applies, answer)
  const why = rule.applies ? decidingFacts(rule.applies, answer) : []
  return {
    rule: rule.id,
    reference: rule.reference,
    severity: rule.severity,
    standing: rule.standing,
    cites: rule.cites,
    applies,
    holds: !applies || evaluate(rule.holds, answer),
    decided: applies ? unique([...decidingFacts(rule.holds, answer), ...why]) : why,
    opens: rule.opens,
  }
}
