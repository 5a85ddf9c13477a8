import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parseRows } from './csv.ts'
import { readSummaries } from './read-summaries.ts'
import { SUMMARIES } from './summaries.ts'

const KNOWN = {
  territories: ['BV', 'PH', 'GL', 'SB', 'BC', 'DJ', 'AG', 'BH', 'SV', 'CT', 'TM'],
  services: ['PSY', 'SOC'],
  organisations: ['NGO-ADPARE', 'ANITP'],
}
const file = await readFile(SUMMARIES, 'utf8')

/** The file with one cell of its second line changed. */
function withCell(column: string, value: string): string {
  const [header = '', first = '', ...others] = file.split('\n')
  const at = header.split(',').indexOf(column)
  const cells = first.split(',').map((cell, index) => (index === at ? value : cell))
  return [header, cells.join(','), ...others].join('\n')
}

function faultsOf(text: string): readonly string[] {
  const read = readSummaries(text, KNOWN)
  return read.kind === 'refused' ? read.faults.map(one => `${one.row} ${one.field}`) : []
}

test('the summaries are read as they stand; what was not published stays unknown', () => {
  const read = readSummaries(file, KNOWN)
  expect(read.kind === 'read' && read.summaries.map(one => [one.people, one.children, one.adults, one.girls])).toEqual([
    [28, 9, 19, 2],
    [7, 4, 3, null],
    [70, 70, 0, null],
    [3, 1, 2, 1],
  ])
})

test.each([
  ['summary', 'x'],
  ['territories', ''],
  ['territories', 'XX'],
  ['accused', 'x'],
  ['noticed_on_day', '400'],
  ['people', '29'],
  ['people', 'many'],
  ['people', '-1'],
  ['adults', '19.5'],
  ['girls', '3'],
  ['women', '5'],
  ['exploitation', 'other things'],
  ['noticed_by', 'nobody'],
  ['told_by', ''],
  ['identified', 'perhaps'],
  ['referred_to', 'a friend'],
  ['coordinated_by', 'NGO-NOBODY'],
  ['coordinated', '29'],
  ['help', 'MAGIC'],
  ['help_by', 'magic'],
])('%s “%s” is refused with row and field', (column, value) => {
  const faults = faultsOf(withCell(column, value))
  expect(faults.length).toBeGreaterThan(0)
  expect(faults.every(one => one.startsWith('2 '))).toBe(true)
})

test('every fault of a file is named at once; a good row beside a bad one is not taken', () => {
  expect(faultsOf(withCell('summary', 'X2'))).toEqual(['3 summary'])
  expect(faultsOf('summary,people\nX1,2')).toContain('1 adults')
  expect(faultsOf(file.replace('summary,', 'summary,strange,'))).toContain('1 strange')
  expect(faultsOf('')).not.toEqual([])
  expect(faultsOf(file.split('\n')[0] ?? '')).toEqual(['1 summary'])
})

test('quotes, line ends, a mark at the beginning and empty lines are read as spreadsheets write them', () => {
  const { header, rows } = parseRows('\uFEFFa,b\r\n"x, ""y""",2\r\n\r\n"two\nlines",3\r\n4')
  expect(header).toEqual(['a', 'b'])
  expect(rows).toEqual([
    { line: 2, values: { a: 'x, "y"', b: '2' } },
    { line: 4, values: { a: 'two\nlines', b: '3' } },
    { line: 6, values: { a: '4', b: '' } },
  ])
})
