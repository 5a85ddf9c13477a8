/** `bin/bench [NAME…]`: one JSON object a line, one line a figure; exit code 1 when one falls short. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrate } from '../platform/db/migrate.ts'
import type { Postgres } from '../platform/postgres/server.ts'
import { ensureDatabase, ensureRoles } from '../platform/postgres/session.ts'
import { build, bundle } from './build.ts'
import type { Bench, BenchContext } from './figure.ts'
import { complain, describe } from './output.ts'
import { MIGRATIONS } from './place.ts'
import { type Served, serve } from './serve.ts'
import { PROJECT } from './settings.ts'
import { startThrowaway } from './throwaway.ts'

const FOLDER = join(PROJECT, 'bench')
const ENDING = '.bench.ts'

const running: { stop(): Promise<void> }[] = []

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().then(() => process.exit(130)))
}
try {
  await main(process.argv.slice(2))
} catch (error) {
  complain(describe(error))
} finally {
  await stopAll()
}

async function main(wanted: readonly string[]): Promise<void> {
  const files = existsSync(FOLDER) ? (await readdir(FOLDER)).filter(name => name.endsWith(ENDING)).sort() : []
  const names = files.map(name => name.slice(0, -ENDING.length))
  const chosen = wanted.length === 0 ? names : names.filter(name => wanted.includes(name))
  if (chosen.length === 0 || chosen.length < new Set(wanted).size)
    return complain(`There is no bench ${wanted.join(' ') || 'yet'}. There are: ${names.join(', ') || 'none'}.`)
  say('building the programs, starting a database')
  await build()
  const server = await startThrowaway(true)
  running.push(server)
  await ensureRoles(server.connectionString('postgres', 'punte_admin'), server.passwords)
  const context = contextOf(server)
  for (const name of chosen) {
    say(name)
    const { run } = (await import(pathToFileURL(join(FOLDER, `${name}${ENDING}`)).href)) as Bench
    for await (const figure of run(context)) {
      process.stdout.write(`${JSON.stringify(figure)}\n`)
      if (!figure.ok) process.exitCode = 1
    }
  }
}

function contextOf(server: Postgres): BenchContext {
  const { connectionString: url } = server
  return {
    url,
    say,
    database: async name => {
      const isNew = await ensureDatabase(url('postgres', 'punte_admin'), name)
      if (!isNew) return { isNew }
      await migrate(url(name, 'punte_admin'), MIGRATIONS)
      const { loadPack } = (await import(pathToFileURL(bundle('load-pack')).href)) as typeof import('./load-pack.ts')
      await loadPack(url(name, 'punte_admin'), say)
      return { isNew }
    },
    serve: async name => {
      const served: Served = await serve({ databaseUrl: url(name, 'app_web'), log: say })
      running.push(served)
      return served
    },
  }
}

function say(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

/** In reverse: what was started last ends first. */
async function stopAll(): Promise<void> {
  for (const one of running.splice(0).reverse()) await one.stop()
}
