import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layout } from '../platform/postgres/folder.ts'
import { readNote } from '../platform/postgres/leftover.ts'
import { type Postgres, startPostgres } from '../platform/postgres/server.ts'
import { administer, checkVersion, ensureDatabase, ensureRoles } from '../platform/postgres/session.ts'
import { startThrowaway } from './throwaway.ts'

let server: Postgres
let dataDir: string

beforeAll(async () => {
  server = await startThrowaway(true)
  dataDir = dirname(server.host)
  const admin = server.connectionString('postgres', 'punte_admin')
  await ensureRoles(admin, server.passwords)
  await ensureDatabase(admin, 'punte')
})
afterAll(() => server.stop())

describe('the embedded server', () => {
  test('is the PostgreSQL that Punte brings, with its default safety', async () => {
    expect(await checkVersion(server.connectionString('punte', 'app_web'))).toMatch(/^18\./)
    const settings = await administer(server.connectionString('punte', 'app_web'), ask =>
      ask<{ fsync: string; listen: string }>(
        `select current_setting('fsync') as fsync, current_setting('listen_addresses') as listen`,
      ),
    )
    expect(settings).toEqual([{ fsync: 'on', listen: '' }])
  })

  test('lets nobody in without the password, not even through the socket', async () => {
    const wrong = { ...server.passwords, app_web: 'wrong' }
    const url = server.connectionString('punte', 'app_web').replace(server.passwords.app_web, wrong.app_web)
    await expect(administer(url, ask => ask('select 1'))).rejects.toThrow('password authentication failed')
  })

  test('keeps its folders from other users', async () => {
    const folder = layout(dataDir)
    for (const path of [folder.cluster, folder.socket]) expect((await stat(path)).mode & 0o777).toBe(0o700)
    expect((await stat(folder.passwords)).mode & 0o777).toBe(0o600)
  })

  test('refuses a second starter on the same data', async () => {
    await expect(startPostgres({ dataDir, log: () => {} })).rejects.toThrow('already runs')
  })

  test('comes back after it was killed, with everything that was committed', async () => {
    const url = server.connectionString('punte', 'punte_admin')
    await administer(url, ask => ask('create table kept as select 1 as one'))
    const before = await readNote(layout(dataDir).cluster)
    process.kill(before?.pid ?? 0, 'SIGKILL')
    let rows: object[] = []
    for (let tries = 0; tries < 100 && rows.length === 0; tries++) {
      await wait(100)
      rows = await administer(url, ask => ask('select one from kept')).catch(() => [])
    }
    expect(rows).toEqual([{ one: 1 }])
  }, 30_000)

  test('leaves nothing behind when it was a throwaway', async () => {
    const other = await startThrowaway(false)
    await other.stop()
    expect(existsSync(dirname(other.host))).toBe(false)
  })
})
