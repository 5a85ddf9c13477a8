/**
 * Re-deriving every due clock of 100,000 people on the way: read, derive, write what differs, as the worker does it. The first
 * pass writes what the invented population owes by its file; the measured one follows an hour later on the clock.
 */
import pg from 'pg'
import { loadDirectory } from '../src/act/directory.ts'
import type { Mechanism } from '../src/act/mechanism.ts'
import { RO } from '../src/countries/ro/pack.ts'
import { deriveEverybody, type Query } from '../src/features/work/derive-clocks/job.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { timed } from './support/cpu.ts'
import { asAdmin, DATABASE, populated } from './support/generate.ts'
import { PEOPLE } from './support/population.ts'

const DAY = 86_400_000

/** Three figures: seconds for a pass that changes little, seconds for one that changes much, and memory held. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await populated(context)
  const pool = new pg.Pool({ connectionString: context.url(DATABASE, 'app_worker'), max: 4, idleTimeoutMillis: 0 })
  const query: Query = async (sql, values) => (await pool.query(sql, [...values])).rows
  const rows = async <Row>(sql: string, values?: readonly unknown[]) => (await query(sql, values ?? [])) as Row[]
  try {
    const parents = new Map(RO.territories.flatMap(one => (one.parent ? [[one.code, one.parent] as const] : [])))
    const mechanism: Mechanism = {
      pack: RO,
      directory: await loadDirectory({ rows }, parents),
      profile: 'production',
      origin: '',
      catalogue: () => ({}),
      translate: () => key => key,
    }
    const [first, second] = await asAdmin(context, async admin => [
      await timed(context, admin, DATABASE, () => deriveEverybody(query, mechanism, Date.now())),
      await timed(context, admin, DATABASE, () => deriveEverybody(query, mechanism, Date.now() + DAY)),
    ])
    if (first.done.people < PEOPLE || second.done.people < PEOPLE) throw new Error('Somebody was left out.')
    yield atMost(`re-derive every clock of ${PEOPLE} people, the next day`, second.seconds, 10, 's')
    yield atMost(`the same where ${first.done.changed} people change`, first.seconds, 60, 's')
    yield atMost('memory of the process after it', process.memoryUsage().rss / 1_048_576, 600, 'MB')
  } finally {
    await pool.end()
  }
}
