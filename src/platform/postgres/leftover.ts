import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { bornAt } from './holder.ts'

/** What a server writes about itself: eight lines, documented with PostgreSQL's `postmaster.pid`. */
export type ServerNote = { pid: number; dataFolder: string; ready: boolean }

/** Reads the note of a server; undefined when it is not whole yet. */
export function parseNote(text: string): ServerNote | undefined {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const dataFolder = lines[1]?.trim() ?? ''
  if (!Number.isInteger(pid) || pid <= 0 || dataFolder === '') return undefined
  return { pid, dataFolder, ready: lines[7]?.trim() === 'ready' }
}

/** The note in a cluster, if there is one. */
export async function readNote(cluster: string): Promise<ServerNote | undefined> {
  return parseNote(await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => ''))
}

/** True when this process number is a PostgreSQL server of this cluster, not a stranger with the same number. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (bornAt(pid) === undefined) return false
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes('postgres') && command.includes(cluster)
}

/**
 * Stops the server that outlived its starter (kill -9, power of the terminal gone). It is not adopted: a fresh start
 * costs a tenth of a second, brings today's settings, and gives us its end to watch.
 * @returns true when there was one.
 */
export async function stopLeftover(cluster: string): Promise<boolean> {
  const note = await readNote(cluster)
  if (!note || !(await isServerOf(note.pid, cluster))) return false
  await endServer(note.pid)
  return true
}

/**
 * Ends a server in order: fast shutdown (open transactions roll back, everything committed is on disk), and only
 * after 30 s an immediate one, from which it recovers at the next start.
 */
export async function endServer(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    if (!send(pid, signal)) return
    if (await gone(pid, seconds)) return
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

async function gone(pid: number, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(20)) {
    if (bornAt(pid) === undefined) return true
  }
  return false
}
