/** A long content under one data key, in parts that are bound to their number and to how many there are. */
import { createHash } from 'node:crypto'
import { type Context, type DataKey, openBytes, sealBytes } from '../platform/vault/envelope.ts'

/** Bytes of one part. */
const PART = 262_144

/** Where the part stands that is number `at` of `parts`. */
export type PlaceOf = (at: number, parts: number) => Context

export const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

export const countParts = (bytes: Buffer): number => Math.max(1, Math.ceil(bytes.length / PART))

/** The sealed parts in their order, made one by one. */
export function* sealParts(key: DataKey, placeOf: PlaceOf, bytes: Buffer): Generator<Buffer> {
  const parts = countParts(bytes)
  for (let at = 0; at < parts; at++)
    yield sealBytes(key, placeOf(at, parts), bytes.subarray(at * PART, (at + 1) * PART))
}

/** The content; undefined where one part is missing, moved or changed. */
export function openParts(
  key: DataKey,
  placeOf: PlaceOf,
  sealed: readonly Buffer[],
  parts: number,
): Buffer | undefined {
  if (sealed.length !== parts) return undefined
  const opened = sealed.map((body, at) => openBytes(key, placeOf(at, parts), body))
  return opened.some(part => part === undefined) ? undefined : Buffer.concat(opened as Buffer[])
}
