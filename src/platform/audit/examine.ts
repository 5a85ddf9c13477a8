/** Examines the audit log: leaves against rows, the tree against signed heads, heads against anchors. Reads by `AuditLog` only. */
import { checkHeads, type ExaminedHeads, type StoredHead } from './examine-heads.ts'
import type { Finding, Source } from './finding.ts'
import type { SignedHead, TrustedKeys } from './head.ts'
import { HASH_BYTES, type Hash } from './merkle.ts'
import { nameReordered } from './reorder.ts'
import { TreeWalk } from './tree-walk.ts'

/** A leaf with what its row is now; `now` is null when the row is gone. `at`: the row's own time, ms since 1970. */
export type Entry = {
  readonly position: number
  readonly source: Source
  readonly seq: number
  readonly stored: Hash
  readonly now: Hash | null
  readonly at: number | null
  /** The transaction that wrote the row, as its leaf says. */
  readonly txid: bigint
}

/** A row without a leaf that should have one. */
export type Stray = { readonly source: Source; readonly seq: number; readonly hash: Hash }

/** The leaves of a range one after the other, without gaps for missing ones; `clean` when each is what its row says. */
export type Page = { readonly stored: Uint8Array; readonly clean: boolean }

/** Where an examination reads. Positions from `from` up to, not including, `to`. */
export type AuditLog = {
  /** One more than the highest position. */
  readonly end: number
  readonly heads: readonly StoredHead[]
  readonly anchors: readonly SignedHead[]
  /** In the order in which they would have been sequenced. */
  readonly strays: readonly Stray[]
  /** `clean` is false also when an entry is older than `floor` (ms since 1970). */
  page(from: number, to: number, floor: number): Promise<Page>
  entries(from: number, to: number): Promise<readonly Entry[]>
  /** The leaf hash a row would have under another number. */
  hashAs(source: Source, seq: number, as: number): Promise<Hash | null>
}

export type ExamineOptions = {
  /** ms since 1970; heads younger than ten minutes may still be on their way to the anchor. */
  readonly now: number
  readonly anchored: boolean
  readonly progress?: (done: number, end: number) => void
}

/** Entries read at once, at most, and pages that are read ahead. */
const PAGE = 20_000
const AHEAD = 3
/** An entry may be this much older than the head before it (ms): a long transaction, a clock that was set. */
const TOLERANCE = 3_600_000

/** Everything that is wrong with a log; empty when nothing is. */
export async function examine(log: AuditLog, keys: TrustedKeys, options: ExamineOptions): Promise<Finding[]> {
  const heads = await checkHeads(log, keys, options)
  const findings = [...heads.findings]
  const signed = heads.checkpoints.at(-1)?.size ?? 0
  const walk = new TreeWalk(log, heads.checkpoints)
  const odd: Entry[] = []
  for await (const { from, to, floor, page } of readAhead(log, pagesOf(heads, signed))) {
    if (page.clean && page.stored.length === (to - from) * HASH_BYTES) await walk.add(page.stored, [])
    else {
      const entries = await log.entries(from, to)
      findings.push(...backdated(entries, floor))
      odd.push(...entries.filter(entry => !isClean(entry)))
      await walk.add(...withGaps(from, to, entries))
    }
    options.progress?.(to, signed)
  }
  walk.finish()
  findings.push(...walk.findings)
  for (const { source, seq } of walk.strays) findings.push({ what: 'inserted', source, seq })
  findings.push(...(await unsigned(log, signed)))
  return nameReordered(log, odd, findings)
}

function isClean({ stored, now }: Entry): boolean {
  return now !== null && Buffer.compare(stored, now) === 0
}

function backdated(entries: readonly Entry[], floor: number): Finding[] {
  return entries
    .filter(entry => isClean(entry) && entry.at !== null && entry.at < floor)
    .map(({ source, seq, position }) => ({ what: 'backdated', source, seq, position }))
}

/** What stands behind the last head was never signed: leaves and their head are written together. */
async function unsigned(log: AuditLog, signed: number): Promise<Finding[]> {
  if (log.end <= signed) return []
  const first = await log.entries(signed, Math.min(log.end, signed + PAGE))
  return first.map(({ source, seq, position }) => ({ what: 'unsigned', source, seq, position }))
}

/** The leaves of a range in their places, zeros where one is missing, and what is odd about them. */
function withGaps(from: number, to: number, entries: readonly Entry[]): [Uint8Array, readonly Oddity[]] {
  const stored = new Uint8Array((to - from) * HASH_BYTES)
  const oddities: Oddity[] = []
  let expected = from
  for (const entry of entries) {
    for (; expected < entry.position; expected++) oddities.push({ position: expected, entry: undefined })
    stored.set(entry.stored, (entry.position - from) * HASH_BYTES)
    if (!isClean(entry)) oddities.push({ position: entry.position, entry })
    expected = entry.position + 1
  }
  for (; expected < to; expected++) oddities.push({ position: expected, entry: undefined })
  return [stored, oddities]
}

/** A place that is not as it should be; without an entry its leaf is missing. */
export type Oddity = { readonly position: number; readonly entry: Entry | undefined }

type Range = { readonly from: number; readonly to: number; readonly floor: number }

/**
 * Ranges to read. A range ends where an hour of heads ends, so that the entries in it can be held against the time of the head
 * before it.
 */
export function pagesOf({ good }: Pick<ExaminedHeads, 'good'>, end: number): Range[] {
  const ranges: Range[] = []
  let [from, floor] = [0, Number.NEGATIVE_INFINITY]
  const cut = (to: number) => {
    for (; from < to; from = Math.min(to, from + PAGE)) ranges.push({ from, to: Math.min(to, from + PAGE), floor })
  }
  for (const { size, at } of good) {
    if (at - TOLERANCE < floor + TOLERANCE) continue
    cut(Math.min(size, end))
    floor = at - TOLERANCE
  }
  cut(end)
  return ranges
}

/** Reads the next pages while one is worked on, so that the database and this process work at the same time. */
async function* readAhead(log: AuditLog, ranges: readonly Range[]): AsyncGenerator<Range & { page: Page }> {
  const coming: Promise<Page>[] = []
  const ask = (n: number) => {
    const range = ranges[n]
    if (!range) return
    const page = log.page(range.from, range.to, range.floor)
    page.catch(() => {}) // told when its turn comes
    coming[n] = page
  }
  for (let n = 0; n < AHEAD; n++) ask(n)
  for (const [n, range] of ranges.entries()) {
    const page = await (coming[n] as Promise<Page>)
    delete coming[n]
    ask(n + AHEAD)
    yield { ...range, page }
  }
}
