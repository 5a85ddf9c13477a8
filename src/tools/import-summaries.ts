/** `bin/node src/tools/import-summaries.ts FILE`: reads a file of summaries into the exercise. One fault, and nothing of it is written. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isRoot } from '../platform/postgres/account.ts'
import { findPostgres } from '../platform/postgres/server.ts'
import { build, bundle } from './build.ts'
import { complain, describe, line } from './output.ts'
import { type DataPlace, openPlace, prepareEmbedded } from './place.ts'
import { PROJECT, readSettings, type Settings } from './settings.ts'

type LoadExercise = typeof import('./load-exercise.ts')

await main(process.argv[2]).catch(error => complain('', `The file was not read. ${describe(error)}`))

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) return complain('Name a file: bin/node src/tools/import-summaries.ts FILE')
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  await build()
  const { importSummaries } = (await import(pathToFileURL(bundle('load-exercise')).href)) as LoadExercise
  const place = await reach(outcome.settings)
  try {
    const { taken, lines } = await importSummaries(place.adminUrl, resolve(file))
    if (taken) for (const text of lines) line(text)
    else complain('Refused; nothing of the file was written.', ...lines)
  } finally {
    await place.stop()
  }
}

/** The server that runs, or one of our own for the time of the import. */
async function reach(settings: Settings): Promise<DataPlace> {
  const running = settings.databaseUrl ? undefined : await findPostgres(settings.dataDir)
  return running ? prepareEmbedded(running) : openPlace(settings, () => {})
}
