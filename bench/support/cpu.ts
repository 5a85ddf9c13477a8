import { readFileSync } from 'node:fs'
import type pg from 'pg'
import type { BenchContext } from '../../src/tools/figure.ts'

export type Timed<T> = { readonly seconds: number; readonly done: T }

const EVERY = 200

/**
 * Times a piece of work and says what it costs: seconds by the clock, and seconds of processor here (with threads) and in the
 * database's backends, which is what counts on a machine that others share. `admin` is not counted. Backends come and go, so
 * they are looked at all the while; where the kernel tells nothing (not Linux, a server elsewhere) only the clock is said.
 */
export async function timed<T>(
  context: BenchContext,
  admin: pg.Client,
  database: string,
  work: () => Promise<T>,
): Promise<Timed<T>> {
  const backends = new Map<number, { readonly first: number; last: number }>()
  const look = async (begun: boolean) => {
    for (const pid of await backendsOf(admin, database)) {
      const used = processorOf(pid)
      const known = backends.get(pid)
      // A backend that ended between the two questions keeps what it was last seen to have used.
      if (known) known.last = Number.isNaN(used) ? known.last : used
      else backends.set(pid, { first: begun ? 0 : used, last: used })
    }
  }
  await look(false)
  const before = process.cpuUsage()
  const began = performance.now()
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(() => look(true))
  }, EVERY)
  try {
    const done = await work()
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(before)
    clearInterval(timer)
    await looking
    await look(true)
    const database = [...backends.values()].reduce((sum, { first, last }) => sum + last - first, 0)
    const told = Number.isNaN(database) ? 'not told' : `${database.toFixed(1)} s`
    context.say(
      `${seconds.toFixed(1)} s; processor ${((user + system) / 1e6).toFixed(1)} s here, ${told} in the database`,
    )
    return { seconds, done }
  } finally {
    clearInterval(timer)
  }
}

async function backendsOf(admin: pg.Client, database: string): Promise<readonly number[]> {
  const { rows } = await admin.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    [database],
  )
  return rows.map(row => row.pid)
}

/** Seconds of processor a process has used; NaN where the kernel does not say. */
export function processorOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9
  } catch {
    return Number.NaN
  }
}
