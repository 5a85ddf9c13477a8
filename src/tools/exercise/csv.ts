/** A line of a file with its number, from 1. */
export type Row = { readonly line: number; readonly values: Readonly<Record<string, string>> }

/** Reads comma-separated text with a header: quotes, doubled quotes, either line end, a byte-order mark. Empty lines are skipped. */
export function parseRows(text: string): { readonly header: readonly string[]; readonly rows: readonly Row[] } {
  const [first, ...others] = linesOf(text.replace(/^\uFEFF/, ''))
  const header = (first?.cells ?? []).map(name => name.trim())
  const rows = others
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
    .map(({ line, cells }) => ({ line, values: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])) }))
  return { header, rows }
}

function linesOf(text: string): { line: number; cells: string[] }[] {
  const found: { line: number; cells: string[] }[] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  let line = 1
  let began = 1
  const endLine = () => {
    found.push({ line: began, cells: [...cells, cell] })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string
    if (letter === '\n') line++
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[at++]
      else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === ',') {
      cells.push(cell)
      cell = ''
    } else if (letter === '\n') {
      endLine()
      began = line
    } else if (letter !== '\r') cell += letter
  }
  if (cell !== '' || cells.length > 0) endLine()
  return found
}
