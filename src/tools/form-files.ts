import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formPaper, type PaperContext, printPaper, promptPaper } from '../act/paper.ts'
import type { Country } from '../countries/country.ts'
import type { FormDefinition } from '../domain/form/definition.ts'
import { fieldsOf, titleKey } from '../domain/form/keys.ts'
import type { PaperBlock } from '../domain/form/paper.ts'
import { schemaOfForm } from '../domain/form/schema.ts'
import { newestForms } from '../domain/form/versions.ts'
import { type Catalogue, type MessageKey, translator } from '../platform/i18n/translator.ts'
import { PROJECT } from './settings.ts'

/** One file to be written: its name, and what is in it. */
export type FormFile = { readonly name: string; readonly content: () => Promise<Buffer | string> }

/** Every message of one language, from the files: nothing of the web process is needed to print a form. The country's go first. */
export function catalogueOf({ pack }: Country, lang: string): Catalogue {
  const files = ['src/messages', `src/countries/${pack.code}/messages`].flatMap(folder => {
    const path = join(PROJECT, folder, lang)
    return readdirSync(path).map(name => join(path, name))
  })
  return Object.assign({}, ...files.map(file => JSON.parse(readFileSync(file, 'utf8')) as Catalogue))
}

/** What printing needs, and whose forms they are. */
export type FormContext = PaperContext & { readonly country: Country }

/** Blank forms carry no warning of the exercise and name no desk. */
export function contextOf(country: Country, lang: string, now: number): FormContext {
  const catalogue = catalogueOf(country, lang)
  const mechanism = {
    pack: country.pack,
    profile: 'production',
    catalogue: () => catalogue,
    directory: { find: () => undefined },
  } as const
  return { country, mechanism, t: translator(lang, catalogue), lang, now }
}

/** The forms that are filled in today. */
const formsOf = ({ pack }: Country): readonly FormDefinition[] => newestForms(pack.forms)

/**
 * Forms by the paper they are printed on: each by itself, and a form of the specification that exists only in parts
 * also as a whole, its parts one after the other.
 */
function papers(country: Country): readonly { readonly id: string; readonly forms: readonly FormDefinition[] }[] {
  const all = formsOf(country)
  const parts = Map.groupBy(all, form => country.specifiedBy(form.id))
  const wholes = [...parts].filter(([id]) => !all.some(form => form.id === id))
  return [...all.map(form => ({ id: form.id, forms: [form] })), ...wholes.map(([id, forms]) => ({ id, forms }))].sort(
    (a, b) => (a.id < b.id ? -1 : 1),
  )
}

type Paper = ReturnType<typeof papers>[number]

function printed(
  context: PaperContext,
  all: readonly Paper[],
  blocksOf: (form: FormDefinition) => readonly PaperBlock[],
): readonly FormFile[] {
  return all.map(({ id, forms }) => ({
    name: `${id}.pdf`,
    content: () => {
      const title = forms.map(form => context.t(titleKey(form) as MessageKey)).join('; ')
      return printPaper(context, title, undefined, forms.flatMap(blocksOf))
    },
  }))
}

/** Every form blank, as tagged PDF. */
export const blankForms = (context: FormContext): readonly FormFile[] =>
  printed(context, papers(context.country), form => formPaper(context, form))

/** Every form as a prompt sheet; parts stay apart, so that each is one page. */
export const promptSheets = (context: FormContext): readonly FormFile[] =>
  printed(
    context,
    formsOf(context.country).map(form => ({ id: form.id, forms: [form] })),
    form => promptPaper(context, form),
  )

/** The JSON Schema of every form. */
export function schemas(country: Country): readonly FormFile[] {
  return formsOf(country).map(form => ({
    name: `${form.id}.schema.json`,
    content: () => Promise.resolve(`${JSON.stringify(schemaOfForm(form), null, 2)}\n`),
  }))
}

/** The list of forms, for people and programs: one entry a form. */
export function listOfForms(context: FormContext) {
  return formsOf(context.country).map(form => ({
    id: form.id,
    specification: context.country.specifiedBy(form.id),
    version: form.version,
    title: context.t(titleKey(form) as MessageKey),
    act: form.act,
    mode: form.mode,
    about: form.about ?? 'person',
    dataClass: form.dataClass,
    standing: form.standing,
    questions: fieldsOf(form).length,
  }))
}

/** Writes files into a folder, which is made where it is missing; tells of each. Throws what the disk says. */
export async function writeFiles(
  folder: string,
  files: readonly FormFile[],
  told: (name: string, bytes: number) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { name, content } of files) {
    const bytes = Buffer.from(await content())
    await writeFile(join(folder, name), bytes)
    told(name, bytes.length)
  }
}
