import { expect, test } from 'vitest'
import { csvOf, readCsv } from './csv.ts'

const TEXTS = ['=1+1', '+40 700', '-2', '@SUM(A1)', '\t=x', '\r=x', "'=x", "''=x", "'plain", '', 'a,"b"\r\nc', 'ă ț']

test('no cell of an export begins like a formula, and every text comes back as it was', () => {
  const text = csvOf(
    ['value'],
    TEXTS.map(value => ({ value })),
  )
  for (const row of TEXTS.map(value => csvOf(['v'], [{ v: value }]).slice(3)))
    expect(row).not.toMatch(/^"?[=+\-@\t\r]./)
  expect(readCsv(text)?.map(line => line.values.value)).toEqual(TEXTS)
  expect(csvOf(['n'], [{ n: -2 }]), 'numbers are numbers').toBe('n\r\n-2\r\n')
})
