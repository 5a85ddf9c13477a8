import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './settings.ts'

/**
 * Writes docs/security/asvs.md from the requirements in scope (`asvs-requirements.csv`: OWASP ASVS 5.0.0) and our answers
 * (`asvs.json`).
 */
export const ASVS = 'docs/security/asvs.md'

export const STANDINGS = ['met', 'partly', 'not-met', 'does-not-apply'] as const
type Standing = (typeof STANDINGS)[number]

/** One answer. `tests` are `file: name of the test`, `places` files of the program or of the documents. */
export type Answer = {
  readonly standing: Standing
  readonly note: string
  readonly tests?: readonly string[]
  readonly places?: readonly string[]
}

export type Requirement = {
  readonly id: string
  readonly level: string
  readonly section: string
  readonly text: string
}

const read = (path: string) => readFileSync(join(PROJECT, path), 'utf8')

/** The requirements in scope, in the order of the standard. */
export function requirements(): readonly Requirement[] {
  const [, ...rows] = read('docs/security/asvs-requirements.csv').trimEnd().split('\n').map(cells)
  return rows.map(([id = '', level = '', section = '', text = '']) => ({ id, level, section, text }))
}

/** The cells of one line; a cell in quotes may hold commas and doubled quotes, no line of this file holds a line end. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}

/** The answers as they are written down, by id. */
export function answers(): Readonly<Record<string, Answer>> {
  return JSON.parse(read('docs/security/asvs.json')) as Record<string, Answer>
}

/** What an answer names that is not there: files, and names of tests in their files. */
export function missingEvidence({ tests = [], places = [] }: Answer): readonly string[] {
  const lost = places.filter(path => !existsSync(join(PROJECT, path)))
  return [...lost, ...tests.filter(test => !isTest(test))]
}

function isTest(test: string): boolean {
  const [, file = '', name = ''] = /^(\S+?\.(?:test|spec)\.tsx?): (.+)$/.exec(test) ?? []
  return file !== '' && existsSync(join(PROJECT, file)) && read(file).includes(name)
}

const WORDS: Readonly<Record<Standing, string>> = {
  met: 'met',
  partly: 'partly',
  'not-met': '**not met**',
  'does-not-apply': 'does not apply',
}

const HEAD = `# OWASP ASVS 5.0.0, requirement by requirement

Made by \`bin/node src/tools/generate-asvs.ts\` from \`docs/security/asvs.json\`. Scope: levels 1 and 2, and level 3 for authorization (V8),
cryptography (V11), data protection (V14) and logging (V16). A test holds that each is answered once and that every file and test named here
exists. It is our own reading; nobody from outside has assessed it. *Partly* and *not met* say what is missing.

The text of the requirements is from the OWASP Application Security Verification Standard 5.0.0, © The OWASP Foundation, licensed
[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/), taken unchanged; this file and \`docs/security/asvs-requirements.csv\` are under the
same licence.
`

/** The whole document. */
export function textOfAsvs(): string {
  const given = answers()
  const rows = requirements().flatMap(one => {
    const answer = given[one.id]
    return answer ? [{ ...one, answer }] : []
  })
  const counts = STANDINGS.map(one => {
    const count = (level: string) => rows.filter(row => row.answer.standing === one && row.level === level).length
    return `| ${one.replaceAll('-', ' ')} | ${['1', '2', '3'].map(count).join(' | ')} |`
  })
  const sections = Map.groupBy(rows, row => `${row.id.split('.').slice(0, 2).join('.')} ${row.section}`)
  return [
    HEAD,
    '| standing | level 1 | level 2 | level 3 |\n| --- | --- | --- | --- |',
    ...counts,
    ...[...sections].flatMap(([title, list]) => ['', `## ${title}`, ...list.map(rowText)]),
    '',
  ].join('\n')
}

type Row = Requirement & { readonly answer: Answer }

function rowText({ id, level, text, answer }: Row): string {
  const evidence = [...(answer.tests ?? []).map(testText), ...(answer.places ?? []).map(path => `\`${path}\``)]
  const shown = evidence.length > 0 ? ` Shown by ${evidence.join('; ')}.` : ''
  return `\n**${id}** (level ${level}) ${text}\n\n> ${WORDS[answer.standing]}: ${answer.note}${shown}`
}

function testText(test: string): string {
  const at = test.indexOf(': ')
  return at < 0 ? `\`${test}\`` : `\`${test.slice(0, at)}\` (“${test.slice(at + 2)}”)`
}

if (import.meta.main) writeFileSync(join(PROJECT, ASVS), textOfAsvs())
