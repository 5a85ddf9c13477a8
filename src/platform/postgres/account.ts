import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The system user the database server runs as. PostgreSQL refuses to run as root. */
export type Account = { name: string; uid: number; gid: number }

const NAME = 'punte'

/** root may have been reached by `su`, which leaves the folders of the system's own tools out of PATH. */
const environment = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` }

/** True when this process is root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The unprivileged user for the server when we are root; made once. `nobody` only where no user can be made.
 * @returns undefined for an ordinary user: then the server runs as that user.
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (!isRoot()) return undefined
  const known = await findAccount(NAME)
  if (known) return known
  const ways: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/usr/sbin/nologin',
        NAME,
      ],
    ],
    ['adduser', ['--system', '--group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]],
    ['adduser', ['-S', '-D', '-H', NAME]],
  ]
  for (const [command, args] of ways) {
    await run(command, args, { env: environment }).catch(() => undefined)
    const made = await findAccount(NAME)
    if (made) return made
  }
  const nobody = await findAccount('nobody')
  if (nobody) return nobody
  throw new Error(
    `PostgreSQL does not run as root, and no system user could be made. Make one: useradd --system ${NAME}`,
  )
}

async function findAccount(name: string): Promise<Account | undefined> {
  const id = async (what: '-u' | '-g') => Number((await run('id', [what, name], { env: environment })).stdout.trim())
  try {
    return { name, uid: await id('-u'), gid: await id('-g') }
  } catch {
    return undefined
  }
}

/** The nearest folder on the way to `path` that the account may not enter, or undefined. */
export async function barredFolder(path: string, account: Account): Promise<string | undefined> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return folder
    if (folder === dirname(folder)) return undefined
  }
}
