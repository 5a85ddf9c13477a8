import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir } from 'node:fs/promises'
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
  const first = await mkdir(folder.data, { recursive: true })
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
