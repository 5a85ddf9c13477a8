import type { Territory } from '../mechanism/pack.ts'

/** Borders to cross from one territory to each other one; what cannot be reached over land borders is not in it. */
export type Travel = ReadonlyMap<string, number>

const known = new WeakMap<readonly Territory[], Map<string, Travel>>()

/** Borders between territories, counted by neighbourhood. A sector and the wider unit it lies in are one place. */
export function travelFrom(territories: readonly Territory[], from: string): Travel {
  const kept = known.get(territories) ?? new Map<string, Travel>()
  known.set(territories, kept)
  const found = kept.get(from) ?? countFrom(territories, from)
  kept.set(from, found)
  return found
}

function countFrom(territories: readonly Territory[], from: string): Travel {
  const wider = new Map(territories.map(one => [one.code, one.parent ?? one.code]))
  const rootOf = (code: string) => wider.get(code) ?? code
  const beside = new Map<string, Set<string>>()
  for (const one of territories) {
    const root = rootOf(one.code)
    const set = beside.get(root) ?? new Set()
    for (const other of one.neighbours) set.add(rootOf(other))
    beside.set(root, set)
  }
  const steps = new Map([[rootOf(from), 0]])
  for (const [code, borders] of steps)
    for (const next of beside.get(code) ?? []) if (!steps.has(next)) steps.set(next, borders + 1)
  return new Map(
    territories.flatMap(one => {
      const borders = steps.get(rootOf(one.code))
      return borders === undefined ? [] : [[one.code, borders] as const]
    }),
  )
}
