import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isoMedia, jpegSegment, mp3, pngChunk, webp, ZIP } from '../../../tests/support/some-files.ts'
import { bareOf } from './bare.ts'
import { mediaTypeOf } from './media-type.ts'

/** What strangers send: what stays of it, and what is refused. */
const latin = (text: string) => Buffer.from(text, 'latin1')
const WORD = 'GPS 46.77 N by Canary'

const frame = (width: number, height: number) => {
  const data = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  data.writeUInt16BE(height, 1)
  data.writeUInt16BE(width, 3)
  return jpegSegment(0xc0, data)
}
const photo = (aside: readonly Buffer[] = [], { size = [4, 4], scans = 1 } = {}) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, latin('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0')),
    ...aside,
    frame(size[0] ?? 0, size[1] ?? 0),
    ...Array.from({ length: scans }, () =>
      Buffer.concat([jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([0x12, 0xff, 0x00, 0x34])]),
    ),
    Buffer.from([0xff, 0xd9]),
  ])
const EXIF = [jpegSegment(0xe1, latin(`Exif\0\0 ${WORD}`)), jpegSegment(0xe2, latin(`ICC_PROFILE\0 ${WORD}`))]
const ASIDE = [...EXIF, jpegSegment(0xed, latin(WORD)), jpegSegment(0xfe, latin(WORD))]

const header = (width: number, height: number) => {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  return data
}
const screen = (aside: readonly Buffer[] = [], [width = 1, height = 1] = [1, 1]) =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header(width, height)),
    ...aside,
    pngChunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
