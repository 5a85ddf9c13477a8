/** A page as a text browser shows it: lines of eighty letters, no style, no picture, everything unfolded. */

const WIDTH = 80
/** What a text browser reads over. */
const SILENT = /<(head|script|style|svg)\b[\s\S]*?<\/\1>/g
const BLOCK =
  /<\/?(?:html|body|header|footer|main|section|nav|aside|div|p|h[1-6]|ul|ol|li|dl|dt|dd|form|fieldset|legend|label|table|tr|details|summary|figure|button|select|option|textarea|br|hr)\b[^>]*>/g

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
const plain = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, number?: string, name?: string) =>
    hex || number
      ? String.fromCodePoint(Number.parseInt(hex ?? number ?? '', hex ? 16 : 10))
      : (NAMED[name ?? ''] ?? all),
  )

/** A field says what stands in it, a picture its description. */
const spoken = (html: string): string =>
  html
    .replaceAll(/<svg\b[^>]*\baria-label="([^"]*)"[^>]*>[\s\S]*?<\/svg>/g, ' [$1] ')
    .replaceAll(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, ' [$1] ')
    .replaceAll(/<input\b(?![^>]*type="hidden")[^>]*>/g, ' [__] ')

/** The lines of a page, without empty ones. */
export function linesOf(html: string): readonly string[] {
  return spoken(html)
    .replaceAll(SILENT, '')
    .replaceAll(BLOCK, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .split('\n')
    .map(line => plain(line).replaceAll(/\s+/g, ' ').trim())
    .filter(line => line !== '')
    .flatMap(wrapped)
}

function wrapped(line: string): readonly string[] {
  const lines: string[] = []
  let now = ''
  for (const word of line.split(' ')) {
    if (now !== '' && now.length + 1 + word.length > WIDTH) {
      lines.push(now)
      now = word
    } else now = now === '' ? word : `${now} ${word}`
  }
  return [...lines, now]
}
