import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../src/platform/db/migrate.ts'
import { administer } from '../../src/platform/postgres/session.ts'
import { dumpSchema, SCHEMA } from '../../src/tools/dump-schema.ts'
import { emptyDatabase, type TestDatabase } from '../support/database.ts'
import { ROOT, read } from '../support/source.ts'

const FOLDER = join(ROOT, 'db', 'migrations')
const names = readdirSync(FOLDER).sort()
const databases: TestDatabase[] = []
let url: string

async function empty(): Promise<string> {
  const database = await emptyDatabase()
  databases.push(database)
  return database.url('punte_admin')
}

beforeAll(async () => {
  url = await empty()
  await migrate(url, FOLDER)
})
afterAll(() => Promise.all(databases.map(database => database.drop())))

test('each has a number of its own', () => {
  expect(names.every(name => /^\d{4}_[a-z_-]+\.sql$/.test(name))).toBe(true)
  expect(new Set(names.map(name => name.slice(0, 4))).size).toBe(names.length)
})

test(`from nothing to now is ${SCHEMA}`, async () => {
  expect(await administer(url, dumpSchema)).toBe(read(SCHEMA).text)
})

test('a second time applies nothing and changes nothing', async () => {
  const before = await administer(url, dumpSchema)
  expect(await migrate(url, FOLDER)).toEqual([])
  expect(await administer(url, dumpSchema)).toBe(before)
})

test('three at the same moment apply each migration once', async () => {
  const fresh = await empty()
  const applied = await Promise.all([1, 2, 3].map(() => migrate(fresh, FOLDER)))
  expect(applied.flat().sort()).toEqual(names)
  expect(await administer(fresh, dumpSchema)).toBe(await administer(url, dumpSchema))
})

test('what was applied may not be edited', async () => {
  const fresh = await empty()
  await migrate(fresh, FOLDER)
  await administer(fresh, ask => ask(`update public.punte_migration set hash = 'other' where name = $1`, [names[0]]))
  await expect(migrate(fresh, FOLDER)).rejects.toThrow(/changed after it was applied/)
})
