import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRoot } from '../platform/postgres/account.ts'
import { layout } from '../platform/postgres/folder.ts'
import { livingHolder } from '../platform/postgres/holder.ts'
import { type Postgres, removeData, startPostgres } from '../platform/postgres/server.ts'

const PREFIX = 'punte-throwaway-'

/**
 * Starts an embedded server whose data is deleted at the end.
 * @param durable true: default settings of PostgreSQL, for measuring; false: no waiting for the disk, for tests.
 */
export async function startThrowaway(durable: boolean): Promise<Postgres> {
  const parent = isRoot() ? '/var/lib/punte' : tmpdir()
  await mkdir(parent, { recursive: true, mode: 0o755 })
  await sweep(parent)
  const dataDir = await mkdtemp(join(parent, PREFIX))
  return startPostgres({ dataDir, log: () => {}, throwaway: true, ...(durable && { durable }) })
}

/** A folder without a holder may belong to a run that is just beginning; after this many milliseconds it does not. */
const YOUNG = 60_000

/** Removes what runs that were killed have left, and stops their servers. */
async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(PREFIX)) continue
    const dataDir = join(parent, name)
    const { holder } = layout(dataDir)
    const age = Date.now() - ((await stat(dataDir).catch(() => undefined))?.mtimeMs ?? Date.now())
    if (existsSync(holder) ? (await livingHolder(holder)) !== undefined : age < YOUNG) continue
    await removeData(dataDir).catch(() => {}) // another user's, or another run is sweeping too
  }
}
