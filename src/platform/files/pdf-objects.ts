/** The objects of a PDF, the newest of each number: read from first byte to last, without trusting its table of places. */
import { inflateSync } from 'node:zlib'
import { nameIn, numberIn, type PdfDict, type PdfValue, readValue, skip } from './pdf-values.ts'

export type PdfObject = { readonly value: PdfValue; readonly stream?: Buffer | undefined }
export type PdfFile = { readonly objects: ReadonlyMap<number, PdfObject>; readonly root: number }

const MOST_OBJECTS = 20_000
const START = /(?:^|[^0-9])(\d{1,9})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj(?![a-z])|(?:^|[^a-z])trailer(?![a-z])/g

/** How much a whole file may still unpack, in bytes: one budget for everything in it. */
export type Room = { left: number }

/** Unpacks within the room; undefined where it is broken or would be more. */
export function unpack(packed: Buffer, room: Room): Buffer | undefined {
  try {
    const bytes = inflateSync(packed, { maxOutputLength: Math.max(1, room.left) })
    room.left -= bytes.length
    return bytes
  } catch {
    return undefined
  }
}

/** Reads a whole file; undefined where it is encrypted, broken, too large unpacked, or has no root. */
export function readPdf(bytes: Buffer, room: Room): PdfFile | undefined {
  const text = bytes.toString('latin1')
  const objects = new Map<number, PdfObject>()
  let root: number | undefined
  const rootOf = (dict: PdfDict) => {
    const value = dict.get('Root')
    if (value?.kind === 'ref') root = value.id
    return !dict.has('Encrypt')
  }
  START.lastIndex = 0
  for (let found = START.exec(text); found; found = START.exec(text)) {
    const read = readValue(text, START.lastIndex)
    // Words of a text that look like a beginning are none.
    if (!read) continue
    START.lastIndex = read.to
    const dict = read.value.kind === 'dict' ? read.value.entries : undefined
    if (found[1] === undefined) {
      if (dict && !rootOf(dict)) return undefined
      continue
    }
    const stream = dict && streamAt(bytes, text, read.to, dict)
    if (stream) START.lastIndex = stream.to
    const body = stream && bytes.subarray(stream.from, stream.end)
    if (dict && nameIn(dict, 'Type') === 'XRef' && !rootOf(dict)) return undefined
    if (dict && body && nameIn(dict, 'Type') === 'ObjStm' && !readPacked(dict, body, objects, room)) return undefined
    objects.set(Number(found[1]), { value: read.value, stream: body })
    if (objects.size > MOST_OBJECTS) return undefined
  }
  return root === undefined || !objects.has(root) ? undefined : { objects, root }
}

/** Where the bytes of a stream stand, if the object has any. */
function streamAt(bytes: Buffer, text: string, after: number, dict: PdfDict) {
  const at = skip(text, after)
  if (!text.startsWith('stream', at)) return undefined
  const from = at + 6 + (text.startsWith('\r\n', at + 6) ? 2 : 1)
  const said = numberIn(dict, 'Length')
  const end = said !== undefined && /^\s*endstream/.test(text.slice(from + said, from + said + 20)) ? from + said : -1
  const found = bytes.indexOf('endstream', from, 'latin1')
  if (end < 0 && found < 0) return undefined
  return { from, end: end < 0 ? found : end, to: (end < 0 ? found : end) + 9 }
}

/** Objects packed together in a stream (7.5.7). */
function readPacked(dict: PdfDict, body: Buffer, objects: Map<number, PdfObject>, room: Room): boolean {
  const filter = dict.get('Filter')
  const [count, first] = [numberIn(dict, 'N'), numberIn(dict, 'First')]
  if (count === undefined || first === undefined || count > MOST_OBJECTS || dict.has('DecodeParms')) return false
  const plain = filter === undefined ? body : nameIn(dict, 'Filter') === 'FlateDecode' ? unpack(body, room) : undefined
  if (!plain) return false
  const text = plain.toString('latin1')
  const places = text.slice(0, first).trim().split(/\s+/).map(Number)
  for (let at = 0; at < count; at++) {
    const [id, offset] = [places[2 * at], places[2 * at + 1]]
    const read = offset === undefined ? undefined : readValue(text, first + offset)
    if (id === undefined || !read || !Number.isInteger(id)) return false
    objects.set(id, { value: read.value })
  }
  return true
}
