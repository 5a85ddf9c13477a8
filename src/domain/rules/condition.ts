import type { Condition } from './rule.ts'

/** One answer to what the law asks. A number that is not known is `-1`, a word that is not known is `''`: never null. */
export type FactValue = boolean | string | number

/** Where answers come from; `undefined` = cannot be known yet. */
export type Answers = (fact: string) => FactValue | undefined

/** Whether a condition holds, each fact being known. An unknown fact counts as not holding. */
export function evaluate(condition: Condition, answer: Answers): boolean {
  if ('all' in condition) return condition.all.every(part => evaluate(part, answer))
  if ('any' in condition) return condition.any.some(part => evaluate(part, answer))
  if ('not' in condition) return !evaluate(condition.not, answer)
  const value = answer(condition.fact)
  if ('is' in condition) return value === condition.is
  return typeof value === 'number' && value >= condition.atLeast
}

/** The same where some facts are not known yet: `undefined` when the answer still depends on them. */
export function weigh(condition: Condition, answer: Answers): boolean | undefined {
  if ('all' in condition) return weighAll(condition.all, answer, false)
  if ('any' in condition) return weighAll(condition.any, answer, true)
  if ('not' in condition) {
    const inner = weigh(condition.not, answer)
    return inner === undefined ? undefined : !inner
  }
  return answer(condition.fact) === undefined ? undefined : evaluate(condition, answer)
}

/** `decisive` false: all must hold; true: one must hold. */
function weighAll(parts: readonly Condition[], answer: Answers, decisive: boolean): boolean | undefined {
  let open = false
  for (const part of parts) {
    const result = weigh(part, answer)
    if (result === decisive) return decisive
    if (result === undefined) open = true
  }
  return open ? undefined : !decisive
}

/** Every fact a condition asks for, each once, in order. */
export function factsOf<F extends string>(condition: Condition<F>): readonly F[] {
  const found = new Set<F>()
  const walk = (part: Condition<F>): void => {
    if ('all' in part) part.all.forEach(walk)
    else if ('any' in part) part.any.forEach(walk)
    else if ('not' in part) walk(part.not)
    else found.add(part.fact)
  }
  walk(condition)
  return [...found]
}
