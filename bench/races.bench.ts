/** Who gets one bed: 200 who want it at the same moment, a thousand times over, in two of three rounds with somebody gone on the way. */
import pg from 'pg'
import { openExerciseSession } from '../src/platform/session/exercise.ts'
import { hashToken } from '../src/platform/session/token.ts'
import { endRaces, FALLS, raceOnce } from '../src/tools/capacity/race.ts'
import { atLeast, atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'

const DATABASE = 'bench-races'
const ROUNDS = 1_000
const CONTENDERS = 200

export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const admin = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  const web = new pg.Client({ connectionString: context.url(DATABASE, 'app_web') })
  await admin.connect()
  await web.connect()
  try {
    const session = await openSession(admin, web)
    yield atLeast(
      `rounds of ${CONTENDERS} holds on one bed, won exactly once, of ${ROUNDS}`,
      await races(context, admin, session),
      ROUNDS,
      'rounds',
    )
    const { rows } = await admin.query<{ nights: number }>(DOUBLE)
    yield atMost('nights with two people in one bed', rows[0]?.nights ?? Number.NaN, 0, 'nights')
  } finally {
    await endRaces()
    await admin.end()
    await web.end()
  }
}

/** A constraint forbids it; asked anyway, without the constraint's help. */
const DOUBLE = `select count(*)::int as nights from (
  select from app_capacity.occupancy o cross join lateral generate_series(lower(o.days), upper(o.days) - 1, interval '1 day') d
   group by o.unit_id, d having count(*) > 1) x`

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

async function races(context: BenchContext, admin: pg.Client, session: Buffer): Promise<number> {
  const { rows } = await admin.query<{ id: string }>(`with house as (
      insert into app_capacity.house (service_id, tenant_id, confirmed_at)
      select service_id, tenant_id, now() from app_directory.listing where 'SHEL_EM' = any (needs) and status = 'active' limit 1
      returning service_id)
    insert into app_capacity.unit (service_id, name, kind, opened_on)
    select service_id, 'Pat unic', 'family-room', '2020-01-01' from house returning service_id as id`)
  const race = {
    url: context.url(DATABASE, 'app_web'),
    session,
    service: rows[0]?.id ?? '',
    contenders: CONTENDERS,
    connections: 20,
    needs: { units: ['family-room'] },
  }
  let won = 0
  for (let round = 0; round < ROUNDS; round++) {
    const day = (ahead: number) => new Date(Date.now() + (2 + round + ahead) * 86_400_000).toISOString().slice(0, 10)
    const nights = { from: day(0), until: day(1), now: new Date().toISOString() }
    const fall = FALLS[round % FALLS.length] ?? 'clean'
    let { confirmed } = await raceOnce(race, nights, fall)
    // Gone between hold and confirm: nobody's until the hold has run out, then somebody's.
    if (fall === 'before-confirm' && confirmed === 0)
      confirmed = (
        await raceOnce(race, { ...nights, now: new Date(Date.now() + 5 * 3_600_000).toISOString() }, 'clean')
      ).confirmed
    if (confirmed === 1) won++
    if (round % 50 === 0) context.say(`${round} of ${ROUNDS} rounds`)
  }
  return won
}
