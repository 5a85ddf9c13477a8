import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type CountryCode, DEFAULT_COUNTRY } from '../../src/countries/codes.ts'
import type { Role } from '../../src/platform/postgres/passwords.ts'
import { socketUrl } from '../../src/platform/postgres/server.ts'
import { administer, ensureDatabase, quoted } from '../../src/platform/postgres/session.ts'
import { loadExercise } from '../../src/tools/load-exercise.ts'
import { loadPack } from '../../src/tools/load-pack.ts'

/** A database of one test file. `punte_admin` owns the server and sees everything: for arranging, never for acting. */
export type TestDatabase = { name: string; url(role: Role): string; drop(): Promise<void> }

/** What the database holds at the beginning: tables only, the country pack as well, or the whole exercise. */
export type Holding = 'tables' | 'pack' | 'exercise'

/** Any number; held while a template is made, so that two test files do not make it at once. */
const LOCK = 7_381_205

/** A database for one test file, copied from a template in some 50 ms. The first that asks for a holding fills it. */
export async function freshDatabase(
  holding: Holding = 'tables',
  country: CountryCode = DEFAULT_COUNTRY,
): Promise<TestDatabase> {
  return create(await templateWith(holding, country))
}

/** A database without anything in it: for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return create(undefined)
}

async function create(template: string | undefined): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  await ensureDatabase(adminUrl('postgres'), name, template)
  const drop = `drop database if exists ${quoted(name)} with (force)`
  return {
    name,
    url: role => socketUrl(inject('pg'), name, role),
    drop: () => administer(adminUrl('postgres'), async ask => void (await ask(drop))),
  }
}

async function templateWith(holding: Holding, country: CountryCode): Promise<string> {
  const tables = inject('pg').template
  if (holding === 'tables') return tables
  const below = holding === 'exercise' ? await templateWith('pack', country) : tables
  const load = (url: string) =>
    holding === 'exercise' ? loadExercise(url, () => {}, country) : loadPack(url, () => {}, 'exercise', country)
  const name = country === DEFAULT_COUNTRY ? `punte_${holding}` : `punte_${holding}_${country}`
  await administer(adminUrl('postgres'), async ask => {
    await ask('select pg_advisory_lock($1)', [LOCK])
    const [known] = await ask('select 1 from pg_database where datname = $1', [name])
    if (known) return
    // Under another name until it is whole: a load that fails leaves no half template behind.
    await ask(`drop database if exists ${quoted(`${name}_new`)} with (force)`)
    await ensureDatabase(adminUrl('postgres'), `${name}_new`, below)
    await load(adminUrl(`${name}_new`))
    await ask('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [`${name}_new`])
    await ask(`alter database ${quoted(`${name}_new`)} rename to ${quoted(name)}`)
  })
  return name
}

function adminUrl(database: string): string {
  return socketUrl(inject('pg'), database, 'punte_admin')
}
