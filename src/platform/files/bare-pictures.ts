/**
 * Pictures rebuilt from what draws them and nothing else: no place, time, camera, text, preview, colour profile, and nothing
 * behind their end. An allow-list: a piece nobody knows is left out. Undefined for what is no such picture or unpacks to too much.
 */
import { jpegSegments, type Piece, PNG, pngChunks } from './pictures.ts'

/** Most points of a picture, and of one side: what a viewer would have to unpack. */
const MOST_POINTS = 120_000_000
const MOST_SIDE = 30_000
/** Most passes of a progressive picture; a few thousand would keep a viewer busy for minutes. */
const MOST_SCANS = 64

const isDrawable = (width: number, height: number) =>
  width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE && width * height <= MOST_POINTS

const taken = (bytes: Buffer, pieces: readonly Piece[]) => pieces.map(one => bytes.subarray(one.from, one.to))

const PNG_DRAWS = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'IDAT', 'IEND'])

export function barePng(bytes: Buffer): Buffer | undefined {
  const end = bytes.indexOf('IEND', 0, 'latin1')
  // Phones put whole films behind a picture; what stands after the first end mark is no part of it.
  const chunks = pngChunks(bytes) ?? (end > 0 ? pngChunks(bytes.subarray(0, end + 8)) : undefined)
  const [head] = chunks ?? []
  if (!chunks || !head || head.to - head.from !== 25) return undefined
  if (!isDrawable(bytes.readUInt32BE(head.from + 8), bytes.readUInt32BE(head.from + 12))) return undefined
  return Buffer.concat([
    PNG,
    ...taken(
      bytes,
      chunks.filter(one => PNG_DRAWS.has(one.name)),
    ),
  ])
}

/** Tables, frames and scans; of the application segments only Adobe's mark of how colours are stored, which says nothing else. */
const isJpegDrawing = ({ name, from, to }: Piece) =>
  name === 'scan' ||
  /^(?:c[0-9a-f]|d[a-d])$/.test(name) ||
  // Marker, length, "Adobe", version, two flags, the way of colours.
  (name === 'ee' && to - from === 16)
const isFrame = (name: string) => /^c[0-9a-f]$/.test(name) && !['c4', 'c8', 'cc'].includes(name)

export function bareJpeg(bytes: Buffer): Buffer | undefined {
  const segments = jpegSegments(bytes, true)
  const frames = segments?.filter(one => isFrame(one.name)) ?? []
  const [frame] = frames
  if (!segments || !frame || frames.length > 1 || frame.to - frame.from < 11) return undefined
  if (!isDrawable(bytes.readUInt16BE(frame.from + 7), bytes.readUInt16BE(frame.from + 5))) return undefined
  if (segments.filter(one => one.name === 'scan').length > MOST_SCANS) return undefined
  const kept = taken(bytes, segments.filter(isJpegDrawing))
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...kept, Buffer.from([0xff, 0xd9])])
}

const WEBP_DRAWS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF'])

export function bareWebp(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = []
  if (bytes.length < 20 || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const end = Math.min(bytes.length, bytes.readUInt32LE(4) + 8)
  for (let at = 12; at + 8 <= end; ) {
    const size = bytes.readUInt32LE(at + 4)
    const to = at + 8 + size + (size % 2)
    const name = bytes.toString('latin1', at, at + 4)
    if (to > end) return undefined
    if (WEBP_DRAWS.has(name)) {
      const chunk = Buffer.from(bytes.subarray(at, to))
      if (name === 'VP8X') {
        if (size < 10 || !isDrawable(chunk.readUIntLE(12, 3) + 1, chunk.readUIntLE(15, 3) + 1)) return undefined
        // Colour profile, Exif and XMP are not announced any more.
        chunk[8] = (chunk[8] ?? 0) & ~0x2c
      }
      kept.push(chunk)
    }
    at = to
  }
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return kept.length > 0 ? Buffer.concat([Buffer.from('RIFF', 'latin1'), size, body]) : undefined
}
