import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { type Account, serverAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { createCluster, hasCluster, SERVER_ENVIRONMENT } from './cluster.ts'
import { type Folder, layout, makeFolders } from './folder.ts'
import { letGo, livingHolder, takeHold } from './holder.ts'
import { endServer, readNote, stopLeftover } from './leftover.ts'
import { keepPasswords, type Passwords, type Role } from './passwords.ts'

/** A running embedded server. `host` is the folder of its socket: it listens on no network address. */
export type Postgres = {
  host: string
  port: number
  passwords: Passwords
  connectionString(database: string, user: Role): string
  stop(): Promise<void>
}

/**
 * `throwaway`: for tests only; the data is deleted at the end and need not survive a power cut, unless `durable` asks
 * for the default settings all the same.
 */
export type StartOptions = { dataDir: string; log: (line: string) => void; throwaway?: boolean; durable?: boolean }

const PORT = 5432
const LOG_LIMIT = 10 * 1024 * 1024
const THROWAWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

type Running = { folder: Folder; binaries: Binaries; account: Account | undefined; options: StartOptions }

/**
 * Starts PostgreSQL 18 on a data folder, making the database at the first start. Stops a server that outlived its
 * starter first; starts the server again when it dies. Default settings of PostgreSQL, socket only, passwords always.
 * @throws {AlreadyRunning} when another living process holds the folder; Error with a plain sentence otherwise.
 */
export async function startPostgres(options: StartOptions): Promise<Postgres> {
  const folder = layout(options.dataDir)
  const account = await serverAccount()
  await makeFolders(folder, account)
  await takeHold(folder.holder)
  try {
    const binaries = await findBinaries()
    const passwords = await keepPasswords(folder.passwords)
    if (await stopLeftover(folder.cluster)) options.log('stopped a database server that an earlier run left behind')
    if (!(await hasCluster(folder))) {
      options.log('making the database')
      await createCluster(folder, binaries, account, passwords.punte_admin, careless(options))
    }
    const server = await keepServer({ folder, binaries, account, options })
    return { ...address(folder, passwords), stop: server.stop }
  } catch (error) {
    await letGo(folder.holder)
    throw error
  }
}

/** The server that another process already runs on this data folder, or undefined. Its `stop` does nothing. */
export async function findPostgres(dataDir: string): Promise<Postgres | undefined> {
  const folder = layout(dataDir)
  if ((await livingHolder(folder.holder)) === undefined) return undefined
  for (let tries = 0; tries < 100; tries++, await wait(100)) {
    if ((await readNote(folder.cluster))?.ready) {
      return { ...address(folder, await keepPasswords(folder.passwords)), stop: async () => {} }
    }
  }
  return undefined
}

/** Deletes a data folder with everything in it, stopping a server that still runs there. */
export async function removeData(dataDir: string): Promise<void> {
  const folder = layout(dataDir)
  await stopLeftover(folder.cluster)
  await clear(folder)
}

function careless(options: StartOptions): boolean {
  return options.throwaway === true && options.durable !== true
}

function address(folder: Folder, passwords: Passwords): Omit<Postgres, 'stop'> {
  return {
    host: folder.socket,
    port: PORT,
    passwords,
    connectionString: (database, user) => socketUrl({ host: folder.socket, port: PORT, passwords }, database, user),
  }
}

/** A connection string that both libpq and node-postgres read as "this socket". */
export function socketUrl(server: Pick<Postgres, 'host' | 'port' | 'passwords'>, database: string, user: Role): string {
  const host = encodeURIComponent(server.host)
  return `postgresql://${user}:${server.passwords[user]}@localhost/${encodeURIComponent(database)}?host=${host}&port=${server.port}`
}

async function keepServer(running: Running): Promise<{ stop(): Promise<void> }> {
  const { folder, options } = running
  let stopping = false
  let child = await launch(running)
  const watch = () => {
    child.once('exit', async () => {
      for (let pause = 200; !stopping; pause = Math.min(pause * 2, 10_000)) {
        options.log('the database server stopped by itself; starting it again')
        await wait(pause)
        if (stopping) return
        const next = await launch(running).catch((error: Error) => options.log(error.message))
        if (!next) continue
        child = next
        if (stopping) return end(next)
        return watch()
      }
    })
  }
  watch()
  // Should this process end without stop(), the server still shuts down in order by itself.
  const farewell = () => void child.kill(options.throwaway ? 'SIGQUIT' : 'SIGINT')
  process.once('exit', farewell)
  const stop = async () => {
    stopping = true
    process.off('exit', farewell)
    await end(child)
    await letGo(folder.holder)
    if (options.throwaway) await clear(folder)
  }
  return { stop }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) await endServer(child.pid)
}

async function clear(folder: Folder): Promise<void> {
  await rm(folder.data, { recursive: true, force: true })
  await rm(folder.socket, { recursive: true, force: true })
}

/** Tries for about 10 s: after a crash the old server's last processes may still hold the shared memory. */
async function launch(running: Running): Promise<ChildProcess> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const outcome = await launchOnce(running)
    if (typeof outcome !== 'string') return outcome
    const mayPass = /still in use|lock file .* already exists|Address already in use/.test(outcome)
    if (!mayPass || Date.now() > deadline) throw new Error(`The database did not start.\n${outcome}`)
    await wait(250)
  }
}

/** Resolves to the ready server, or to the last lines it wrote. */
async function launchOnce({ folder, binaries, account, options }: Running): Promise<ChildProcess | string> {
  const settings = ['listen_addresses=', `unix_socket_directories=${folder.socket}`, 'unix_socket_permissions=0700']
  const all = [...settings, 'timezone=UTC', 'log_timezone=UTC', ...(careless(options) ? THROWAWAY : [])]
  const logSize = (await stat(folder.log).catch(() => undefined))?.size ?? 0
  const log = openSync(folder.log, logSize > LOG_LIMIT ? 'w' : 'a', 0o600)
  const child = spawn(binaries.postgres, ['-D', folder.cluster, '-p', String(PORT), ...all.flatMap(s => ['-c', s])], {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: '/',
    detached: true, // its own process group: Ctrl-C reaches us, and we stop it last
    env: SERVER_ENVIRONMENT,
    stdio: ['ignore', log, log], // a file, not a pipe: a server that outlives us must not lose its voice
  })
  closeSync(log)
  let failure: string | undefined
  child.once('error', error => {
    failure = error.message
  })
  child.once('exit', code => {
    failure ??= `PostgreSQL ended with ${code}.`
  })
  while (failure === undefined) {
    const note = await readNote(folder.cluster)
    if (note?.ready && note.pid === child.pid) return child
    await wait(15)
  }
  return `${failure}\n${await lastLines(folder.log, logSize)}`
}

async function lastLines(file: string, from: number): Promise<string> {
  const text = (await readFile(file).catch(() => Buffer.alloc(0))).subarray(from > LOG_LIMIT ? 0 : from)
  return text.toString().trim().split('\n').slice(-12).join('\n')
}
