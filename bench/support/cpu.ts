import { readFileSync } from 'node:fs'
import type pg from 'pg'

/** Seconds of processor that this process, with its threads, and the database's backends have used so far. */
export type Cpu = { readonly node: number; readonly database: number }

/**
 * Reads both clocks, so that a figure can say what the work costs on a machine that others share. `admin` is a connection of
 * its own, not counted. Where the kernel tells nothing (not Linux, a server elsewhere) the database's part is NaN.
 */
export async function cpuNow(admin: pg.Client, database: string): Promise<Cpu> {
  const { user, system } = process.cpuUsage()
  const { rows } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    [database],
  )
  return { node: (user + system) / 1e6, database: rows.reduce((sum, { pid }) => sum + ofProcess(pid), 0) }
}

/** What was used between two readings, in words. */
export function cpuSpent(before: Cpu, after: Cpu): string {
  const part = (key: keyof Cpu) => (after[key] - before[key]).toFixed(1)
  return `processor: ${part('node')} s here, ${part('database')} s in the database`
}

function ofProcess(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9
  } catch {
    return Number.NaN
  }
}
