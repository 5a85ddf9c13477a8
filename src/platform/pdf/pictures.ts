import type { Block, Picture } from './document.ts'
import { asArtifact, INK, MARGINS, makeRoom, RULE, type Sheet, type Tag, tag, widthOf } from './sheet.ts'

const WASH = '#e3eeea'

/** A figure whose words a screen reader speaks instead of its lines. */
function figure(sheet: Sheet, parent: Tag, alt: string, draw: () => void): void {
  const element = sheet.struct('Figure', { alt } as PDFKit.Mixins.StructureElementOptions)
  parent.add(element)
  element.add(draw)
  element.end()
}

/** Draws a picture at the current place, in its own width. */
export function drawPicture(sheet: Sheet, parent: Tag, { size, shapes, width, alt }: Picture): void {
  const scale = width / size[0]
  makeRoom(sheet, size[1] * scale + 30)
  const top = sheet.y
  figure(sheet, parent, alt, () => {
    sheet.save().translate(MARGINS.left, top).scale(scale)
    for (const { d, kind } of shapes) {
      if (kind === 'line') sheet.lineWidth(2.5).lineCap('round').lineJoin('round').strokeColor(INK).path(d).stroke()
      else sheet.path(d).fill(kind === 'fill' ? INK : WASH)
    }
    sheet.restore()
  })
  sheet.y = top + size[1] * scale + 6
}

const CARD = { height: 118, gap: 14, code: 84, pad: 10 } as const

/** Draws cards in two columns, each in a thin box to cut along. */
export function drawCards(sheet: Sheet, parent: Tag, cards: Extract<Block, { kind: 'cards' }>): void {
  const width = (widthOf(sheet) - CARD.gap) / 2
  for (let at = 0; at < cards.count; at += 2) {
    makeRoom(sheet, CARD.height)
    const top = sheet.y
    for (let column = 0; column < Math.min(2, cards.count - at); column++) {
      drawCard(sheet, parent, cards, MARGINS.left + column * (width + CARD.gap), top, width)
    }
    sheet.y = top + CARD.height + CARD.gap
  }
}

function drawCard(
  sheet: Sheet,
  parent: Tag,
  { title, lines, code }: Extract<Block, { kind: 'cards' }>,
  x: number,
  y: number,
  width: number,
): void {
  asArtifact(sheet, 'Layout', () => {
    sheet.save().lineWidth(0.5).strokeColor(RULE).rect(x, y, width, CARD.height).stroke().restore()
  })
  const [left, room] = [x + CARD.pad, width - CARD.code - 3 * CARD.pad]
  sheet.font('bold').fontSize(9).fillColor(INK)
  tag(sheet, parent, 'P', () => sheet.text(title, left, y + CARD.pad, { width: room })).end()
  for (const [at, line] of lines.entries()) {
    sheet.font('body').fontSize(at < 3 ? 11 : 8)
    tag(sheet, parent, 'P', () => sheet.text(line, left, y + CARD.pad + 18 + at * 17, { width: room })).end()
  }
  const codeTop = y + (CARD.height - CARD.code) / 2
  figure(sheet, parent, code.alt, () => {
    sheet
      .save()
      .translate(x + width - CARD.code - CARD.pad, codeTop)
      .scale(CARD.code / code.size)
      .path(code.path)
      .fill('#000')
      .restore()
  })
  sheet.fontSize(10).fillColor(INK)
}
