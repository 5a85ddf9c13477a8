import { evaluate, type FactValue, factsOf } from './condition.ts'
import type { Fact, FactSet } from './fact.ts'
import type { Condition, Rule } from './rule.ts'

/** All rules at once: the indexes of those broken in a context. Facts are asked at most once, and only when needed. */
export type CompiledRules<C> = (context: C) => readonly number[]

/** Thrown at start when a rule asks for a fact nobody wrote. */
export class UnknownFact extends Error {
  constructor(rule: string, fact: string) {
    super(
      `Rule ${rule} asks for the fact "${fact}", which is not in the registry. Write it in src/domain/facts or mend the rule.`,
    )
  }
}

/** What is read of a rule here; a step of the way is read the same. */
type Read = Pick<Rule, 'id' | 'applies' | 'holds'>

type Named = { readonly name: string; readonly at: number }

function indexFacts<C>(rules: readonly Read[], facts: FactSet<C>): ReadonlyMap<string, Named> {
  const index = new Map<string, Named>()
  for (const rule of rules)
    for (const name of [...(rule.applies ? factsOf(rule.applies) : []), ...factsOf(rule.holds)]) {
      if (!Object.hasOwn(facts, name)) throw new UnknownFact(rule.id, name)
      if (!index.has(name)) index.set(name, { name, at: index.size })
    }
  return index
}

/** Source of one condition. Only indexes, JSON literals and operators enter it: no text of the data is ever code. */
function source(condition: Condition, index: ReadonlyMap<string, Named>): string {
  if ('all' in condition)
    return condition.all.length ? `(${condition.all.map(c => source(c, index)).join('&&')})` : 'true'
  if ('any' in condition)
    return condition.any.length ? `(${condition.any.map(c => source(c, index)).join('||')})` : 'false'
  if ('not' in condition) return `!${source(condition.not, index)}`
  const at = index.get(condition.fact)?.at ?? -1
  const value = `(v${at}===undefined?(v${at}=f${at}(c)):v${at})`
  if ('is' in condition) return `(${value}===${JSON.stringify(condition.is)})`
  return `(${value}>=${Number(condition.atLeast)})`
}

/**
 * Source generated once at start from the data; the data stays the source (style/hints: about five times the interpreter).
 * Throws `UnknownFact`. `interpretRules` is its twin, held equal by a property test.
 */
export function compileRules<C>(rules: readonly Read[], facts: FactSet<C>): CompiledRules<C> {
  const index = indexFacts(rules, facts)
  const names = [...index.values()]
  const readers = names.map(({ name }) => (facts[name] as Fact<C>).of)
  const tests = rules.map((rule, at) => {
    const broken = `!${source(rule.holds, index)}`
    return `if(${rule.applies ? `${source(rule.applies, index)}&&${broken}` : broken})out.push(${at});`
  })
  const body = [
    ...names.map(({ at }) => `const f${at}=readers[${at}];`),
    `return function(c){let ${['out=[]', ...names.map(({ at }) => `v${at}`)].join(',')};${tests.join('')}return out}`,
  ]
  return new Function('readers', body.join('\n'))(readers) as CompiledRules<C>
}

/** The plain reading of the same rules. */
export function interpretRules<C>(rules: readonly Rule[], facts: FactSet<C>): CompiledRules<C> {
  indexFacts(rules, facts)
  return context => {
    const answer = remember(facts, context)
    return rules.flatMap((rule, at) => (isBroken(rule, answer) ? [at] : []))
  }
}

/** Whether a rule applies and does not hold. */
export function isBroken(rule: Rule, answer: (fact: string) => FactValue | undefined): boolean {
  return (!rule.applies || evaluate(rule.applies, answer)) && !evaluate(rule.holds, answer)
}

/** Answers of one context, each fact asked once. `asked` keeps them as they stood. */
export function remember<C>(
  facts: FactSet<C>,
  context: C,
  asked: Record<string, FactValue> = {},
): (fact: string) => FactValue | undefined {
  return name => {
    if (Object.hasOwn(asked, name)) return asked[name]
    const value = facts[name]?.of(context)
    if (value !== undefined) asked[name] = value
    return value
  }
}
