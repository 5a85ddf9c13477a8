/** Sound and film, box by box, page by page, frame by frame. */

/** ISO base media (MP4, M4A, HEIC): boxes end to end, the first an `ftyp` of one of these brands, one of them `needs`. */
export function isIsoMedia(bytes: Buffer, brands: readonly string[], needs: string): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return false
  if (!brands.includes(bytes.toString('latin1', 8, 12))) return false
  const names: string[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at)
    const size = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (size < 8 || at + size > bytes.length || !/^[\x20-\x7e]{4}$/.test(name)) return false
    names.push(name)
    at += size
  }
  return at === bytes.length && names.includes(needs)
}

/** Pages of an Ogg stream end to end. */
export function isOgg(bytes: Buffer): boolean {
  let at = 0
  while (at + 27 <= bytes.length) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS' || bytes[at + 4] !== 0) return false
    const segments = bytes[at + 26] ?? 0
    let size = 27 + segments
    for (let one = 0; one < segments; one++) size += bytes[at + 27 + one] ?? 0
    at += size
  }
  return at === bytes.length && at > 0
}

const RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0]
const RATES_LOW = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0]
const SAMPLES = [44_100, 48_000, 32_000, 0]

/** Bytes of the layer III frame that begins here; 0 where none does. */
function frameSize(bytes: Buffer, at: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
  if (first !== 0xff || (second & 0xe6) !== 0xe2) return 0
  const version = (second >> 3) & 3
  if (version === 1) return 0
  const full = version === 3
  const rate = (full ? RATES : RATES_LOW)[third >> 4] ?? 0
  const samples = (SAMPLES[(third >> 2) & 3] ?? 0) / (full ? 1 : version === 2 ? 2 : 4)
  if (rate === 0 || samples === 0) return 0
  return Math.floor(((full ? 144 : 72) * rate * 1000) / samples) + ((third >> 1) & 1)
}

/** MPEG layer III: a tag or none, frames end to end, an old tag or none. */
export function isMp3(bytes: Buffer): boolean {
  let at = 0
  if (bytes.toString('latin1', 0, 3) === 'ID3' && bytes.length > 10) {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10)
    if ((a | b | c | d) & 0x80) return false
    at = 10 + a * 0x200000 + b * 0x4000 + c * 0x80 + d
  }
  const end =
    bytes.length >= 128 && bytes.toString('latin1', bytes.length - 128, bytes.length - 125) === 'TAG'
      ? bytes.length - 128
      : bytes.length
  let frames = 0
  while (at < end) {
    const size = frameSize(bytes, at)
    if (size === 0) return false
    at += size
    frames++
  }
  return frames > 1 && at === end
}
