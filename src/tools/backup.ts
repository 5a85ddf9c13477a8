/** `bin/backup FILE`, `bin/backup restore FILE`: everything the database holds into a file, and back into an empty database. */
import { isRoot } from '../platform/postgres/account.ts'
import { readBackup } from './backup/read-backup.ts'
import { type Tail, writeBackup } from './backup/write-backup.ts'
import { complain, describe, line, step } from './output.ts'
import { reachPlace } from './place.ts'
import { PROJECT, readSettings } from './settings.ts'

const USAGE = 'Usage: bin/backup FILE | bin/backup restore FILE'

await main(process.argv.slice(2)).catch(error => complain('', `Nothing was done. ${describe(error)}`))

async function main([first, second, ...more]: readonly string[]): Promise<void> {
  const restores = first === 'restore' && second !== undefined
  const file = restores ? second : first
  if (!file || file === 'restore' || file.startsWith('-') || more.length > 0 || (!restores && second))
    return complain(USAGE)
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const place = await reachPlace(outcome.settings, () => {})
  try {
    await step(restores ? 'restore' : 'backup', async () => {
      const tail = restores ? (await readBackup(file, place)).tail : await writeBackup(place.adminUrl, file)
      return summary(tail)
    })
    line(restores ? 'Now: bin/audit verify, then bin/start.' : 'No key is in it: keep the keys elsewhere.')
  } finally {
    await place.stop()
  }
}

function summary({ tables }: Tail): string {
  const counts = Object.values(tables)
  return `${counts.reduce((sum, { rows }) => sum + rows, 0)} rows of ${counts.length} tables`
}
