import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { type Folder, privateFolder } from './folder.ts'

/** The environment of the server's programs: nothing of ours, so that no setting of the machine leaks in. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** The major version of PostgreSQL that Punte brings. */
const MAJOR = '18'

/** True when the folder holds a database already. @throws when another PostgreSQL made it. */
export async function hasCluster(folder: Folder): Promise<boolean> {
  if (!existsSync(folder.cluster)) return false
  const made = (await readFile(join(folder.cluster, 'PG_VERSION'), 'utf8')).trim()
  if (made === MAJOR) return true
  throw new Error(
    `The database in ${folder.cluster} was made by PostgreSQL ${made}; this Punte brings PostgreSQL ${MAJOR}.`,
  )
}

/** Makes the database files. They appear under their name only when whole, so a start that was cut short begins anew. */
export async function createCluster(
  folder: Folder,
  binaries: Binaries,
  account: Account | undefined,
  password: string,
  throwaway: boolean,
): Promise<void> {
  const partial = `${folder.cluster}.new`
  const passwordFile = `${folder.cluster}.password`
  await rm(partial, { recursive: true, force: true })
  await rm(passwordFile, { force: true })
  await privateFolder(partial, account)
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  if (account) await chown(passwordFile, account.uid, account.gid)
  const args = [
    `--pgdata=${partial}`,
    '--username=punte_admin',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(throwaway ? ['--no-sync'] : []),
  ]
  try {
    await runToEnd(binaries.initdb, args, account)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(partial, folder.cluster)
}

function runToEnd(program: string, args: string[], account: Account | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...(account && { uid: account.uid, gid: account.gid }),
      cwd: '/',
      detached: true,
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    child.on('error', cause => reject(new Error(`PostgreSQL could not be run: ${cause.message}`, { cause })))
    child.on('close', code => {
      if (code === 0) resolve()
      else reject(new Error(`The database could not be made (initdb ended with ${code}).\n${complaint.trim()}`))
    })
  })
}
