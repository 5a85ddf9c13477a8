/**
 * Search by name over 1,000,000 sealed people, at the worst desk there can be, one with a grant on each of them, and at a desk
 * with 3,000. The names are invented; how often each comes up is as in the real country: few names for many, many for few.
 * Each search is first and last name with one typing error in either; begin, session, policies, opening and ranking included.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { findByName, readIndexKeys } from '../src/act/name-search.ts'
import { type Database, openDatabase } from '../src/platform/db/database.ts'
import { newId } from '../src/platform/db/id.ts'
import { hashToken } from '../src/platform/session/token.ts'
import { sealText } from '../src/platform/vault/envelope.ts'
import { fileKeys, makeKeyFile } from '../src/platform/vault/key-file.ts'
import { nameTokens } from '../src/platform/vault/name-index.ts'
import { openRows } from '../src/platform/vault/rows.ts'
import { openVault, type Vault } from '../src/platform/vault/vault.ts'
import { atLeast, atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { timed } from './support/cpu.ts'
import { chanceFrom, inventedNames, type Name, withTypingError } from './support/names.ts'
import { judged, nearestAmong, type Searched } from './support/nearest.ts'

const DATABASE = 'bench_names'
const PEOPLE = 1_000_000
const BATCH = 5000
/** Every so manieth person is known to the small desk too: 3,000 of them. */
const SMALL = 333
const SEARCHES = 600
const SHOWN = 20

/** Eight figures: one page opened; making; at the largest desk and at a small one 95th percentile, recall, and who was meant. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const folder = `/tmp/punte-bench-keys-${randomUUID()}`
  await makeKeyFile(folder, Date.now())
  const vault = openVault(fileKeys(folder))
  const db = openDatabase(context.url(DATABASE, 'app_web'), 2, vault)
  const admin = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  await admin.connect()
  try {
    await readIndexKeys(db)
    yield await opening60(await sixty(vault), vault)
    const began = performance.now()
    const people = await fill(admin, vault, context)
    yield atMost('name search: sealing and indexing 1,000,000 people', (performance.now() - began) / 1000, 180, 's')
    const national = await session(admin, 'ANITP', 'national-officer')
    const small = await session(admin, 'CR-CJ', 'centre-officer')
    const every = Array.from({ length: SEARCHES }, (_, at) => Math.floor((at * PEOPLE) / SEARCHES) + 17)
    const few = Array.from({ length: SEARCHES }, (_, at) => at * 5 + 1)
    const own = people.filter((_, at) => at % SMALL === 0)
    yield* await searches({ context, admin, db, token: national }, 'desk that knows all 1,000,000', people, every)
    yield* await searches({ context, admin, db, token: small }, 'desk that knows 3,000 of 1,000,000', own, few)
  } finally {
    await admin.end()
    await db.close()
  }
}

async function sixty(vault: Vault): Promise<{ stored: string; sealed: string; at: number }[]> {
  const rows = []
  for (let at = 0; at < 60; at++) {
    const key = await vault.fresh()
    rows.push({ at, stored: key.stored, sealed: sealText(key, { subject: `p${at}`, column: 'c' }, '"Exercițiu 041"') })
  }
  return rows
}

/** Opening the names of 60 people whose keys this process has not seen: the median of many pages. */
async function opening60(rows: Awaited<ReturnType<typeof sixty>>, vault: Vault): Promise<Figure> {
  const times: number[] = []
  for (let round = 0; round < 300; round++) {
    vault.wipe()
    const began = performance.now()
    const opened = await openRows({ vault, unopened: new Set() }, rows, {
      subject: row => `p${row.at}`,
      key: row => row.stored,
      columns: { sealed: 'c' },
    })
    times.push(performance.now() - began)
    if (opened.some(row => row.sealed !== 'Exercițiu 041')) throw new Error('A row did not open.')
  }
  return atMost('opening 60 rows of 60 people, keys not unwrapped yet, p50', percentile(times, 0.5), 1, 'ms')
}

const INSERT = `with
  fresh as (select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) x(id, given, family, kek, wrapped, names, spans)),
  keys as (insert into app.data_key (subject_id, kind, kek, wrapped) select id, 'person', kek, wrapped from fresh),
  named as (insert into app.person_identity (person_id, given_names, family_name) select id, given, family from fresh)
  insert into app.name_index (person_id, names, spans) select id, names::int[], spans::smallint[] from fresh`

