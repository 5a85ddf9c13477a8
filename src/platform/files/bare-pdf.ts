/**
 * A PDF written anew from its pages alone: what they show and what that needs. Who wrote it, with what, when, earlier versions,
 * notes, forms, links, programs, attachments and whatever nobody reaches from a page are not copied. Undefined where it cannot be
 * done for certain: encrypted, broken, packed in a way that is not looked into, or more than so much unpacked.
 */
import { bareJpeg } from './bare-pictures.ts'
import { type PdfFile, type PdfObject, type Room, readPdf, unpack } from './pdf-objects.ts'
import { nameIn, numberIn, type PdfDict, type PdfValue, writeValue } from './pdf-values.ts'

/** Bytes a whole file may unpack to. */
const MOST_UNPACKED = 96 * 1024 * 1024

const PAGES = new Set(['Type', 'Kids', 'Count', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate'])
const PAGE = new Set([...PAGES, 'Contents', 'Group', 'UserUnit'])
/** Beneath a page: what tells of its making, points outside, or acts. */
const ASIDE = new Set(
  'Metadata PieceInfo LastModified Info AF A AA OpenAction JS JavaScript Annots Names StructParent StructParents OPI OC Ref Alternates Measure PtData Properties ID Thumb B Tabs FFilter FDecodeParms'.split(
    ' ',
  ),
)
/** Packings whose content is looked into, or is nothing but points of a picture. */
const FILTERS = new Set(['FlateDecode', 'DCTDecode', 'CCITTFaxDecode', 'JBIG2Decode', 'RunLengthDecode'])

type Copy = { readonly file: PdfFile; readonly room: Room; readonly numbers: Map<number, number> }
type Kind = 'pages' | 'beneath'

/** Raised to leave off wherever something cannot be told for certain. */
class NotBare extends Error {}

export function barePdf(bytes: Buffer): Buffer | undefined {
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) return undefined
  const room = { left: MOST_UNPACKED }
  const file = readPdf(bytes, room)
  const root = file?.objects.get(file.root)?.value
  const pages = root?.kind === 'dict' ? root.entries.get('Pages') : undefined
  if (!file || pages?.kind !== 'ref') return undefined
  try {
    return write({ file, room, numbers: new Map() }, pages.id)
  } catch (error) {
    if (error instanceof NotBare) return undefined
    throw error
  }
}

/** Number 1 is the catalogue, the rest as they are reached. */
function write(copy: Copy, pages: number): Buffer {
  const { file, numbers } = copy
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const places: number[] = []
  let size = parts[0]?.length ?? 0
  const put = (bytes: Buffer) => {
    parts.push(bytes)
    size += bytes.length
  }
  const queue: number[] = []
  const numberOf = (id: number): string => {
    // A page that points at nothing that could be read would come out without what it showed.
    if (!file.objects.has(id)) throw new NotBare()
    if (!numbers.has(id)) {
      numbers.set(id, numbers.size + 2)
      queue.push(id)
    }
    return `${numbers.get(id)} 0 R`
  }
  const begin = (number: number, text: string) => {
    places[number] = size
    put(Buffer.from(`${number} 0 obj\n${text}`, 'latin1'))
  }
  begin(1, `<</Type/Catalog/Pages ${numberOf(pages)}>>\nendobj\n`)
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const { value, stream } = bare(copy, file.objects.get(id) as PdfObject)
    begin(numbers.get(id) ?? 0, writeValue(value, numberOf))
    if (stream) put(Buffer.concat([Buffer.from('\nstream\n'), stream, Buffer.from('\nendstream')]))
    put(Buffer.from('\nendobj\n'))
  }
  const rows = places.slice(1).map(at => `${String(at).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join('')}`
  put(Buffer.from(`${table}trailer\n<</Size ${rows.length + 1}/Root 1 0 R>>\nstartxref\n${size}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

function bare(copy: Copy, { value, stream }: PdfObject): PdfObject {
  if (value.kind !== 'dict') return { value: plainer(copy, value) }
  const type = nameIn(value.entries, 'Type')
  const kind: Kind = type === 'Pages' || type === 'Page' ? 'pages' : 'beneath'
  // Nothing of a catalogue, a form or a note is drawn by a page.
  if (type === 'Catalog' || type === 'Annot' || type === 'Filespec' || type === 'EmbeddedFile' || type === 'Action')
    return { value: { kind: 'plain', text: 'null' } }
  if (!stream) return { value: { kind: 'dict', entries: without(copy, value.entries, kind) } }
  const body = bareStream(copy, value.entries, stream)
  const entries = new Map(without(copy, value.entries, kind))
  entries.set('Length', { kind: 'plain', text: String(body.length) })
  entries.delete('F')
  return { value: { kind: 'dict', entries }, stream: body }
}

function without(copy: Copy, entries: PdfDict, kind: Kind): PdfDict {
  const keep = (key: string) =>
    kind === 'pages' ? (nameIn(entries, 'Type') === 'Page' ? PAGE : PAGES).has(key) : !ASIDE.has(key)
  return new Map([...entries].flatMap(([key, value]) => (keep(key) ? [[key, plainer(copy, value)] as const] : [])))
}

function plainer(copy: Copy, value: PdfValue): PdfValue {
  if (value.kind === 'dict') return { kind: 'dict', entries: without(copy, value.entries, 'beneath') }
  if (value.kind !== 'array') return value
  return colours(copy, value.items) ?? { kind: 'array', items: value.items.map(one => plainer(copy, one)) }
}

/** A colour profile may name a screen or a scanner: the plain colours of as many parts stand in for it. */
function colours({ file }: Copy, [first, second]: readonly PdfValue[]): PdfValue | undefined {
  if (first?.kind !== 'name' || first.name !== 'ICCBased' || second?.kind !== 'ref') return undefined
  const profile = file.objects.get(second.id)?.value
  const parts = profile?.kind === 'dict' ? numberIn(profile.entries, 'N') : undefined
  return { kind: 'name', name: parts === 1 ? 'DeviceGray' : parts === 4 ? 'DeviceCMYK' : 'DeviceRGB' }
}

function bareStream({ room }: Copy, entries: PdfDict, stream: Buffer): Buffer {
  const filter = entries.get('Filter')
  const list = filter?.kind === 'array' ? filter.items : filter ? [filter] : []
  const [name] = list.map(one => (one.kind === 'name' ? one.name : ''))
  const outside = entries.has('F') || nameIn(entries, 'Subtype') === 'PS'
  if (outside || list.length > 1 || (name !== undefined && !FILTERS.has(name))) throw new NotBare()
  if (name === 'DCTDecode') {
    const picture = bareJpeg(stream)
    if (!picture) throw new NotBare()
    return picture
  }
  if (name === 'FlateDecode' && !unpack(stream, room)) throw new NotBare()
  return stream
}