const TEXTS = ['tEXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'prVt'].map(name => pngChunk(name, latin(WORD)))

type Objects = readonly (readonly [number, string, Buffer?])[]
const written = (objects: Objects, trailer = '<</Root 1 0 R/Info 9 0 R>>') =>
  Buffer.concat([
    latin('%PDF-1.7\n'),
    ...objects.map(([id, text, stream]) =>
      Buffer.concat([
        latin(`${id} 0 obj\n${text}`),
        stream ? Buffer.concat([latin('\nstream\n'), stream, latin('\nendstream')]) : Buffer.alloc(0),
        latin('\nendobj\n'),
      ]),
    ),
    latin(`trailer\n${trailer}\nstartxref\n0\n%%EOF\n`),
  ])
const stream = (dict: string, body: Buffer) => [`<<${dict}/Length ${body.length}>>`, body] as const
const DRAWN = deflateSync(latin('BT /F1 12 Tf (What she saw) Tj ET'))
const paper = (catalogue = '', page = '', more: Objects = [], trailer?: string) =>
  written(
    [
      [1, `<</Type/Catalog/Pages 2 0 R/Metadata 8 0 R${catalogue}>>`],
      [2, '<</Type/Pages/Kids[3 0 R]/Count 1>>'],
      [3, `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</Im 5 0 R>>>>/MediaBox[0 0 9 9]${page}>>`],
      [4, ...stream('/Filter/FlateDecode', DRAWN)],
      [5, ...stream('/Subtype/Image/Filter/DCTDecode/ColorSpace[/ICCBased 6 0 R]/PieceInfo<</X 8 0 R>>', photo(ASIDE))],
      [6, ...stream('/N 3', latin(WORD))],
      [8, ...stream('/Type/Metadata', latin(WORD))],
      [9, `<</Author(${WORD}\\) more)/CreationDate(D:2026)>>`],
      ...more,
    ],
    trailer,
  )

describe('what is taken in comes out without what tells of its maker', () => {
  test.each([
    ['a photo', photo(ASIDE), 'image/jpeg', photo()],
    ['a photo with a film behind it', Buffer.concat([photo(ASIDE), isoMedia('isom', 'moov')]), 'image/jpeg', photo()],
    ['a screenshot', screen(TEXTS), 'image/png', screen()],
    ['a screenshot with something behind it', Buffer.concat([screen(TEXTS), ZIP]), 'image/png', screen()],
    ['a WebP', webp(), 'image/webp', webp()],
    ['a text', latin('She said: tomorrow.\n'), 'text/plain', latin('She said: tomorrow.\n')],
  ] as const)('%s', (_what, bytes, type, plain) => {
    const bare = bareOf(bytes)
    expect(bare?.type).toBe(type)
    expect(bare?.bytes.includes('Canary') || bare?.bytes.includes('JFIF')).toBe(false)
    expect(bareOf(plain)?.bytes).toEqual(bare?.bytes)
    expect(mediaTypeOf(bare?.bytes ?? latin(''))).toBe(type)
  })

  test('a paper keeps its pages and pictures, and nothing of who wrote it, when, before, or beside', () => {
    const bare = bareOf(
      paper('/Names 11 0 R/Lang(ro)', '/Annots[10 0 R]/LastModified(D:2026)/AA<</O 12 0 R>>', [
        [10, `<</Type/Annot/Contents(${WORD})/T(Canary)>>`],
        [11, `<</Dests(${WORD})>>`],
        [13, `<</Old(${WORD})>>`],
      ]),
    )
    const text = bare?.bytes.toString('latin1') ?? ''
    expect(bare?.type).toBe('application/pdf')
    expect(text).not.toMatch(/Canary|D:2026|Author|Metadata|PieceInfo|Annots|Names|ICCBased|JFIF|Lang/)
    expect(text).toContain(DRAWN.toString('latin1'))
    expect(text).toContain('/ColorSpace /DeviceRGB')
    // Its table of places is true: every entry points at the object it names.
    const rows = [...text.slice(text.lastIndexOf('xref\n0')).matchAll(/(\d{10}) 00000 n/g)].map(([, at]) => Number(at))
    expect(rows.map((at, index) => text.startsWith(`${index + 1} 0 obj`, at))).toEqual(rows.map(() => true))
    // What was made once is made the same again.
    expect(bareOf(bare?.bytes ?? latin(''))?.type).toBe('application/pdf')
  })

  test('objects packed in streams, and the newest version of each, are what is read', () => {
    const inside = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>']
    const places = `1 0 2 ${(inside[0]?.length ?? 0) + 1} `
    const packed = latin(`${places}${inside.join(' ')}`)
    const bare = bareOf(
      written(
        [
          [7, ...stream(`/Type/ObjStm/N 2/First ${places.length}/Filter/FlateDecode`, deflateSync(packed))],
          [3, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>'],
          [4, ...stream('', latin('old Canary'))],
          [4, ...stream('', latin('new'))],
          [8, ...stream('/Type/XRef/Root 1 0 R', latin('x'))],
        ],
        '<<>>',
      ),
    )
    expect(bare?.bytes.toString('latin1')).toContain('\nnew\n')
    expect(bare?.bytes.includes('Canary')).toBe(false)
  })
})

const bomb = deflateSync(Buffer.alloc(120_000_000))
describe('what cannot be told for certain is refused', () => {
  test.each([
    ['a sound', mp3()],
    ['a film', isoMedia('isom', 'moov')],
    ['a HEIC', isoMedia('heic', 'meta')],
    ['an archive', ZIP],
    ['a program', latin('MZ\u0090\0')],
    ['markup', latin('<svg xmlns="x"/>')],
    ['nothing', Buffer.alloc(0)],
    ['a picture that is broken', photo().subarray(0, 30)],
    ['a picture of a billion points', photo([], { size: [65_000, 65_000] })],
    ['a screenshot of a billion points', screen([], [100_000, 10_000])],
    ['a picture of a thousand passes', photo([], { scans: 1_000 })],
    ['a screenshot with a wrong sum', (() => Buffer.from(screen()).fill(1, 20, 21))()],
    ['a script in a picture', photo([jpegSegment(0xdb, latin('<script>alert(1)</script>'))])],
    ['an encrypted paper', paper('', '', [], '<</Root 1 0 R/Encrypt 9 0 R>>')],
    ['a paper without a root', paper('', '', [], '<<>>')],
    ['a paper that unpacks to a hundred megabytes', paper('', '', [[4, ...stream('/Filter/FlateDecode', bomb)]])],
    [
      'a paper packed twice',
      paper('', '', [[4, ...stream('/Filter[/FlateDecode/FlateDecode]', deflateSync(deflateSync(latin('x'))))]]),
    ],
    ['a paper with a picture nobody looks into', paper('', '', [[5, ...stream('/Filter/JPXDecode', latin('x'))]])],
    ['a paper that points at a file elsewhere', paper('', '', [[4, ...stream('/F(http://a)', latin('x'))]])],
    ['a paper of very many brackets', paper('', `/X${'['.repeat(5_000)}`)],
    ['the beginning of a paper', latin(`%PDF-1.7\n${'1 0 obj '.repeat(50_000)}`)],
  ])('%s', (_what, bytes) => expect(bareOf(bytes)).toBeUndefined())

  test('a program in a paper does not come along', () => {
    const bare = bareOf(paper('/OpenAction<</S/JavaScript/JS(app.alert(1))>>', '/AA<</O<</S/Launch/F(a.exe)>>>>'))
    expect(bare?.bytes.toString('latin1')).not.toMatch(/JavaScript|Launch|alert/)
  })

  test('the sums of the chunks that stay are theirs', () => {
    const bytes = bareOf(screen(TEXTS))?.bytes ?? latin('')
    expect(crc32(bytes.subarray(12, 29))).toBe(bytes.readUInt32BE(29))
  })
})
