import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { promptPaper } from '../../src/act/paper.ts'
import { COUNTRIES, countryOf } from '../../src/countries/countries.ts'
import { newestForms } from '../../src/domain/form/versions.ts'
import { printDocument } from '../../src/platform/pdf/print.ts'
import { chosenCountry } from '../../src/tools/chosen-country.ts'
import {
  blankForms,
  contextOf,
  type FormFile,
  listOfForms,
  promptSheets,
  schemas,
  writeFiles,
} from '../../src/tools/form-files.ts'
import { pinsKept, pinsNow } from '../../src/tools/pin-forms.ts'
import { ruleRows, ruleTable } from '../../src/tools/rules.ts'
import { PROJECT } from '../../src/tools/settings.ts'

const run = promisify(execFile)
const command = (...args: string[]) => run(process.execPath, [join(PROJECT, 'src/tools/forms.ts'), ...args])
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forms-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ROMANIA = countryOf('ro')
const FORMS = newestForms(ROMANIA.pack.forms)
const context = contextOf(ROMANIA, 'ro', 0)
const names = (files: readonly FormFile[]) => files.map(file => file.name)
const pagesOf = (pdf: Buffer | string) => Number(/\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1])

describe('bin/forms', () => {
  test('has a blank paper for every form, and the one that exists only in parts as a whole too', () => {
    expect(names(blankForms(context))).toEqual([...FORMS.map(form => `${form.id}.pdf`), 'F-14.pdf'].sort())
    expect(names(promptSheets(context))).toEqual(FORMS.map(form => `${form.id}.pdf`))
    const specified = new Set(listOfForms(context).map(form => form.specification))
    expect(specified.size).toBe(41)
  })

  test('writes tagged papers and tells of each', async () => {
    const two = blankForms(context).filter(file => file.name === 'F-21.pdf' || file.name === 'F-14.pdf')
    const told: string[] = []
    await writeFiles(join(folder, 'deep', 'pdf'), two, name => told.push(name))
    expect(told).toEqual(['F-14.pdf', 'F-21.pdf'])
    for (const name of told) {
      const pdf = await readFile(join(folder, 'deep', 'pdf', name), 'latin1')
      expect(pdf.slice(0, 5)).toBe('%PDF-')
      expect(pdf).toContain('/StructTreeRoot')
      expect(pdf).toContain('/Marked true')
    }
  })

  test('every prompt sheet is one page: the longest are, in both languages', async () => {
    for (const lang of ['ro', 'en']) {
      const there = contextOf(ROMANIA, lang, 0)
      const length = (form: (typeof FORMS)[number]) => JSON.stringify(promptPaper(there, form)).length
      const longest = FORMS.toSorted((a, b) => length(b) - length(a)).slice(0, 4)
      const sheets = promptSheets(there).filter(sheet => longest.some(form => sheet.name === `${form.id}.pdf`))
      for (const sheet of sheets) expect(pagesOf(await sheet.content()), `${lang} ${sheet.name}`).toBe(1)
    }
  }, 60_000)

  test('a prompt sheet has the questions and no answers', async () => {
    const form = FORMS.find(one => one.id === 'F-28')
    const text = JSON.stringify(form && promptPaper(contextOf(ROMANIA, 'en', 0), form))
    expect(text).toContain('Valid until')
    expect(text).not.toContain('temporary residence permit')
    expect(text).not.toContain('[form.')
    const pdf = await printDocument({
      language: 'en',
      title: 'F-28',
      head: '',
      pageOf: String,
      createdAt: new Date(0),
      blocks: form ? promptPaper(context, form) : [],
    })
    expect(pdf.length).toBeGreaterThan(1000)
  })

  test('a schema names the form and refuses what it does not ask', async () => {
    const file = schemas(ROMANIA).find(one => one.name === 'F-21.schema.json')
    const schema = JSON.parse(String(await file?.content()))
    expect(schema.$id).toBe('urn:punte:form:F-21:1')
    expect(schema.required).toEqual(['categories', 'amount'])
    expect(schema.additionalProperties).toBe(false)
  })

  test('the command lists the forms, and says what it needs when it is asked wrongly', async () => {
    const { stdout } = await command('--json', '--lang', 'en')
    expect(JSON.parse(stdout)).toHaveLength(FORMS.length)
    await command('--schema', join(folder, 'schema'))
    expect(await readdir(join(folder, 'schema'))).toHaveLength(FORMS.length)
    for (const wrong of [[], ['--lang', 'xx', '--json'], ['--pdf', ''], ['--pdf'], ['--nonsense']]) {
      const refused = await command(...wrong).then(
        () => null,
        error => error,
      )
      expect(refused?.code, wrong.join(' ')).toBe(1)
      expect(refused?.stderr).toContain('bin/forms --pdf DIR')
      expect(refused?.stderr).not.toMatch(/\n {4}at /)
    }
  }, 60_000)
})

test.each(Object.entries(COUNTRIES))(
  '%s: no version of a form has changed since it was pinned, in its questions or its words',
  (_code, country) => {
    expect(pinsNow(country)).toEqual(pinsKept(country))
  },
)

describe('another country', () => {
  const UK = countryOf('uk')

  test('bin/forms prints its own forms, tagged and in its own language', async () => {
    const script = join(PROJECT, 'src/tools/forms.ts')
    const { stdout } = await run(process.execPath, [script, '--json'], { env: { ...process.env, PUNTE_COUNTRY: 'uk' } })
    const forms: { id: string; title: string }[] = JSON.parse(stdout)
    expect(forms.map(form => form.id)).toEqual(UK.pack.forms.map(form => form.id))
    expect(forms.find(form => form.id === 'F-05')?.title).toBe('Reasonable grounds decision')
    const [paper] = blankForms(contextOf(UK, 'en', 0))
    const pdf = Buffer.from((await paper?.content()) ?? '').toString('latin1')
    expect(pdf).toContain('/StructTreeRoot')
  }, 60_000)

  test('bin/rules prints its own rules, each with its law and its tests', () => {
    const rows = ruleRows(UK)
    expect(rows.map(row => row.id)).toEqual(UK.pack.rules.map(rule => rule.id))
    for (const row of rows) {
      expect(row.cites.length, row.id).toBeGreaterThan(0)
      expect(row.tests.length, row.id).toBeGreaterThan(0)
    }
    expect(ruleTable(UK, rows)).toContain('The conclusive grounds decision follows a recovery period.')
  })

  test('a country that is not there is refused in one sentence', () => {
    expect(() => chosenCountry({ PUNTE_COUNTRY: 'xx' })).toThrow('There is no country "xx". There are: ro, uk.')
    expect(chosenCountry({}).pack.code).toBe('ro')
  })
})
