import { describe, expect, test } from 'vitest'
import { LOAN, WORLD } from './examples/loan.ts'
import { readForm } from './read.ts'
import { type FieldView, type FormView, viewForm } from './view.ts'

const options = { has: (key: string) => key === 'form.F-90.tool.hint' }

function fieldOf(view: FormView, name: string): FieldView {
  const flat = (fields: readonly FieldView[]): FieldView[] =>
    fields.flatMap(field => [field, ...field.rows.flatMap(row => flat(row.fields))])
  const found = flat(view.sections.flatMap(section => section.fields)).find(field => field.name === name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}

describe('a form ready to draw', () => {
  const answers = { tool: 'saw', colours: ['blue'], 'born-day': '29', 'parts.4.state': 'closed' }
  const view = viewForm(LOAN, answers, [], options)

  test('it has its sections and, recording what happened, ends with when', () => {
    expect(view.sections.map(section => section.titleKey)).toEqual([
      'form.F-90.section.loan',
      'form.F-90.section.people',
      'answer.happened.section',
    ])
    expect(viewForm({ ...LOAN, mode: 'do' }, {}, [], options).sections.length).toBe(2)
  })

  test('labels, hints that exist, and options with what was chosen', () => {
    const tool = fieldOf(view, 'tool')
    expect(tool).toMatchObject({
      labelKey: 'form.F-90.tool',
      hintKey: 'form.F-90.tool.hint',
      required: 'always',
      value: 'saw',
    })
    expect(tool.options[0]).toEqual({ value: 'saw', id: 'f-tool', labelKey: 'form.F-90.tool.saw', chosen: true })
    expect(fieldOf(view, 'colours').options.map(option => option.chosen)).toEqual([false, true])
    expect(fieldOf(view, 'member').options.map(option => option.labelKey)).toEqual([
      'answer.yes',
      'answer.no',
      'answer.unknown',
    ])
    expect(fieldOf(view, 'story').hintKey).toBeNull()
  })

  test('a date is three boxes, a moment four', () => {
    expect(fieldOf(view, 'born').parts.map(part => [part.name, part.value])).toEqual([
      ['born-day', '29'],
      ['born-month', ''],
      ['born-year', ''],
    ])
    expect(fieldOf(view, 'meet').parts.map(part => part.part)).toEqual(['day', 'month', 'year', 'time'])
  })

  test('a condition says which input and whether it holds now', () => {
    expect(fieldOf(view, 'height')).toMatchObject({
      showWhen: { input: 'tool', in: ['ladder'] },
      shown: false,
      required: 'sometimes',
      isRequired: false,
    })
    expect(fieldOf(view, 'reason')).toMatchObject({ shown: true, required: 'sometimes', isRequired: true })
    expect(fieldOf(view, 'parts.4.why')).toMatchObject({
      showWhen: { input: 'parts.4.state', in: ['closed'] },
      shown: true,
      isRequired: true,
    })
  })

  test('rows keep their numbers; an empty one is offered where none is filled, never more than fit', () => {
    expect(fieldOf(view, 'parts').rows.map(row => row.number)).toEqual([4])
    expect(fieldOf(view, 'parts').mayAddRow).toBe(true)
    expect(fieldOf(view, 'present').rows.map(row => row.number)).toEqual([0])
    const more = viewForm(LOAN, answers, [], { ...options, blankRows: { parts: 5 } })
    expect(fieldOf(more, 'parts').rows.map(row => row.number)).toEqual([4, 5])
    expect(fieldOf(more, 'parts').mayAddRow).toBe(false)
  })

  test('every problem stands at its field and links to an input that is there', () => {
    const fields = {
      tool: 'saw',
      'born-day': '1',
      'present.0.role': 'parent',
      'parts.0.state': 'closed',
      workshop: '<',
    }
    const form = readForm(LOAN, fields, WORLD)
    const shown = viewForm(LOAN, form.answers, form.kind === 'invalid' ? form.problems : [], options)
    expect(shown.problems.map(problem => problem.inputId)).toEqual([
      'f-reason',
      'f-born-month',
      'f-workshop',
      'f-present-0-organisationKind',
      'f-present-0-subject',
      'f-parts-0-why',
    ])
    expect(fieldOf(shown, 'born').problem?.message).toBe('answer.problem.date-month-missing')
    expect(shown.problems[3]?.labelKey).toBe('form.attendee.organisationKind')
  })
})
