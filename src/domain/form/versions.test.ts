import { describe, expect, test } from 'vitest'
import { LOAN } from './examples/loan.ts'
import { place, sectionKey, titleKey } from './keys.ts'
import { paperOf } from './paper.ts'
import { promptOf } from './prompt.ts'
import { checkForm } from './validate.ts'
import { isAboutPerson, newestForm, newestForms, pinnedForm } from './versions.ts'

const older = { ...LOAN, version: 2 }
const other = { ...LOAN, id: 'F-91', version: 1 } as const
const words = {
  say: (key: string, params?: { readonly [name: string]: string | number }) =>
    params ? `${key} ${Object.values(params).join('/')}` : key,
  has: () => false,
  nameOf: (_: string, code: string) => code,
  dateOf: (day: string) => day,
}

describe('versions of a form', () => {
  test('today the newest is filled in, in whatever order they stand', () => {
    expect(newestForm([older, LOAN, other], 'F-90')).toBe(LOAN)
    expect(newestForm([LOAN, older, other], 'F-90')).toBe(LOAN)
    expect(newestForms([LOAN, older, other])).toEqual([LOAN, other])
    expect(newestForm([LOAN], 'F-99')).toBeUndefined()
  })

  test('a record keeps the version it was answered in', () => {
    expect(pinnedForm([LOAN, older], { form: 'F-90', formVersion: 2 })).toBe(older)
    expect(pinnedForm([LOAN, older], { form: 'F-90', formVersion: 1 })).toBeUndefined()
    expect(pinnedForm([LOAN], {})).toBeUndefined()
  })

  test('a version may have words of its own, under its own form', () => {
    const official = { ...LOAN, words: 'F-90-2' } as const
    const [section] = LOAN.sections
    const field = section?.fields[0]
    expect(titleKey(official)).toBe('form.F-90-2')
    expect(sectionKey(official, 'loan')).toBe('form.F-90-2.section.loan')
    expect(field && place(official, field).stem).toBe('form.F-90-2.tool')
    expect(checkForm({ ...LOAN, words: 'F-91-2' }, [], () => true)).toEqual([
      "F-90: words must begin with F-90-, so that nobody takes them for another form's",
    ])
  })

  test('a form tells of a person unless it says otherwise', () => {
    expect(isAboutPerson(LOAN)).toBe(true)
    expect(isAboutPerson({ ...LOAN, about: 'person' })).toBe(true)
    expect(isAboutPerson({ ...LOAN, about: 'organisation' })).toBe(false)
    expect(isAboutPerson({ ...LOAN, about: 'account' })).toBe(false)
  })
})

describe('the standing of a form and its questions', () => {
  const text = (form: typeof LOAN, answers?: Parameters<typeof paperOf>[2]) =>
    JSON.stringify(paperOf(form, words, answers))

  test('is said once for all in the head', () => {
    expect(text(LOAN)).toContain('answer.every.assumed')
    expect(text({ ...LOAN, standing: 'verified' })).toContain('answer.every.verified')
    expect(text(LOAN)).not.toContain('answer.standing')
  })

  test('and at a question whose standing is another', () => {
    const [first, ...sections] = LOAN.sections
    const fields =
      first?.fields.map((field, index) => (index === 0 ? { ...field, standing: 'verified' as const } : field)) ?? []
    const mixed = { ...LOAN, sections: [{ name: first?.name ?? '', fields }, ...sections] }
    expect(text(mixed).match(/answer\.standing\.verified/g)).toHaveLength(1)
    expect(text(mixed, { tool: 'saw' }).match(/answer\.standing\.verified/g)).toHaveLength(1)
  })
})

test('a prompt sheet asks every question, and names the columns of those that repeat', () => {
  const text = JSON.stringify(promptOf(LOAN, words))
  for (const section of LOAN.sections)
    for (const field of section.fields) expect(text).toContain(`form.F-90.${field.name}`)
  expect(text).toContain('form.attendee.role, form.attendee.organisationKind')
  expect(text).toContain('answer.happened')
  expect(text).not.toContain('form.F-90.tool.saw')
})
