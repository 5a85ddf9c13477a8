import { describe, expect, test } from 'vitest'
import { COUNTRIES } from '../../src/countries/countries.ts'
import type { Country } from '../../src/countries/country.ts'
import { filesOf, hits, isCode, isTest, lineAt, read, wholeWord, withoutComments } from '../support/source.ts'

/** Words that must not stand where they would do harm. Each test lists them, as `file:line: word`. */
const SOURCE = filesOf('src')
const CODE = SOURCE.filter(file => isCode(file) && !isTest(file) && !/\/examples?\//.test(file.path))
const inside = (folder: string) => CODE.filter(file => file.path.startsWith(folder))
const none: readonly string[] = []

test('the words of the glossary, and none of those it forbids', () => {
  const rows = read('docs/glossary.md').lines.filter(line => /^\| (?!concept|---)/.test(line))
  expect(rows.length).toBeGreaterThan(30)
  const forbidden = new Set(
    rows.flatMap(row =>
      (row.split('|').at(-2) ?? '').split(',').map(word => word.trim().toLowerCase().replace(/[\s-]/g, '')),
    ),
  )
  const allowed = /caseManager|case_manager|CaseManager|toLowerCase|toUpperCase|UpperCase|LowerCase/g
  const broken = [...inside('src/domain/'), ...inside('src/act/'), ...inside('src/features/')].flatMap(file => {
    const code = withoutComments(file.text).replace(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g, text => text.replace(/[^\n]/g, ' '))
    return [...code.matchAll(/[A-Za-z_$][\w$]*/g)]
      .filter(([name]) => name !== 'case')
      .filter(([name]) =>
        name
          .replace(allowed, '')
          .split(/(?=[A-Z])|_/)
          .some(part => forbidden.has(part.toLowerCase())),
      )
      .map(match => `${file.path}:${lineAt(file.text, match.index)}: ${match[0]}`)
  })
  expect(broken).toEqual(none)
})

describe('the country stays in its pack', () => {
  // Short names: of the codes, and those in capitals inside the names of authorities.
  const wordsIn = ({ pack }: Country): readonly string[] => {
    const official = pack.organisations.filter(one => !one.source.startsWith('Invented'))
    const shortNames = [
      ...official.flatMap(one => [one.code.split('-')[0] ?? '', one.code]),
      ...official
        .filter(one => one.kind !== 'provider')
        .flatMap(one => one.name.match(/(?<!\p{L})\p{Lu}{4,}(?!\p{L})/gu) ?? []),
    ].filter(word => word.length >= 3 && word !== 'NGO')
    const statutes = pack.law.flatMap(one => {
      const number = /-(\d+)-(\d{4})$/.exec(one.id)
      return number ? [one.id, `${number[1]}/${number[2]}`] : /-\d{4}$/.test(one.id) ? [one.id] : []
    })
    const places = pack.territories.filter(one => !one.parent).map(one => one.name)
    return [...shortNames, ...statutes, ...places]
  }
  const words = wholeWord([...new Set([...Object.values(COUNTRIES).flatMap(wordsIn), 'DIICOT', 'MNIR', 'ECAT'])])
  const elsewhere = SOURCE.filter(
    file => !file.path.startsWith('src/countries/') && !isTest(file) && !file.path.includes('/examples/'),
  )

  test('no institution, statute or county is named outside src/countries', () => {
    expect(
      elsewhere
        .filter(file => /\.(tsx?|js|json|css)$/.test(file.path))
        .flatMap(file => hits(file, words, isCode(file) ? withoutComments(file.text) : file.text)),
    ).toEqual(none)
  })

  test('the words are found where they stand', () => {
    const pack = read('src/countries/ro/organisations/regional-centres.ts')
    expect(hits(pack, words).length).toBeGreaterThan(5)
  })
})

test('ethnicity is not asked, not counted and not stored', () => {
  const words = wholeWord(
    [
      'ethnic',
      'ethnicity',
      'ethnicities',
      'ethnically',
      'race',
      'races',
      'racial',
      'roma',
      'gypsy',
      'gypsies',
      'romani',
    ].concat([
      'etnie',
      'etnia',
      'etnic',
      'etnică',
      'etnici',
      'etnice',
      'rasă',
      'rasial',
      'rasială',
      'rom',
      'romi',
      'romă',
      'rrom',
      'rromi',
      'țigan',
      'țigani',
      'țigancă',
    ]),
    'giu',
  )
  const asked = [
    ...SOURCE.filter(file => /\/(forms|indicators|messages|facts|form|referral)[/.]/.test(file.path) && !isTest(file)),
    ...filesOf('db/migrations'),
  ]
  expect(asked.length).toBeGreaterThan(40)
  // The name of a language is no ethnicity: interpreters are found by it.
  const withoutLanguages = (text: string) => text.replace(/^ *"language\.[^\n]*/gm, '')
  expect(asked.flatMap(file => hits(file, words, withoutLanguages(file.text)))).toEqual(none)
})
