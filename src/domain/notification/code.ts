/** Base 32 without the letters and digits people confuse (I L O U, as Crockford has it). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A code to say on the telephone, `P-7K3M-92QX`: it names nobody and is not derived from anything.
 * @param random at least eight random bytes from the caller; five bits of each are used
 */
export function codeOf(prefix: string, random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 8), byte => LETTERS[byte & 31])
  return `${prefix}-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}
