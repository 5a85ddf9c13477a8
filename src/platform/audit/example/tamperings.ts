/** Every way to tamper with an invented audit log, each with what must be found. For tests. */
import type { StoredHead } from '../examine-heads.ts'
import type { Finding, Source } from '../finding.ts'
import { type SignedHead, signHead } from '../head.ts'
import { leafHash } from '../merkle.ts'
import { hashOf, type Leaf, OURS, type Row, SIZE, type Store, THEIRS } from './log.ts'

/** A numbers' source that gives the same again. */
export function dice(seed: number): (below: number) => number {
  let state = seed + 1
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export type Named = (found: Finding) => boolean
/** Does something to the store; answers what must be among the findings, each at least once. */
export type Tampering = (store: Store, roll: (below: number) => number) => Named[]
export const named =
  (what: Finding['what'], { source, seq }: { source: Source; seq: number }): Named =>
  found =>
    found.what === what && found.source === source && found.seq === seq
export const within =
  (position: number): Named =>
  ({ what, position: from, to }) =>
    what === 'rewritten' && from !== undefined && to !== undefined && position >= from && position < to
export const at =
  (what: Finding['what'], position: number): Named =>
  found =>
    found.what === what && found.position === position
const ofHead =
  (what: Finding['what'], size: number): Named =>
  found =>
    found.what === what && found.size === size
export const pick = <T>(all: readonly T[], roll: (below: number) => number): T => all[roll(all.length)] as T
const leafOf = (store: Store, row: Row) =>
  [...store.leaves].find(([, leaf]) => leaf.source === row.source && leaf.seq === row.seq) as [number, Leaf]

export function two<T>(all: readonly T[], roll: (below: number) => number): [T, T] {
  const first = roll(all.length)
  return [all[first] as T, all[(first + 1 + roll(all.length - 1)) % all.length] as T]
}

export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'a row is changed': (store, roll) => {
    const row = pick(store.rows, roll)
    row.text += ' and more'
    return [named('changed', row)]
  },
  'two rows are changed': (store, roll) => {
    const both = two(store.rows, roll)
    for (const row of both) row.text += ' and more'
    return both.map(row => named('changed', row))
  },
  'a row is deleted': (store, roll) => {
    const [row] = store.rows.splice(roll(store.rows.length), 1) as [Row]
    return [named('removed', row)]
  },
  'a row is put in': (store, roll) => {
    const row: Row = { source: 'event', seq: 1000 + roll(9), txid: 100 + roll(60), text: 'never was', at: 0 }
    store.rows.push(row)
    return [named('inserted', row)]
  },
  'two rows change places': (store, roll) => {
    const source = pick(['event', 'access'] as const, roll)
    const [one, other] = two(
      store.rows.filter(row => row.source === source),
      roll,
    )
    ;[one.seq, other.seq] = [other.seq, one.seq]
    return [named('reordered', one), named('reordered', other)]
  },
  'a leaf is deleted': (store, roll) => {
    const row = pick(store.rows.slice(0, -1), roll)
    const [position] = leafOf(store, row)
    store.leaves.delete(position)
    return [found => named('leaf-removed', row)(found) && found.position === position]
  },
  'a leaf is deleted with its row': (store, roll) => {
    const [row] = store.rows.splice(roll(store.rows.length), 1) as [Row]
    const [position] = leafOf(store, row)
    store.leaves.delete(position)
    return [at('leaf-removed', position)]
  },
  'a leaf is changed': (store, roll) => {
    const [position, leaf] = pick([...store.leaves], roll)
    leaf.hash = leafHash(leaf.hash)
    return [found => named('leaf-changed', leaf)(found) && found.position === position]
  },
  'a row and its leaf are changed alike': (store, roll) => {
    const row = pick(store.rows, roll)
    const [position, leaf] = leafOf(store, row)
    row.text = 'something else'
    leaf.hash = hashOf(row, row.seq)
    return [within(position)]
  },
  'two leaves of one head change places': (store, roll) => {
    const head = pick(
      store.heads.slice(1).filter((one, n) => one.size - (store.heads[n]?.size ?? 0) > 1),
      roll,
    )
    const first =
      (store.heads[store.heads.indexOf(head) - 1]?.size ?? 0) +
      roll(head.size - (store.heads[store.heads.indexOf(head) - 1]?.size ?? 0) - 1)
    const [one, other] = [store.leaves.get(first) as Leaf, store.leaves.get(first + 1) as Leaf]
    store.leaves.set(first, other).set(first + 1, one)
    return [named('reordered', one), named('reordered', other)]
  },
  'any two leaves change places': (store, roll) => {
    const [[first, one], [second, other]] = two([...store.leaves], roll)
    store.leaves.set(first, other).set(second, one)
    return [first, second].map(position => found => within(position)(found) || at('reordered', position)(found))
  },
  'two leaves point to each other’s row': (store, roll) => {
    const [[first, one], [second, other]] = two([...store.leaves], roll)
    ;[one.source, one.seq, other.source, other.seq] = [other.source, other.seq, one.source, one.seq]
    return [at('reordered', first), at('reordered', second)]
  },
  'the end is cut off': (store, roll) => {
    const kept = store.heads[roll(store.heads.length - 1)]?.size ?? 0
    store.heads = store.heads.filter(({ size }) => size <= kept)
    for (const position of [...store.leaves.keys()]) if (position >= kept) store.leaves.delete(position)
    return [found => found.what === 'truncated' && found.position === kept && found.to === SIZE]
  },
  'leaves are cut off under their head': (store, roll) => {
    const kept = roll(SIZE)
    for (const position of [...store.leaves.keys()]) if (position >= kept) store.leaves.delete(position)
    return [at('leaf-removed', kept), at('leaf-removed', SIZE - 1)]
  },
  'a leaf is put behind the last head': store => {
    store.leaves.set(SIZE, { source: 'event', seq: 999, txid: 1000, hash: leafHash(Buffer.from('x')) })
    return [at('unsigned', SIZE)]
  },
  'a head is made with another key': (store, roll) => {
    const n = roll(store.heads.length)
    const head = store.heads[n] as StoredHead
    store.heads[n] = { ...signHead(head, THEIRS), frontier: head.frontier }
    return [ofHead('head-unknown-key', head.size)]
  },
  'a head is changed': (store, roll) => {
    const n = roll(store.heads.length)
    const head = store.heads[n] as StoredHead
    store.heads[n] = { ...head, root: leafHash(head.root) }
    return [ofHead('head-forged', head.size)]
  },
  'a head is signed anew by who has the key': (store, roll) => {
    const n = roll(store.heads.length)
    const head = store.heads[n] as StoredHead
    store.heads[n] = { ...signHead({ ...head, root: leafHash(head.root) }, OURS), frontier: head.frontier }
    return [ofHead('head-rewritten', head.size)]
  },
  'a head is deleted': (store, roll) => {
    const [head] = store.heads.splice(roll(store.heads.length - 1), 1) as [StoredHead]
    return [ofHead('head-removed', head.size)]
  },
  'the subtrees of a head are changed': (store, roll) => {
    const n = roll(store.heads.length)
    const head = store.heads[n] as StoredHead
    store.heads[n] = { ...head, frontier: head.frontier.map(byte => byte ^ 1) }
    return [ofHead('head-frontier', head.size)]
  },
  'an anchor is changed': (store, roll) => {
    const n = roll(store.anchors.length)
    const anchor = store.anchors[n] as SignedHead
    store.anchors[n] = { ...anchor, root: leafHash(anchor.root) }
    return [ofHead('anchor-forged', anchor.size)]
  },
}
