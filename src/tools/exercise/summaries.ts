import { join } from 'node:path'
import type { Fault } from './cells.ts'
import { importPart } from './import-people.ts'
import { importSteps } from './import-steps.ts'
import { inLanes } from './lanes.ts'
import { type Part, partsOf } from './parts.ts'
import { readSummaries, type Summary } from './read-summaries.ts'
import { takeUp } from './take-up.ts'
import type { Hand, World } from './world.ts'

/** The published summaries in disguise; and the one whose header disagrees with its profile, which must be refused. */
export const SUMMARIES = join(import.meta.dirname, 'summaries.csv')
export const BAD_SUMMARIES = join(import.meta.dirname, 'summaries-bad.csv')

export type Imported =
  | { readonly kind: 'imported'; readonly totals: Totals }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
export type Totals = {
  readonly summaries: readonly {
    readonly summary: string
    readonly people: number
    readonly children: number
    readonly adults: number
  }[]
}

/** Imports the text of a file of summaries. A fault anywhere refuses the whole file, and nothing of it is written. */
export async function importText(world: World, text: string, done: (people: number) => void): Promise<Imported> {
  const { pack, directory } = world.mechanism
  const read = readSummaries(text, {
    territories: pack.territories.map(one => one.code),
    services: [...new Set(pack.organisations.flatMap(one => one.services ?? []))],
    organisations: directory.all().map(one => one.code),
  })
  if (read.kind === 'refused') return read
  await inLanes(
    read.summaries.flatMap(one => partsOf(one, world.began)),
    async (part, lane) => importWhole(world, await world.hand(lane), part, done),
  )
  return { kind: 'imported', totals: { summaries: read.summaries.map(totalOf) } }
}

async function importWhole(world: World, hand: Hand, part: Part, done: (people: number) => void): Promise<void> {
  const people = await importPart(world, part)
  for (const [at, person] of people.entries()) {
    await importSteps(world, part, person, at)
    // The last act is one of today: a named officer has the file from now on.
    await takeUp(world, hand, person, world.began)
    done(1)
  }
}

const totalOf = ({ summary, people, children, adults }: Summary) => ({ summary, people, children, adults })
