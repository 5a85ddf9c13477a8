/** A log in memory, tampered with in every way there is; each time what was done must be found and named. */
import { describe, expect, test } from 'vitest'
import { type AuditLog, type Entry, examine } from './examine.ts'
import type { StoredHead } from './examine-heads.ts'
import { type Finding, findingLine, type Source } from './finding.ts'
import { type AuditKey, auditKeyOf, type SignedHead, signHead, trustedKeys } from './head.ts'
import { appendLeaf, emptyFrontier, frontierBytes, frontierRoot, type Hash, leafHash, sameHash } from './merkle.ts'

type Row = { source: Source; seq: number; txid: number; text: string; at: number }
type Leaf = { source: Source; seq: number; txid: number; hash: Hash }
type Store = { rows: Row[]; leaves: Map<number, Leaf>; heads: StoredHead[]; anchors: SignedHead[] }

const keyOf = (fill: string): AuditKey => {
  const key = auditKeyOf(Buffer.alloc(32, fill).toString('base64'))
  if (!key) throw new Error('no key')
  return key
}
const [OURS, THEIRS] = [keyOf('a'), keyOf('b')]
const KEYS = trustedKeys([OURS.publicText])
const HOUR = 3_600_000
const hashOf = ({ source, text }: Row, seq: number) => leafHash(Buffer.from(`${source} ${seq} ${text}`))

/** Seven heads of one to seven leaves, an hour apart. */
function whole(): Store {
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
const WHOLE = whole()
const SIZE = WHOLE.leaves.size

function addHead(store: Store, frontier: ReturnType<typeof emptyFrontier>, at: number): void {
  const head = signHead({ size: frontier.size, root: frontierRoot(frontier), at }, OURS)
  store.heads.push({ ...head, frontier: frontierBytes(frontier) })
  store.anchors.push(head)
}

const copy = (): Store => ({
  rows: WHOLE.rows.map(row => ({ ...row })),
  leaves: new Map([...WHOLE.leaves].map(([position, leaf]) => [position, { ...leaf }])),
  heads: [...WHOLE.heads],
  anchors: [...WHOLE.anchors],
})

/** Reads a store the way the database is read. */
function logOf(store: Store): AuditLog {
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
const findings = (store: Store, now = 8 * HOUR) => examine(logOf(store), KEYS, { now, anchored: true })

/** A numbers' source that gives the same again. */
function dice(seed: number): (below: number) => number {
  let state = seed + 1
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Named = (found: Finding) => boolean
/** Does something to the store; answers what must be among the findings, each at least once. */
type Tampering = (store: Store, roll: (below: number) => number) => Named[]
const named =
  (what: Finding['what'], { source, seq }: { source: Source; seq: number }): Named =>
  found =>
    found.what === what && found.source === source && found.seq === seq
const within =
  (position: number): Named =>
  ({ what, position: from, to }) =>
    what === 'rewritten' && from !== undefined && to !== undefined && position >= from && position < to
const at =
  (what: Finding['what'], position: number): Named =>
  found =>
    found.what === what && found.position === position
const ofHead =
  (what: Finding['what'], size: number): Named =>
  found =>
    found.what === what && found.size === size
const pick = <T>(all: readonly T[], roll: (below: number) => number): T => all[roll(all.length)] as T
const leafOf = (store: Store, row: Row) =>
  [...store.leaves].find(([, leaf]) => leaf.source === row.source && leaf.seq === row.seq) as [number, Leaf]

function two<T>(all: readonly T[], roll: (below: number) => number): [T, T] {
  const first = roll(all.length)
  return [all[first] as T, all[(first + 1 + roll(all.length - 1)) % all.length] as T]
}

const TAMPERINGS: Readonly<Record<string, Tampering>> = {
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

test('a log that nobody touched is whole', async () => {
  expect(await findings(WHOLE)).toEqual([])
  expect(SIZE).toBeGreaterThan(20)
})

test('an empty log is whole', async () => {
  expect(await findings({ rows: [], leaves: new Map(), heads: [], anchors: [] })).toEqual([])
})

test('10,000 tamperings, all found and named', { timeout: 120_000 }, async () => {
  const kinds = Object.entries(TAMPERINGS)
  const missed: string[] = []
  for (let n = 0; n < 10_000; n++) {
    const [kind, tamper] = kinds[n % kinds.length] as (typeof kinds)[number]
    const store = copy()
    const due = tamper(store, dice(n))
    const found = await findings(store)
    if (!due.every(one => found.some(one)))
      missed.push(`${n} ${kind}: ${found.map(findingLine).join('; ') || 'nothing'}`)
  }
  expect(missed.slice(0, 5)).toEqual([])
})

describe('nothing else is blamed', () => {
  test.each([
    'a row is changed',
    'a row is deleted',
    'a leaf is deleted',
    'a leaf is changed',
    'a row is put in',
    'the end is cut off',
  ])('%s: one finding', async kind => {
    for (let n = 0; n < 100; n++) {
      const store = copy()
      TAMPERINGS[kind]?.(store, dice(n))
      expect((await findings(store)).map(findingLine)).toHaveLength(1)
    }
  })

  test('two rows that change places: two findings', async () => {
    for (let n = 0; n < 100; n++) {
      const store = copy()
      TAMPERINGS['two rows change places']?.(store, dice(n))
      expect((await findings(store)).map(({ what }) => what)).toEqual(['reordered', 'reordered'])
    }
  })
})

test('an entry that says it is older than the head before it is named', async () => {
  const store = copy()
  const row: Row = { source: 'event', seq: 500, txid: 900, text: 'as if long ago', at: HOUR }
  store.rows.push(row)
  const frontier = emptyFrontier()
  for (let n = 0; n < SIZE; n++) appendLeaf(frontier, (store.leaves.get(n) as Leaf).hash)
  store.leaves.set(SIZE, { ...row, hash: hashOf(row, row.seq) })
  appendLeaf(frontier, hashOf(row, row.seq))
  addHead(store, frontier, 7 * HOUR)
  expect(await findings(store)).toEqual([{ what: 'backdated', source: 'event', seq: 500, position: SIZE }])
})

test('heads that never reached the anchor are told after ten minutes', async () => {
  const store = copy()
  store.anchors = store.anchors.slice(0, -2)
  const late = store.heads.at(-2)?.size
  expect((await findings(store)).map(({ what, size }) => [what, size])).toEqual([['not-anchored', late]])
  expect(await findings(store, 5 * HOUR + 6000)).toEqual([])
  expect(await examine(logOf(store), KEYS, { now: 9 * HOUR, anchored: false })).toEqual([])
})
