import { messages } from '../countries/ro/messages/messages.ts'
import { ALL_EDGES, CASES, NOTHING_TO_BREAK } from '../countries/ro/rules/cases/run.ts'
import { THRESHOLDS } from '../countries/ro/rules/cases/thresholds.ts'
import { RULES } from '../countries/ro/rules/rules.ts'
import type { Citation, Rule, Severity, Standing } from '../domain/rules/rule.ts'
import { covering, type TestName } from './rule-tests.ts'

/** `bin/rules [--json]`: every rule of the mechanism, with the tests that hold it. */

/** One rule as `bin/rules --json` prints it. */
export type RuleRow = {
  readonly reference: string
  readonly id: string
  readonly severity: Severity
  readonly acts: readonly string[]
  readonly cites: readonly Citation[]
  readonly standing: Standing
  readonly inForce: Rule['inForce']
  readonly tests: readonly TestName[]
}

const CASES_FILE = 'src/countries/ro/rules/rules.test.ts'

/** Tests of a rule that are made from data: their names are what the runner prints. */
function dataTests(id: string): readonly TestName[] {
  const edges = ALL_EDGES.filter(([of]) => of === id)
  const numbers = new Set(THRESHOLDS.filter(([of]) => of === id).map(([, verdict]) => verdict))
  const conditions = new Set(edges.filter(edge => !THRESHOLDS.includes(edge)).map(([, verdict]) => verdict))
  const names = [
    ...(id in CASES ? [`${id} holds, and can be broken`] : []),
    ...(NOTHING_TO_BREAK.includes(id)
      ? [`${id} always holds`]
      : [...conditions].map(said => `${id}: ${said} where one of its conditions stands alone`)),
    ...[...numbers].map(said => `${id}: ${said} one below, at or one above its number`),
    `${id} has the days and the severity that were read`,
  ]
  return names.map(name => ({ file: CASES_FILE, name: `every rule > ${name}` }))
}

/** All rules in the order of the catalogue. */
export function ruleRows(): readonly RuleRow[] {
  const written = covering(RULES.map(rule => rule.id))
  const number = (rule: Rule): number => Number(rule.reference.slice(2))
  return RULES.toSorted((a, b) => number(a) - number(b) || (a.id < b.id ? -1 : 1)).map(rule => ({
    reference: rule.reference,
    id: rule.id,
    severity: rule.severity,
    acts: rule.guards,
    cites: rule.cites,
    standing: rule.standing,
    inForce: rule.inForce,
    tests: [...dataTests(rule.id), ...(written.get(rule.id) ?? [])],
  }))
}

/** The same for people: reference, severity, id, standing, days, acts, tests; below it the sentence and the sources. */
export function ruleTable(rows: readonly RuleRow[]): string {
  const lines = rows.flatMap(row => {
    const days = `${row.inForce.from}${row.inForce.to ? ` to ${row.inForce.to}` : ''}`
    const head = [row.reference.padEnd(6), row.severity.padEnd(7), row.standing.padEnd(9), days.padEnd(25), row.id]
    return [
      head.join(' '),
      `       ${messages.en?.[`rule.${row.id}`] ?? ''}`,
      `       ${row.cites.map(cite => `${cite.source} ${cite.provision}`).join('; ')}`,
      `       before ${row.acts.length > 0 ? row.acts.join(', ') : 'no act yet'}; ${row.tests.length} tests`,
      '',
    ]
  })
  const references = new Set(rows.map(row => row.reference)).size
  return [...lines, `${rows.length} rules for ${references} entries of the catalogue.`].join('\n')
}

if (import.meta.main) {
  const rows = ruleRows()
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(rows, null, 2)}\n` : `${ruleTable(rows)}\n`)
}
