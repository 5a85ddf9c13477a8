/** Pages over HTTP at 100,000 people: session, row security, access log and HTML included, everything on one machine. */
import { atLeast, atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { accountOf, asAdmin, populated, signIn } from './support/generate.ts'
import { type Asked, load, type Measured, request } from './support/load.ts'

const CLIENTS = 8
const SECONDS = 5
const WARM_UP = 2
/** The regional centre whose officer opens people. */
const CENTRE = 'CR-CJ'

/** Six figures: the work list of the country (three), one's own people, opening one person. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await populated(context)
  const { origin } = await context.serve('bench')
  const national = await signIn(context, await accountOf(context, 'ANITP', 'national-officer'))
  const officer = await signIn(context, await accountOf(context, CENTRE, 'centre-officer'))
  const get = (path: string, cookie: string, text: string): Asked => ({
    bytes: request(origin, 'GET', path, cookie),
    status: 200,
    text,
  })
  const measure = (clients: number, next: () => Asked, seconds = SECONDS, warmUp = WARM_UP): Promise<Measured> =>
    load({ origin, clients, seconds, warmUp, next })

  const first = get('/work', national.cookie, 'due-list')
  const last = get(`/work?${new URLSearchParams({ after: await lastKey(context) })}`, national.cookie, 'due-list')
  await measure(CLIENTS, () => first, 1)
  const alone = await measure(1, () => first)
  yield atMost('work list, national coordinator, 1 client, p50', alone.p50, 10, 'ms')

  // First and last in turn, several times, so that neither has the better moment of the machine.
  const rounds = await inTurn(4, [() => measure(1, () => first, 1, 0.3), () => measure(1, () => last, 1, 0.3)])
  const [firstPage = Number.NaN, lastPage = Number.NaN] = rounds
  yield atMost('work list, last page against first page, 1 client, p50', lastPage / firstPage, 1.5, '×')

  yield atLeast(
    'work list, national coordinator, 8 clients',
    (await measure(CLIENTS, () => first)).perSecond,
    500,
    'requests/s',
  )

  const own = get('/people', officer.cookie, '/people/')
  yield atLeast(
    'own people list, officer of a centre, 8 clients',
    (await measure(CLIENTS, () => own)).perSecond,
    500,
    'requests/s',
  )

  const people = await somePeople(context)
  const opened = people.map(one => get(`/people/${one.id}`, officer.cookie, one.code))
  let turn = 0
  const before = await looks(context)
  const open = await measure(CLIENTS, () => opened[turn++ % opened.length] as Asked)
  if ((await looks(context)) - before < open.count)
    throw new Error('Not every look at a person stands in the access log.')
  yield atLeast('open one person of 500, access log written, 8 clients', open.perSecond, 400, 'requests/s')
}

/** Runs the measurements in turn so many times; the median p50 of each. */
async function inTurn(times: number, measurements: readonly (() => Promise<Measured>)[]): Promise<number[]> {
  const found: number[][] = measurements.map(() => [])
  for (let round = 0; round < times; round++) {
    for (const [at, measurement] of measurements.entries()) found[at]?.push((await measurement()).p50)
  }
  return found.map(values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN)
}

/** The place after which the last full page begins. */
async function lastKey(context: BenchContext): Promise<string> {
  const { rows } = await asAdmin(context, client =>
    client.query<{ key: string }>(
      `select due_at::text || '|' || id as key from app.task where closed_at is null and not waiting
        order by due_at desc, id desc offset 50 limit 1`,
    ),
  )
  return rows[0]?.key ?? ''
}

async function somePeople(context: BenchContext): Promise<{ id: string; code: string }[]> {
  const { rows } = await asAdmin(context, client =>
    client.query<{ id: string; code: string }>(
      `select p.id, p.code from app.person p join app.person_grant g on g.person_id = p.id
        join app.organisation o on o.id = g.organisation_id and o.code = $1 order by md5(p.id::text) limit 500`,
      [CENTRE],
    ),
  )
  return rows
}

async function looks(context: BenchContext): Promise<number> {
  const { rows } = await asAdmin(context, client =>
    client.query<{ n: number }>('select count(*)::int as n from app.access_log'),
  )
  return rows[0]?.n ?? 0
}
