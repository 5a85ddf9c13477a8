/** `bin/rehearse`: is what we back up what we get back? Needs a role that sees every row and may make a database. */
import { mkdir } from 'node:fs/promises'
import { isRoot } from '../platform/postgres/account.ts'
import { openKeys } from '../platform/vault/open-keys.ts'
import { auditTrust } from './audit-trust.ts'
import { rehearse } from './backup/rehearse.ts'
import { wrappedBy } from './keys-rotation.ts'
import { complain, describe, line, seconds, step } from './output.ts'
import { reachPlace } from './place.ts'
import { PROJECT, readSettings } from './settings.ts'

await main().catch(error => complain('', `The rehearsal failed. ${describe(error)}`))

async function main(): Promise<void> {
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const { settings } = outcome
  const began = performance.now()
  const place = await reachPlace(settings, () => {})
  try {
    await mkdir(settings.dataDir, { recursive: true, mode: 0o700 })
    await step('rehearsal', async say => {
      // Anchors are read before the backup begins: each of them is about a head that the backup must hold.
      const { anchors, keys } = await auditTrust(settings)
      const provider = await openKeys({ ...process.env, PUNTE_DATA: settings.dataDir })
      const keysOpen = async (url: string) => (await wrappedBy(url, provider)).every(one => one.opens)
      const result = await rehearse({ ...place, folder: settings.dataDir, anchors, keys, keysOpen, say })
      for (const problem of result.problems) complain(`  ${problem}`)
      return `${result.rows} rows of ${result.tables} tables ${result.problems.length === 0 ? 'came back' : 'did not all come back'}`
    })
  } finally {
    await place.stop()
  }
  line(process.exitCode === 1 ? `failed, ${seconds(began)}` : `ok, ${seconds(began)}`)
}
