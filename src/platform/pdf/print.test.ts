import { describe, expect, test } from 'vitest'
import type { Block, PrintedDocument } from './document.ts'
import { printDocument } from './print.ts'

const BANNER = 'Exercițiu. Nimeni nu citește.'

const paper = (blocks: readonly Block[], more: Partial<PrintedDocument> = {}): PrintedDocument => ({
  language: 'ro',
  title: 'Ședință de probă',
  banner: BANNER,
  head: 'Hârtie de lucru',
  reference: 'EX-041',
  pageOf: (page, pages) => `Pagina ${page} din ${pages}`,
  createdAt: new Date(0),
  uncompressed: true,
  blocks,
  ...more,
})

type Piece = { readonly tag: string; readonly text: string }

/** Glyph → letter of every font, by the name pages call it. */
function alphabets(raw: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const object = (id: string) => new RegExp(`(?:^|\\n)${id} 0 obj\\n([\\s\\S]*?)endobj`).exec(raw)?.[1] ?? ''
  const fonts = new Map<string, ReadonlyMap<string, string>>()
  for (const [, name = '', id = ''] of raw.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = object(/\/ToUnicode (\d+) 0 R/.exec(object(id))?.[1] ?? '')
    const letters = [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(
      ([, from = '0', list = '']) =>
        [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, code = ''], index) => {
          const units = (code.replaceAll(' ', '').match(/.{4}/g) ?? []).map(unit => Number.parseInt(unit, 16))
          return [
            (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0'),
            String.fromCharCode(...units),
          ] as const
        }),
    )
    fonts.set(name, new Map(letters))
  }
  return fonts
}

/** What stands on the pages, in the order drawn, with the tag it was drawn under. */
function piecesOf(pdf: Buffer): readonly Piece[] {
  const raw = pdf.toString('latin1')
  const fonts = alphabets(raw)
  const pieces: Piece[] = []
  let [tag, font] = ['', '']
  for (const [token] of raw.matchAll(/\/\w+(?: <<[\s\S]{0,60}?>>)? B[DM]C|\/F\d+ [\d.]+ Tf|\[[^\]\n]*\] TJ/g)) {
    if (token.endsWith('TJ')) {
      const glyphs = [...token.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      pieces.push({ tag, text: glyphs.map(glyph => fonts.get(font)?.get(glyph) ?? '?').join('') })
    } else if (token.endsWith('Tf')) font = /F\d+/.exec(token)?.[0] ?? ''
    else tag = /^\/(\w+)/.exec(token)?.[1] ?? ''
  }
  return pieces
}

const textUnder = (pdf: Buffer, tag: string) =>
  piecesOf(pdf)
    .filter(piece => piece.tag === tag)
    .map(piece => piece.text)
const structureOf = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/S \/(\w+)/g)].map(([, type]) => type)

const EVERY: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Întâi' },
  { kind: 'heading', level: 2, text: 'Apoi' },
  { kind: 'paragraph', text: 'Știm și țesem.' },
  {
    kind: 'list',
    columns: 2,
    items: [
      { mark: '☐', text: 'da' },
      { mark: '☒', text: 'nu' },
      { mark: '•', text: 'poate' },
    ],
  },
  { kind: 'table', head: ['Rol', 'Nume'], rows: [['martor', 'Exercițiu 041']] },
  { kind: 'keyValue', items: [{ label: 'Limba', value: 'română' }] },
  { kind: 'lines', count: 2 },
  { kind: 'signature', label: 'Semnătura', date: 'Data' },
]

