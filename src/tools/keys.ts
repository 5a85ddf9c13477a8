/** `bin/keys make | status | rotate | retire | seal | erase-check ID`: the keys that keep what identifies people closed. */

import { isRoot } from '../platform/postgres/account.ts'
import { findPostgres } from '../platform/postgres/server.ts'
import { addKey, dropKeys, makeKeyFile, readKeyFile } from '../platform/vault/key-file.ts'
import { keyFilePath, openKeys } from '../platform/vault/open-keys.ts'
import { openVault } from '../platform/vault/vault.ts'
import { erasureProof } from './keys-erasure.ts'
import { retirable, rewrapAll, wrappedBy } from './keys-rotation.ts'
import { complain, describe, line } from './output.ts'
import { openPlace, prepareEmbedded } from './place.ts'
import { clearRows, sealClear } from './seal-clear.ts'
import { PROJECT, readSettings, type Settings } from './settings.ts'

const USAGE = `Usage: bin/keys make       make the key file of PUNTE_KEY_FILE
       bin/keys status     which key wraps how many data keys, and whether anything stands in clear
       bin/keys rotate     a new key-encryption key; data keys are wrapped again, data is not touched
       bin/keys retire     take out of the key file what wraps nothing any more
       bin/keys seal       seal what was written before there were keys
       bin/keys erase-check PERSON   show that a person's key is gone and nothing of theirs opens`

/** An old key leaves the file only when the newest is older than this, so that no process still wraps with the old one. */
const RETIRE_AFTER = 60 * 60_000

await main(process.argv.slice(2)).catch(error => complain('', `Nothing was done with the keys. ${describe(error)}`))

async function main([verb = '', ...rest]: readonly string[]): Promise<void> {
  const work = WORK[verb]
  if (!work || rest.length !== (verb === 'erase-check' ? 1 : 0)) return complain(USAGE)
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const { settings } = outcome
  if (verb === 'make') return make(settings)
  const running = settings.databaseUrl ? undefined : await findPostgres(settings.dataDir)
  const place = running ? await prepareEmbedded(running) : await openPlace(settings, () => {})
  try {
    await work(environmentOf(settings), place.adminUrl, rest[0] ?? '')
  } finally {
    await place.stop()
  }
}

type Environment = Readonly<Record<string, string | undefined>>
type Work = (environment: Environment, adminUrl: string, person: string) => Promise<void>

const environmentOf = (settings: Settings): Environment => ({
  ...process.env,
  PUNTE_DATA: settings.dataDir,
  PUNTE_PROFILE: settings.profile,
})

const WORK: Readonly<Record<string, Work>> = {
  make: async () => {},
  status,
  rotate,
  retire,
  seal: async (environment, adminUrl) => {
    const sealed = await sealClear(adminUrl, openVault(await openKeys(environment)), line)
    line(sealed === 0 ? 'ok, nothing stood in clear' : `ok, ${sealed} values sealed`)
  },
  'erase-check': async (environment, adminUrl, person) => {
    const found = await erasureProof(adminUrl, openVault(await openKeys(environment)), person)
    for (const text of found.lines) line(text)
    if (!found.erased) process.exitCode = 1
  },
}

async function make(settings: Settings): Promise<void> {
  const path = keyFilePath(environmentOf(settings))
  if (!path) return complain('Name the file in PUNTE_KEY_FILE.')
  await makeKeyFile(path, Date.now())
  line(
    `${path}: ${(await readKeyFile(path))[0]?.id}. Keep a copy where no copy of the database lies; without it nothing opens.`,
  )
}

async function status(environment: Environment, adminUrl: string): Promise<void> {
  const provider = await openKeys(environment)
  line(
    `${provider.kind === 'file' ? `key file ${keyFilePath(environment)}` : 'key server'}; ${await provider.current()} wraps`,
  )
  for (const { kek, count, opens } of await wrappedBy(adminUrl, provider)) {
    line(`  ${kek}: ${count} data keys${opens ? '' : ', which do not open'}`)
    if (!opens) process.exitCode = 1
  }
  for (const { column, count } of await clearRows(adminUrl)) {
    line(`  in clear: ${count} of ${column}`)
    process.exitCode = 1
  }
}

async function rotate(environment: Environment, adminUrl: string): Promise<void> {
  const provider = await openKeys(environment)
  const path = keyFilePath(environment)
  // A key server rotates by itself; here its newest key takes over.
  if (provider.kind === 'file' && path) line(`new key-encryption key ${await addKey(path, Date.now())}`)
  const fresh = await openKeys(environment)
  line(`ok, ${await rewrapAll(adminUrl, fresh)} data keys wrapped again by ${await fresh.current()}`)
}

async function retire(environment: Environment, adminUrl: string): Promise<void> {
  const path = keyFilePath(environment)
  if (!path || environment.PUNTE_KEY_URL)
    return complain('Only a key file has keys to retire; a key server keeps its own.')
  const ids = await retirable(adminUrl, await readKeyFile(path), Date.now() - RETIRE_AFTER)
  if (ids.size > 0) await dropKeys(path, ids)
  line(
    ids.size === 0
      ? 'ok, nothing to retire yet'
      : `ok, retired ${[...ids].join(', ')}; old backups need their own copy`,
  )
}
