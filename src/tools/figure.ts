import type { Role } from '../platform/postgres/passwords.ts'
import type { Served } from './serve.ts'

/** One measured figure. `must` is the bound in words, such as "≤ 10"; `ok` says whether the value keeps it. */
export type Figure = { name: string; value: number; unit: string; must: string; ok: boolean }

/** What a bench file gets: a server of its own with PostgreSQL's default settings, deleted at the end. */
export type BenchContext = {
  /** Makes a database with schema and country pack (once per name) and says whether it is new. */
  database(name: string): Promise<{ isNew: boolean }>
  url(database: string, role: Role): string
  /** Starts the built web process in the exercise profile on a database made before. */
  serve(database: string): Promise<Served>
  /** Progress for the person who waits; goes to the error output, not among the figures. */
  say(text: string): void
}

/** A bench file `bench/NAME.bench.ts` exports this. */
export type Bench = { run(context: BenchContext): AsyncIterable<Figure> }

/** A figure that must not be above the bound. */
export function atMost(name: string, value: number, bound: number, unit: string): Figure {
  return { name, value: rounded(value), unit, must: `≤ ${bound}`, ok: value <= bound }
}

/** A figure that must reach the bound. */
export function atLeast(name: string, value: number, bound: number, unit: string): Figure {
  return { name, value: rounded(value), unit, must: `≥ ${bound}`, ok: value >= bound }
}

/** Three figures that count, so that lines can be read; the verdict is on the unrounded value. */
function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(value >= 1000 ? 6 : 3)) : value
}
