import { expect, test } from 'vitest'
import { filesOf, isTest, read } from '../../../../tests/support/source.ts'
import { purposeWords } from './words.ts'

const t = (key: string, params?: { readonly [name: string]: unknown }) => `${key}(${params?.detail ?? ''})`

/** What the code and the database write into the log as literals. */
const written = [
  ...filesOf('src')
    .filter(one => !isTest(one))
    .flatMap(({ text }) => [...text.matchAll(/noteRead\([^;\n]*, '([^']+)'\)/g)].map(([, said]) => said)),
  ...[...read('db/schema.sql').text.matchAll(/tell_account\([\w.]+, '([^']+)'/g)].map(([, said]) => said),
  ...[
    ...read('db/schema.sql').text.matchAll(/'((?:signed|who looked|legal hold|duty shift|record opened)[^']*)'/g),
  ].map(([, said]) => said),
].map(said => said ?? '')

test('everything that is written into the log has words in every language', () => {
  expect(written.length).toBeGreaterThan(25)
  expect(written.filter(said => !purposeWords(said, t).startsWith('accesses.for-'))).toEqual([])
})

test.each([
  ['form F-04', 'accesses.for-form(F-04)'],
  ['record opened by order', 'accesses.for-record-opened(accesses.detail-order())'],
  [
    'account invited: supervisor, case-manager · account 00000000',
    'accesses.for-invited(role.supervisor(), role.case-manager())',
  ],
  [
    'roles changed from supervisor to lawyer, interpreter',
    'accesses.for-roles-changed(role.supervisor() → role.lawyer(), role.interpreter())',
  ],
  ['something of tomorrow', 'something of tomorrow'],
  ['constructor', 'constructor'],
])('%s', (purpose, words) => expect(purposeWords(purpose, t)).toBe(words))
