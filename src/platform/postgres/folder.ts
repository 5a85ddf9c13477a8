import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Account, barredFolder } from './account.ts'

/** Every path of one embedded server. `cluster` and `socket` belong to the server's user, the rest to ours. */
export type Folder = {
  data: string
  cluster: string
  socket: string
  passwords: string
  holder: string
  log: string
}

/** The kernel takes about 100 bytes for the address of a socket; the file's own name is part of it. */
const SOCKET_ADDRESS_LIMIT = 100

/** The paths that belong to a data folder. The socket moves to /tmp when the folder's own name is too long. */
export function layout(data: string): Folder {
  const inside = join(data, 'socket')
  const short = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= SOCKET_ADDRESS_LIMIT
  const mark = createHash('sha256').update(data).digest('hex').slice(0, 16)
  return {
    data,
    cluster: join(data, 'cluster'),
    socket: short ? inside : `/tmp/punte-${mark}`,
    passwords: join(data, 'passwords.json'),
    holder: join(data, 'running.json'),
    log: join(data, 'postgres.log'),
  }
}

/**
 * Makes the folders with the rights they need, whatever the caller's umask.
 * @throws when the server's user cannot reach the data folder, naming the folder that bars it.
 */
export async function makeFolders(folder: Folder, account: Account | undefined): Promise<void> {
  await refuseForeign(folder.data)
  const first = await makeFolder(folder.data)
  // Folders made on the way stay enterable under a strict umask; folders that were there keep their rights.
  for (let made = dirname(folder.data); account && first && made.startsWith(first); made = dirname(made)) {
    await chmod(made, 0o755)
  }
  await chmod(folder.data, account ? 0o711 : 0o700)
  const barred = account && (await barredFolder(folder.data, account))
  if (barred) {
    throw new Error(
      `PostgreSQL runs as the user ${account.name}, who may not enter ${barred}. Set PUNTE_DATA to a folder such as /var/lib/punte/data.`,
    )
  }
  await privateFolder(folder.socket, account)
}

/** What Punte and its tools put into a data folder, and what a fresh disk brings along. */
const OWN = /^(cluster|socket|keys|secret|audit-key|npm-cache|lost\+found|\..*|.+\.(json|log))$/

/** A folder of other things keeps its rights and its contents: somebody named it by mistake. */
async function refuseForeign(path: string): Promise<void> {
  const found = await readdir(path).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw cannotUse(path, error)
  })
  if (found.includes('cluster') || found.every(name => OWN.test(name))) return
  throw new Error(`PUNTE_DATA is ${path}, which holds other things. Name a new or empty folder, such as ${path}/punte.`)
}

/**
 * Makes a folder and those on the way to it; gives the first that was made. One by one: `mkdir` with `recursive` never
 * ends where a file system says "not there" of a folder that it does not let anybody make.
 */
async function makeFolder(path: string): Promise<string | undefined> {
  const made = await mkdir(path).then(
    () => path,
    (error: NodeJS.ErrnoException) => error,
  )
  if (typeof made === 'string') return made
  if (made.code === 'EEXIST') return undefined
  if (made.code !== 'ENOENT' || dirname(path) === path) throw cannotUse(path, made)
  const first = await makeFolder(dirname(path))
  if (first === undefined) throw cannotUse(path, made)
  await mkdir(path)
  return first
}

const cannotUse = (path: string, { code }: NodeJS.ErrnoException) =>
  new Error(`PUNTE_DATA is ${path}, which cannot be used (${code}). Name a folder that this user may write to.`)

/** A folder only the server's user may enter. One that somebody else put there first is refused. */
export async function privateFolder(path: string, account: Account | undefined): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(path)
  const allowed = [process.getuid?.() ?? found.uid, account?.uid]
  if (!found.isDirectory() || !allowed.includes(found.uid)) {
    throw new Error(
      `${path} is in the way: it belongs to somebody else. Remove it, or set PUNTE_DATA to another folder.`,
    )
  }
  if (account) await chown(path, account.uid, account.gid)
  await chmod(path, 0o700)
}
