/**
 * The Merkle tree of RFC 9162, section 2.1, with SHA-256: leaf prefix 0x00, node prefix 0x01, so that no leaf can pass for a
 * node. Pure. Leaves are numbered from 0; everywhere but in `leafHash` a leaf is its 32-byte hash.
 */
import { hash } from 'node:crypto'

export type Hash = Uint8Array

/** Bytes of one hash. */
export const HASH_BYTES = 32

/** The root of a tree without leaves: the hash of nothing (2.1.1). */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array(0))

/** The hash of one entry. */
export function leafHash(entry: Uint8Array): Hash {
  const prefixed = new Uint8Array(entry.length + 1)
  prefixed.set(entry, 1)
  return sha256(prefixed)
}

// One buffer for all: hashing is synchronous, and a tree of a million leaves makes a million nodes.
const pair = new Uint8Array(1 + 2 * HASH_BYTES)
pair[0] = 1

/** The hash of a node over its two children. */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.set(left, 1)
  pair.set(right, 1 + HASH_BYTES)
  return sha256(pair)
}

/** Are two hashes the same? They are public, so the time it takes tells nothing. */
export function sameHash(one: Hash, other: Hash): boolean {
  return Buffer.compare(one, other) === 0
}

/** What is needed of a tree to go on with it: the roots of its full subtrees, largest (and oldest) first. */
export type Frontier = { size: number; readonly nodes: Hash[] }

/** The frontier of a tree without leaves. */
export function emptyFrontier(): Frontier {
  return { size: 0, nodes: [] }
}

/** A frontier that can go its own way. */
export function copyFrontier({ size, nodes }: Frontier): Frontier {
  return { size, nodes: [...nodes] }
}

/** Appends one leaf in place; at most log2(size) hashes, on average one. The leaf must not be changed afterwards. */
export function appendLeaf(frontier: Frontier, leaf: Hash): void {
  let node = leaf
  for (let full = frontier.size; full % 2 === 1; full = (full - 1) / 2)
    node = nodeHash(frontier.nodes.pop() as Hash, node)
  frontier.nodes.push(node)
  frontier.size += 1
}

/** The root of the tree of a frontier. */
export function frontierRoot({ nodes }: Frontier): Hash {
  return nodes.length === 0 ? EMPTY_ROOT : nodes.reduceRight((right, left) => nodeHash(left, right))
}

/** The frontier as bytes, one hash after the other. */
export function frontierBytes({ nodes }: Frontier): Buffer {
  return Buffer.concat(nodes)
}

/** A frontier from its bytes; undefined when they cannot be those of a tree of this size. */
export function frontierOf(size: number, bytes: Uint8Array): Frontier | undefined {
  const count = size.toString(2).replaceAll('0', '').length
  if (bytes.length !== count * HASH_BYTES) return undefined
  return { size, nodes: Array.from({ length: count }, (_, n) => bytes.slice(n * HASH_BYTES, (n + 1) * HASH_BYTES)) }
}

/** The root over the first leaves, or some of them: MTH of 2.1.1. */
export function rootOf(leaves: readonly Hash[], from = 0, to: number = leaves.length): Hash {
  const frontier = emptyFrontier()
  for (let at = from; at < to; at++) appendLeaf(frontier, leaves[at] as Hash)
  return frontierRoot(frontier)
}

/** The largest power of two below a number from 2: where a tree of this size is divided. */
function divide(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/**
 * What shows that a leaf stands in the tree of the first `size` leaves: the hashes beside its way up, lowest first (2.1.3.1).
 * @throws RangeError when there is no such leaf.
 */
export function inclusionProof(leaves: readonly Hash[], index: number, size: number = leaves.length): Hash[] {
  if (!(index >= 0 && index < size && size <= leaves.length))
    throw new RangeError(`No leaf ${index} in a tree of ${size}.`)
  const path = (from: number, to: number): Hash[] => {
    if (to - from === 1) return []
    const middle = from + divide(to - from)
    return index < middle
      ? [...path(from, middle), rootOf(leaves, middle, to)]
      : [...path(middle, to), rootOf(leaves, from, middle)]
  }
  return path(0, size)
}

/** Does the proof show that the leaf stands at this place of the tree with this root (2.1.3.2)? */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false
  let [at, last, known] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      known = nodeHash(beside, known)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else known = nodeHash(known, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameHash(known, root)
}

/**
 * What shows that the tree of the first `older` leaves is the beginning of the tree of the first `newer` (2.1.4.1).
 * @throws RangeError unless 0 < older ≤ newer ≤ number of leaves.
 */
export function consistencyProof(leaves: readonly Hash[], older: number, newer: number = leaves.length): Hash[] {
  if (!(older > 0 && older <= newer && newer <= leaves.length))
    throw new RangeError(`No proof from ${older} to ${newer}.`)
  const path = (from: number, to: number, whole: boolean): Hash[] => {
    if (older === to) return whole ? [] : [rootOf(leaves, from, to)]
    const middle = from + divide(to - from)
    return older <= middle
      ? [...path(from, middle, whole), rootOf(leaves, middle, to)]
      : [...path(middle, to, false), rootOf(leaves, from, middle)]
  }
  return path(0, newer, true)
}

/** Two sizes of one tree, each with the root it is said to have had. */
export type TwoHeads = {
  readonly older: number
  readonly olderRoot: Hash
  readonly newer: number
  readonly newerRoot: Hash
}

/** Does the proof show that the newer tree only appended to the older one (2.1.4.2)? */
export function verifyConsistency({ older, olderRoot, newer, newerRoot }: TwoHeads, proof: readonly Hash[]): boolean {
  if (!(Number.isSafeInteger(older) && older > 0 && older <= newer)) return false
  if (older === newer) return proof.length === 0 && sameHash(olderRoot, newerRoot)
  let [at, last] = [older - 1, newer - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  // Where the older tree is one full subtree, its own root begins the proof.
  const [first, ...rest] = at === 0 ? [olderRoot, ...proof] : proof
  if (!first) return false
  let [then, now] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      ;[then, now] = [nodeHash(beside, then), nodeHash(beside, now)]
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else now = nodeHash(now, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameHash(then, olderRoot) && sameHash(now, newerRoot)
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function sha256(bytes: Uint8Array): Hash {
  return hash('sha256', bytes, 'buffer')
}
