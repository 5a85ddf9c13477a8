import { ALL_EDGES, CASES, NOTHING_TO_BREAK } from '../countries/ro/rules/cases/run.ts'
import { THRESHOLDS } from '../countries/ro/rules/cases/thresholds.ts'
import type { TestName } from './rule-tests.ts'

const CASES_FILE = 'src/countries/ro/rules/rules.test.ts'

/** Tests of a rule that are made from data: their names are what the runner prints. */
function romanianTests(id: string): readonly TestName[] {
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

/** Tests that a country makes from data, by its code; a country that is not named here has only tests written by hand. */
export const DATA_TESTS: Readonly<Record<string, (rule: string) => readonly TestName[]>> = { ro: romanianTests }
