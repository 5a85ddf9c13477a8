/** A log in memory, tampered with in every way there is; each time what was done must be found and named. */
import { describe, expect, test } from 'vitest'
import { examine } from './examine.ts'
import {
  addHead,
  copy,
  HOUR,
  hashOf,
  KEYS,
  type Leaf,
  logOf,
  type Row,
  SIZE,
  type Store,
  WHOLE,
} from './example/log.ts'
import { dice, TAMPERINGS } from './example/tamperings.ts'
import { findingLine } from './finding.ts'
import { appendLeaf, emptyFrontier } from './merkle.ts'

const findings = (store: Store, now = 8 * HOUR) => examine(logOf(store), KEYS, { now, anchored: true })

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
