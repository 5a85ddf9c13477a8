import type { ActKind } from '../mechanism/vocabulary.ts'
import type { FormDefinition } from './definition.ts'

/** Which version of a form is meant. A record names its own; whoever begins a form today gets the newest. */

/** The newest version of every form, in the order of the pack. */
export function newestForms(forms: readonly FormDefinition[]): readonly FormDefinition[] {
  return forms.filter(form => newestForm(forms, form.id) === form)
}

/** The version of a form that is filled in today. */
export function newestForm(forms: readonly FormDefinition[], id: string | undefined): FormDefinition | undefined {
  return forms.filter(form => form.id === id).reduce<FormDefinition | undefined>(newer, undefined)
}

function newer(one: FormDefinition | undefined, other: FormDefinition): FormDefinition {
  return one && one.version >= other.version ? one : other
}

/** The form by which an act is written down, its newest version. A pack need not have one: then nothing leads there. */
export function formOfAct(forms: readonly FormDefinition[], act: ActKind): FormDefinition | undefined {
  return newestForm(forms, forms.find(form => form.act === act)?.id)
}

/** The version a record was answered in, with the questions of that day. */
export function pinnedForm(
  forms: readonly FormDefinition[],
  act: { readonly form?: unknown; readonly formVersion?: unknown },
): FormDefinition | undefined {
  return forms.find(form => form.id === act.form && form.version === act.formVersion)
}

/** Whether a form tells of one person, and so may stand on that person's pages. */
export function isAboutPerson(form: FormDefinition): boolean {
  return (form.about ?? 'person') === 'person'
}
