/** `bin/forms --pdf DIR | --prompt DIR | --schema DIR | --json [--lang LANGUAGE]`: the forms of the mechanism on paper and for programs; of another country with PUNTE_COUNTRY. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Country } from '../countries/country.ts'
import { chosenCountry } from './chosen-country.ts'
import { blankForms, contextOf, type FormFile, listOfForms, promptSheets, schemas, writeFiles } from './form-files.ts'
import { complain, describe, line, step } from './output.ts'

const USAGE = (languages: readonly string[]) => [
  'bin/forms --pdf DIR      every form blank, as tagged PDF',
  'bin/forms --prompt DIR   every form as a sheet of questions, one page each',
  'bin/forms --schema DIR   the JSON Schema of every form',
  'bin/forms --json         the list of forms',
  `Add --lang ${languages.join(' or --lang ')} to choose the language; ${languages[0]} otherwise.`,
]

const OPTIONS = {
  pdf: { type: 'string' },
  prompt: { type: 'string' },
  schema: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const

/** What was asked for; a sentence where it cannot be understood. */
function read(args: readonly string[], languages: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: OPTIONS })
  const lang = values.lang ?? languages[0] ?? ''
  if (!languages.includes(lang)) throw new Error(`There is no language ${lang}. There are: ${languages.join(', ')}.`)
  const folder = [values.pdf, values.prompt, values.schema].find(one => one?.trim() === '')
  if (folder !== undefined) throw new Error('Name the folder to write into.')
  if (!values.pdf && !values.prompt && !values.schema && !values.json) throw new Error('Say what is wanted.')
  return { ...values, lang }
}

async function write(label: string, folder: string | undefined, files: () => readonly FormFile[]): Promise<void> {
  if (!folder) return
  await step(label, async say => {
    const all = files()
    let done = 0
    await writeFiles(resolve(folder), all, name => say(`${++done} of ${all.length}  ${name}`))
    return `${all.length} files in ${folder}`
  })
}

async function main(country: Country, args: readonly string[]): Promise<void> {
  const wanted = read(args, country.pack.languages)
  const context = contextOf(country, wanted.lang, Date.now())
  if (wanted.json) return line(JSON.stringify(listOfForms(context), null, 2))
  await write('Blank forms', wanted.pdf, () => blankForms(context))
  await write('Prompt sheets', wanted.prompt, () => promptSheets(context))
  await write('Schemas', wanted.schema, () => schemas(country))
}

let languages: readonly string[] = []
try {
  const country = chosenCountry()
  languages = country.pack.languages
  await main(country, process.argv.slice(2))
} catch (error) {
  const sentence = error instanceof Error ? error.message : describe(error)
  complain(sentence, ...(languages.length > 0 ? USAGE(languages) : []))
}
