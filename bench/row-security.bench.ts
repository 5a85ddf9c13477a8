/**
 * What row security costs: the database part of a list request, as the web role with session and policies, against the same
 * statement in a bare transaction as the owner of the server, whom no policy binds. Both are sent the same way.
 */
import pg from 'pg'
import { readWork } from '../src/features/work/read-work/store.ts'
import { type Database, openDatabase, type Tx } from '../src/platform/db/database.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { accountOf, DATABASE, populated, signIn } from './support/generate.ts'

const ROUNDS = 60
const A_ROUND = 50
const FILTER = { step: null, territory: null, waiting: false, mine: false, search: null, after: null }

/** Two figures: the work list of the country, the work list of one centre. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await populated(context)
  const national = await accountOf(context, 'ANITP', 'national-officer')
  const officer = await accountOf(context, 'CR-CJ', 'centre-officer')
  yield await compare(context, 'work list of the country', national, true)
  yield await compare(context, 'work list of a centre', officer, false)
}

async function compare(context: BenchContext, name: string, account: string, everywhere: boolean): Promise<Figure> {
  const { hash } = await signIn(context, account)
  const guarded = openDatabase(context.url(DATABASE, 'app_web'), 1)
  const bare = await bareDatabase(context, account)
  const read = (tx: Tx) => readWork(tx, { ...FILTER, everywhere })
  const times = { guarded: [] as number[], bare: [] as number[] }
  try {
    const [seen, all] = await Promise.all([guarded.as(hash, read), bare.as(null, read)])
    if (seen.length === 0 || seen.map(row => row.id).join() !== all.map(row => row.id).join()) {
      throw new Error(`${name}: the two do not read the same ${seen.length} rows.`)
    }
    // In turn, A B A B, so that both meet the same moments of the machine; the first round warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      const a = await timed(() => guarded.as(hash, read))
      const b = await timed(() => bare.as(null, read))
      if (round === 0) continue
      times.guarded.push(...a)
      times.bare.push(...b)
    }
  } finally {
    await guarded.close()
    await bare.close()
  }
  return atMost(`database part against bare SQL, ${name}, median`, median(times.guarded) / median(times.bare), 2, '×')
}

/** The same pool and pipelining without session and policies. The statement asks who reads, so that is set once. */
async function bareDatabase(context: BenchContext, account: string): Promise<Database> {
  const url = context.url(DATABASE, 'punte_admin')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ organisation: string }>(
    'select organisation_id as organisation from app.account where code = $1',
    [account],
  )
  await client.end()
  const database = openDatabase(url, 1)
  await database.as(null, tx => tx.rows("select set_config('app.organisation', $1, false)", [rows[0]?.organisation]))
  return database
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let count = 0; count < A_ROUND; count++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
