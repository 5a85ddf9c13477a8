import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { ACCOUNTS } from '../countries/ro/accounts.ts'
import { loadCohort } from './exercise/cohort.ts'
import type { Fault } from './exercise/read-summaries.ts'
import { importText, SUMMARIES, type Totals } from './exercise/summaries.ts'
import { openWorld, type World } from './exercise/world.ts'

/** Any number; held while the exercise is written, so that two loaders do not write it at once. */
const LOCK = 7_381_206

type Query = <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>

/**
 * Writes the exercise: the published summaries in disguise, then a cohort at every stage of the way. Both go through the
 * acts of the screens, as the web role, by accounts whose role may do them. Loaded before: nothing happens. Cut off: the
 * next load goes on where this one stopped, because every form has an id of its own that is never taken twice.
 * @param connectionString as the owner of the server; the loader takes the web role by itself
 */
export async function loadExercise(connectionString: string, progress: (text: string) => void): Promise<void> {
  await underLock(connectionString, async query => {
    const began = await beginning(query)
    if (began === undefined) return progress('present')
    const world = await openWorld(connectionString, began)
    try {
      const totals = await loadPeople(world, progress)
      await query(SAY, ['exercise', 'loaded'])
      progress(totals)
    } finally {
      await world.close()
    }
  })
}

async function loadPeople(world: World, progress: (text: string) => void): Promise<string> {
  let people = 0
  const all = 108 + loadCohort.people
  const done = (count: number) => {
    people += count
    if (people % 4 === 0 || people === all) progress(`people ${people} of ${all}`)
  }
  const imported = await importText(world, await readFile(SUMMARIES, 'utf8'), done)
  if (imported.kind === 'refused') throw new Error(faultsText(imported.faults).join('\n'))
  await loadCohort(world, done)
  return `${totalsText(imported.totals)}; ${loadCohort.people} more people on the way`
}

/** Imports a file of summaries into a database where the country pack is loaded. @returns what to say, and whether it was taken */
export async function importSummaries(connectionString: string, path: string): Promise<{ taken: boolean; lines: readonly string[] }> {
  const world = await openWorld(connectionString, Date.now())
  try {
    const imported = await importText(world, await readFile(path, 'utf8'), () => {})
    if (imported.kind === 'refused') return { taken: false, lines: faultsText(imported.faults) }
    return { taken: true, lines: [totalsText(imported.totals)] }
  } finally {
    await world.close()
  }
}

/** Totals in one line: what was published, and what stands in the database afterwards, are the same. */
export function totalsText({ summaries }: Totals): string {
  const sum = (of: 'people' | 'children' | 'adults') => summaries.reduce((total, one) => total + one[of], 0)
  return `${sum('people')} people of ${summaries.length} summaries (${summaries.map(one => one.people).join(' + ')}): ${sum('children')} children, ${sum('adults')} adults`
}

const faultsText = (faults: readonly Fault[]) => faults.map(one => `row ${one.row}, ${one.field}: ${one.reason}`)

/** Who can sign in to the exercise, one line each: two accounts of every kind of desk at most. */
export async function signInList(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; organisation: string }>(NAMES, [SHOWN])
    return rows.map(one => `${one.name.padEnd(52)} ${one.organisation}`)
  } finally {
    await client.end()
  }
}

/** One of every role, and a second tenant where two matter most. */
const SHOWN = ACCOUNTS.filter(one => one.featured && [1, 3, 5, 8, 11, 12, 13, 15, 17, 21, 22, 23, 26, 31, 33, 34, 41, 45, 51, 55].includes(Number(one.id.slice(-3)))).map(one => one.id)

const NAMES = `select a.name, o.name as organisation from app.account a join app.organisation o on o.id = a.organisation_id
  where a.code = any ($1) and a.active order by a.code`
const SAY = `insert into app.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value`

/** When the exercise is told from. Undefined when it is already whole. */
async function beginning(query: Query): Promise<number | undefined> {
  const known = new Map((await query<{ name: string; value: string }>(`select name, value from app.setting where name in ('exercise', 'exercise-began')`)).map(one => [one.name, one.value]))
  if (known.get('exercise') === 'loaded') return undefined
  const began = Number(known.get('exercise-began') ?? Date.now())
  await query(SAY, ['exercise-began', String(began)])
  return began
}

async function underLock(connectionString: string, work: (query: Query) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query('set role app_owner')
    await work(async (text, values) => (await client.query(text, [...(values ?? [])])).rows)
  } finally {
    await client.end()
  }
}
