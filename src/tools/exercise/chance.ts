import { createHash } from 'node:crypto'

/** An identifier made of a key: the same key gives the same one, so that a load that was cut off goes on where it was. */
export function stableId(key: string): string {
  const hex = bytesOf(key).toString('hex')
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`
}

/** Bytes made of a key, for codes. */
export function bytesOf(key: string): Buffer {
  return createHash('sha256').update(`exercise ${key}`).digest()
}

/** A whole number from `from` to `to`, both included, decided by the key alone. */
export function pick(key: string, from: number, to: number): number {
  return from + (bytesOf(key).readUInt32BE(4) % (to - from + 1))
}

/** One of a list, decided by the key alone. */
export function oneOf<T>(key: string, list: readonly T[]): T {
  const found = list[pick(key, 0, list.length - 1)]
  if (found === undefined) throw new Error(`Nothing to choose from for ${key}.`)
  return found
}
