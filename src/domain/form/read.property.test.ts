import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOAN, WORLD } from './examples/loan.ts'
import { readForm } from './read.ts'
import { answersOfRecord } from './values.ts'
import { viewForm } from './view.ts'

const names = [
  'tool',
  'colours',
  'reason',
  'height',
  'story',
  'born-day',
  'born-month',
  'born-year',
  'back-day',
  'back-month',
  'back-year',
  'meet-day',
  'meet-month',
  'meet-year',
  'meet-time',
  'member',
  'speech',
  'branch',
  'workshop',
  'happened-day',
  'happened-month',
  'happened-year',
  'happened-time',
  'present.0.role',
  'present.0.organisationKind',
  'present.0.subject',
  'present.1.name',
  'parts.0.course',
  'parts.0.state',
  'parts.1.why',
  'parts.1.state',
  'parts.00.state',
  'parts.-1.state',
  'parts.9999.due-day',
  '__proto__',
  'constructor',
  'toString',
  'parts',
  'parts.',
  'parts.0',
  'present.0.__proto__',
]
const likely = fc.constantFrom(
  'saw',
  'ladder',
  'drill',
  'red',
  'blue',
  '1',
  '29',
  '2',
  '12',
  '2024',
  '2026',
  '10:30',
  'yes',
  'ro',
  'north',
  'tools-1',
  'parent',
  'none',
  'open',
  'closed',
  'lender',
  'library',
  'parent-1',
  '',
)
const text = fc.oneof(
  { weight: 4, arbitrary: likely },
  fc.string({ unit: 'binary', maxLength: 130 }),
  fc.string({ maxLength: 8 }),
)
const sent = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof({ weight: 5, arbitrary: text }, fc.array(text, { maxLength: 3 })),
  { maxKeys: 30, noNullPrototype: true },
)

const split = (moment: number) => {
  const iso = new Date(moment).toISOString()
  return { date: iso.slice(0, 10) as `${number}-${number}-${number}`, time: iso.slice(11, 16) }
}

describe('reading, whatever is sent', () => {
  test('never throws, and an invalid form names at least one problem of a field it can link to', () => {
    fc.assert(
      fc.property(sent, fields => {
        const form = readForm(LOAN, fields, WORLD)
        const problems = form.kind === 'invalid' ? form.problems : []
        expect(form.kind === 'invalid').toBe(problems.length > 0)
        const view = viewForm(LOAN, form.answers, problems, { has: () => true })
        expect(view.problems.length).toBe(problems.length)
      }),
      { numRuns: 1500 },
    )
  })

  test('values that are no text at all count as not sent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.anything()), fields => {
        expect(() => readForm(LOAN, fields as never, WORLD)).not.toThrow()
      }),
    )
  })

  test('answers are kept, and reading them again gives the same', () => {
    fc.assert(
      fc.property(sent, fields => {
        const once = readForm(LOAN, fields, WORLD)
        expect(readForm(LOAN, once.answers, WORLD)).toEqual(once)
        for (const name of ['reason', 'height', 'story', 'born-day']) {
          const typed = Object.hasOwn(fields, name) ? [fields[name]].flat() : []
          if (typed.some(one => one && /[a-z0-9]/.test(one))) expect(once.answers[name]).toBeDefined()
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('what was recorded can be shown and recorded again, the same', () => {
    fc.assert(
      fc.property(sent, fields => {
        const form = readForm(LOAN, fields, WORLD)
        if (form.kind === 'invalid') return
        const { coded, content, happenedAt } = form
        const again = readForm(LOAN, answersOfRecord(LOAN, { coded, content, happenedAt }, split), WORLD)
        expect(again).toMatchObject({ kind: 'read', coded, content, happenedAt })
      }),
      { numRuns: 1500 },
    )
  })
})
