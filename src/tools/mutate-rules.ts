import { failuresOf } from '../countries/ro/rules/cases/run.ts'
import { RULES } from '../countries/ro/rules/rules.ts'
import type { Condition, Rule, Severity } from '../domain/rules/rule.ts'
import { addDays } from '../domain/time/calendar.ts'

/**
 * `bin/mutate`: changes every rule in every way that a slip of the hand could, and asks the cases of the rules whether
 * they see it. What they do not see must stand in docs/rules-survivors.md with the reason why it changes nothing.
 */

/** One rule changed in one place; `rule` is absent where it was dropped. */
export type Mutant = { readonly name: string; readonly id: string; readonly rule?: Rule }

const SEVERITIES: readonly Severity[] = ['BLOCK', 'WARN', 'TIMER', 'DERIVE', 'POLICY']

/** A condition with one part taken out, turned or moved, each with a name that says where. */
function changed(condition: Condition, path: string): readonly (readonly [string, Condition])[] {
  if ('not' in condition)
    return [
      [`${path} not dropped`, condition.not],
      ...changed(condition.not, `${path}.not`).map(([name, not]): [string, Condition] => [name, { not }]),
    ]
  if ('all' in condition || 'any' in condition) {
    const key = 'all' in condition ? 'all' : 'any'
    const parts = 'all' in condition ? condition.all : condition.any
    const made = (list: readonly Condition[]): Condition => (key === 'all' ? { all: list } : { any: list })
    return parts.flatMap((part, at): (readonly [string, Condition])[] => [
      [`${path}.${key}[${at}] dropped`, made(parts.toSpliced(at, 1))],
      ...changed(part, `${path}.${key}[${at}]`).map(([name, one]): [string, Condition] => [
        name,
        made(parts.with(at, one)),
      ]),
    ])
  }
  if ('atLeast' in condition)
    return [-1, 1].map(by => [
      `${path} ${condition.fact} at least ${condition.atLeast + by}`,
      { ...condition, atLeast: condition.atLeast + by },
    ])
  return [[`${path} ${condition.fact} negated`, { not: condition }]]
}

function dates(rule: Rule): readonly Mutant[] {
  const { from, to } = rule.inForce
  return [-1, 1].flatMap(by => [
    {
      name: `in force from ${addDays(from, by)}`,
      id: rule.id,
      rule: { ...rule, inForce: { ...rule.inForce, from: addDays(from, by) } },
    },
    ...(to
      ? [
          {
            name: `in force to ${addDays(to, by)}`,
            id: rule.id,
            rule: { ...rule, inForce: { from, to: addDays(to, by) } },
          },
        ]
      : []),
  ])
}

/** Every mutant of one rule. */
export function mutantsOf(rule: Rule): readonly Mutant[] {
  const { applies, ...always } = rule
  const of = (name: string, one: Rule): Mutant => ({ name, id: rule.id, rule: one })
  return [
    { name: 'rule dropped', id: rule.id },
    of('holds negated', { ...rule, holds: { not: rule.holds } }),
    ...changed(rule.holds, 'holds').map(([name, holds]) => of(name, { ...rule, holds })),
    ...(applies
      ? [
          of('applies dropped', always),
          of('applies negated', { ...rule, applies: { not: applies } }),
          ...changed(applies, 'applies').map(([name, one]) => of(name, { ...rule, applies: one })),
        ]
      : []),
    ...rule.guards.map((kind, at) => of(`guard ${kind} dropped`, { ...rule, guards: rule.guards.toSpliced(at, 1) })),
    ...dates(rule),
    ...SEVERITIES.filter(one => one !== rule.severity).map(severity =>
      of(`severity ${severity}`, { ...rule, severity }),
    ),
  ]
}

/** Whether the cases see the change. */
export function isKilled({ id, rule }: Mutant): boolean {
  return failuresOf(rule ? [rule] : [], id).length > 0
}

/** All mutants of all rules, and those that no case sees, as `id: what was changed`. */
export function mutateRules(rules: readonly Rule[] = RULES): {
  readonly mutants: number
  readonly survivors: readonly string[]
} {
  const mutants = rules.flatMap(mutantsOf)
  return {
    mutants: mutants.length,
    survivors: mutants.filter(one => !isKilled(one)).map(one => `${one.id}: ${one.name}`),
  }
}

if (import.meta.main) {
  const started = performance.now()
  const { mutants, survivors } = mutateRules()
  for (const one of survivors) process.stdout.write(`${one}\n`)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stderr.write(`${mutants} mutants of ${RULES.length} rules, ${survivors.length} survive, ${seconds} s\n`)
}
