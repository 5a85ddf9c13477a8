import { randomFillSync } from 'node:crypto'

/** Random bytes are fetched for many ids at once: asking the kernel for each costs more than the id. */
const POOL = Buffer.alloc(4096)
let used = POOL.length

function random16(): Buffer {
  if (used + 16 > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  used += 16
  return POOL.subarray(used - 16, used)
}

/**
 * A new id for a row: UUID version 7 (RFC 9562), 48 bits of time before 74 random bits. Nobody can guess it, and the rows of
 * one act stand side by side in every index: with wholly random ids each index entry touches a page of its own, which is read,
 * and after a checkpoint written to the log whole.
 */
export function newId(): string {
  const bytes = random16()
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
