import type { Field, FormDefinition, ReferenceType, When } from '../../../domain/form/definition.ts'

/** Short ways to write questions; each returns plain data. Coded answers are read by rules, texts never are. */
type More = { readonly required?: boolean | When; readonly showWhen?: When; readonly vocabulary?: string }

const standing = 'assumed'
const CODED = { standing, coded: true } as const

export const choice = (name: string, options: readonly string[], more: More = {}): Field => ({
  name,
  type: 'choice',
  options,
  ...CODED,
  ...more,
})
export const choices = (name: string, options: readonly string[], more: More = {}): Field => ({
  name,
  type: 'choices',
  options,
  ...CODED,
  ...more,
})
export const yesNo = (name: string, more: More = {}): Field => ({ name, type: 'yes-no-unknown', ...CODED, ...more })
export const day = (name: string, more: More & { readonly past?: boolean; readonly future?: boolean } = {}): Field => ({
  name,
  type: 'date',
  ...CODED,
  ...more,
})
export const code = (name: string, type: ReferenceType, more: More = {}): Field => ({ name, type, ...CODED, ...more })
export const line = (name: string, more: More = {}): Field => ({
  name,
  type: 'text',
  maxLength: 160,
  standing,
  ...more,
})
export const story = (name: string, more: More = {}): Field => ({
  name,
  type: 'long-text',
  maxLength: 2000,
  standing,
  ...more,
})

/** One form of one section or more, first version. */
export const paper = (
  id: FormDefinition['id'],
  act: FormDefinition['act'],
  what: Pick<FormDefinition, 'mode' | 'dataClass'>,
  sections: { readonly [name: string]: readonly Field[] },
): FormDefinition => ({
  id,
  version: 1,
  act,
  standing,
  ...what,
  sections: Object.entries(sections).map(([name, fields]) => ({ name, fields })),
})
