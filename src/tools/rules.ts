import type { Country } from '../countries/country.ts'
import type { Citation, Rule, Severity, Standing } from '../domain/rules/rule.ts'
import { chosenCountry } from './chosen-country.ts'
import { DATA_TESTS } from './rule-data-tests.ts'
import { covering, type TestName } from './rule-tests.ts'

/** `bin/rules [--json]`: every rule of the mechanism, with the tests that hold it; of another country with PUNTE_COUNTRY. */

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

/** All rules in the order of the catalogue. */
export function ruleRows({ pack }: Country): readonly RuleRow[] {
  const { rules } = pack
  const dataTests = DATA_TESTS[pack.code] ?? (() => [])
  const written = covering(rules.map(rule => rule.id))
  const number = (rule: Rule): number => Number(rule.reference.slice(2))
  return rules
    .toSorted((a, b) => number(a) - number(b) || (a.id < b.id ? -1 : 1))
    .map(rule => ({
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
export function ruleTable({ messages, pack }: Country, rows: readonly RuleRow[]): string {
  const words = messages.en ?? messages[pack.languages[0] ?? '']
  const lines = rows.flatMap(row => {
    const days = `${row.inForce.from}${row.inForce.to ? ` to ${row.inForce.to}` : ''}`
    const head = [row.reference.padEnd(6), row.severity.padEnd(7), row.standing.padEnd(9), days.padEnd(25), row.id]
    return [
      head.join(' '),
      `       ${words?.[`rule.${row.id}`] ?? ''}`,
      `       ${row.cites.map(cite => `${cite.source} ${cite.provision}`).join('; ')}`,
      `       before ${row.acts.length > 0 ? row.acts.join(', ') : 'no act yet'}; ${row.tests.length} tests`,
      '',
    ]
  })
  const references = new Set(rows.map(row => row.reference)).size
  return [...lines, `${rows.length} rules for ${references} entries of the catalogue.`].join('\n')
}

if (import.meta.main) {
  const country = chosenCountry()
  const rows = ruleRows(country)
  process.stdout.write(
    `${process.argv.includes('--json') ? JSON.stringify(rows, null, 2) : ruleTable(country, rows)}\n`,
  )
}
