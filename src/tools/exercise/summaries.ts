import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { importPart } from './import-people.ts'
import { importSteps } from './import-steps.ts'
import { type Part, partsOf } from './parts.ts'
import { type Fault, readSummaries, type Summary } from './read-summaries.ts'
import { inLanes } from './lanes.ts'
import { takeUp } from './take-up.ts'
import type { World } from './world.ts'

/** The published summaries in disguise; and the one whose header disagrees with its profile, which must be refused. */
export const SUMMARIES = join(import.meta.dirname, 'summaries.csv')
export const BAD_SUMMARIES = join(import.meta.dirname, 'summaries-bad.csv')

export type Imported = { readonly kind: 'imported'; readonly totals: Totals } | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
export type Totals = { readonly summaries: readonly { readonly summary: string; readonly people: number; readonly children: number; readonly adults: number }[] }

/** Imports a file of summaries. A fault anywhere refuses the whole file, and nothing of it is written. */
export async function importFile(world: World, path: string, done: (people: number) => void = () => {}): Promise<Imported> {
  return importText(world, await readFile(path, 'utf8'), done)
}

export async function importText(world: World, text: string, done: (people: number) => void): Promise<Imported> {
  const { pack, directory } = world.mechanism
  const read = readSummaries(text, {
    territories: pack.territories.map(one => one.code),
    services: [...new Set(pack.organisations.flatMap(one => one.services ?? []))],
    organisations: directory.all().map(one => one.code),
  })
  if (read.kind === 'refused') return read
  await inLanes(read.summaries.flatMap(one => partsOf(one, world.began)), part => importWhole(world, part, done))
  return { kind: 'imported', totals: { summaries: read.summaries.map(totalOf) } }
}

async function importWhole(world: World, part: Part, done: (people: number) => void): Promise<void> {
  const hand = await world.hand()
  const people = await importPart(world, part)
  for (const [at, person] of people.entries()) {
    await takeUp(world, hand, person, world.began)
    await importSteps(world, part, person, at)
    done(1)
  }
}

const totalOf = ({ summary, people, children, adults }: Summary) => ({ summary, people, children, adults })
