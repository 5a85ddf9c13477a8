import type { Prepared } from '../domain/directory/listing.ts'
import type { Database } from '../platform/db/database.ts'
import { type Listings, readProtectedRegions } from './listings.ts'

/** What the public site may tell of the directory. `known` is false where the directory could not be read even once. */
export type PublicDirectory = {
  readonly now: (at: number) => Promise<Shown>
}
export type Shown = {
  readonly known: boolean
  readonly all: readonly Prepared[]
  /** Regions in which protected shelters stand: all that is told of them. */
  readonly regions: readonly { readonly code: string | null; readonly name: string | null }[]
}

/** For how long searches are answered from memory before the database is asked whether something changed, in milliseconds. */
const REMEMBERED = 5_000

/**
 * The directory of the public site, in memory. While one search brings it up to date the others are answered from what is
 * there, and where the database is silent all of them are.
 */
export function openPublicDirectory(db: Database, listings: Listings): PublicDirectory {
  let shown: Shown = { known: false, all: [], regions: [] }
  let readAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | undefined
  const read = () =>
    db
      .as(null, async tx => {
        const { all } = await listings.open(tx)
        shown = { known: true, all, regions: await readProtectedRegions(tx) }
      })
      .catch(() => {})
      .finally(() => {
        reading = undefined
      })
  return {
    async now(at) {
      if (at - readAt >= REMEMBERED || at < readAt) {
        readAt = at
        reading ??= read()
      }
      if (!shown.known) await reading
      return shown
    },
  }
}

/** The directory of a process without a database. */
export const NO_DIRECTORY: PublicDirectory = { now: async () => ({ known: false, all: [], regions: [] }) }
