/**
 * `bin/replay` over 1,000,000 events: every act of the exercise's people, multiplied, each copy with people and ids of its own,
 * read from the database, decided again under the rules of its day and compared. Nothing differs, or the figure is worth nothing.
 */
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { RO } from '../src/countries/ro/pack.ts'
import { bundle } from '../src/tools/build.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { replay } from '../src/tools/replay/run.ts'
import { throwawayKeyFile } from '../src/tools/throwaway-key.ts'
import { COPIES } from './support/copies.ts'
import { timed } from './support/cpu.ts'

const DATABASE = 'bench_replay'
const EVENTS = 1_000_000
const SECONDS = 60

/** One figure: seconds for a million events. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const adminUrl = context.url(DATABASE, 'punte_admin')
  const made = performance.now()
  // What the exercise seals is sealed with the keys of throw-away databases.
  process.env.PUNTE_KEY_FILE ??= throwawayKeyFile()
  const loader = (await import(
    pathToFileURL(bundle('load-exercise')).href
  )) as typeof import('../src/tools/load-exercise.ts')
  await loader.loadExercise(adminUrl, () => {})
  await multiply(adminUrl)
  context.say(`histories made in ${since(made).toFixed(0)} s`)
  const { seconds: took, done } = await asAdmin(adminUrl, admin =>
    timed(context, admin, DATABASE, () => replay({ adminUrl, pack: RO, threads: 2 })),
  )
  const { events, count, differences } = done
  if (events < EVENTS || count > 0)
    throw new Error(`${events} events, ${count} differences: ${JSON.stringify(differences.slice(0, 3))}`)
  yield atMost('replay of 1,000,000 events', (took * EVENTS) / events, SECONDS, 's')
}

/** Copies the people on the way until there are enough acts. The imported ones have few acts and stay as they are. */
async function multiply(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, async client => {
    // Rows that fit by construction need no check each.
    await client.query('set session_replication_role = replica')
    await client.query('create temp table origin as select id from app.person where not historical')
    await client.query('analyze origin')
    const { rows } = await client.query<{ n: string }>(
      'select count(*) as n from app.event where person_id in (select id from origin)',
    )
    const copies = Math.ceil(EVENTS / Number(rows[0]?.n))
    for (const sql of COPIES) await client.query(sql.replaceAll('{copies}', String(copies)))
    await client.query('vacuum (analyze)')
  })
}

async function asAdmin<T>(adminUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function since(began: number): number {
  return (performance.now() - began) / 1000
}
