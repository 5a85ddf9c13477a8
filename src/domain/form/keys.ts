import type { Field, FormDefinition } from './definition.ts'

/**
 * Names of things: message keys of a form and input names of its answers. One place, so that screen, paper,
 * validation and the check of missing messages cannot disagree.
 */

/** A field together with where it stands: its input name (`goals.0.due`) and the stem of its message keys (`form.F-15.goals.due`). */
export type Placed = { readonly field: Field; readonly input: string; readonly stem: string }

/** The question every record form ends with: when it happened. Its messages belong to the engine, area `answer`. */
export const HAPPENED = 'happened'

/** The answers of a yes-no-unknown question, in the order shown. */
export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const

/** The four inputs of a date and time, after the hyphen of the input name. */
export const MOMENT_PARTS = ['day', 'month', 'year', 'time'] as const

type Worded = Pick<FormDefinition, 'id' | 'words'>

/** The stem of every message of one version of a form. */
const stemOf = ({ id, words }: Worded): string => `form.${words ?? id}`

export const titleKey = (definition: Worded): string => stemOf(definition)
export const sectionKey = (definition: Worded, section: string): string => `${stemOf(definition)}.section.${section}`
export const hintKey = (stem: string): string => `${stem}.hint`

/** Message key of one option of a question: its own, or the shared word list the field names. */
export function optionKey(placed: Placed, option: string): string {
  const { field, stem } = placed
  if (field.type === 'yes-no-unknown') return `answer.${option}`
  if ((field.type === 'choice' || field.type === 'choices') && field.vocabulary) return `${field.vocabulary}.${option}`
  return `${stem}.${option}`
}

/** A field at the top of a form. */
export function place(definition: FormDefinition, field: Field): Placed {
  return { field, input: field.name, stem: `${stemOf(definition)}.${field.name}` }
}

/** A field in one row of a repeating field. */
export function placeInRow(parent: Placed, field: Field, row: number): Placed {
  const stem = parent.field.type === 'attendees' ? `form.attendee.${field.name}` : `${parent.stem}.${field.name}`
  return { field, input: `${parent.input}.${row}.${field.name}`, stem }
}

/** All fields of a form in the order asked, without the implicit `happened`. */
export function fieldsOf(definition: FormDefinition): readonly Field[] {
  return definition.sections.flatMap(section => section.fields)
}

/** Columns of a repeating field; attendance rows have four fixed ones. Other fields have none. */
export function columnsOf(field: Field): readonly Field[] {
  if (field.type === 'rows') return field.fields
  if (field.type !== 'attendees') return []
  const { standing } = field
  // Which parent, guardian or institution it was decides whether they may be there, so it is asked only of them.
  const ofThem = { field: 'role', in: field.subjectRoles }
  return [
    {
      name: 'role',
      type: 'choice',
      options: field.roles,
      vocabulary: 'form.attendee-role',
      required: true,
      standing,
      coded: true,
    },
    {
      name: 'organisationKind',
      type: 'choice',
      options: field.kinds,
      vocabulary: 'form.organisation-kind',
      required: true,
      standing,
      coded: true,
    },
    {
      name: 'subject',
      type: 'choice',
      options: field.subjects,
      vocabulary: 'form.subject',
      standing,
      coded: true,
      required: ofThem,
      showWhen: ofThem,
    },
    { name: 'name', type: 'text', maxLength: 120, standing },
  ]
}
