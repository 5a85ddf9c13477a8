/** Slows the guessing of codes down, in memory only: by the beginning of the code, and over all. */

export type Guesses = {
  /** Milliseconds to wait before a code is looked at; `refused`: this beginning was tried too often of late. */
  readonly before: (beginning: string, now: number) => { readonly wait: number; readonly refused: boolean }
  /** A code that opened nothing. */
  readonly failed: (beginning: string, now: number) => void
}

const MINUTE = 60_000
/** Wrong codes with one beginning that are free; each further one doubles the time that beginning is refused for. */
const FREE = 4
const LONGEST_REFUSAL = 60 * MINUTE
/** Wrong codes a minute over all that are free; beyond them everybody waits a little, and nobody is locked out. */
const FREE_OVER_ALL = 30
const STEP = 50
const LONGEST_WAIT = 3_000
const MOST = 50_000

type Tried = { wrong: number; until: number; at: number }

/** Opens the memory of one process. */
export function openGuesses(): Guesses {
  const tried = new Map<string, Tried>()
  let over = 0
  let since = Number.NEGATIVE_INFINITY
  const fresh = (now: number) => {
    if (now - since < MINUTE && now >= since) return
    // The count halves instead of starting anew, so that a burst at the turn of a minute is not free.
    over = now - since < 2 * MINUTE ? Math.floor(over / 2) : 0
    since = now
  }
  return {
    before(beginning, now) {
      fresh(now)
      const wait = Math.min(LONGEST_WAIT, Math.max(0, over - FREE_OVER_ALL) * STEP)
      return { wait, refused: (tried.get(beginning)?.until ?? 0) > now }
    },
    failed(beginning, now) {
      fresh(now)
      over++
      const known = tried.get(beginning)
      const wrong = (known && now - known.at < LONGEST_REFUSAL ? known.wrong : 0) + 1
      if (!known && tried.size >= MOST) tried.delete(tried.keys().next().value ?? '')
      const refusal = wrong <= FREE ? 0 : Math.min(LONGEST_REFUSAL, MINUTE * 2 ** (wrong - FREE - 1))
      tried.set(beginning, { wrong, until: now + refusal, at: now })
    },
  }
}
