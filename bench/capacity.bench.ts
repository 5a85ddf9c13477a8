/** Places at 1,000,000 unit-nights: the country by county for 90 nights, and which services are free. */
import pg from 'pg'
import { openExerciseSession } from '../src/platform/session/exercise.ts'
import { hashToken } from '../src/platform/session/token.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'

const DATABASE = 'bench-capacity'
const HOUSES = 1_000
const UNITS = 11_112
const NIGHTS = 90
const TIMES = 40

export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const admin = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  const web = new pg.Client({ connectionString: context.url(DATABASE, 'app_web') })
  await admin.connect()
  await web.connect()
  try {
    await fill(admin, context)
    const session = await openSession(admin, web)
    const country = await measure(web, session, 'select * from app.capacity_map(current_date, $1)', [NIGHTS])
    yield atMost('occupancy of the country by county, 90 nights, 1,000,000 unit-nights, p95', country, 100, 'ms')
    const needs = JSON.stringify({ units: ['bed'], sex: 'female', age: 24 })
    const free = await measure(web, session, 'select * from app.free_units($1, current_date, current_date + 30)', [
      needs,
    ])
    yield atMost('free units of the country for one person, 30 nights, p95', free, 100, 'ms')
  } finally {
    await admin.end()
    await web.end()
  }
}

/** Houses in every county; each unit is taken most of the time by stays of one to thirty nights, some of them only held. */
async function fill(admin: pg.Client, context: BenchContext): Promise<void> {
  context.say(`${UNITS} units in ${HOUSES} houses`)
  await admin.query('begin')
  for (const [sql, values] of FILL) await admin.query(sql, [...values])
  await admin.query('commit')
  await admin.query('analyze')
}

const FILL: readonly (readonly [string, readonly unknown[]])[] = [
  ['select setseed(0.41)', []],
  [
    `create temp table bench_house as select n, gen_random_uuid() as id,
       (select array_agg(distinct t) from app_directory.region r, unnest(r.territories) t) as places from generate_series(1, $1) n`,
    [HOUSES],
  ],
  [
    `insert into app_directory.entry (id, kind, rows, seq, changed_at, protected) select id, 'service', '{}', 0, now(), true from bench_house`,
    [],
  ],
  [
    `insert into app_directory.listing (service_id, organization_id, name, status, needs, version, never_stale, seq, changed_at)
     select id, id, 'Casa ' || n, 'active', '{SHEL_EM}', 1, true, 0, now() from bench_house`,
    [],
  ],
  [
    `insert into app_capacity.house (service_id, territory, confirmed_at)
     select id, places[1 + n % cardinality(places)], now() from bench_house`,
    [],
  ],
  [
    `insert into app_capacity.unit (service_id, name, kind, sex, opened_on)
     select h.id, 'Pat ' || u, 'bed', case u % 3 when 0 then null when 1 then 'female' else 'male' end, '2020-01-01'
       from generate_series(1, $1) u join bench_house h on h.n = 1 + u % $2`,
    [UNITS, HOUSES],
  ],
  [
    `create temp table bench_stay as
     select gen_random_uuid() as id, s.unit_id, s.service_id, s.held, daterange(s.first, s.past) as days from (
       select u.id as unit_id, u.service_id, random() < 0.05 as held, current_date - 20 + k * 15 + (random() * 3)::int as first,
           current_date - 20 + k * 15 + 4 + (random() * 10)::int as past
         from app_capacity.unit u cross join generate_series(0, 7) k) s where s.first < s.past`,
    [],
  ],
  [
    `insert into app_capacity.placement (id, service_id, placed_by, state, needs, first_night, until, held_at, expires_at)
     select s.id, s.service_id, (select id from app.organisation where code = 'CR-CJ'), case when s.held then 'held' else 'confirmed' end,
         '{"units":["bed"]}', lower(s.days), upper(s.days), now(), now() + interval '1 year' from bench_stay s`,
    [],
  ],
  [
    `insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days)
     select s.unit_id, s.service_id, s.id, case when s.held then 'held' else 'confirmed' end, s.days from bench_stay s on conflict do nothing`,
    [],
  ],
]

async function openSession(admin: pg.Client, web: pg.Client): Promise<Buffer> {
  const { rows } = await admin.query<{ id: string }>(`select id from app.account where code = 'exercise-011'`)
  const token = await openExerciseSession(
    async (text, values) => (await web.query(text, [...values])).rows,
    rows[0]?.id ?? '',
    new Date(),
  )
  if (!token) throw new Error('The exercise opened no session.')
  return hashToken(token)
}

/** The 95th percentile of a question asked again and again by somebody who places people, row security on; in milliseconds. */
async function measure(web: pg.Client, session: Buffer, sql: string, values: readonly unknown[]): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < TIMES + 5; turn++) {
    await web.query('begin')
    await web.query('select from app.enter($1)', [session])
    const began = performance.now()
    const { rowCount } = await web.query({ name: sql.slice(0, 40), text: sql, values: [...values] })
    if (turn >= 5) times.push(performance.now() - began)
    await web.query('commit')
    if (!rowCount) throw new Error(`No answer to: ${sql}`)
  }
  return times.sort((a, b) => a - b)[Math.floor(TIMES * 0.95)] ?? Number.NaN
}
