/**
 * `bin/account first --organisation CODE [--name NAME]`: the invitation of an organisation's first administrator, so that an empty
 * database is taken into use without SQL. Refused where an administrator of that organisation can sign in already: from then on
 * accounts are the organisation's own business, and a lost means is recovered by two people.
 */
import { parseArgs } from 'node:util'
import { migrate } from '../platform/db/migrate.ts'
import { isRoot } from '../platform/postgres/account.ts'
import { findPostgres } from '../platform/postgres/server.ts'
import { administer } from '../platform/postgres/session.ts'
import { newInvitation } from '../platform/session/admission.ts'
import { grouped } from '../platform/session/code.ts'
import { signInKeys } from '../platform/session/keys.ts'
import { loadPack } from './load-pack.ts'
import { complain, describe, line, step } from './output.ts'
import { type DataPlace, keepSecret, MIGRATIONS, openPlace, prepareEmbedded } from './place.ts'
import { PROJECT, readSettings, type Settings } from './settings.ts'

const USAGE = 'Usage: bin/account first --organisation CODE [--name "Given name Family name"]'
const NOBODY_NAMED = 'Administrator'

/** What the command was asked to do; undefined where that cannot be read. */
export function readAsk(args: readonly string[]): { organisation: string; name: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { organisation: { type: 'string' }, name: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals.join(' ') !== 'first' || !values.organisation) return undefined
    return { organisation: values.organisation, name: values.name ?? NOBODY_NAMED }
  } catch {
    return undefined
  }
}

export type FirstAccount =
  | { readonly kind: 'invited'; readonly code: string; readonly until: Date }
  | { readonly kind: 'refused'; readonly why: 'no-organisation' | 'taken' | 'name' }

/** Makes the invitation. `adminUrl` reaches the database as a role that may act as its owner. */
export async function inviteFirst(
  adminUrl: string,
  secret: string,
  asked: { readonly organisation: string; readonly name: string },
): Promise<FirstAccount> {
  const { code, lookup } = newInvitation(signInKeys(secret))
  return administer(adminUrl, async ask => {
    await ask('set role app_owner')
    const text = 'select answer, expires_at as until from app_inner.account_first($1, $2, $3)'
    const [row] = await ask<{ answer: string; until: Date }>(text, [asked.organisation, asked.name, lookup])
    if (row?.answer === 'invited') return { kind: 'invited', code, until: new Date(row.until) }
    return { kind: 'refused', why: row?.answer === 'taken' || row?.answer === 'name' ? row.answer : 'no-organisation' }
  })
}

const REASONS = {
  'no-organisation': 'No organisation of this country has that code, or its kind has no administrators.',
  taken: 'An administrator of this organisation can sign in already. Ask them for an account.',
  name: 'Give a name between 2 and 120 signs.',
} as const

async function main(): Promise<void> {
  const asked = readAsk(process.argv.slice(2))
  if (!asked) return complain(USAGE)
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const { settings } = outcome
  let place: DataPlace | undefined
  try {
    await step('database', async say => {
      place = await reach(settings, say)
      return place.summary
    })
    if (place) await invite(settings, place, asked)
  } finally {
    await place?.stop()
  }
}

async function invite(settings: Settings, { adminUrl }: DataPlace, asked: { organisation: string; name: string }) {
  await step('schema', async () => `${(await migrate(adminUrl, MIGRATIONS)).length} migrations applied`)
  if (await isEmpty(adminUrl)) {
    // The exercise brings its own accounts, and must never come into a database that is meant to be real.
    if (settings.profile !== 'production')
      return complain('', 'This database is empty. Set PUNTE_PROFILE=production, or fill the exercise with bin/start.')
    await step('country pack', async say => {
      await loadPack(adminUrl, say, settings.profile, settings.country)
      return 'loaded'
    })
  }
  const made = await inviteFirst(adminUrl, settings.secret ?? (await keepSecret(settings)), asked)
  if (made.kind === 'refused') return complain('', REASONS[made.why])
  line(`\nInvitation for ${asked.name}, ${asked.organisation}. Hand it over in person; it works once.\n`)
  line(`  address   ${settings.origin}/admission`)
  line(`  code      ${grouped(made.code)}`)
  line(`  until     ${made.until.toISOString().slice(0, 16).replace('T', ' ')} UTC`)
}

function isEmpty(adminUrl: string): Promise<boolean> {
  return administer(adminUrl, async ask => (await ask('select from app.organisation limit 1')).length === 0)
}

async function reach(settings: Settings, say: (text: string) => void): Promise<DataPlace> {
  const running = settings.databaseUrl ? undefined : await findPostgres(settings.dataDir)
  return running ? prepareEmbedded(running) : openPlace(settings, say)
}

if (import.meta.main) await main().catch(error => complain('', `No invitation was made. ${describe(error)}`))
