import { describe, expect, test } from 'vitest'
import { LOAN } from './examples/loan.ts'
import { type PaperBlock, paperOf } from './paper.ts'

const words = {
  say: (key: string, params?: { readonly [name: string]: string | number }) =>
    params ? `${key} ${Object.values(params).join('/')}` : key,
  has: (key: string) => key === 'form.F-90.tool.hint',
  nameOf: (_: string, code: string) => `name of ${code}`,
  dateOf: (day: string, month: string, year: string) => `${day}.${month}.${year}`,
}

const textsOf = (blocks: readonly PaperBlock[]) => JSON.stringify(blocks)
const answerTo = (blocks: readonly PaperBlock[], label: string) =>
  blocks.flatMap(block => (block.kind === 'keyValue' ? block.items : [])).find(item => item.label === label)?.value

describe('a form on paper', () => {
  test('blank: every question, its hint, its boxes, its condition and room to write', () => {
    const blank = paperOf(LOAN, words)
    const text = textsOf(blank)
    for (const key of [
      'form.F-90',
      'form.F-90.section.loan',
      'form.F-90.tool',
      'form.F-90.tool.hint',
      'form.F-90.tool.saw',
      'answer.happened',
    ]) {
      expect(text).toContain(`"${key}"`)
    }
    expect(text).toContain('answer.only-if form.F-90.tool/form.F-90.tool.ladder')
    expect(blank.filter(block => block.kind === 'lines').map(block => block.kind === 'lines' && block.count)).toEqual([
      1, 1, 4, 1, 1, 1,
    ])
    expect(blank.filter(block => block.kind === 'table').length).toBe(2)
    expect(blank.at(-1)).toEqual({
      kind: 'signature',
      label: 'answer.signature.officer',
      date: 'answer.signature.date',
    })
  })

  test('filled: answers in words; what was not asked is not there; what was not answered says so', () => {
    const answers = {
      tool: 'drill',
      colours: ['red', 'blue'],
      workshop: 'tools-1',
      'born-day': '1',
      'born-month': '2',
      'born-year': '2003',
      member: 'unknown',
    }
    const filled = paperOf(LOAN, words, answers)
    expect(answerTo(filled, 'form.F-90.tool')).toBe('form.F-90.tool.drill')
    expect(answerTo(filled, 'form.F-90.colours')).toBe('form.F-90.colours.red; form.F-90.colours.blue')
    expect(answerTo(filled, 'form.F-90.workshop')).toBe('name of tools-1')
    expect(answerTo(filled, 'form.F-90.born')).toBe('1.2.2003')
    expect(answerTo(filled, 'form.F-90.member')).toBe('answer.unknown')
    expect(answerTo(filled, 'form.F-90.story')).toBe('answer.not-answered')
    expect(answerTo(filled, 'form.F-90.height')).toBeUndefined()
  })

  test('short rows are a table, long ones questions and answers', () => {
    const short = paperOf(LOAN, words, { 'present.0.role': 'lender', 'present.0.name': 'Exercise 041' })
    expect(short.find(block => block.kind === 'table')).toMatchObject({
      rows: [['form.attendee-role.lender', '–', '–', 'Exercise 041']],
    })
    const long = paperOf(LOAN, words, { 'present.0.name': 'x'.repeat(100) })
    expect(long.some(block => block.kind === 'table')).toBe(false)
    expect(answerTo(long, 'form.attendee.name')).toBe('x'.repeat(100))
  })

  test('a form that does something now has no question when', () => {
    expect(textsOf(paperOf({ ...LOAN, mode: 'do' }, words))).not.toContain('answer.happened')
    expect(textsOf(paperOf({ ...LOAN, mode: 'do' }, words, undefined, 'record'))).toContain('answer.happened')
  })
})
