import { arrivalsOf, type Scenario } from '../../domain/capacity/scenario.ts'
import {
  type Beds,
  type Distance,
  fewestBeds,
  fewestCounties,
  type Reckoning,
  simulate,
} from '../../domain/capacity/simulate.ts'
import { seeded } from './seeded.ts'

type Figures = Reckoning & { readonly fewestBeds: number }
type Spread = { readonly [name in keyof Figures]: readonly [median: number, low: number, high: number] }

/** How far somebody is sent at most where counties are chosen: into a neighbouring one. */
const BORDERS = 1

/** The figures of one seed, and how they lie over many. */
export function reckon(
  scenario: Scenario,
  stay: number,
  seed: number,
  runs: number,
  distance: Distance,
): { readonly one: Figures & { readonly counties: Beds }; readonly spread: Spread } {
  const figures = (at: number): Figures => {
    const arrivals = arrivalsOf(scenario, seeded(at))
    return { ...simulate(arrivals, scenario.beds, stay, distance), fewestBeds: fewestBeds(arrivals, stay) }
  }
  const all = Array.from({ length: runs }, (_, run) => figures(seed + run))
  const counties = fewestCounties(arrivalsOf(scenario, seeded(seed)), {
    counties: scenario.origins.map(one => one.territory),
    stay,
    borders: BORDERS,
    distance,
  })
  const names = Object.keys(all[0] ?? {}) as (keyof Figures)[]
  const spread = Object.fromEntries(names.map(name => [name, spreadOf(all.map(one => one[name]))]))
  return { one: { ...figures(seed), counties: counties ?? [] }, spread: spread as Spread }
}

function spreadOf(numbers: readonly number[]): readonly [number, number, number] {
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (part: number) => Math.round((sorted[Math.floor(part * (sorted.length - 1))] ?? 0) * 100) / 100
  return [at(0.5), at(0.1), at(0.9)]
}
