/** Heads against their signatures and against the anchors: what may be believed about the tree, and what is wrong already here. */
import { headLine } from './anchor.ts'
import type { AuditLog, ExamineOptions } from './examine.ts'
import type { Finding } from './finding.ts'
import { type SignedHead, standingOf, type TrustedKeys } from './head.ts'
import { type Frontier, frontierOf, frontierRoot, type Hash, sameHash } from './merkle.ts'

/** A head as it stands in the database, with the bytes of its frontier. */
export type StoredHead = SignedHead & { readonly frontier: Uint8Array }

/** A size at which the root is known for certain; with a frontier the walk can begin anew there. */
export type Checkpoint = { readonly size: number; readonly root: Hash; readonly frontier: Frontier | undefined }

export type ExaminedHeads = {
  readonly findings: readonly Finding[]
  /** By size. */
  readonly checkpoints: readonly Checkpoint[]
  /** Heads of the database with good signatures, by size. */
  readonly good: readonly StoredHead[]
}

/** Ten minutes, in ms: so long a head may be on its way to the anchor. */
const ON_ITS_WAY = 600_000

/** Checks every signature (in parallel, outside the main thread) and compares heads with anchors. */
export async function checkHeads(log: AuditLog, keys: TrustedKeys, options: ExamineOptions): Promise<ExaminedHeads> {
  const findings: Finding[] = []
  const good = await trusted(
    [...log.heads].sort((a, b) => a.size - b.size),
    keys,
    (size, standing) => findings.push({ what: standing === 'forged' ? 'head-forged' : 'head-unknown-key', size }),
  )
  for (const { size, root, frontier } of good) {
    if (!checkpoint(size, root, frontier).frontier) findings.push({ what: 'head-frontier', size })
  }
  // An anchor that is a good head to the letter needs no second look at its signature. One that differs counts before it.
  const seen = new Set(good.map(headLine))
  const [same, other] = [
    log.anchors.filter(one => seen.has(headLine(one))),
    log.anchors.filter(one => !seen.has(headLine(one))),
  ]
  const others = await trusted(other, keys, size => findings.push({ what: 'anchor-forged', size }))
  const anchoredBySize = new Map([...same, ...others].map(anchor => [anchor.size, anchor]))
  const stored = new Map(log.heads.map(head => [head.size, head]))
  const last = log.heads.reduce((most, { size }) => Math.max(most, size), 0)
  findings.push(...missing([...anchoredBySize.values()], stored, last))
  if (options.anchored) findings.push(...unanchored(good, anchoredBySize, options.now))
  const roots = new Map<number, Hash>(good.map(({ size, root }) => [size, root]))
  for (const { size, root } of anchoredBySize.values()) if (size <= last) roots.set(size, root)
  const checkpoints = [...roots]
    .sort(([a], [b]) => a - b)
    .map(([size, root]) => checkpoint(size, root, stored.get(size)?.frontier))
  return { findings, checkpoints, good }
}

function checkpoint(size: number, root: Hash, bytes: Uint8Array | undefined): Checkpoint {
  const frontier = bytes && frontierOf(size, bytes)
  return { size, root, frontier: frontier && sameHash(frontierRoot(frontier), root) ? frontier : undefined }
}

/** Signatures under way at once: enough for the threads that check them. */
const AT_ONCE = 256

async function trusted<T extends SignedHead>(
  heads: readonly T[],
  keys: TrustedKeys,
  distrust: (size: number, standing: 'forged' | 'unknown-key') => void,
): Promise<T[]> {
  const good: T[] = []
  for (let from = 0; from < heads.length; from += AT_ONCE) {
    const some = heads.slice(from, from + AT_ONCE)
    const standings = await Promise.all(some.map(head => standingOf(head, keys)))
    for (const [n, head] of some.entries()) {
      const standing = standings[n] ?? 'forged'
      if (standing === 'good') good.push(head)
      else distrust(head.size, standing)
    }
  }
  return good
}

/** What anchors know and the database does not, or not so. Of a lost end only the farthest anchor is told. */
function missing(anchors: readonly SignedHead[], stored: ReadonlyMap<number, StoredHead>, last: number): Finding[] {
  const findings: Finding[] = []
  const beyond = anchors.filter(({ size }) => size > last).sort((a, b) => b.size - a.size)[0]
  if (beyond) findings.push({ what: 'truncated', position: last, to: beyond.size, size: beyond.size })
  for (const { size, root } of anchors) {
    const head = stored.get(size)
    if (head && !sameHash(head.root, root)) findings.push({ what: 'head-rewritten', size })
    if (!head && size <= last) findings.push({ what: 'head-removed', size })
  }
  return findings
}

function unanchored(good: readonly StoredHead[], anchors: ReadonlyMap<number, SignedHead>, now: number): Finding[] {
  const late = good.filter(({ size, at }) => at < now - ON_ITS_WAY && !anchors.has(size))
  const first = late[0]
  return first ? [{ what: 'not-anchored', size: first.size, detail: `${late.length} in all` }] : []
}
