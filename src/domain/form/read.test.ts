import { describe, expect, test } from 'vitest'
import { LOAN, WORLD } from './examples/loan.ts'
import { readForm } from './read.ts'
import type { Fields, Problem } from './reading.ts'

const GOOD = { tool: 'drill' } as const

function problems(fields: Fields): readonly Problem[] {
  const form = readForm(LOAN, fields, WORLD)
  return form.kind === 'invalid' ? form.problems : []
}

function problemOf(fields: { readonly [name: string]: string | readonly string[] }): string {
  return problems({ ...GOOD, ...fields })
    .map(problem => `${problem.field} ${problem.message.replace('answer.problem.', '')}`)
    .join(', ')
}

function read(fields: { readonly [name: string]: string | readonly string[] }) {
  const form = readForm(LOAN, { ...GOOD, ...fields }, WORLD)
  if (form.kind === 'invalid') throw new Error(JSON.stringify(form.problems))
  return form
}

describe('what a form records', () => {
  test('every coded key is there, empty where nothing was answered', () => {
    expect(read({}).coded).toEqual({
      form: 'F-90',
      formVersion: 3,
      variant: 'tools',
      tool: 'drill',
      colours: [],
      height: null,
      back: null,
      meet: null,
      member: null,
      speech: null,
      branch: null,
      workshop: null,
      present: [],
      presentCount: 0,
      parts: [],
      partsCount: 0,
      services: [],
    })
  })

  test('texts and birth dates are content and never in the event', () => {
    const form = read({ reason: 'Exercise 041', 'born-day': '29', 'born-month': '2', 'born-year': '2008' })
    expect(form.content).toEqual({ reason: 'Exercise 041', born: '2008-02-29' })
    expect(JSON.stringify(form.coded)).not.toContain('041')
  })

  test('rows keep their codes and their texts side by side and leave out empty rows', () => {
    const form = read({
      'parts.0.course': '',
      'parts.3.course': 'saw-course',
      'parts.3.state': 'closed',
      'parts.3.why': 'done',
      'parts.7.course': 'saw-course',
      'parts.7.state': 'open',
      'parts.7.due-day': '1',
      'parts.7.due-month': '6',
      'parts.7.due-year': '2026',
    })
    expect(form.coded.parts).toEqual([
      { course: 'saw-course', state: 'closed', due: null },
      { course: 'saw-course', state: 'open', due: '2026-06-01' },
    ])
    expect(form.coded.partsCount).toBe(2)
    expect(form.coded.services).toEqual(['saw-course'])
    expect(form.content.parts).toEqual([{ why: 'done' }, {}])
  })

  test('who was there: roles and kinds are coded, names are content, a parent is named by a code', () => {
    const form = read({
      'present.0.role': 'parent',
      'present.0.organisationKind': 'none',
      'present.0.subject': 'parent-1',
      'present.0.name': 'Exercise 041',
    })
    expect(form.coded.present).toEqual([{ role: 'parent', organisationKind: 'none', subject: 'parent-1' }])
    expect(form.content.present).toEqual([{ name: 'Exercise 041' }])
    expect(problemOf({ 'present.0.role': 'parent', 'present.0.organisationKind': 'none' })).toBe(
      'present.0.subject required',
    )
  })

  test('a map and a record are read alike', () => {
    expect(readForm(LOAN, new Map([['tool', 'drill']]), WORLD)).toEqual(readForm(LOAN, { tool: 'drill' }, WORLD))
  })
})

describe('when it happened', () => {
  const at = (day: string, time: string) => ({
    'happened-day': day,
    'happened-month': '5',
    'happened-year': '2026',
    'happened-time': time,
  })

  test('left empty it is now', () => {
    expect(read({}).happenedAt).toBe(WORLD.now)
  })

  test('it may be before now, at now, never after', () => {
    expect(read(at('4', '11:59')).happenedAt).toBe(WORLD.now - 60_000)
    expect(read(at('4', '12:00')).happenedAt).toBe(WORLD.now)
    expect(problemOf(at('4', '12:01'))).toBe('happened-day in-the-future')
  })

  test('a form that does something now does not ask, unless it records the past', () => {
    const doing = { ...LOAN, mode: 'do' } as const
    const fields = { ...GOOD, ...at('3', '9') }
    expect(readForm(doing, fields, WORLD)).toMatchObject({ mode: 'do', happenedAt: WORLD.now })
    expect(readForm(doing, fields, { ...WORLD, mode: 'record' })).toMatchObject({
      mode: 'record',
      happenedAt: Date.UTC(2026, 4, 3, 9),
    })
  })

  test('an hour the clock skips is no time', () => {
    expect(
      problemOf({ 'happened-day': '29', 'happened-month': '3', 'happened-year': '2026', 'happened-time': '03:30' }),
    ).toBe('happened-time not-a-time')
  })
})

