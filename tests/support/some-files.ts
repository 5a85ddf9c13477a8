import { crc32, deflateSync } from 'node:zlib'

/** The smallest whole files of each kind, made here so that nothing real is ever kept. */
const latin = (text: string) => Buffer.from(text, 'latin1')
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin(name), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}
export const png = (...aside: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', Buffer.concat([uint32(1), uint32(1), Buffer.from([8, 0, 0, 0, 0])])),
    ...aside,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])

export function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
export const jpeg = (...aside: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, latin('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0')),
    ...aside,
    jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
  ])

const box = (name: string, data: Buffer) => Buffer.concat([uint32(data.length + 8), latin(name), data])
export const isoMedia = (brand: string, needs: string): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.concat([latin(brand), uint32(0)])),
    box(needs, Buffer.alloc(4)),
    box('mdat', Buffer.alloc(9)),
  ])

export const pdf = (inside = ''): Buffer =>
  latin(`%PDF-1.7\n1 0 obj <</Type/Catalog${inside}>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n`)
export const ogg = (): Buffer => Buffer.concat([latin('OggS'), Buffer.alloc(22), Buffer.from([1, 3]), latin('abc')])
export function webp(): Buffer {
  const chunk = Buffer.concat([latin('VP8L'), Buffer.from([2, 0, 0, 0]), Buffer.from([0x2f, 0])])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(chunk.length + 4)
  return Buffer.concat([latin('RIFF'), size, latin('WEBP'), chunk])
}
/** Three frames of 128 kbit/s at 44.1 kHz. */
export function mp3(): Buffer {
  const frame = Buffer.alloc(417)
  Buffer.from([0xff, 0xfb, 0x90, 0x00]).copy(frame)
  return Buffer.concat([frame, frame, frame])
}
export const ZIP = Buffer.concat([latin('PK\u0005\u0006'), Buffer.alloc(18)])
