import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { textOfAccess, WHO_SEES_WHAT } from '../../src/tools/generate-access.ts'
import { textOfUseCases, USE_CASES } from '../../src/tools/generate-use-cases.ts'
import { filesOf, hits, lineAt, ROOT, read } from '../support/source.ts'

/** What the documents promise about the program. */
const none: readonly string[] = []

test('docs/use-cases.md is what the routes say', () => {
  expect(read(USE_CASES).text).toBe(textOfUseCases())
})

test('docs/who-sees-what.md is what the rules of access say', () => {
  expect(read(WHO_SEES_WHAT).text).toBe(textOfAccess())
})

test('every policy of the migrations is explained in db/README.md', () => {
  const explained = read('db/README.md').text
  const broken = filesOf('db/migrations').flatMap(file =>
    [...file.text.matchAll(/create policy (\w+)/g)]
      .filter(match => !explained.includes(`\`${match[1]}\``))
      .map(match => `${file.path}:${lineAt(file.text, match.index)}: ${match[1]}`),
  )
  expect(broken).toEqual(none)
})

test('no document names a machine, a registry host or a local path', () => {
  const documents = [
    ...filesOf('docs', 'db'),
    ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].map(read),
  ]
  const places = /\/(?:work|home\/\w+|root|tmp|Users)\/|registry\.|127\.0\.0\.1:\d{4,}/g
  expect(documents.filter(file => file.path.endsWith('.md')).flatMap(file => hits(file, places))).toEqual(none)
})

const DOCUMENTS = [
  ...filesOf('docs', 'db').filter(file => file.path.endsWith('.md')),
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'].map(read),
]

test('every file and folder that a document names is there', () => {
  const broken = DOCUMENTS.flatMap(file =>
    [...file.text.matchAll(/`((?:src|db|docs|tests|bench|bin)\/[\w./-]+)`/g)]
      .filter(match => !existsSync(join(ROOT, match[1] ?? '')))
      .map(match => `${file.path}:${lineAt(file.text, match.index)}: ${match[1]}`),
  )
  expect(broken).toEqual(none)
})

test('README.md has every setting', () => {
  const settings = [...read('src/tools/settings.ts').text.matchAll(/\btext\('([A-Z_]+)'\)/g)].map(
    match => match[1] ?? '',
  )
  expect(settings.length).toBeGreaterThan(6)
  expect(settings.filter(name => !read('README.md').text.includes(`\`${name}\``))).toEqual(none)
})
