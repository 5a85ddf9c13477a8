/** What a spreadsheet would take for a formula, with any number of our marks before it. */
const FORMULA = /^'*[=+\-@\t\r]/
const MARKED = /^'+[=+\-@\t\r]/

/** A text that no spreadsheet calculates: a mark before it where it begins like a formula. Every export goes through here. */
const neutralised = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

/** The text as it was before `neutralised`. */
const unmarked = (value: string): string => (MARKED.test(value) ? value.slice(1) : value)

/**
 * Tables as comma-separated text (RFC 4180). An empty cell is unknown; `""` is an empty text: the two are told apart, so that
 * nothing is lost on the way there and back.
 */
export function csvOf(header: readonly string[], rows: readonly Readonly<Record<string, string | number>>[]): string {
  const cell = (given: string | number | undefined) => {
    if (given === undefined) return ''
    if (typeof given === 'number') return String(given)
    const value = neutralised(given)
    return value === '' || /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  }
  return [header.join(','), ...rows.map(row => header.map(name => cell(row[name])).join(','))]
    .join('\r\n')
    .concat('\r\n')
}

export type Line = { readonly line: number; readonly values: Readonly<Record<string, string>> }

/** Reads a table; each line by its number from 1. Undefined where the quotes do not close or a line has too many cells. */
export function readCsv(text: string): readonly Line[] | undefined {
  const lines = cellsOf(text.replace(/^\uFEFF/, ''))
  const header = lines?.[0]?.cells.map(cell => cell ?? '')
  if (!lines || !header || new Set(header).size !== header.length) return undefined
  const found: Line[] = []
  for (const { line, cells } of lines.slice(1)) {
    if (cells.every(cell => cell === undefined)) continue
    if (cells.length > header.length) return undefined
    const values: Record<string, string> = {}
    for (const [at, cell] of cells.entries()) if (cell !== undefined) values[header[at] ?? ''] = unmarked(cell)
    found.push({ line, values })
  }
  return found
}

type Cells = { readonly line: number; readonly cells: (string | undefined)[] }

function cellsOf(text: string): Cells[] | undefined {
  const found: Cells[] = []
  // A cell: quoted text, or anything up to the next comma or end of line; then what ends it.
  const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
  let line = 1
  let current: Cells = { line, cells: [] }
  while (CELL.lastIndex < text.length || current.cells.length > 0) {
    const match = CELL.exec(text)
    if (!match) return undefined
    const [whole, quoted, plain, end] = match
    current.cells.push(quoted === undefined ? plain || undefined : quoted.replaceAll('""', '"'))
    line += whole.split('\n').length - 1
    if (end === ',') {
      if (CELL.lastIndex === text.length) current.cells.push(undefined)
      else continue
    }
    found.push(current)
    current = { line, cells: [] }
    if (CELL.lastIndex >= text.length) break
  }
  return found
}