describe('bad input', () => {
  test.each([
    [{ tool: '' }, 'tool required'],
    [{ tool: 'axe' }, 'tool not-an-option'],
    [{ tool: 'constructor' }, 'tool not-an-option'],
    [{ tool: 'saw' }, 'reason required'],
    [{ reason: 'x'.repeat(21) }, 'reason too-long'],
    [{ colours: ['red', 'green'] }, 'colours not-an-option'],
    [{ tool: 'ladder' }, 'height required'],
    [{ tool: 'ladder', height: '0' }, 'height out-of-range'],
    [{ tool: 'ladder', height: '10' }, 'height out-of-range'],
    [{ tool: 'ladder', height: '1e1' }, 'height not-a-number'],
    [{ 'born-day': '5', 'born-month': '5', 'born-year': '2026' }, 'born-day in-the-future'],
    [{ 'born-day': '29', 'born-month': '2', 'born-year': '2007' }, 'born-day not-a-date'],
    [{ 'born-day': '31', 'born-month': '4', 'born-year': '2007' }, 'born-day not-a-date'],
    [{ 'born-day': '1', 'born-year': '2007' }, 'born-month date-month-missing'],
    [{ 'back-day': '3', 'back-month': '5', 'back-year': '2026' }, 'back-day in-the-past'],
    [{ 'meet-time': '10' }, 'meet-day date-missing'],
    [{ 'meet-day': '9', 'meet-month': '9', 'meet-year': '2026' }, 'meet-time time-missing'],
    [{ 'meet-day': '9', 'meet-month': '9', 'meet-year': '2026', 'meet-time': '25:00' }, 'meet-time not-a-time'],
    [{ member: 'maybe' }, 'member not-an-option'],
    [{ speech: 'xx' }, 'speech unknown-code'],
    [{ branch: 'east' }, 'branch unknown-code'],
    [{ workshop: '<script>' }, 'workshop unknown-code'],
    [{ workshop: 'tools-2' }, 'workshop unknown-code'],
    [{ 'parts.0.course': 'a b' }, 'parts.0.course unknown-code, parts.0.state required'],
    [{ 'parts.0.state': 'closed' }, 'parts.0.why required'],
    [{ 'parts.0.state': 'open', 'parts.1.state': 'open', 'parts.2.state': 'open' }, 'parts too-many-rows'],
  ])('%j says %s', (fields, expected) => {
    expect(problemOf(fields as { [name: string]: string | readonly string[] })).toBe(expected)
  })

  test('answers stay as typed, also of questions no longer asked', () => {
    const form = readForm(
      LOAN,
      { tool: 'drill', height: '7', reason: 'x'.repeat(30), 'born-day': '99', unknown: 'gone' },
      WORLD,
    )
    expect(form.answers).toEqual({ tool: 'drill', height: '7', reason: 'x'.repeat(30), 'born-day': '99' })
    expect(form.kind).toBe('invalid')
  })

  test('a hidden answer is kept but not recorded', () => {
    const form = read({ height: 'many', 'parts.0.state': 'open', 'parts.0.why': 'x'.repeat(50) })
    expect(form.coded.height).toBeNull()
    expect(form.answers.height).toBe('many')
    expect(form.content.parts).toBeUndefined()
  })

  test('hostile text is kept as text', () => {
    expect(read({ story: '<script>alert(1)</script>\u202E\u0000' }).content.story).toBe('<script>alert(1)</script>')
  })

  test('at the limit a text still fits', () => {
    expect(read({ reason: '😀'.repeat(20) }).content.reason).toBe('😀'.repeat(20))
  })
})
