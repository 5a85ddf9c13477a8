import { expect, test } from 'vitest'
import { USE_CASES, useCasesText } from '../../src/tools/generate-use-cases.ts'
import { filesOf, hits, lineAt, read } from '../support/source.ts'

/** What the documents promise about the program. */
const none: readonly string[] = []

test('docs/use-cases.md is what the routes say', () => {
  expect(read(USE_CASES).text).toBe(useCasesText())
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
