import { createSecretKey, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DataKey, ERASED, isSealed, openText, sealText } from './envelope.ts'
import { addKey, dropKeys, FRESH_FOR, fileKeys, makeKeyFile, readKeyFile } from './key-file.ts'
import { type KeyProvider, unwrapUnder, type Wrapped, wrapUnder } from './key-provider.ts'
import { liesIn, openKeys } from './open-keys.ts'
import { type Opening, openRows } from './rows.ts'
import { closedVault, openVault, type Vault } from './vault.ts'

const dataKey = (version = 1): DataKey => ({ key: createSecretKey(randomBytes(32)), version })
const A = { subject: 'person-a', column: 'person_identity.given_names' }
let folder: string
let path: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'punte-vault-'))
  path = join(folder, 'keys', 'key-file')
  await makeKeyFile(path, Date.now())
})
afterAll(() => rm(folder, { recursive: true }))

describe('a sealed value', () => {
  const key = dataKey()
  const sealed = sealText(key, A, 'Exercițiu 041')

  test('opens where it was sealed, and never seals alike', () => {
    expect(openText(key, A, sealed)).toBe('Exercițiu 041')
    expect(openText(key, A, sealText(key, A, ''))).toBe('')
    expect(sealText(key, A, 'Exercițiu 041')).not.toBe(sealed)
    expect(isSealed(sealed) && isSealed(ERASED)).toBe(true)
    expect(['Exercițiu', 'pv1.', 'pv1.1.abc', '', 'pv1 is a text'].some(isSealed)).toBe(false)
  })

  test.each([
    ['another person', { ...A, subject: 'person-b' }],
    ['another column', { ...A, column: 'person_identity.family_name' }],
    ['another table', { ...A, column: 'person_contact.given_names' }],
    ['another row', { ...A, row: '2' }],
  ])('does not open for %s', (_what, place) => expect(openText(key, place, sealed)).toBeUndefined())

  test('does not open with another key, another version, or a version written over', () => {
    expect(openText(dataKey(), A, sealed)).toBeUndefined()
    expect(openText({ ...key, version: 2 }, A, sealed)).toBeUndefined()
    expect(openText({ ...key, version: 2 }, A, sealed.replace('pv1.1.', 'pv1.2.'))).toBeUndefined()
  })

  test('a changed or missing byte anywhere is noticed', () => {
    const body = Buffer.from(sealed.slice(6), 'base64url')
    for (let at = 0; at < body.length; at++) {
      const changed = Buffer.from(body)
      changed.writeUInt8((body[at] ?? 0) ^ 1, at)
      expect(openText(key, A, `pv1.1.${changed.toString('base64url')}`)).toBeUndefined()
      expect(openText(key, A, `pv1.1.${body.subarray(0, at).toString('base64url')}`)).toBeUndefined()
    }
  })
})

