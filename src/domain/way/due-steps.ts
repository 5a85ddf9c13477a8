import type { FactContext } from '../facts/context.ts'
import { FACTS, type FactName } from '../facts/registry.ts'
import type { Step } from '../mechanism/pack.ts'
import { type CompiledRules, compileRules } from '../rules/compile.ts'

type Steps = readonly Step<FactName>[]

/** Steps made ready, as long as the pack is the same: everybody is asked about all of them each day. */
const ready = new WeakMap<Steps, CompiledRules<FactContext>>()

/**
 * The steps that are due and not done in a context, in the order of the pack. A step is owed where a rule would be broken that
 * applies while the step is due and holds when it is done, so the compiler of the rules reads steps as well.
 */
export function dueSteps(steps: Steps, context: FactContext): Steps {
  let owed = ready.get(steps)
  if (!owed) {
    owed = compileRules(
      steps.map(({ id, due, done }) => ({ id: `step.${id}` as const, applies: due, holds: done })),
      FACTS,
    )
    ready.set(steps, owed)
  }
  return owed(context).map(at => steps[at] as Step<FactName>)
}
