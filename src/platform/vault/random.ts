import { randomFillSync } from 'node:crypto'

/** Random bytes are fetched for many values at once: asking the kernel for each costs more than the seal. */
const POOL = Buffer.alloc(8192)
let used = POOL.length

/** Fresh random bytes, used once; what was given out is overwritten in the pool. */
export function randomPart(bytes: number): Buffer {
  if (used + bytes > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  const part = Buffer.from(POOL.subarray(used, used + bytes))
  POOL.fill(0, used, used + bytes)
  used += bytes
  return part
}
