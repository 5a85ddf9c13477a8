import { BANNER, boxBanner, drawBanner, drawBlock } from './blocks.ts'
import type { Block, PrintedDocument } from './document.ts'
import { asArtifact, INK, legible, MARGINS, makeRoom, openSheet, QUIET, type Sheet, tag, widthOf } from './sheet.ts'

type Line = {
  readonly text: string
  readonly y: number
  readonly size: number
  readonly bold?: boolean
  readonly align?: 'left' | 'right' | 'center'
  readonly inset?: number
}

const HEAD_Y = 62

function runningLine(sheet: Sheet, { text, y, size, bold = false, align = 'left', inset = 0 }: Line): void {
  const place = { width: widthOf(sheet) - 2 * inset, align, height: 26, ellipsis: true }
  asArtifact(sheet, 'Pagination', () => {
    sheet
      .font(bold ? 'bold' : 'body')
      .fontSize(size)
      .fillColor(bold ? INK : QUIET)
    sheet.text(text, MARGINS.left + inset, y, place)
  })
}

/** Least height a block needs to begin on a page; a question and its first line of answer stay together. */
function beginningOf(block: Block): number {
  if (block.kind === 'heading') return block.level === 2 ? 44 : 30
  if (block.kind === 'paragraph') return (block.tone === 'label' ? 14 : 6) + 12 * Math.ceil(block.text.length / 100)
  if (block.kind === 'table') return 40 + 14 * (block.minLines ?? 1)
  if (block.kind === 'list') return Math.min(4, Math.ceil(block.items.length / (block.columns ?? 1))) * 15
  return block.kind === 'keyValue' ? 40 : 28
}

const leads = (block: Block | undefined): boolean =>
  block?.kind === 'heading' || (block?.kind === 'paragraph' && block.tone !== undefined)

/** Room that `blocks[at]` needs with everything that must not be parted from it. */
function roomFor(blocks: readonly Block[], at: number): number {
  let [room, next] = [0, at]
  for (; next < blocks.length && leads(blocks[next]); next++) room += beginningOf(blocks[next] as Block)
  const body = blocks[next]
  return room + (body ? beginningOf(body) : 0)
}

/** What every page carries: the banner first, then the head and the reference, and the page number below. */
function drawRunning(sheet: Sheet, document: PrintedDocument): void {
  const { start, count } = sheet.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    sheet.switchToPage(start + page)
    // Text under the bottom margin would start a new page.
    sheet.page.margins.bottom = 0
    if (document.banner && page > 0) {
      boxBanner(sheet, document.banner)
      runningLine(sheet, { text: document.banner, y: BANNER.text, size: 9, bold: true, inset: 8 })
    }
    if (page > 0) runningLine(sheet, { text: document.head, y: HEAD_Y, size: 8.5 })
    if (document.reference) runningLine(sheet, { text: document.reference, y: HEAD_Y, size: 8.5, align: 'right' })
    runningLine(sheet, {
      text: document.pageOf(page + 1, count),
      y: sheet.page.height - 44,
      size: 8.5,
      align: 'center',
    })
  }
}

/** Every text in a value made legible; the shape stays. */
function legibleIn<T>(sheet: Sheet, value: T): T {
  const mend = (one: unknown): unknown => {
    if (typeof one === 'string') return legible(sheet, one)
    if (Array.isArray(one)) return one.map(mend)
    return one !== null && typeof one === 'object'
      ? Object.fromEntries(Object.entries(one).map(([key, part]) => [key, mend(part)]))
      : one
  }
  return mend(value) as T
}

function collect(sheet: Sheet): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  sheet.on('data', (chunk: Buffer) => chunks.push(chunk))
  sheet.on('end', () => resolve(Buffer.concat(chunks)))
  sheet.on('error', reject)
  return promise
}

/**
 * Prints a document as tagged PDF (PDF/UA-1): language, title, headings, lists, tables with header cells; rules, running
 * heads and page numbers are artifacts. The banner and the head are the first content of the first page, so that a
 * screen reader speaks them first too. Throws only where the fonts are not installed.
 */
export function printDocument(document: PrintedDocument): Promise<Buffer> {
  const sheet = openSheet(document)
  const done = collect(sheet)
  const root = sheet.struct('Document')
  sheet.addStructure(root)
  if (document.banner) drawBanner(sheet, root, document.banner)
  sheet.font('body').fontSize(8.5).fillColor(QUIET)
  tag(sheet, root, 'P', () => sheet.text(document.head, MARGINS.left, HEAD_Y, { width: widthOf(sheet) - 110 })).end()
  sheet.y = MARGINS.top
  const blocks = legibleIn(sheet, document.blocks)
  blocks.forEach((block, at) => {
    if (leads(block) && !leads(blocks[at - 1])) makeRoom(sheet, roomFor(blocks, at))
    drawBlock(sheet, root, block)
  })
  root.end()
  drawRunning(sheet, document)
  sheet.end()
  return done
}
