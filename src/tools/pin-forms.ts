import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COUNTRIES } from '../countries/countries.ts'
import type { Country } from '../countries/country.ts'
import type { FormDefinition } from '../domain/form/definition.ts'
import { neededMessages } from '../domain/form/validate.ts'
import { catalogueOf } from './form-files.ts'
import { complain, line } from './output.ts'
import { PROJECT } from './settings.ts'

/**
 * Keeps a fingerprint of every version of every form: its questions, and their words in each language. A record names the
 * version it was answered in; should that version ever change, old records would say what nobody was asked. New versions are
 * added; one that changed is refused. To mend a spelling, take its line out of the file by hand and pin again.
 */
const pinsOf = ({ pack }: Country): string => `src/countries/${pack.code}/forms/pinned.json`

export type Pins = { readonly [version: string]: string }

/** The fingerprint of what a person was asked: the definition, and all its labels and answers in words. */
export function fingerprint(
  form: FormDefinition,
  words: readonly { readonly [key: string]: string | undefined }[],
): string {
  const asked = neededMessages(form).flatMap(key => words.map(table => [key, table[key] ?? '']))
  return createHash('sha256')
    .update(JSON.stringify([form, asked]))
    .digest('hex')
    .slice(0, 16)
}

/** The fingerprints as the pack has them now, by id and version. */
export function pinsNow(country: Country): Pins {
  const { forms, languages } = country.pack
  const words = languages.map(lang => catalogueOf(country, lang))
  return Object.fromEntries(forms.map(form => [`${form.id} version ${form.version}`, fingerprint(form, words)]))
}

/** The fingerprints that were kept; none for a country that has pinned nothing yet. */
export function pinsKept(country: Country): Pins {
  const file = join(PROJECT, pinsOf(country))
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Pins) : {}
}

function pin(country: Country): void {
  const [kept, now] = [pinsKept(country), pinsNow(country)]
  const changed = Object.keys(kept).filter(name => kept[name] !== now[name])
  if (changed.length > 0) {
    complain(`Changed or gone, and so not pinned: ${changed.join(', ')}. Add a version instead.`)
    return
  }
  writeFileSync(join(PROJECT, pinsOf(country)), `${JSON.stringify({ ...kept, ...now }, null, 2)}\n`)
  const [all, before] = [Object.keys(now).length, Object.keys(kept).length]
  line(`${country.pack.code}: ${all} versions pinned, ${all - before} of them new.`)
}

if (import.meta.main) for (const country of Object.values(COUNTRIES)) pin(country)