/** Makes everybody as the web process would; the index is built at the end, as after a restore. @returns ids and names */
async function fill(admin: pg.Client, vault: Vault, context: BenchContext): Promise<readonly Person[]> {
  const keys = vault.index
  if (!keys) throw new Error('There is no key of the name index.')
  await admin.query('set session_replication_role = replica; set synchronous_commit = off')
  await admin.query('drop index app.name_index_names')
  // Only reading is measured: nothing here needs to outlive a crash.
  for (const table of ['data_key', 'person_identity', 'name_index', 'person_grant'])
    await admin.query(`alter table app.${table} set unlogged`)
  const chance = chanceFrom(41)
  const next = inventedNames(chance)
  const people: Person[] = []
  let sent: Promise<unknown> = Promise.resolve()
  while (people.length < PEOPLE) {
    const columns: string[][] = [[], [], [], [], [], [], []]
    for (let at = 0; at < BATCH; at++) {
      const person = { id: newId(), ...next() }
      const key = await vault.fresh()
      const [, kek = '', wrapped = ''] = key.stored.split(':')
      const { names, spans } = nameTokens(keys, person.given, person.family)
      const seal = (column: string, text: string) =>
        sealText(key, { subject: person.id, column: `person_identity.${column}` }, JSON.stringify(text))
      const row = [person.id, seal('given_names', person.given), seal('family_name', person.family), kek, wrapped]
      for (const [place, value] of [...row, `{${names}}`, `{${spans}}`].entries()) columns[place]?.push(value)
      people.push(person)
    }
    await sent
    sent = admin.query(INSERT, columns)
  }
  await sent
  context.say('people made; indexing')
  await admin.query("set maintenance_work_mem = '512MB'")
  await admin.query(
    'create index name_index_names on app.name_index using gin (names) with (gin_pending_list_limit = 256)',
  )
  const grant = `insert into app.person_grant (person_id, organisation_id, classes, basis, listed_at)
    select x.id, o.id, '{core,identity}', 'notification', now() from unnest($1::uuid[]) x(id), app.organisation o where o.code = $2`
  await admin.query(grant, [people.map(one => one.id), 'ANITP'])
  await admin.query(grant, [people.filter((_, at) => at % SMALL === 0).map(one => one.id), 'CR-CJ'])
  await admin.query('vacuum (analyze) app.name_index, app.person_grant, app.person_identity, app.data_key')
  await admin.query('checkpoint')
  return people
}

type Person = Name & { readonly id: string }

async function session(admin: pg.Client, organisation: string, role: string): Promise<Buffer> {
  const hash = hashToken(randomBytes(32).toString('base64url'))
  const { rowCount } = await admin.query(
    `insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at, second_factor_at)
     select $1, a.id, 'exercise', now(), now(), now() + interval '30 minutes', now() + interval '12 hours', now()
       from app.account a join app.organisation o on o.id = a.organisation_id join app.account_role r on r.account_id = a.id
      where o.code = $2 and r.role = $3 limit 1`,
    [hash, organisation, role],
  )
  if (rowCount !== 1) throw new Error(`Nobody at ${organisation} is ${role}.`)
  return hash
}

type Desk = {
  readonly context: BenchContext
  readonly admin: pg.Client
  readonly db: Database
  readonly token: Buffer
}

/** Searches one after the other, and judges afterwards what was shown. `known` are the people of the desk. */
async function searches(
  desk: Desk,
  name: string,
  known: readonly Person[],
  wanted: readonly number[],
): Promise<Figure[]> {
  const chance = chanceFrom(7)
  const meant = wanted.map(at => known[at % known.length] as Person)
  const typed = meant.map(person => withTypingError(person, chance))
  const find = (text: string) => desk.db.as(desk.token, tx => findByName(tx, text, SHOWN))
  // The first thirty warm plans and caches up.
  for (const text of typed.slice(0, 30)) await find(text)
  const times: number[] = []
  const done: Searched[] = []
  await timed(desk.context, desk.admin, DATABASE, async () => {
    for (const [turn, text] of typed.entries()) {
      const began = performance.now()
      const shown = await find(text)
      times.push(performance.now() - began)
      done.push({ typed: text, meant: meant[turn] as Person, shown })
    }
  })
  const { recall, fair, first } = judged(done, known, nearestAmong(known), SHOWN)
  desk.context.say(
    `${name}: in ${first.toFixed(3)} of ${times.length} searches the very person is among the first ${SHOWN}`,
  )
  return [
    atMost(`name search, one typing error in first or last name, ${name}, p95`, percentile(times, 0.95), 40, 'ms'),
    atLeast(`name search, ${name}, recall@20 against comparing with everybody`, recall, 0.98, ''),
    atLeast(`name search, ${name}, shows who was meant, or 20 no farther from what was typed`, fair, 0.98, ''),
  ]
}

function percentile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
}
