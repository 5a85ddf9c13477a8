import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { PrintedDocument } from './document.ts'

const find = createRequire(import.meta.url)
const FONTS = {
  body: find.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: find.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const

export const INK = '#1a1a1a'
export const QUIET = '#4a4a4a'
export const RULE = '#8a8a8a'

/** A4 with room on top for the banner and the head that every page carries. Points. */
export const MARGINS = { top: 96, bottom: 64, left: 56, right: 56 } as const

type Options = Omit<PDFKit.PDFDocumentOptions, 'subset'> & { readonly subset: 'PDF/UA' }
export type Sheet = PDFKit.PDFDocument
export type Tag = PDFKit.PDFStructureElement

/** An empty document with its fonts, language and title, ready for blocks. Tagged from the first stroke (PDF/UA-1). */
export function openSheet(document: PrintedDocument): Sheet {
  const options: Options = {
    size: 'A4',
    margins: MARGINS,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: document.language,
    displayTitle: true,
    bufferPages: true,
    compress: !document.uncompressed,
    autoFirstPage: false,
    font: FONTS.body,
    info: {
      Title: document.title,
      Creator: 'Punte',
      Producer: 'Punte',
      CreationDate: document.createdAt,
      ModDate: document.createdAt,
    },
  }
  // The published types do not know the subset PDF/UA yet.
  const sheet = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions)
  sheet.registerFont('body', FONTS.body)
  sheet.registerFont('bold', FONTS.bold)
  sheet.addPage()
  return sheet.font('body').fontSize(10).fillColor(INK)
}

type Drawn = { readonly _font: { readonly font: { readonly hasGlyphForCodePoint: (point: number) => boolean } } }

/** Letters the fonts do not have become �: an empty box would read as nothing at all, and PDF/UA forbids it. */
export function legible(sheet: Sheet, text: string): string {
  // pdfkit has no public question for this; the field is the font now set.
  const { font } = (sheet as unknown as Drawn)._font
  const has = (letter: string) => letter === '\n' || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  return Array.from(text, letter => (has(letter) ? letter : '\uFFFD')).join('')
}

/** Width between the margins. */
export const widthOf = (sheet: Sheet): number => sheet.page.width - MARGINS.left - MARGINS.right

/** Space left on this page. */
export const roomOf = (sheet: Sheet): number => sheet.page.height - MARGINS.bottom - sheet.y

/** Starts a new page where `height` does not fit any more; never leaves an empty page behind. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (height > roomOf(sheet) && sheet.y > MARGINS.top + 1) sheet.addPage()
}

/** Draws what is no content (rules, boxes, running heads): outside the tag tree, so no reader speaks it. */
export function asArtifact(sheet: Sheet, type: 'Layout' | 'Pagination', draw: () => void): void {
  sheet.markContent('Artifact', { type })
  draw()
  sheet.endMarkedContent()
}

/** A thin line across, from `x` for `width` points. */
export function ruleAt(sheet: Sheet, y: number, x: number = MARGINS.left, width = widthOf(sheet)): void {
  asArtifact(sheet, 'Layout', () => {
    sheet
      .save()
      .lineWidth(0.5)
      .strokeColor(RULE)
      .moveTo(x, y)
      .lineTo(x + width, y)
      .stroke()
      .restore()
  })
}

/** A tag with content drawn at once; `scope` makes a header cell speak for its row or column. */
export function tag(sheet: Sheet, parent: Tag, type: string, draw?: () => void, scope?: 'Row' | 'Column'): Tag {
  const element = sheet.struct(type, (scope ? { scope } : {}) as PDFKit.Mixins.StructureElementOptions)
  parent.add(element)
  if (draw) element.add(draw)
  return element
}
