import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COUNTRY_CODES } from '../../src/countries/codes.ts'
import { GENERATED, gather } from '../../src/tools/generate-messages.ts'
import { areasOf, placeholders, usedKeys } from '../support/message-use.ts'
import { filesOf, hits, isCode, isTest, lineAt, ROOT, read } from '../support/source.ts'

/** What translators and the program promise each other. Each test lists what breaks it. */
const SOURCE = filesOf('src')
const CODE = SOURCE.filter(file => isCode(file) && !isTest(file) && !/\/examples?\//.test(file.path))
const none: readonly string[] = []

describe('messages', () => {
  const readers = [...CODE.filter(file => !/\/messages\/messages\.ts$/.test(file.path)), ...filesOf('src/browser')]
  const isUsed = usedKeys(readers)
  const areas = [
    ...areasOf('src/messages'),
    ...COUNTRY_CODES.flatMap(code => areasOf(`src/countries/${code}/messages`)),
  ].filter(area => area.path.endsWith('.json'))

  test('every key is there in every language', () => {
    const broken = areas.flatMap(({ path, keys }) => {
      const all = new Set(Object.values(keys).flatMap(table => Object.keys(table)))
      return Object.entries(keys).flatMap(([lang, table]) =>
        [...all].filter(key => !table[key]?.trim()).map(key => `${path.replace('*', lang)}: no ${key}`),
      )
    })
    expect(broken).toEqual(none)
  })

  test('every language has the same placeholders', () => {
    const broken = areas.flatMap(({ path, keys }) => {
      const [first, ...others] = Object.values(keys)
      return Object.entries(first ?? {}).flatMap(([key, text]) =>
        others.filter(other => placeholders(other[key] ?? '') !== placeholders(text)).map(() => `${path}: ${key}`),
      )
    })
    expect(broken).toEqual(none)
  })

  test('no key is unused', () => {
    const broken = areas.flatMap(({ path, keys }) =>
      Object.keys(Object.values(keys)[0] ?? {})
        .filter(key => !isUsed(key))
        .map(key => `${path}: ${key}`),
    )
    expect(broken).toEqual(none)
  })

  test('every key that is asked for exists', () => {
    const known = new Set(areas.flatMap(({ keys }) => Object.keys(Object.values(keys)[0] ?? {})))
    const broken = readers.flatMap(file =>
      [...file.text.matchAll(/\bt\(\s*'([\w-]+\.[\w.-]+)'/g)]
        .filter(match => !known.has(match[1] ?? ''))
        .map(match => `${file.path}:${lineAt(file.text, match.index)}: ${match[1]}`),
    )
    expect(broken).toEqual(none)
  })

  test('the keys of an area begin with its name', () => {
    const broken = areasOf('src/messages').flatMap(({ path, keys }) => {
      const area = path.slice(path.lastIndexOf('/') + 1, -5)
      return Object.values(keys).flatMap(table => Object.keys(table).filter(key => !key.startsWith(`${area}.`)))
    })
    expect(broken).toEqual(none)
  })

  test('Romanian is written with comma below, not with cedilla', () => {
    expect(
      SOURCE.filter(file => /messages\/.*\.json$/.test(file.path)).flatMap(file => hits(file, /[ŞşŢţ][\p{L}]*/gu)),
    ).toEqual(none)
  })
})

describe('what is generated is current', () => {
  test.each(GENERATED.map(one => [one.folder, one.typed] as const))('%s/messages.ts', (folder, typed) => {
    const plain = (text: string) =>
      text
        .replace(/[\s,;|]+/g, ' ')
        .split(' ')
        .sort()
        .join(' ')
    expect(plain(read(`${folder}/messages.ts`).text)).toBe(plain(gather(join(ROOT, folder), typed)))
  })
})
