/** `bin/directory import FILE|FOLDER | export FILE.json|FOLDER`: the directory in HSDS 3.1, as JSON or as tables. */
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isRoot } from '../platform/postgres/account.ts'
import { findPostgres } from '../platform/postgres/server.ts'
import { exportTo, importFrom } from './directory/exchange.ts'
import { complain, describe, line, step } from './output.ts'
import { type DataPlace, openPlace, prepareEmbedded } from './place.ts'
import { PROJECT, readSettings, type Settings } from './settings.ts'

const USAGE = [
  'bin/directory import FILE.json | FOLDER [--dry-run] [--source TEXT]   takes a package; all of it or nothing',
  'bin/directory export FILE.json | FOLDER [--whole]                     gives the directory; --whole with protected shelters',
]

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  source: { type: 'string' },
  whole: { type: 'boolean' },
} as const

/** Faults printed at once. */
const SHOWN = 200

await main(process.argv.slice(2)).catch(error => complain(describe(error), ...USAGE))

async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const [verb, path, ...more] = positionals
  if ((verb !== 'import' && verb !== 'export') || !path || more.length > 0) throw new Error('Say what is wanted.')
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const place = await reach(outcome.settings)
  try {
    if (verb === 'export') await give(place, resolve(path), values.whole ?? false)
    else await take(place, resolve(path), values['dry-run'] ?? false, values.source ?? basename(path))
  } finally {
    await place.stop()
  }
}

async function take(place: DataPlace, path: string, dryRun: boolean, source: string): Promise<void> {
  await step(dryRun ? 'trial' : 'import', async progress => {
    const imported = await importFrom(place.adminUrl, path, { dryRun, source, progress })
    if (imported.kind === 'refused') {
      complain(...imported.lines.slice(0, SHOWN))
      return `refused: ${imported.lines.length} faults, nothing written`
    }
    const { fresh, changed, same } = imported.outcome
    return `${fresh} new, ${changed} changed, ${same} as before`
  })
}

async function give(place: DataPlace, path: string, whole: boolean): Promise<void> {
  await step('export', async () => `${await exportTo(place.adminUrl, path, whole)} files`)
  if (whole) line('  The files hold addresses of protected shelters. Keep them accordingly.')
}

async function reach(settings: Settings): Promise<DataPlace> {
  const running = settings.databaseUrl ? undefined : await findPostgres(settings.dataDir)
  return running ? prepareEmbedded(running) : openPlace(settings, () => {})
}
