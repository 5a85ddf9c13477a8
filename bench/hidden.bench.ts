/**
 * Whether a clock tells what a page does not: 10,000 pairs of a person of another desk (every tenth one's own, behind a wall) and
 * a person who is not there, asked for in random order over one connection. The medians, and how often a classifier that was
 * trained on one half of the times is right on the other.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { accountOf, asAdmin, signIn } from './support/generate.ts'
import { openLine, request } from './support/load.ts'

const PAIRS = 10_000
const WARM_UP = 500
/** A database of its own: what is looked up by its id costs the same among few as among many. */
const NAME = 'hidden'
const PEOPLE = 5_000
/** Classes of time the classifier knows, each with as many training answers. */
const BINS = 64

type Timed = { readonly hidden: boolean; readonly ms: number }

/** Three figures: how far the medians lie apart, and how often two classifiers are right. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(NAME)
  const officer = await accountOf(context, 'CR-CJ', 'centre-officer', NAME)
  const people = await hiddenPeople(context)
  const { origin } = await context.serve(NAME)
  const { cookie } = await signIn(context, officer, NAME)
  const line = await openLine(origin)
  const times: Timed[] = []
  try {
    for (let at = -WARM_UP; at < PAIRS; at++) {
      const pair: Timed[] = []
      // A coin for each pair, so that neither always follows the other.
      const first = (randomBytes(1)[0] ?? 0) < 128
      for (const hidden of [first, !first]) {
        const id = hidden ? (people[(at + WARM_UP) % people.length] ?? '') : randomUUID()
        const asked = request(origin, 'GET', `/people/${id}`, cookie)
        const began = performance.now()
        const answer = await line.ask(asked)
        const ms = performance.now() - began
        if (answer.toString('latin1', 9, 12) !== '404') throw new Error(`A hidden person was answered: ${id}.`)
        pair.push({ hidden, ms })
      }
      if (at >= 0) times.push(...pair)
    }
  } finally {
    line.close()
  }
  yield* judge(times)
}

function* judge(times: readonly Timed[]): Generator<Figure> {
  const of = (hidden: boolean) => median(times.filter(one => one.hidden === hidden).map(one => one.ms))
  const [hidden, none] = [of(true), of(false)]
  yield atMost('hidden against not there, difference of the medians', (Math.abs(hidden - none) / none) * 100, 5, '%')
  // Half by half in time: what is learned in the first must hold in the second.
  const middle = times.length / 2
  const [train, test] = [times.slice(0, middle), times.slice(middle)]
  yield atMost(
    'a threshold that was trained is right, hidden or not there',
    share(test, threshold(train)) * 100,
    55,
    '%',
  )
  yield atMost('classes of time that were trained are right', share(test, classes(train)) * 100, 55, '%')
}

type Guess = (ms: number) => boolean
const share = (times: readonly Timed[], guess: Guess): number =>
  times.filter(one => guess(one.ms) === one.hidden).length / times.length

/** The one time that parts the two best, whichever side the hidden ones are on. */
function threshold(train: readonly Timed[]): Guess {
  const sorted = train.toSorted((a, b) => a.ms - b.ms)
  let below = 0
  let best = { gain: 0, at: 0, sign: 1 }
  for (const one of sorted) {
    below += one.hidden ? 1 : -1
    if (Math.abs(below) > best.gain) best = { gain: Math.abs(below), at: one.ms, sign: Math.sign(below) }
  }
  return ms => ms <= best.at === best.sign > 0
}

/** Classes of equal size; each guesses what most of its training answers were. */
function classes(train: readonly Timed[]): Guess {
  const sorted = train.toSorted((a, b) => a.ms - b.ms)
  const size = Math.ceil(sorted.length / BINS)
  const bins = Array.from({ length: BINS }, (_, at) => sorted.slice(at * size, (at + 1) * size)).filter(
    one => one.length > 0,
  )
  const ends = bins.map(one => one.at(-1)?.ms ?? 0)
  const says = bins.map(one => one.filter(two => two.hidden).length * 2 >= one.length)
  return ms => {
    const at = ends.findIndex(end => ms <= end)
    return says[at < 0 ? says.length - 1 : at] ?? false
  }
}

/** People of another centre; and a handful of this centre's own, behind a wall, who are asked for again and again. */
async function hiddenPeople(context: BenchContext): Promise<readonly string[]> {
  return asAdmin(context, NAME, async client => {
    await client.query('set session_replication_role = replica')
    const { rows } = await client.query<{ id: string; own: boolean }>(ARRANGE, [PEOPLE, randomBytes(4).toString('hex')])
    await client.query('set session_replication_role = default')
    await client.query('vacuum (analyze)')
    const own = rows.filter(row => row.own).map(row => row.id)
    return rows
      .filter(row => !row.own)
      .flatMap(({ id }, at) => (at % 9 === 0 ? [id, own[(at / 9) % own.length] ?? id] : [id]))
  })
}

const ARRANGE = `
  with desk as (select (select id from app.organisation where code = 'CR-CJ') as own, (select id from app.organisation where code = 'CR-IS') as other),
    people as (
      insert into app.person (id, code, age_status, territory, detected_at)
      select gen_random_uuid(), 'P-' || n, 'adult', case when n <= 20 then 'CJ' else 'IS' end, now() from generate_series(1, $1::int) n
      returning id, territory = 'CJ' as own),
    granted as (
      insert into app.person_grant (person_id, organisation_id, classes, basis, listed_at)
      select p.id, case when p.own then d.own else d.other end, '{core,identity,contact,indicators,consent,plan}', 'notification', now() from people p, desk d),
    told as (
      insert into app.leg (notification_id, person_id, duty, addressee_id, addressee_kind, connected, state, due_at)
      select gen_random_uuid(), p.id, 'exercise', case when p.own then d.own else d.other end, 'regional-centre', true, 'sent', now() from people p, desk d),
    done as (
      insert into app.event (person_id, kind, happened_at, organisation_kind, role)
      select p.id, 'sign.recorded', now(), 'school', 'first-responder' from people p, generate_series(1, 8)),
    one as (
      insert into app.allegation (id, code, desk_id, raised_by, subject, organisation_id, text)
      select gen_random_uuid(), 'S-BENCH-' || $2, d.own, gen_random_uuid(), 'desk', d.own, 'pv0.erased' from desk d returning id),
    walls as (insert into app.wall (side, person_id, allegation_id) select d.own, p.id, one.id from people p, desk d, one where p.own)
  select id, own from people`

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
