/** `bin/simulate [--seed N] [--runs N]`: what the scenarios of the country come to: nights without a place, waiting, distance. */
import { parseArgs } from 'node:util'
import { bordersBetween, type Scenario } from '../domain/capacity/scenario.ts'
import { sumOf } from '../domain/capacity/simulate.ts'
import { reckon } from './capacity/reckon.ts'
import { chosenCountry } from './chosen-country.ts'
import { complain, describe, line } from './output.ts'

const USAGE = ['bin/simulate [--seed N] [--runs N]   N from 1 up to 10000; the same seed gives the same figures']

try {
  main(process.argv.slice(2))
} catch (error) {
  complain(describe(error), ...USAGE)
}

function main(args: readonly string[]): void {
  const { values } = parseArgs({ args: [...args], options: { seed: { type: 'string' }, runs: { type: 'string' } } })
  const seed = whole(values.seed ?? '2009')
  const runs = whole(values.runs ?? '200')
  const { pack } = chosenCountry()
  const scenarios = pack.scenarios ?? []
  if (scenarios.length === 0) line('This country has no scenario.')
  const distance = bordersBetween(pack.territories)
  for (const scenario of scenarios) tell(scenario, seed, runs, distance)
}

function whole(typed: string): number {
  if (!/^\d{1,5}$/.test(typed) || Number(typed) < 1 || Number(typed) > 10_000) throw new Error(`Not a number: ${typed}`)
  return Number(typed)
}

function tell(scenario: Scenario, seed: number, runs: number, distance: (from: string, to: string) => number): void {
  const beds = scenario.beds.map(one => `${one.territory} ${one.beds}`).join(', ')
  line(`${scenario.id} (${scenario.source}): ${scenario.people} people in ${scenario.days} days; beds: ${beds}`)
  line(`seed ${seed}; in brackets the middle and the 10th to 90th of ${runs} seeds from there on`)
  for (const stay of scenario.stays) {
    const { one, spread } = reckon(scenario, stay, seed, runs, distance)
    const many = (name: keyof typeof spread) => `(${spread[name].join(', ')})`
    line()
    line(`stays of ${stay} nights`)
    line(`  nights without a place   ${one.unmetNights} ${many('unmetNights')}`)
    line(`  people who waited        ${one.waited} ${many('waited')}`)
    line(`  longest wait, nights     ${one.longestWait} ${many('longestWait')}`)
    line(`  borders crossed, mean    ${one.distance.toFixed(2)} ${many('distance')}`)
    line(`  away from their county   ${one.away} ${many('away')}`)
    line(`  fewest beds in all       ${one.fewestBeds} ${many('fewestBeds')}`)
    line(
      `  fewest counties, at most one border: ${one.counties.map(bed => `${bed.territory} ${bed.beds}`).join(', ')} (${sumOf(one.counties)} beds)`,
    )
  }
  line()
  for (const text of scenario.assumed) line(`assumed: ${text}`)
}
