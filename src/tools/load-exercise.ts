import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { countryOf } from '../countries/countries.ts'
import { lookForMatches } from '../features/signal/escalate-silence/job.ts'
import { chosenCountry } from './chosen-country.ts'
import type { Fault } from './exercise/cells.ts'
import { COHORT, loadCohort } from './exercise/cohort.ts'
import { loadHouses } from './exercise/houses.ts'
import { loadSigns } from './exercise/signs.ts'
import { importText, SUMMARIES, type Totals } from './exercise/summaries.ts'
import { asRole, openWorld, type World } from './exercise/world.ts'

/** Any number; held while the exercise is written, so that two loaders do not write it at once. */
const LOCK = 7_381_206

/** People of the published summaries. */
const PUBLISHED = 108

type Query = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>

/**
 * Writes the exercise: the published summaries in disguise, then a cohort at every stage of the way. Both go through the
 * acts of the screens, as the web role, by accounts whose role may do them. Loaded before: nothing happens. Cut off: the
 * next load goes on where this one stopped, because every form has an id of its own that is never taken twice.
 * @param connectionString as the owner of the server; the loader takes the web role by itself
 */
export async function loadExercise(
  connectionString: string,
  progress: (text: string) => void,
  country: string = chosenCountry().pack.code,
): Promise<void> {
  await underLock(connectionString, async query => {
    const began = await beginning(query)
    if (began === undefined) return progress('present')
    const world = await openWorld(connectionString, began, country)
    try {
      const { people, houses = [] } = countryOf(country).exercise
      const rooms = houses.length > 0 ? `; ${await loadHouses(world, houses)}` : ''
      const totals = people === 'cohort' ? await loadPeople(world, progress) : await loadSigns(world, people, progress)
      await lookForDoubles(connectionString, query)
      await query(SAY, ['exercise', 'loaded'])
      progress(`${totals}${rooms}`)
    } finally {
      await world.close()
    }
  })
}

async function loadPeople(world: World, progress: (text: string) => void): Promise<string> {
  let people = 0
  const all = PUBLISHED + COHORT
  const done = (count: number) => {
    people += count
    progress(`people ${people} of ${all}`)
  }
  const imported = await importText(world, await readFile(SUMMARIES, 'utf8'), done)
  if (imported.kind === 'refused') throw new Error(faultsText(imported.faults).join('\n'))
  await loadCohort(world, done)
  return `${totalsText(imported.totals)}; ${COHORT} more people on the way`
}

/** What the worker would do after each notification; done at once, so that the first who signs in finds it. */
async function lookForDoubles(connectionString: string, query: Query): Promise<void> {
  const people = (await query<{ id: string }>('select id from app.person where not historical')).map(one => one.id)
  const worker = new pg.Client({ connectionString: asRole(connectionString, 'app_worker') })
  await worker.connect()
  try {
    await lookForMatches(async (text, values) => (await worker.query(text, [...values])).rows, { people })
  } finally {
    await worker.end()
  }
}

/** Imports a file of summaries into a database where the country pack is loaded. @returns what to say, and whether it was taken */
export async function importSummaries(
  connectionString: string,
  path: string,
): Promise<{ taken: boolean; lines: readonly string[] }> {
  return underLock(connectionString, async () => {
    const world = await openWorld(connectionString, Date.now())
    try {
      const imported = await importText(world, await readFile(path, 'utf8'), () => {})
      if (imported.kind === 'refused') return { taken: false, lines: faultsText(imported.faults) }
      return { taken: true, lines: [totalsText(imported.totals)] }
    } finally {
      await world.close()
    }
  })
}

/** Totals in one line, as published. */
function totalsText({ summaries }: Totals): string {
  const sum = (of: 'people' | 'children' | 'adults') => summaries.reduce((total, one) => total + one[of], 0)
  const parts = summaries.map(one => one.people).join(' + ')
  return `${sum('people')} people of ${summaries.length} summaries (${parts}): ${sum('children')} children, ${sum('adults')} adults`
}

const faultsText = (faults: readonly Fault[]) => faults.map(one => `row ${one.row}, ${one.field}: ${one.reason}`)

/** Who can sign in to the exercise, one line each, by what they do; every other account is on the sign-in page. */
export async function signInList(
  connectionString: string,
  country: string = chosenCountry().pack.code,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: asRole(connectionString, 'app_owner') })
  await client.connect()
  try {
    const { rows } = await client.query<{ code: string; name: string; organisation: string }>(NAMES)
    return countryOf(country).exercise.shown.flatMap(({ group, accounts }) =>
      accounts.flatMap((code, at) => {
        const found = rows.find(one => one.code === code)
        return found ? [`${(at === 0 ? group : '').padEnd(18)}${found.name.padEnd(56)} ${found.organisation}`] : []
      }),
    )
  } finally {
    await client.end()
  }
}

const NAMES = `select a.code, a.name, o.name as organisation from app.account a join app.organisation o on o.id = a.organisation_id
  where a.active`
const SAY = `insert into app.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`
const SAID = `select name, value from app.setting where name in ('exercise', 'exercise-began')`

/** When the exercise is told from. Undefined when it is already whole. */
async function beginning(query: Query): Promise<number | undefined> {
  const known = new Map((await query<{ name: string; value: string }>(SAID)).map(one => [one.name, one.value]))
  if (known.get('exercise') === 'loaded') return undefined
  const began = Number(known.get('exercise-began') ?? Date.now())
  await query(SAY, ['exercise-began', String(began)])
  return began
}

// An owner who is no superuser may take the two roles only after saying so.
const MAY_ACT = `do $$ begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant app_web, app_worker to %I', current_user);
  end if;
end $$`

async function underLock<T>(connectionString: string, work: (query: Query) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(MAY_ACT)
    await client.query('set role app_owner')
    return await work(async (text, values) => (await client.query(text, [...(values ?? [])])).rows)
  } finally {
    await client.end()
  }
}
