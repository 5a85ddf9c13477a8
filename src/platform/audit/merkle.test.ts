import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appendLeaf,
  consistencyProof,
  copyFrontier,
  EMPTY_ROOT,
  emptyFrontier,
  frontierBytes,
  frontierOf,
  frontierRoot,
  type Hash,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

const hex = (hash: Hash) => Buffer.from(hash).toString('hex')
const bytes = (text: string) => Buffer.from(text, 'hex')

/** The leaves and answers that implementations of RFC 6962 are compared with. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
] as const
const [ONE, SECOND_PAIR, LAST_FOUR, FIFTH, LAST_PAIR, SIX] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
]
const leaves = ENTRIES.map(entry => leafHash(bytes(entry)))

describe('the reference tree of RFC 6962', () => {
  test('the empty tree', () => {
    expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(rootOf([])).toEqual(EMPTY_ROOT)
  })

  test.each(ROOTS.map((root, n) => [n + 1, root] as const))('root of %i leaves', (size, root) => {
    expect(hex(rootOf(leaves.slice(0, size)))).toBe(root)
  })

  test.each([
    [0, 8, [ONE, SECOND_PAIR, LAST_FOUR]],
    [5, 8, [FIFTH, LAST_PAIR, ROOTS[3]]],
    [2, 3, [ROOTS[1]]],
    [1, 5, [ROOTS[0], SECOND_PAIR, FIFTH]],
    [0, 1, []],
  ])('leaf %i is in the tree of %i', (index, size, path) => {
    expect(inclusionProof(leaves, index, size).map(hex)).toEqual(path)
    expect(
      verifyInclusion(
        leaves[index] as Hash,
        index,
        size,
        path.map(one => bytes(one ?? '')),
        bytes(ROOTS[size - 1] ?? ''),
      ),
    ).toBe(true)
  })

  test.each([
    [1, 8, [ONE, SECOND_PAIR, LAST_FOUR]],
    [6, 8, [SIX, LAST_PAIR, ROOTS[3]]],
    [2, 5, [SECOND_PAIR, FIFTH]],
    [4, 4, []],
  ])('the tree of %i is the beginning of the tree of %i', (older, newer, path) => {
    expect(consistencyProof(leaves, older, newer).map(hex)).toEqual(path)
  })
})

/** Trees of up to 70 leaves, with two sizes in order. */
const trees = fc.tuple(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), fc.nat()).map(([count, a, b, c]) => {
  const all = Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`${c} ${n}`)))
  const newer = 1 + (a % count)
  return { all, newer, older: 1 + (b % newer), index: c % newer }
})

/** The tree as the RFC defines it, by recursion. */
function defined(all: readonly Hash[]): Hash {
  if (all.length === 1) return all[0] as Hash
  let half = 1
  while (half * 2 < all.length) half *= 2
  return nodeHash(defined(all.slice(0, half)), defined(all.slice(half)))
}

describe('any tree', () => {
  test('grown leaf by leaf it is the tree of the definition, and goes on from its bytes', () => {
    fc.assert(
      fc.property(trees, ({ all, older }) => {
        const frontier = emptyFrontier()
        for (const leaf of all.slice(0, older)) appendLeaf(frontier, leaf)
        expect(frontierRoot(frontier)).toEqual(defined(all.slice(0, older)))
        const kept = frontierOf(older, frontierBytes(frontier))
        for (const leaf of all.slice(older)) appendLeaf(kept ?? emptyFrontier(), leaf)
        expect(frontierRoot(kept ?? emptyFrontier())).toEqual(defined(all))
        expect(frontierOf(older, frontierBytes(frontier).subarray(1))).toBeUndefined()
        expect(copyFrontier(frontier)).toEqual(frontier)
      }),
    )
  })

  test('each leaf proves itself, and nothing else proves anything', () => {
    fc.assert(
      fc.property(trees, fc.nat(), ({ all, newer: size, index }, pick) => {
        const [leaf, root, proof] = [all[index] as Hash, rootOf(all, 0, size), inclusionProof(all, index, size)]
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true)
        expect(verifyInclusion(leafHash(leaf), index, size, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false)
        if (size > 1) expect(verifyInclusion(leaf, (index + 1) % size, size, proof, root)).toBe(false)
        if (proof.length === 0) return
        expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false)
        expect(verifyInclusion(leaf, index, size, spoiled(proof, pick), root)).toBe(false)
      }),
    )
  })

  test('what was appended to proves it, and nothing else does', () => {
    fc.assert(
      fc.property(trees, fc.nat(), ({ all, newer, older }, pick) => {
        const proof = consistencyProof(all, older, newer)
        const heads = { older, olderRoot: rootOf(all, 0, older), newer, newerRoot: rootOf(all, 0, newer) }
        expect(verifyConsistency(heads, proof)).toBe(true)
        const other = leafHash(Buffer.from('other'))
        expect(verifyConsistency({ ...heads, olderRoot: other }, proof)).toBe(false)
        expect(verifyConsistency({ ...heads, newerRoot: other }, proof)).toBe(false)
        expect(verifyConsistency({ ...heads, older: newer + 1 }, proof)).toBe(false)
        expect(verifyConsistency(heads, [...proof, other])).toBe(false)
        if (proof.length === 0) return
        expect(verifyConsistency(heads, proof.slice(0, -1))).toBe(false)
        expect(verifyConsistency(heads, spoiled(proof, pick))).toBe(false)
      }),
    )
  })

  test('what does not exist is not proven', () => {
    expect(() => inclusionProof(leaves, 8)).toThrow(RangeError)
    expect(() => inclusionProof(leaves, -1)).toThrow(RangeError)
    expect(() => consistencyProof(leaves, 0)).toThrow(RangeError)
    expect(() => consistencyProof(leaves, 5, 4)).toThrow(RangeError)
  })
})

/** The proof with one bit of one hash turned. */
function spoiled(proof: readonly Hash[], pick: number): Hash[] {
  const copy = proof.map(one => Uint8Array.from(one))
  const chosen = copy[pick % copy.length]
  if (chosen) chosen[pick % 32] = (chosen[pick % 32] ?? 0) ^ (1 << (pick % 8))
  return copy
}
