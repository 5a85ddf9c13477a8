import type { AuditLog, Entry, Oddity, Stray } from './examine.ts'
import type { Checkpoint } from './examine-heads.ts'
import type { Finding } from './finding.ts'
import {
  appendLeaf,
  copyFrontier,
  emptyFrontier,
  type Frontier,
  frontierRoot,
  HASH_BYTES,
  type Hash,
  sameHash,
} from './merkle.ts'

/** Leaves between two sizes at which the root is known. */
type Stretch = {
  readonly from: number
  readonly parts: Uint8Array[]
  readonly oddities: Oddity[]
  contradicted?: number
}

/** How many places in the row of strays are tried for missing leaves. */
const TRIES = 200

/**
 * Walks along the leaves and compares the tree with every checkpoint. When the root at the end of a stretch is right, its
 * leaves are right, and a row that differs from its leaf was changed. When it is wrong, other readings are tried: rows
 * without a leaf in the gaps, rows in place of leaves, leaves in their order of writing. The one that gives the signed root
 * tells what happened. When none does, entries were changed together with their leaves, and the stretch is named.
 */
export class TreeWalk {
  readonly findings: Finding[] = []
  /** Rows without a leaf that fitted no gap so far. */
  strays: readonly Stray[]
  readonly #log: Pick<AuditLog, 'entries'>
  readonly #checkpoints: readonly Checkpoint[]
  #next = 0
  #at = 0
  #start: Frontier = emptyFrontier()
  #stretch: Stretch = { from: 0, parts: [], oddities: [] }

  constructor(log: Pick<AuditLog, 'entries' | 'strays'>, checkpoints: readonly Checkpoint[]) {
    this.#log = log
    this.#checkpoints = checkpoints
    this.strays = log.strays
  }

  /** The next leaves, one after the other, with zeros where one is missing. */
  async add(leaves: Uint8Array, oddities: readonly Oddity[]): Promise<void> {
    const first = this.#at
    const end = first + leaves.length / HASH_BYTES
    while (this.#at < end) {
      const checkpoint = this.#checkpoints[this.#next]
      const from = this.#at
      const to = Math.min(end, checkpoint?.size ?? end)
      this.#stretch.parts.push(leaves.subarray((from - first) * HASH_BYTES, (to - first) * HASH_BYTES))
      this.#stretch.oddities.push(...oddities.filter(one => one.position >= from && one.position < to))
      this.#at = to
      if (checkpoint?.size === to) await this.#settle(checkpoint)
    }
  }

  /** Names what could not be settled until the end. */
  finish(): void {
    if (this.#stretch.parts.length > 0) this.#giveUp(this.#at)
  }

  async #settle(checkpoint: Checkpoint): Promise<void> {
    this.#next += 1
    const { oddities } = this.#stretch
    const gaps = oddities.filter(({ entry }) => entry === undefined)
    let grown = gaps.length === 0 ? this.#grow(new Map()) : undefined
    if (grown && sameHash(frontierRoot(grown), checkpoint.root)) for (const one of oddities) this.#blameRow(one)
    else grown = this.#tryFilled(checkpoint, gaps) ?? (await this.#trySorted(checkpoint))
    if (!grown && !checkpoint.frontier) {
      // Nothing to begin anew from: judged together with the next stretch, and never again held for untouched.
      this.#stretch.contradicted = checkpoint.size
      return
    }
    if (!grown) this.#giveUp(checkpoint.size)
    else if (this.#stretch.contradicted) this.#tellRewritten(this.#stretch.contradicted)
    this.#start = grown ?? copyFrontier(checkpoint.frontier ?? emptyFrontier())
    this.#stretch = { from: checkpoint.size, parts: [], oddities: [] }
  }

  /** Gaps filled with strays that follow each other; the other oddities as their leaf says, or as their row says. */
  #tryFilled({ root }: Checkpoint, gaps: readonly Oddity[]): Frontier | undefined {
    const others = this.#stretch.oddities.filter(({ entry }) => entry !== undefined)
    const rows = new Map(others.flatMap(({ position, entry }) => (entry?.now ? [[position, entry.now] as const] : [])))
    const windows = gaps.length === 0 ? 1 : Math.min(TRIES, this.strays.length - gaps.length + 1)
    for (let offset = 0; offset < windows; offset++) {
      const filling = this.strays.slice(offset, offset + gaps.length)
      const filled = new Map(gaps.map(({ position }, n) => [position, filling[n]?.hash as Hash]))
      for (const replaced of rows.size > 0 ? [filled, new Map([...filled, ...rows])] : [filled]) {
        const grown = this.#grow(replaced)
        if (!sameHash(frontierRoot(grown), root)) continue
        this.strays = this.strays.filter(stray => !filling.includes(stray))
        for (const [n, { position }] of gaps.entries()) this.#tell('leaf-removed', position, filling[n])
        for (const one of others) {
          if (replaced.size > filled.size && one.entry?.now) this.#tell('leaf-changed', one.position, one.entry)
          else this.#blameRow(one)
        }
        return grown
      }
    }
    return undefined
  }

  /** Were leaves only moved within the stretch? Then the order of writing gives the root. */
  async #trySorted({ root, size }: Checkpoint): Promise<Frontier | undefined> {
    const { from, oddities } = this.#stretch
    if (oddities.length > 0) return undefined
    const entries = await this.#log.entries(from, size)
    const sorted = [...entries].sort(inOrderOfWriting)
    const moved = entries.filter((entry, n) => sorted[n] !== entry)
    if (moved.length === 0) return undefined
    const grown = this.#grow(new Map(sorted.map((entry, n) => [from + n, entry.stored])))
    if (!sameHash(frontierRoot(grown), root)) return undefined
    for (const entry of moved) this.#tell('reordered', entry.position, entry)
    return grown
  }

  #grow(replaced: ReadonlyMap<number, Hash>): Frontier {
    const frontier = copyFrontier(this.#start)
    for (const part of this.#stretch.parts) {
      for (let at = 0; at < part.length; at += HASH_BYTES) {
        const instead = replaced.size > 0 ? replaced.get(frontier.size) : undefined
        appendLeaf(frontier, instead ?? part.subarray(at, at + HASH_BYTES))
      }
    }
    return frontier
  }

  #giveUp(to: number): void {
    for (const one of this.#stretch.oddities) this.#blameRow(one)
    this.#tellRewritten(to)
  }

  #tellRewritten(to: number): void {
    this.findings.push({ what: 'rewritten', position: this.#stretch.from, to })
  }

  #blameRow({ position, entry }: Oddity): void {
    this.#tell(entry ? (entry.now ? 'changed' : 'removed') : 'leaf-removed', position, entry)
  }

  #tell(what: Finding['what'], position: number, row: Pick<Entry, 'source' | 'seq'> | undefined): void {
    this.findings.push({ what, ...(row && { source: row.source, seq: row.seq }), position })
  }
}

function inOrderOfWriting(a: Entry, b: Entry): number {
  if (a.txid !== b.txid) return a.txid < b.txid ? -1 : 1
  return a.source === b.source ? a.seq - b.seq : a.source < b.source ? -1 : 1
}
