/** Pictures, chunk by chunk: whether they are whole, and without what the camera wrote beside the picture. */
import { crc32 } from 'node:zlib'

export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
export type Piece = { readonly name: string; readonly from: number; readonly to: number }

/** The chunks of a PNG, or undefined where it is not one from first to last byte. */
export function pngChunks(bytes: Buffer): readonly Piece[] | undefined {
  if (!bytes.subarray(0, 8).equals(PNG)) return undefined
  const found: Piece[] = []
  let at = 8
  while (at + 12 <= bytes.length) {
    const to = at + 12 + bytes.readUInt32BE(at)
    if (to > bytes.length) return undefined
    if (crc32(bytes.subarray(at + 4, to - 4)) !== bytes.readUInt32BE(to - 4)) return undefined
    found.push({ name: bytes.toString('latin1', at + 4, at + 8), from: at, to })
    at = to
  }
  const whole = at === bytes.length && found[0]?.name === 'IHDR' && found.at(-1)?.name === 'IEND'
  return whole && found.some(one => one.name === 'IDAT') ? found : undefined
}

/** The segments of a JPEG up to its end mark, what follows ignored where it is `cut`; the picture itself is what is named `scan`. */
export function jpegSegments(bytes: Buffer, cut = false): readonly Piece[] | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  const found: Piece[] = []
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    const to = at + 2 + bytes.readUInt16BE(at + 2)
    if (marker < 0xc0 || to > bytes.length) return undefined
    found.push({ name: marker.toString(16), from: at, to })
    at = to
    if (marker !== 0xda) continue
    const end = endOfScan(bytes, at)
    found.push({ name: 'scan', from: at, to: end })
    at = end
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return cut || at + 2 === bytes.length ? found : undefined
  }
  return undefined
}

/** Where the next marker stands: 0xff that is neither stuffed nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at < 0) return bytes.length
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at += next === 0xff ? 1 : 2
  }
}

export const isPng = (bytes: Buffer): boolean => pngChunks(bytes) !== undefined
export const isJpeg = (bytes: Buffer): boolean => jpegSegments(bytes) !== undefined

/** A RIFF of just its size, its chunks end to end. */
export function isWebp(bytes: Buffer): boolean {
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return false
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return false
  let at = 12
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4)
    at += 8 + size + (size % 2)
  }
  return at === bytes.length
}

const PNG_ASIDE = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'])

/** Application segments and comments; colour profiles (APP2) and Adobe's colour mark (APP14) belong to the picture. */
const isJpegAside = (name: string): boolean =>
  name === 'fe' || (/^e[0-9a-f]$/.test(name) && !['e0', 'e2', 'ee'].includes(name))

/** The picture without place, time, camera, texts and previews; undefined for what is neither JPEG nor PNG. */
export function withoutMetadata(bytes: Buffer): Buffer | undefined {
  const png = pngChunks(bytes)
  if (png) {
    const kept = png.filter(one => !PNG_ASIDE.has(one.name)).map(one => bytes.subarray(one.from, one.to))
    return Buffer.concat([PNG, ...kept])
  }
  const jpeg = jpegSegments(bytes)
  if (!jpeg) return undefined
  const kept = jpeg.filter(one => !isJpegAside(one.name)).map(one => bytes.subarray(one.from, one.to))
  return Buffer.concat([bytes.subarray(0, 2), ...kept, bytes.subarray(-2)])
}
