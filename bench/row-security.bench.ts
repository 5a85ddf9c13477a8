/**
 * What row security costs. Three ways to send the same statement, in turn, so that all meet the same moments of the machine:
 * *bound*, as the product does, by the web role; *unbound*, the very same transaction (begin, session, statement, commit) by a role
 * that differs in one thing, no policy binds it; *bare*, without a session, by the owner of the server. Bound against unbound is the
 * price of row security and field masks; bound against bare is the price of the door as well.
 */
import pg from 'pg'
import { findPeople } from '../src/features/person/find-people/store.ts'
import { readIdentity } from '../src/features/person/read-person/store.ts'
import { readWork } from '../src/features/work/read-work/store.ts'
import { type Database, openDatabase, type Tx } from '../src/platform/db/database.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { accountOf, asAdmin, DATABASE, populated, signIn } from './support/generate.ts'

const ROUNDS = 120
const A_ROUND = 20
const WORK = { step: null, territory: null, waiting: false, mine: false, search: null, after: null }
const PEOPLE = { everywhere: false, search: null, stage: null, after: null }

type Compared = {
  readonly name: string
  readonly account: string
  readonly read: (tx: Tx) => Promise<readonly unknown[]>
}

/** Six figures: work list of the country and of a centre, people of a centre, the identity of one, against the unbound; two against the bare. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await populated(context)
  const national = await accountOf(context, 'ANITP', 'national-officer')
  const officer = await accountOf(context, 'CR-CJ', 'centre-officer')
  const person = await somebody(context)
  yield* compare(context, {
    name: 'work list of the country',
    account: national,
    read: tx => readWork(tx, { ...WORK, everywhere: true }),
  })
  yield* compare(context, {
    name: 'work list of a centre',
    account: officer,
    read: tx => readWork(tx, { ...WORK, everywhere: false }),
  })
  yield* compare(context, { name: 'people of a centre', account: officer, read: tx => findPeople(tx, PEOPLE) }, false)
  yield* compare(
    context,
    { name: 'identity of a person', account: officer, read: async tx => [await readIdentity(tx, person)] },
    false,
  )
}

async function* compare(
  context: BenchContext,
  { name, account, read }: Compared,
  againstBare = true,
): AsyncGenerator<Figure> {
  const { hash } = await signIn(context, account)
  const bound = openDatabase(context.url(DATABASE, 'app_web'), 1)
  const unbound = await unboundDatabase(context)
  const bare = againstBare ? await bareDatabase(context, account) : undefined
  const ways = [() => bound.as(hash, read), () => unbound.as(hash, read)]
  if (bare) ways.push(() => bare.as(null, read))
  const times: number[][] = ways.map(() => [])
  try {
    const [shown, ...others] = (await Promise.all(ways.map(way => way()))).map(rows => JSON.stringify(rows))
    if (!shown || shown.length < 20 || others.some(other => other !== shown))
      throw new Error(`${name}: they do not read the same rows.`)
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [at, way] of ways.entries()) {
        const taken = await timed(way)
        // The first round warms up.
        if (round > 0) times[at]?.push(...taken)
      }
    }
    context.say(`${name}: the statement alone ${(await alone(bound, unbound, hash, read)).toFixed(2)} ×`)
  } finally {
    for (const database of [bound, unbound, bare]) await database?.close()
  }
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = times.map(median)
  yield atMost(`row security and field masks, ${name}, against the same without them, median`, a / b, 1.3, '×')
  if (bare) yield atMost(`database part against bare SQL, ${name}, median`, a / c, 2, '×')
}

/** The same statement again and again inside two transactions that have entered: nothing else is measured. */
async function alone(bound: Database, unbound: Database, hash: Buffer, read: Compared['read']): Promise<number> {
  return bound.as(hash, one =>
    unbound.as(hash, async other => {
      const times = { one: [] as number[], other: [] as number[] }
      for (let round = 0; round <= ROUNDS; round++) {
        const [a, b] = [await timed(() => read(one)), await timed(() => read(other))]
        if (round === 0) continue
        times.one.push(...a)
        times.other.push(...b)
      }
      return median(times.one) / median(times.other)
    }),
  )
}

/** A role with the rights of the web role that no policy binds. */
async function unboundDatabase(context: BenchContext): Promise<Database> {
  await asAdmin(context, client =>
    client.query(
      `do $$ begin create role bench_unbound bypassrls in role app_web; exception when duplicate_object then null; end $$`,
    ),
  )
  const database = openDatabase(context.url(DATABASE, 'punte_admin'), 1)
  await database.as(null, tx => tx.rows('set role bench_unbound'))
  return database
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

/** Somebody the centre knows by name. */
async function somebody(context: BenchContext): Promise<string> {
  const { rows } = await asAdmin(context, client =>
    client.query<{ id: string }>(
      `select i.person_id as id from app.person_identity i join app.person_grant g on g.person_id = i.person_id
        join app.organisation o on o.id = g.organisation_id and o.code = 'CR-CJ' limit 1`,
    ),
  )
  return rows[0]?.id ?? ''
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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
