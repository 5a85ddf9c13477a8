import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, read } from '../support/source.ts'

/** docs/security/dependencies.md against package.json, the lock, and what is installed. */
type Package = { readonly version: string; readonly license?: string }
type Locked = {
  readonly resolved?: string
  readonly integrity?: string
  readonly dev?: boolean
}
const own = JSON.parse(read('package.json').text) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}
const run = { ...own.dependencies, ...own.optionalDependencies }
const document = read('docs/security/dependencies.md').text
const rows = [...document.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|/gm)].map(row => ({
  name: row[1] ?? '',
  version: row[2]?.trim(),
  licence: row[3]?.trim(),
}))
const none: readonly string[] = []

test('every package is there with the version and licence that are installed', () => {
  expect(rows.map(row => row.name).sort()).toEqual(Object.keys(run).sort())
  for (const { name, version, licence } of rows) {
    expect(`${name} ${version}`).toBe(`${name} ${run[name]}`)
    if (name in own.optionalDependencies && !existsSync(join(ROOT, 'node_modules', name))) continue
    const installed = JSON.parse(read(`node_modules/${name}/package.json`).text) as Package
    expect(`${name} ${installed.version}`).toBe(`${name} ${version}`)
    // This one says "see README and LICENSE", which name the two.
    const stated = name === 'dejavu-fonts-ttf' ? 'Bitstream-Vera' : installed.license
    if (stated) expect(`${name} ${licence}`).toBe(`${name} ${stated}`)
  }
})

test('every version is exact, and the lock names where each comes from and its hash', () => {
  const versions = Object.entries({ ...run, ...own.devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  const lock = JSON.parse(read('package-lock.json').text) as { readonly packages: Readonly<Record<string, Locked>> }
  const broken = Object.entries(lock.packages)
    // What is for development only runs nowhere; builds of a tool for other systems have no hash there.
    .filter(([path, one]) => path !== '' && !one.dev)
    .filter(([, one]) => !one.integrity?.startsWith('sha512-'))
    .map(([path]) => path)
  expect(broken).toEqual(none)
})

test('no package may run a script when it is installed', () => {
  const { allowScripts } = JSON.parse(read('package.json').text) as { allowScripts: Readonly<Record<string, boolean>> }
  expect(Object.values(allowScripts).some(Boolean)).toBe(false)
})

test('decision record 8 names every package, and no licence forbids what we do', () => {
  const record = read('docs/decisions/0008-biome-vitest-esbuild.md').text
  expect(Object.keys(run).filter(name => !record.includes(name))).toEqual(none)
  expect(rows.filter(row => !/^(MIT|BSD-3-Clause|OFL-1\.1|Bitstream-Vera)$/.test(row.licence ?? ''))).toEqual([])
})
