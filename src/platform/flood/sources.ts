/** Who sends how much, without knowing who: addresses become keyed hashes under a key in memory that lives an hour. */
import { createHmac, randomBytes } from 'node:crypto'

export type Sources = {
  /** Counts one more from an address. @returns how many came from it since the key was made, this one included */
  readonly count: (address: string, now: number) => number
}

const HOUR = 3_600_000
/** Different sources remembered within an hour; those beyond count as one. */
const MOST = 100_000

/** Opens the count of one process. With the key everything that was counted under it is forgotten. */
export function openSources(): Sources {
  let key = randomBytes(32)
  let madeAt = Number.NEGATIVE_INFINITY
  const seen = new Map<string, number>()
  return {
    count(address, now) {
      if (now - madeAt >= HOUR || now < madeAt) {
        key = randomBytes(32)
        madeAt = now
        seen.clear()
      }
      const hash = createHmac('sha256', key).update(address).digest('base64url').slice(0, 16)
      const source = seen.has(hash) || seen.size < MOST ? hash : ''
      const count = (seen.get(source) ?? 0) + 1
      seen.set(source, count)
      return count
    },
  }
}
