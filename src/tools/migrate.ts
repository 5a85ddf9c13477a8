/** `bin/migrate`: brings the schema up to date and stops. Also while `bin/start` runs: then in its database. */
import { migrate } from '../platform/db/migrate.ts'
import { isRoot } from '../platform/postgres/account.ts'
import { complain, describe, line, step } from './output.ts'
import { type DataPlace, MIGRATIONS, reachPlace } from './place.ts'
import { PROJECT, readSettings } from './settings.ts'

await main().catch(error => complain('', `The schema was not brought up to date. ${describe(error)}`))

async function main(): Promise<void> {
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  let place: DataPlace | undefined
  try {
    await step('database', async say => {
      place = await reachPlace(outcome.settings, say)
      return place.summary
    })
    await step('schema', async () => {
      const applied = place ? await migrate(place.adminUrl, MIGRATIONS) : []
      for (const name of applied) line(`  applied ${name}`)
      return applied.length === 0 ? 'up to date' : `${applied.length} migrations applied`
    })
  } finally {
    await place?.stop()
  }
}
