/** An invented audit log in memory, read the way the database is read. For tests. */
import type { AuditLog, Entry } from '../examine.ts'
import type { StoredHead } from '../examine-heads.ts'
import type { Source } from '../finding.ts'
import { type AuditKey, auditKeyOf, type SignedHead, signHead, trustedKeys } from '../head.ts'
import { appendLeaf, emptyFrontier, frontierBytes, frontierRoot, type Hash, leafHash, sameHash } from '../merkle.ts'

export type Row = { source: Source; seq: number; txid: number; text: string; at: number }
export type Leaf = { source: Source; seq: number; txid: number; hash: Hash }
export type Store = { rows: Row[]; leaves: Map<number, Leaf>; heads: StoredHead[]; anchors: SignedHead[] }

export const keyOf = (fill: string): AuditKey => {
  const key = auditKeyOf(Buffer.alloc(32, fill).toString('base64'))
  if (!key) throw new Error('no key')
  return key
}
export const [OURS, THEIRS] = [keyOf('a'), keyOf('b')]
export const KEYS = trustedKeys([OURS.publicText])
export const HOUR = 3_600_000
export const hashOf = ({ source, text }: Row, seq: number) => leafHash(Buffer.from(`${source} ${seq} ${text}`))

/** Seven heads of one to seven leaves, an hour apart. */
export function whole(): Store {
  const store: Store = { rows: [], leaves: new Map(), heads: [], anchors: [] }
  const frontier = emptyFrontier()
  const seqs = { event: 0, access: 0 }
  for (let batch = 0; batch < 7; batch++) {
    for (let n = 0; n <= (batch * 5) % 7; n++) {
      const source: Source = (batch + n) % 3 === 0 ? 'event' : 'access'
      seqs[source] += 1
      const row: Row = {
        source,
        seq: seqs[source],
        txid: 100 + batch * 10 + n,
        text: `act ${batch} ${n}`,
        at: batch * HOUR,
      }
      store.rows.push(row)
      const hash = hashOf(row, row.seq)
      store.leaves.set(frontier.size, { source, seq: row.seq, txid: row.txid, hash })
      appendLeaf(frontier, hash)
    }
    addHead(store, frontier, batch * HOUR + 5000)
  }
  return store
}
export const WHOLE = whole()
export const SIZE = WHOLE.leaves.size

export function addHead(store: Store, frontier: ReturnType<typeof emptyFrontier>, at: number): void {
  const head = signHead({ size: frontier.size, root: frontierRoot(frontier), at }, OURS)
  store.heads.push({ ...head, frontier: frontierBytes(frontier) })
  store.anchors.push(head)
}

export const copy = (): Store => ({
  rows: WHOLE.rows.map(row => ({ ...row })),
  leaves: new Map([...WHOLE.leaves].map(([position, leaf]) => [position, { ...leaf }])),
  heads: [...WHOLE.heads],
  anchors: [...WHOLE.anchors],
})

/** Reads a store the way the database is read. */
export function logOf(store: Store): AuditLog {
  const place = (of: { source: Source; seq: number }) => `${of.source} ${of.seq}`
  const rows = new Map(store.rows.map(row => [place(row), row]))
  const known = new Set([...store.leaves.values()].map(place))
  const end = Math.max(-1, ...store.leaves.keys()) + 1
  const last = store.leaves.get(end - 1)
  const entries = (from: number, to: number): Entry[] =>
    [...store.leaves]
      .filter(([position]) => position >= from && position < to)
      .sort(([a], [b]) => a - b)
      .map(([position, { source, seq, txid, hash }]) => {
        const row = rows.get(place({ source, seq }))
        return {
          position,
          source,
          seq,
          txid: BigInt(txid),
          stored: hash,
          now: row ? hashOf(row, seq) : null,
          at: row?.at ?? null,
        }
      })
  return {
    end,
    heads: store.heads,
    anchors: store.anchors,
    strays: store.rows
      .filter(row => !known.has(place(row)) && row.txid <= (last?.txid ?? 0))
      .sort((a, b) => a.txid - b.txid)
      .map(row => ({ source: row.source, seq: row.seq, hash: hashOf(row, row.seq) })),
    page: async (from, to, floor) => {
      const some = entries(from, to)
      const clean = some.every(({ stored, now, at }) => now && sameHash(stored, now) && at !== null && at >= floor)
      return { stored: Buffer.concat(some.map(({ stored }) => stored)), clean }
    },
    entries: async (from, to) => entries(from, to),
    hashAs: async (source, seq, as) => {
      const row = rows.get(place({ source, seq }))
      return row ? hashOf(row, as) : null
    },
  }
}