describe('a key file', () => {
  test('is made once, for its owner alone', async () => {
    const before = await readFile(path, 'utf8')
    await Promise.all([1, 2, 3].map(() => makeKeyFile(path, Date.now())))
    expect(await readFile(path, 'utf8')).toBe(before)
    await chmod(path, 0o644)
    await expect(readKeyFile(path)).rejects.toThrow('Others may read')
    await chmod(path, 0o600)
    await expect(readKeyFile(join(folder, 'none'))).rejects.toThrow('bin/keys make')
    await writeFile(join(folder, 'odd'), 'kek-1 short 2026-01-01\n', { mode: 0o600 })
    await expect(readKeyFile(join(folder, 'odd'))).rejects.toThrow('put it back from its copy')
  })

  test('a new key wraps, an old one still unwraps, until it is dropped', async () => {
    const own = join(folder, 'rotating')
    await makeKeyFile(own, Date.now())
    let now = Date.now()
    const provider = fileKeys(own, () => now)
    const key = randomBytes(32)
    const [wrapped] = await provider.wrap([key])
    const first = await provider.current()
    const second = await addKey(own, now)
    expect(await provider.current()).toBe(first)
    now += FRESH_FOR + 1
    expect(await provider.current()).toBe(second)
    expect(await provider.unwrap([wrapped as Wrapped])).toEqual([key])
    // Another process wrapped under a key this one has not read yet.
    const third = await addKey(own, now)
    const [newer] = await fileKeys(own).wrap([key])
    expect(newer?.kek).toBe(third)
    expect(await provider.unwrap([newer as Wrapped])).toEqual([key])
    await expect(dropKeys(own, new Set([third]))).rejects.toThrow('wraps now')
    await dropKeys(own, new Set([first, second]))
    now += FRESH_FOR + 1
    expect(await provider.unwrap([wrapped as Wrapped, newer as Wrapped])).toEqual([undefined, key])
  })

  test('a wrapped key opens under its own key-encryption key and id only, unchanged', () => {
    const [kek, key] = [createSecretKey(randomBytes(32)), randomBytes(32)]
    const wrapped = wrapUnder(kek, 'kek-1', key)
    expect(unwrapUnder(kek, wrapped)).toEqual(key)
    expect(unwrapUnder(kek, { ...wrapped, kek: 'kek-2' })).toBeUndefined()
    expect(unwrapUnder(createSecretKey(randomBytes(32)), wrapped)).toBeUndefined()
    expect(unwrapUnder(kek, { ...wrapped, text: wrapped.text.slice(0, -4) })).toBeUndefined()
  })

  test('the production profile takes none under PUNTE_DATA, and makes none', async () => {
    const PUNTE_PROFILE = 'production'
    const open = (environment: Record<string, string>) => openKeys({ PUNTE_PROFILE, ...environment })
    await expect(open({ PUNTE_DATA: folder, PUNTE_KEY_FILE: path })).rejects.toThrow('under PUNTE_DATA')
    await expect(open({ PUNTE_DATA: folder })).rejects.toThrow('under PUNTE_DATA')
    await expect(open({ PUNTE_DATA: '/elsewhere', PUNTE_KEY_FILE: join(folder, 'none') })).rejects.toThrow(
      'no key file',
    )
    await expect(open({ PUNTE_KEY_URL: 'http://keys' })).rejects.toThrow('PUNTE_KEY_TOKEN')
    expect((await open({ PUNTE_DATA: '/elsewhere', PUNTE_KEY_FILE: path })).kind).toBe('file')
    expect([liesIn('/a/b', '/a/b/../b/c'), liesIn('/a/b', '/a/bc'), liesIn('/a/b', '/a/b/../c')]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('the exercise makes its own beside the data', async () => {
    const data = join(folder, 'data')
    const provider = await openKeys({ PUNTE_DATA: data })
    expect(await provider.current()).toMatch(/^kek-/)
    expect(await (await openKeys({ PUNTE_DATA: data })).current()).toBe(await provider.current())
  })
})

type Row = { readonly id: string; readonly key: string | null; readonly name: string | null; readonly told: unknown }
const sealedRow = {
  subject: (row: Row) => row.id,
  key: (row: Row) => row.key,
  columns: { name: 't.name', told: 't.told' },
}

/** So many people, each with a key of their own. */
async function rowsOf(vault: Vault, count: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < count; at++) {
    const key = await vault.fresh()
    const seal = (column: string, value: unknown) => sealText(key, { subject: `p${at}`, column }, JSON.stringify(value))
    rows.push({ id: `p${at}`, key: key.stored, name: seal('t.name', `Exercițiu ${at}`), told: seal('t.told', { at }) })
  }
  return rows
}

describe('rows', () => {
  const opening = (vault: Vault): Opening => ({ vault, unopened: new Set() })

  test('open for whoever has the keys; clear values and missing ones pass', async () => {
    const own = opening(openVault(fileKeys(path), 10))
    const rows = await rowsOf(own.vault, 60)
    const clear: Row = { id: 'c', key: null, name: 'written before', told: null }
    const opened = await openRows(own, [...rows, clear], sealedRow)
    expect(opened.map(row => row.name)).toEqual([...rows.map((_, at) => `Exercițiu ${at}`), 'written before'])
    expect(opened[7]?.told).toEqual({ at: 7 })
    expect(own.unopened.size).toBe(0)
  })

  test('do not open under another name, without a key, with a foreign or erased key, cut short; and say so', async () => {
    const vault = openVault(fileKeys(path))
    const [a, b] = (await rowsOf(vault, 2)) as [Row, Row]
    const tried = async (row: Row, by: Vault = vault) => {
      const own = opening(by)
      const [opened] = await openRows(own, [row], sealedRow)
      return [opened?.name, ...own.unopened]
    }
    expect(await tried({ ...b, name: a.name })).toEqual([null, 'damaged'])
    expect(await tried({ ...a, key: b.key })).toEqual([null, 'damaged'])
    expect(await tried({ ...a, key: null })).toEqual([null, 'damaged'])
    expect(await tried({ ...a, key: 'erased' })).toEqual([null, 'erased'])
    expect(await tried({ ...a, name: ERASED })).toEqual([null, 'erased'])
    expect(await tried({ ...a, name: a.name?.slice(0, -6) ?? '' })).toEqual([null, 'damaged'])
    expect(await tried(a, closedVault())).toEqual([null, 'damaged'])
    const silent: KeyProvider = { ...fileKeys(path), unwrap: () => Promise.reject(new Error('away')) }
    expect(await tried(a, openVault(silent))).toEqual([null, 'damaged'])
    vault.wipe()
    expect(await tried(a)).toEqual(['Exercițiu 0'])
  })

  test('a vault holds no more keys than it may, and can be wiped', async () => {
    let unwrapped = 0
    const counting: KeyProvider = {
      ...fileKeys(path),
      unwrap: wrapped => {
        unwrapped += wrapped.length
        return fileKeys(path).unwrap(wrapped)
      },
    }
    const vault = openVault(counting, 3)
    const stored = (await rowsOf(vault, 4)).map(row => row.key)
    await vault.keysOf(stored.slice(0, 3))
    await vault.keysOf(stored.slice(0, 3))
    expect(unwrapped).toBe(3)
    await vault.keysOf([stored[3] ?? null])
    await vault.keysOf([stored[0] ?? null])
    expect(unwrapped).toBe(5)
    // More at once than it holds, some of them known already.
    expect((await vault.keysOf(stored)).includes('damaged')).toBe(false)
    unwrapped = 5
    vault.wipe()
    await vault.keysOf([stored[0] ?? null])
    expect(unwrapped).toBe(6)
  })
})
