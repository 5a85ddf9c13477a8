import type { Block } from './document.ts'
import { drawCards, drawPicture } from './pictures.ts'
import {
  asArtifact,
  INK,
  MARGINS,
  makeRoom,
  QUIET,
  RULE,
  roomOf,
  ruleAt,
  type Sheet,
  type Tag,
  tag,
  widthOf,
} from './sheet.ts'
import { drawKeyValue, drawTable } from './tables.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const HEADING = { 1: 18, 2: 13, 3: 11 } as const

function drawHeading(sheet: Sheet, parent: Tag, { level, text }: Of<'heading'>): void {
  sheet.font('bold').fontSize(HEADING[level])
  const height = sheet.heightOfString(text, { width: widthOf(sheet) })
  // A heading never stands alone at the foot of a page.
  makeRoom(sheet, height + 70)
  if (level > 1) sheet.y += level === 2 ? 14 : 8
  tag(sheet, parent, `H${level}`, () =>
    sheet.fillColor(INK).text(text, MARGINS.left, sheet.y, { width: widthOf(sheet) }),
  ).end()
  if (level === 2) ruleAt(sheet, sheet.y + 2)
  sheet.y += level === 3 ? 4 : 8
  sheet.font('body').fontSize(10)
}

function drawParagraph(sheet: Sheet, parent: Tag, { text, tone }: Of<'paragraph'>): void {
  sheet.font(tone === 'label' ? 'bold' : 'body').fontSize(tone === 'quiet' ? 8.5 : 10)
  const height = sheet.heightOfString(text, { width: widthOf(sheet), lineGap: 2 })
  if (tone === 'label') {
    sheet.y += 8
    makeRoom(sheet, height + 48)
  } else if (height < roomOf(sheet) + 200) makeRoom(sheet, Math.min(height, 120))
  const draw = () =>
    sheet
      .fillColor(tone === 'quiet' ? QUIET : INK)
      .text(text, MARGINS.left, sheet.y, { width: widthOf(sheet), lineGap: 2 })
  tag(sheet, parent, 'P', draw).end()
  sheet.y += tone === 'label' ? 2 : 4
  sheet.font('body').fontSize(10).fillColor(INK)
}

function drawItem(
  sheet: Sheet,
  list: Tag,
  item: { mark: string; text: string },
  x: number,
  y: number,
  width: number,
): number {
  const entry = tag(sheet, list, 'LI')
  tag(sheet, entry, 'Lbl', () => sheet.text(item.mark, x, y, { width: 16, lineBreak: false })).end()
  tag(sheet, entry, 'LBody', () => sheet.text(item.text, x + 18, y, { width: width - 18 })).end()
  entry.end()
  return sheet.y
}

function drawList(sheet: Sheet, parent: Tag, { items, columns = 1 }: Of<'list'>): void {
  const list = tag(sheet, parent, 'L')
  const gap = 16
  const width = (widthOf(sheet) - gap * (columns - 1)) / columns
  sheet.font('body').fontSize(9.5)
  for (let at = 0; at < items.length; at += columns) {
    const row = items.slice(at, at + columns)
    makeRoom(sheet, Math.max(...row.map(item => sheet.heightOfString(item.text, { width: width - 18 }))) + 3)
    const top = sheet.y
    const ends = row.map((item, column) =>
      drawItem(sheet, list, item, MARGINS.left + column * (width + gap), top, width),
    )
    sheet.y = Math.max(...ends) + 3
  }
  list.end()
  sheet.y += 4
  sheet.fontSize(10)
}

function drawLines(sheet: Sheet, count: number): void {
  for (let line = 0; line < count; line++) {
    makeRoom(sheet, 24)
    sheet.y += 20
    ruleAt(sheet, sheet.y)
  }
  sheet.y += 8
}

function drawSignature(sheet: Sheet, parent: Tag, { label, date }: Of<'signature'>): void {
  makeRoom(sheet, 72)
  sheet.y += 44
  const [top, right] = [sheet.y, MARGINS.left + widthOf(sheet) - 130]
  ruleAt(sheet, top, MARGINS.left, 320)
  ruleAt(sheet, top, right, 130)
  sheet.font('body').fontSize(8.5).fillColor(QUIET)
  tag(sheet, parent, 'P', () => sheet.text(label, MARGINS.left, top + 4, { width: 320 })).end()
  const after = sheet.y
  tag(sheet, parent, 'P', () => sheet.text(date, right, top + 4, { width: 130 })).end()
  sheet.y = after + 4
  sheet.fontSize(10).fillColor(INK)
}

/** Draws one block under its parent tag, at the current place, on as many pages as it needs. */
export function drawBlock(sheet: Sheet, parent: Tag, block: Block): void {
  switch (block.kind) {
    case 'heading':
      drawHeading(sheet, parent, block)
      break
    case 'paragraph':
      drawParagraph(sheet, parent, block)
      break
    case 'list':
      drawList(sheet, parent, block)
      break
    case 'table':
      drawTable(sheet, parent, block)
      break
    case 'keyValue':
      drawKeyValue(sheet, parent, block.items)
      break
    case 'lines':
      drawLines(sheet, block.count)
      break
    case 'signature':
      drawSignature(sheet, parent, block)
      break
    case 'picture':
      drawPicture(sheet, parent, block)
      break
    case 'cards':
      drawCards(sheet, parent, block)
      break
  }
}

/** Where the banner stands: its box begins at `top`, its text at `text`. Points from the upper edge. */
export const BANNER = { top: 22, text: 27, size: 9 } as const

/** The box around the banner: drawn, so that it is seen on a black-and-white print too. */
export function boxBanner(sheet: Sheet, text: string): void {
  sheet.font('bold').fontSize(BANNER.size)
  const height = sheet.heightOfString(text, { width: widthOf(sheet) - 16 }) + 9
  asArtifact(sheet, 'Layout', () => {
    sheet
      .save()
      .lineWidth(1)
      .strokeColor(RULE)
      .rect(MARGINS.left, BANNER.top, widthOf(sheet), height)
      .stroke()
      .restore()
  })
}

/** The banner as the first content of the document. */
export function drawBanner(sheet: Sheet, parent: Tag, text: string): void {
  boxBanner(sheet, text)
  const draw = () => sheet.fillColor(INK).text(text, MARGINS.left + 8, BANNER.text, { width: widthOf(sheet) - 16 })
  tag(sheet, parent, 'P', draw).end()
}
