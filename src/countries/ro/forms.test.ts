import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { columnsOf, fieldsOf } from '../../domain/form/keys.ts'
import { gathersServices, readForm } from '../../domain/form/read.ts'
import { checkForms, neededMessages } from '../../domain/form/validate.ts'
import { specifiedBy } from './forms/specification.ts'
import { FORMS } from './forms.ts'

type Messages = { readonly [key: string]: string }
const json = (path: string): Messages => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const messages: { readonly [language: string]: Messages } = Object.fromEntries(
  ['ro', 'en'].map(language => [
    language,
    { ...json(`messages/${language}/form.json`), ...json(`../../messages/${language}/answer.json`) },
  ]),
)

/** Words of the pack that forms share with the screens: services, sexes, signs. */
const shared: { readonly [language: string]: Messages } = Object.fromEntries(
  ['ro', 'en'].map(language => [
    language,
    { ...json(`messages/${language}/words.json`), ...json(`messages/${language}/indicator.json`) },
  ]),
)

const WORLD = { now: 0, today: '1970-01-01', languages: ['ro'], territories: [], momentOf: () => 0 } as const

/** Keys an act of this form carries, as the reader makes them. */
function codedKeys(form: (typeof FORMS)[number]): readonly string[] {
  const optional = form.sections.map(section => ({
    ...section,
    fields: section.fields.map(field => ({ ...field, required: false })),
  }))
  // One text that is no code, so that something is told.
  const told = { name: 'told', fields: [{ name: 'told', type: 'text', maxLength: 9, standing: 'assumed' }] } as const
  const read = readForm({ ...form, sections: [...optional, told] }, { told: 'x' }, WORLD)
  return read.kind === 'read' ? Object.keys(read.coded).filter(key => key !== 'form' && key !== 'formVersion') : []
}

/** The table of `forms/README.md`: form → its cells. */
const TABLE: ReadonlyMap<string, readonly string[]> = new Map(
  readFileSync(new URL('forms/README.md', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line.startsWith('| F-'))
    .map(line =>
      line
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim()),
    )
    .map(cells => [cells[0] ?? '', cells] as const),
)

/** A row may say "as F-15 with …": then that row's keys are its own too. */
function withShared(keys: string): string {
  const other = /\bas (F-\d+[A-Z]?)/.exec(keys)?.[1]
  return other ? `${keys} ${withShared(TABLE.get(other)?.[4] ?? '')}` : keys
}

describe('the forms of the pack', () => {
  test('are never kept without an answer, also where no question is required', () => {
    const free = FORMS.filter(form => form.id === 'F-18' || form.id === 'F-19')
    for (const form of FORMS) expect(readForm(form, {}, WORLD).kind, form.id).toBe('invalid')
    for (const form of free) {
      expect(readForm(form, { 'happened-day': '1' }, WORLD)).toMatchObject({ kind: 'invalid' })
      const problems = readForm(form, {}, WORLD)
      expect(problems.kind === 'invalid' && problems.problems).toEqual([
        { field: fieldsOf(form)[0]?.name, message: 'answer.problem.nothing-answered', params: {} },
      ])
    }
    const answered = free.map(form => readForm(form, { lawyer: 'Exercise 041' }, WORLD).kind)
    expect(new Set(answered)).toEqual(new Set(['read']))
  })

  test('are sound, with every message in both languages', () => {
    expect(
      checkForms(
        FORMS,
        ['ro', 'en'],
        (language, key) => (messages[language]?.[key] ?? shared[language]?.[key]) !== undefined,
      ),
    ).toEqual([])
  })

  test('are plain data', () => {
    expect(JSON.parse(JSON.stringify(FORMS))).toEqual(FORMS)
  })

  test('are assumed, each field too, until somebody checked the annex', () => {
    expect(
      FORMS.flatMap(form => [form.standing, ...fieldsOf(form).map(field => field.standing)]).every(
        one => one === 'assumed',
      ),
    ).toBe(true)
  })

  test.each(FORMS.map(form => [form.id, form.version, form] as const))(
    '%s version %i: the table names act, mode, class, every coded key and what it implements',
    (id, _, form) => {
      const [, act, mode, dataClass, keys = '', implemented] = TABLE.get(id) ?? []
      expect([act, mode, dataClass]).toEqual([form.act, form.mode, form.dataClass])
      expect(implemented).toBe(specifiedBy(id) + (form.about ? ` (${form.about})` : ''))
      const text = withShared(keys)
      const named = (key: string) => [`\`${key}\``, `\`${key}[]\``, `\`${key}: `].some(form => text.includes(form))
      expect(codedKeys(form).filter(key => !named(key))).toEqual([])
    },
  )

  test('no message is left over', () => {
    const used = new Set(['form.working-head', ...FORMS.flatMap(neededMessages)])
    const needed = (key: string) => used.has(key.replace(/\.hint$/, ''))
    expect(Object.keys(json('messages/ro/form.json')).filter(key => !needed(key))).toEqual([])
  })

  test('both languages have the same keys', () => {
    expect(Object.keys(messages.ro ?? {})).toEqual(Object.keys(messages.en ?? {}))
  })
})

describe('what no form may do', () => {
  const WORDS = /etni|rom[aă]\b|romi\b|ethnic|rasă|\brace\b|relig/i

  test('ask for ethnicity, by field, option or word', () => {
    const names = FORMS.flatMap(form => fieldsOf(form).flatMap(field => [field, ...columnsOf(field)])).map(
      field => field.name,
    )
    expect(names.filter(name => WORDS.test(name))).toEqual([])
    expect(Object.values(messages).flatMap(one => Object.values(one).filter(text => WORDS.test(text)))).toEqual([])
  })

  test('make an answer about complaint, trial or taking part a condition (R-41), but on the form that is that decision', () => {
    const about = /complain|trial|court|participat|proceeding|cooperat|plânger|proces\b|instanț/i
    const required = FORMS.filter(form => form.act !== 'participation.decided').flatMap(form =>
      fieldsOf(form)
        .filter(
          field =>
            field.required &&
            (about.test(field.name) || about.test(messages.en?.[`form.${form.id}.${field.name}`] ?? '')),
        )
        .map(field => `${form.id} ${field.name}`),
    )
    expect(required).toEqual([])
  })

  test('blame, shout or use cedilla letters', () => {
    expect(Object.values(messages).flatMap(one => Object.values(one).filter(text => /[!şţŞŢ]/.test(text)))).toEqual([])
  })

  test('ask more than eight things at once before help, or make a fact of what is not known', () => {
    for (const form of FORMS) {
      for (const field of fieldsOf(form).filter(one => one.type === 'choices' && one.required)) {
        expect(field.type === 'choices' && field.options.length, `${form.id} ${field.name}`).toBeGreaterThan(0)
      }
      expect(gathersServices(form)).toBe(form.act === 'immediate-plan.made' || form.act === 'plan.made')
    }
    const needs = FORMS.find(form => form.act === 'needs.recorded')
    expect(
      needs &&
        fieldsOf(needs)
          .filter(field => field.required === true)
          .every(field => field.type === 'yes-no-unknown'),
    ).toBe(true)
  })
})
