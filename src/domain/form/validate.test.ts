import { describe, expect, test } from 'vitest'
import type { Field, FormDefinition } from './definition.ts'
import { LOAN } from './examples/loan.ts'
import { checkForm, checkForms, neededMessages } from './validate.ts'

const yes = () => true
const text = (name: string): Field => ({ name, type: 'text', maxLength: 10, standing: 'assumed' })

function wrong(fields: readonly Field[], more: Partial<FormDefinition> = {}): readonly string[] {
  return checkForm({ ...LOAN, constants: {}, sections: [{ name: 'only', fields }], ...more }, [], yes)
}

describe('a definition before it is used', () => {
  test('the example is sound', () => {
    expect(checkForm(LOAN, ['en'], yes)).toEqual([])
  })

  test.each<[string, readonly Field[], string]>([
    ['a name twice', [text('a'), text('a')], 'F-90: has the name "a" twice'],
    ['a reserved name', [text('services')], 'F-90: field "services": name is reserved'],
    ['an odd name', [text('a.b')], 'F-90: field "a.b": name must be letters and digits, starting with a small letter'],
    ['coded free text', [{ ...text('a'), coded: true }], 'F-90: field "a": free text cannot be coded'],
    [
      'a condition on nothing',
      [{ ...text('a'), required: { field: 'b', in: ['x'] } }],
      'F-90: field "a": required depends on "b", which is no field here',
    ],
    [
      'a condition on itself',
      [{ ...text('a'), required: { field: 'a', in: ['x'] } }],
      'F-90: field "a": required depends on itself',
    ],
    [
      'a condition on text',
      [text('b'), { ...text('a'), showWhen: { field: 'b', in: ['x'] } }],
      'F-90: field "a": showWhen depends on "b", which has no options',
    ],
    [
      'no options',
      [{ name: 'a', type: 'choice', options: [], standing: 'assumed' }],
      'F-90: field "a": has no options',
    ],
    [
      'an option twice',
      [{ name: 'a', type: 'choice', options: ['x', 'x'], standing: 'assumed' }],
      'F-90: field "a": has the option "x" twice',
    ],
    [
      'a range upside down',
      [{ name: 'a', type: 'number', min: 2, max: 1, standing: 'assumed' }],
      'F-90: field "a": min is greater than max',
    ],
    [
      'no columns',
      [{ name: 'a', type: 'rows', rows: 1, fields: [], standing: 'assumed' }],
      'F-90: field "a": has no columns',
    ],
    [
      'rows in rows',
      [
        {
          name: 'a',
          type: 'rows',
          rows: 1,
          standing: 'assumed',
          fields: [{ name: 'b', type: 'rows', rows: 1, fields: [text('c')], standing: 'assumed' }],
        },
      ],
      'F-90: field "a": column "b": rows cannot repeat inside rows',
    ],
    [
      'a count that collides',
      [{ name: 'a', type: 'rows', rows: 1, fields: [text('c')], standing: 'assumed' }, text('aCount')],
      'F-90: has the name "aCount" twice',
    ],
  ])('%s', (_, fields, message) => {
    expect(wrong(fields)).toContain(message)
  })

  test('a value that is no option', () => {
    const fields: Field[] = [
      { name: 'b', type: 'yes-no-unknown', standing: 'assumed' },
      { ...text('a'), showWhen: { field: 'b', in: ['perhaps'] } },
    ]
    expect(wrong(fields)).toEqual(['F-90: field "a": showWhen names "perhaps", which is no option of "b"'])
  })

  test('a circle of conditions', () => {
    const choice = (name: string, other: string): Field => ({
      name,
      type: 'choice',
      options: ['x'],
      showWhen: { field: other, in: ['x'] },
      standing: 'assumed',
    })
    expect(wrong([choice('a', 'b'), choice('b', 'a')])).toContain(
      'F-90: field "a": is shown only in a circle of conditions: a → b',
    )
  })

  test('head and sections', () => {
    expect(wrong([text('a')], { id: 'F-9', version: 0 })).toEqual([
      'F-9: id must look like F-07 or F-05P',
      'F-9: version must be a whole number from 1',
    ])
    expect(checkForm({ ...LOAN, sections: [] }, [], yes)).toEqual(['F-90: has no section'])
  })

  test('a missing message is named with its language', () => {
    const has = (language: string, key: string) => !(language === 'ro' && key === 'form.F-90.tool.saw')
    expect(checkForm(LOAN, ['en', 'ro'], has)).toEqual(['F-90: message "form.F-90.tool.saw" is missing in ro'])
    expect(neededMessages(LOAN)).toContain('form.F-90.parts.state.open')
  })

  test('the same form and version twice', () => {
    expect(checkForms([LOAN, LOAN], [], yes)).toEqual(['F-90 version 3 is defined twice'])
  })
})
