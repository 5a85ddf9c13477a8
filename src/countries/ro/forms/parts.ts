import type { Field, FormDefinition, ReferenceType, When } from '../../../domain/form/definition.ts'
import { ATTENDEE_KINDS, ATTENDEE_ROLES, CHILD_VIEWS, GIVERS, SIGNED, SUBJECTS_OR_UNKNOWN } from './words.ts'

/**
 * Short ways to write questions; each returns plain data. Everything is `assumed`: the annexes of HG 88/2023
 * were not available. `codes`, `several`, `yesNo`, `day`, `ahead`, `before`, `whole`, `code` are coded (rules read them);
 * `line` and `story` are content (texts, names).
 */
type More = { readonly required?: boolean | When; readonly showWhen?: When }
/** `words`: a word list of the forms; `list`: words the pack has under its own name, such as those of services. */
type Words = More & { readonly words?: string; readonly list?: string }

const standing = 'assumed'

const worded = ({ words, list, ...more }: Words) => {
  const vocabulary = list ?? (words ? `form.${words}` : undefined)
  return { ...more, ...(vocabulary ? { vocabulary } : {}) }
}

/** One of a list. */
export const codes = (name: string, options: readonly string[], more: Words = {}): Field => ({
  name,
  type: 'choice',
  options,
  standing,
  coded: true,
  ...worded(more),
})

/** Any number of a list. */
export const several = (name: string, options: readonly string[], more: Words = {}): Field => ({
  name,
  type: 'choices',
  options,
  standing,
  coded: true,
  ...worded(more),
})

/** Yes, no, I do not know. */
export const yesNo = (name: string, more: More = {}): Field => ({
  name,
  type: 'yes-no-unknown',
  standing,
  coded: true,
  ...more,
})

/** A civil date. */
export const day = (name: string, more: More & { readonly past?: boolean; readonly future?: boolean } = {}): Field => ({
  name,
  type: 'date',
  standing,
  coded: true,
  ...more,
})

/** A date and time ahead. */
export const ahead = (name: string, more: More = {}): Field => ({
  name,
  type: 'date-time',
  future: true,
  standing,
  coded: true,
  ...more,
})

/** A date and time gone by. */
export const before = (name: string, more: More = {}): Field => ({
  name,
  type: 'date-time',
  past: true,
  standing,
  coded: true,
  ...more,
})

/** A whole number. */
export const whole = (name: string, min: number, max: number, more: More = {}): Field => ({
  name,
  type: 'number',
  min,
  max,
  standing,
  coded: true,
  ...more,
})

/** A code that names something else. */
export const code = (name: string, type: ReferenceType, more: More = {}): Field => ({
  name,
  type,
  standing,
  coded: true,
  ...more,
})

/** One line of text, never coded. */
export const line = (name: string, maxLength: number, more: More = {}): Field => ({
  name,
  type: 'text',
  maxLength,
  standing,
  ...more,
})

/** Several lines of text, never coded. */
export const story = (name: string, maxLength = 2000, more: More = {}): Field => ({
  name,
  type: 'long-text',
  maxLength,
  standing,
  ...more,
})

/** Repeating rows. */
export const rows = (name: string, count: number, fields: readonly Field[], more: More = {}): Field => ({
  name,
  type: 'rows',
  rows: count,
  fields,
  standing,
  ...more,
})

/** Who was there, or will be. */
export const attendees = (more: More = {}): Field => ({
  name: 'attendees',
  type: 'attendees',
  roles: ATTENDEE_ROLES,
  kinds: ATTENDEE_KINDS,
  subjects: SUBJECTS_OR_UNKNOWN,
  subjectRoles: ['parent', 'guardian', 'institution-representative'],
  rows: 12,
  standing,
  ...more,
})

export const signed = (name: string, more: More = {}): Field => codes(name, SIGNED, { words: 'signed', ...more })
export const giver = (name: string, more: More = {}): Field => codes(name, GIVERS, { words: 'giver', ...more })
export const childView = (more: More = {}): Field => codes('childView', CHILD_VIEWS, { words: 'child-view', ...more })

/** Which parent, guardian or institution: asked only where one of them acts. */
export const subjectOf = (field: string, values: readonly string[] = ['parent', 'guardian']): Field =>
  codes('subject', SUBJECTS_OR_UNKNOWN, {
    words: 'subject',
    required: { field, in: values },
    showWhen: { field, in: values },
  })

/** What every form of this pack shares. */
export const FIRST = { version: 1, standing } as const satisfies Partial<FormDefinition>

/** The next version of a form: the same questions and some more at the end of a section. Who needs other changes writes it out. */
export const grown = (
  form: FormDefinition,
  added: { readonly [section: string]: readonly Field[] },
): FormDefinition => ({
  ...form,
  version: form.version + 1,
  sections: form.sections.map(one => ({ ...one, fields: [...one.fields, ...(added[one.name] ?? [])] })),
})
