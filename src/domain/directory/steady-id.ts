/**
 * The same id for the same words, always (UUID version 8, RFC 9562): the entries a country pack ships keep their ids from
 * load to load and from country to country. It hides nothing and is no signature.
 */
export function steadyId(words: string): string {
  const parts = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map(seed => hashOf(words, seed))
  const hex = parts.map(part => part.toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** Thirty-two bits that every letter has a part in (the mixing steps of MurmurHash3). */
function hashOf(words: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < words.length; at++) {
    hash = Math.imul(hash ^ words.charCodeAt(at), 0xcc9e2d51)
    hash = ((hash << 15) | (hash >>> 17)) >>> 0
    hash = (Math.imul(hash, 5) + 0xe6546b64) >>> 0
  }
  hash = Math.imul(hash ^ (hash >>> 16) ^ words.length, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
