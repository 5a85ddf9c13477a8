import type { Block } from './document.ts'
import { asArtifact, INK, MARGINS, makeRoom, RULE, ruleAt, type Sheet, type Tag, tag, widthOf } from './sheet.ts'

type Table = Extract<Block, { kind: 'table' }>
type Cells = readonly string[]

const PAD = 4
const LABEL_SHARE = 0.38

function rowHeight(sheet: Sheet, cells: Cells, width: number, minLines: number): number {
  const heights = cells.map(text => sheet.heightOfString(text || ' ', { width: width - 2 * PAD }))
  return Math.max(...heights, sheet.currentLineHeight() * minLines) + 2 * PAD
}

function drawRow(sheet: Sheet, row: Tag | null, cells: Cells, type: 'TH' | 'TD', height: number): void {
  const width = widthOf(sheet) / cells.length
  const top = sheet.y
  cells.forEach((text, column) => {
    const draw = () =>
      sheet.fillColor(INK).text(text, MARGINS.left + column * width + PAD, top + PAD, { width: width - 2 * PAD })
    if (row) tag(sheet, row, type, draw, type === 'TH' ? 'Column' : undefined).end()
    else asArtifact(sheet, 'Pagination', draw)
  })
  asArtifact(sheet, 'Layout', () => {
    sheet.save().lineWidth(0.5).strokeColor(RULE)
    for (const column of cells.keys()) sheet.rect(MARGINS.left + column * width, top, width, height)
    sheet.stroke().restore()
  })
  sheet.y = top + height
}

/** A table with column headers; its head is repeated on each page for the eye only. */
export function drawTable(sheet: Sheet, parent: Tag, { head, rows, minLines = 1 }: Table): void {
  const table = tag(sheet, parent, 'Table')
  const width = widthOf(sheet) / head.length
  const headAt = (row: Tag | null): void => {
    sheet.font('bold').fontSize(8.5)
    drawRow(sheet, row, head, 'TH', rowHeight(sheet, head, width, 1))
    sheet.font('body').fontSize(9)
  }
  sheet.font('body').fontSize(9)
  makeRoom(sheet, 80)
  sheet.y += 4
  const first = tag(sheet, table, 'TR')
  headAt(first)
  first.end()
  for (const cells of rows) {
    const height = rowHeight(sheet, cells, width, minLines)
    const before = sheet.page
    makeRoom(sheet, height)
    if (sheet.page !== before) headAt(null)
    const row = tag(sheet, table, 'TR')
    drawRow(sheet, row, cells, 'TD', height)
    row.end()
  }
  table.end()
  sheet.y += 8
  sheet.fontSize(10)
}

/** Questions left, answers right. A long answer goes on over the page; its question stays where it began. */
export function drawKeyValue(
  sheet: Sheet,
  parent: Tag,
  items: readonly { readonly label: string; readonly value: string }[],
): void {
  const table = tag(sheet, parent, 'Table')
  const left = widthOf(sheet) * LABEL_SHARE
  const right = widthOf(sheet) - left
  for (const { label, value } of items) {
    sheet.font('bold').fontSize(9)
    const labelHeight = sheet.heightOfString(label, { width: left - 12 })
    sheet.font('body').fontSize(10)
    const valueHeight = sheet.heightOfString(value, { width: right, lineGap: 1 })
    makeRoom(sheet, Math.max(labelHeight, Math.min(valueHeight, 160)) + 8)
    const [top, page] = [sheet.y + 3, sheet.page]
    const row = tag(sheet, table, 'TR')
    sheet.font('bold').fontSize(9).fillColor(INK)
    tag(sheet, row, 'TH', () => sheet.text(label, MARGINS.left, top + 0.5, { width: left - 12 }), 'Row').end()
    const labelEnd = sheet.y
    sheet.font('body').fontSize(10)
    tag(sheet, row, 'TD', () => sheet.text(value, MARGINS.left + left, top, { width: right, lineGap: 1 })).end()
    row.end()
    sheet.y = (sheet.page === page ? Math.max(labelEnd, sheet.y) : sheet.y) + 3
    ruleAt(sheet, sheet.y)
    sheet.y += 2
  }
  table.end()
  sheet.y += 6
}
