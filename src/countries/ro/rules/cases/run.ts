import { actOf, actorOf, fileOf, NOON } from '../../../../../tests/support/person-file.ts'
import { contextOf } from '../../../../domain/facts/context.ts'
import { FACTS } from '../../../../domain/facts/registry.ts'
import { ACT_KINDS, type ActKind } from '../../../../domain/mechanism/vocabulary.ts'
import { remember } from '../../../../domain/rules/compile.ts'
import { type Explanation, explain } from '../../../../domain/rules/explain.ts'
import { isInForce } from '../../../../domain/rules/in-force.ts'
import type { Rule } from '../../../../domain/rules/rule.ts'
import { addDays } from '../../../../domain/time/calendar.ts'
import { BEFORE_HELP } from './before-help.ts'
import { BESIDE } from './beside.ts'
import { OTHER_SEVERITY, SEVERITY_OF } from './catalogue.ts'
import { COUNTED } from './counted.ts'
import { EDGES, type Edge, type Verdict } from './edges.ts'
import { EDGES_BESIDE } from './edges-beside.ts'
import { SILENT } from './edges-silent.ts'
import { guardsOf } from './guards.ts'
import { IN_FORCE } from './in-force.ts'
import { type Case, child } from './parts.ts'
import { THRESHOLDS } from './thresholds.ts'
import { WITH_HELP } from './with-help.ts'

/** The cases of the rules, and what each must say: read by the tests and by the mutation of the rules alike. */

/** For every rule one case that satisfies it and one that breaks it. */
export const CASES: Readonly<Record<string, readonly [Case, Case]>> = {
  ...BEFORE_HELP,
  ...WITH_HELP,
  ...BESIDE,
  ...COUNTED,
}

/** Permissions and definitions: nothing to break. */
export const NOTHING_TO_BREAK = [
  'notifier.sees-own-only',
  'age.in-doubt-child',
  'family.may-be-helped',
  'hearing.counsellor-admitted',
]

const ALWAYS_HOLDING: readonly Edge[] = [
  ...NOTHING_TO_BREAK.map((id): Edge => [id, 'holds', { file: child() }]),
  ['notifier.sees-own-only', 'holds', {}],
  ['age.in-doubt-child', 'holds', {}],
]

/** Each condition on its own, and each number one below, at and one above. */
export const ALL_EDGES: readonly Edge[] = [...EDGES, ...EDGES_BESIDE, ...SILENT, ...THRESHOLDS, ...ALWAYS_HOLDING]

/** What a rule says of a case, with the facts that decided. */
export function read(rule: Rule, { file, act, by }: Case): Explanation {
  const doing = actOf('interview.recorded', act ?? {})
  const context = contextOf(fileOf(file), NOON, { timeZone: 'Europe/Bucharest' }, doing, actorOf(by))
  return explain(rule, remember(FACTS, context))
}

export function verdictOf(rule: Rule, one: Case): Verdict {
  const { applies, holds } = read(rule, one)
  return applies ? (holds ? 'holds' : 'broken') : 'silent'
}

/** The severity a rule must have. */
export function severityOf(rule: Rule): string | undefined {
  return OTHER_SEVERITY[rule.id] ?? SEVERITY_OF.get(rule.reference)
}

function inForceFailures(rule: Rule): readonly string[] {
  const wanted = IN_FORCE[rule.id]
  if (!wanted) return [`${rule.id}: first day in force not written down`]
  const [from, to] = wanted
  const days = [
    [addDays(from, -1), false],
    [from, true],
    ...(to
      ? ([
          [addDays(to, -1), true],
          [to, false],
        ] as const)
      : ([['2100-01-01', true]] as const)),
  ] as const
  return days.filter(([day, law]) => isInForce(rule, day) !== law).map(([day]) => `${rule.id}: in force on ${day}`)
}

const byKind = (one: ActKind, other: ActKind): number => ACT_KINDS.indexOf(one) - ACT_KINDS.indexOf(other)

const EDGES_OF = Map.groupBy(ALL_EDGES, ([id]) => id)

/** Everything that is wrong about one rule: its weight, its acts, its days, its cases. Empty when all is as the law was read. */
export function failuresOf(rules: readonly Rule[], id: string): readonly string[] {
  const found = rules.filter(one => one.id === id)
  const [rule] = found
  if (!rule || found.length > 1) return [`${id}: ${found.length} rules`]
  const pair = CASES[id]
  const cases: readonly Edge[] = [
    ...(pair
      ? ([
          [id, 'holds', pair[0]],
          [id, 'broken', pair[1]],
        ] as const)
      : []),
    ...(EDGES_OF.get(id) ?? []),
  ]
  return [
    ...(severityOf(rule) === rule.severity ? [] : [`${id}: severity`]),
    ...(String(guardsOf(id)) === String(rule.guards.toSorted(byKind)) ? [] : [`${id}: guards`]),
    ...inForceFailures(rule),
    ...cases.flatMap(([, verdict, one], at) => {
      const said = verdictOf(rule, one)
      return said === verdict ? [] : [`${id}: case ${at} is ${said}, not ${verdict}`]
    }),
  ]
}
