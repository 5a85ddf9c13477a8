import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'

/** The process that runs the server of a data folder. `born` tells it from a later process with the same number. */
type Holder = { pid: number; born: string }

/** Thrown when the data folder is already in use by a living process. */
export class AlreadyRunning extends Error {
  readonly pid: number
  constructor(pid: number) {
    super(
      `Punte already runs on this data folder (process ${pid}). Stop it first, or set PUNTE_DATA to another folder.`,
    )
    this.pid = pid
  }
}

/** When a process began, in the words of the system; undefined when there is no such process. */
export function bornAt(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
    }
    // After the name in brackets, which may itself hold spaces and brackets: state is field 3, start time field 22.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ') ?? []
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** The living holder of a data folder, or undefined. */
export async function livingHolder(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  try {
    const { pid, born } = JSON.parse(text) as Holder
    return bornAt(pid) === born ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes a data folder for this process.
 * @throws {AlreadyRunning} when a living process holds it.
 */
export async function takeHold(file: string): Promise<void> {
  const pid = await livingHolder(file)
  if (pid !== undefined) throw new AlreadyRunning(pid)
  await rm(file, { force: true })
  const text = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) ?? '' } satisfies Holder)
  await writeFile(file, text, { flag: 'wx', mode: 0o600 }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    throw new AlreadyRunning((await livingHolder(file)) ?? 0)
  })
}

/** Gives the data folder back. */
export async function letGo(file: string): Promise<void> {
  await rm(file, { force: true })
}