describe('a printed document', () => {
  test('is tagged, says its language and title, and claims PDF/UA', async () => {
    const raw = (await printDocument(paper(EVERY))).toString('latin1')
    expect(raw).toContain('/StructTreeRoot')
    expect(raw).toContain('/Lang (ro)')
    expect(raw).toMatch(/\/Marked true/)
    expect(raw).toContain('/DisplayDocTitle true')
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(raw).toContain('/Scope /Column')
    expect(raw).toContain('/Scope /Row')
  })

  test('every block has its place in the tree', async () => {
    const types = structureOf(await printDocument(paper(EVERY)))
    const count = (type: string) => types.filter(one => one === type).length
    expect(['Document', 'H1', 'H2', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD'].map(count)).toEqual([
      1, 1, 1, 1, 3, 3, 3, 2, 3, 3, 3,
    ])
  })

  test('no letter is lost', async () => {
    const pdf = await printDocument(paper(EVERY))
    expect(textUnder(pdf, 'H1')).toEqual(['Întâi'])
    expect(textUnder(pdf, 'P')).toContain('Știm și țesem.')
    expect(textUnder(pdf, 'Lbl')).toEqual(['☐', '☒', '•'])
    expect(textUnder(pdf, 'TD')).toEqual(['martor', 'Exercițiu 041', 'română'])
    expect(piecesOf(pdf).some(piece => piece.text.includes('?'))).toBe(false)
  })

  test('the banner is the first thing on every page and is read first', async () => {
    const long: Block = { kind: 'paragraph', text: 'Un rând lung de text. '.repeat(700) }
    const pdf = await printDocument(paper([long]))
    const pages = Number(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1])
    expect(pages).toBeGreaterThan(2)
    const pieces = piecesOf(pdf)
    expect(pieces[0]).toEqual({ tag: 'P', text: BANNER })
    expect(pieces.filter(piece => piece.text === BANNER && piece.tag === 'Artifact').length).toBe(pages - 1)
    expect(pieces.filter(piece => piece.text === `Pagina 2 din ${pages}`)).toEqual([
      { tag: 'Artifact', text: `Pagina 2 din ${pages}` },
    ])
  })

  test('nothing is drawn outside a tag or an artifact', async () => {
    const raw = (await printDocument(paper(EVERY))).toString('latin1')
    const streams = [...raw.matchAll(/\nstream\n([\s\S]*?)\nendstream/g)]
      .map(([, stream = '']) => stream)
      .filter(stream => / T[fJ]\n/.test(stream))
    expect(streams.length).toBe(1)
    let depth = 0
    for (const line of streams.join('\n').split('\n')) {
      if (/ B[DM]C$/.test(line)) depth += 1
      if (line === 'EMC') depth -= 1
      if (/TJ$|^S$/.test(line)) expect(depth, line).toBe(1)
    }
    expect(depth).toBe(0)
  })

  test('a table that crosses a page repeats its head for the eye only', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`rând ${index}`, 'x'])
    const pdf = await printDocument(paper([{ kind: 'table', head: ['Cap', 'Nume'], rows }]))
    expect(textUnder(pdf, 'TH')).toEqual(['Cap', 'Nume'])
    expect(textUnder(pdf, 'Artifact').filter(text => text === 'Cap').length).toBeGreaterThan(0)
    expect(textUnder(pdf, 'TD').filter(text => text.startsWith('rând')).length).toBe(90)
  })

  test('a long answer goes on over pages and stays one cell', async () => {
    const value = 'cuvânt '.repeat(2500).trim()
    const pdf = await printDocument(paper([{ kind: 'keyValue', items: [{ label: 'Poveste', value }] }]))
    expect(structureOf(pdf).filter(type => type === 'TD').length).toBe(1)
    expect(
      textUnder(pdf, 'TD')
        .join(' ')
        .match(/cuvânt/g)?.length,
    ).toBe(2500)
  })

  test('the same paper prints the same text, and empty cells and texts are harmless', async () => {
    const blocks: readonly Block[] = [
      { kind: 'table', head: ['a'], rows: [['']], minLines: 2 },
      { kind: 'paragraph', text: '' },
      { kind: 'keyValue', items: [] },
    ]
    const once = await printDocument(paper(blocks))
    expect(piecesOf(await printDocument(paper(blocks)))).toEqual(piecesOf(once))
  })

  test('a letter no font has is shown as missing, other alphabets as they are', async () => {
    const pdf = await printDocument(paper([{ kind: 'heading', level: 1, text: 'Я 名 ☐' }]))
    expect(textUnder(pdf, 'H1')).toEqual(['Я \uFFFD ☐'])
  })

  test('without a banner the head comes first', async () => {
    const { banner: _, ...plain } = paper([])
    expect(piecesOf(await printDocument(plain))[0]).toEqual({ tag: 'P', text: 'Hârtie de lucru' })
  })
})
