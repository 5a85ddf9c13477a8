/** Recording a notification over HTTP at 100,000 people: the last POST of a prepared sign, with its rules, events, jobs and durable commit. */
import { RO } from '../src/countries/ro/pack.ts'
import { indicatorsFor, sectorOf } from '../src/domain/notification/sector.ts'
import type { SignAnswers } from '../src/domain/notification/sign.ts'
import { atLeast, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { asAdmin, DATABASE, populated, sealed, signIn } from './support/generate.ts'
import { type Asked, load, request } from './support/load.ts'

const CLIENTS = 8
const SECONDS = 8
const WARM_UP = 8
/** More than can be sent in the time: 1,900 a second. */
const DRAFTS = 17_000
/** Who sends: two schools, two hospitals, two police desks. */
const SENDERS = [1, 2, 3, 4, 5, 6].map(number => `exercise-${String(number).padStart(3, '0')}`)

/** One figure: notifications recorded a second by eight clients. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await populated(context)
  await checkDurable(context)
  const { origin } = await context.serve(DATABASE)
  const cookies = await Promise.all(SENDERS.map(async code => (await signIn(context, code)).cookie))
  const drafts = await prepareDrafts(context)
  const sends: Asked[] = drafts.map(({ id, sender }) => ({
    bytes: request(origin, 'POST', `/signs/${id}/send`, cookies[sender] ?? '', `_form=${id}`),
    status: 303,
    text: '/sent/',
  }))
  const before = await written(context)
  let sent = 0
  const next = () => (sent < sends.length ? sends[sent++] : undefined)
  const { perSecond, count } = await load({ origin, clients: CLIENTS, seconds: SECONDS, warmUp: WARM_UP, next })
  const after = await written(context)
  for (const what of ['notifications', 'people', 'jobs'] as const) {
    if (after[what] - before[what] < count)
      throw new Error(`${count} were answered, but only ${after[what] - before[what]} ${what} stand.`)
  }
  yield atLeast('record a notification, 8 clients', perSecond, 700, 'notifications/s')
}

async function checkDurable(context: BenchContext): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await asAdmin(context, client => client.query<Record<string, string>>(`show ${name}`))
    if (rows[0]?.[name] !== 'on')
      throw new Error(`${name} is not on: this would measure commits that a power cut loses.`)
  }
}

/** Finished drafts, one person each, every other one a child, all over the country. */
async function prepareDrafts(context: BenchContext): Promise<{ id: string; sender: number }[]> {
  const variants = RO.territories.flatMap(({ code }) => [answersFor(code, 'adult'), answersFor(code, 'child')])
  const { rows } = await asAdmin(context, client =>
    client.query<{ id: string; sender: number }>(
      `insert into app.draft (account_id, kind, answers, expires_at)
       select a.id, 'sign', ($1::jsonb) -> (n % $2::int), now() + interval '1 day'
         from generate_series(0, $3::int - 1) n join app.account a on a.code = ($4::text[])[1 + n % $5::int]
       returning id, (select array_position($4::text[], a.code) - 1 from app.account a where a.id = account_id) as sender`,
      [JSON.stringify(variants), variants.length, DRAFTS, SENDERS, SENDERS.length],
    ),
  )
  await sealed(context)
  // What sealing left behind is not cleared away while notifications are measured.
  await asAdmin(context, client => client.query('vacuum (analyze) app.draft'))
  return rows
}

/** What a first responder of any sector could have answered; the person's name is invented. */
function answersFor(territory: string, age: 'adult' | 'child'): SignAnswers {
  const signs = indicatorsFor(RO.indicators, sectorOf('police'), [age]).filter(one => one.kind === 'sign')
  return {
    danger: 'no',
    age,
    count: 1,
    children: 0,
    indicators: signs.slice(0, 4).map(one => one.code),
    selfDeclared: true,
    words: 'Exercițiu: a spus că nu îi este permis să plece.',
    territory,
    place: 'Localitatea Exercițiu 7',
    noticedOn: 'unknown',
    asked: [age === 'adult' ? 'agrees' : null],
    people: [
      {
        sex: 'female',
        years: age === 'adult' ? 24 : 15,
        givenNames: 'Exercițiu',
        familyName: 'Nr 041',
        language: 'ro',
      },
    ],
    implicated: [],
  }
}

async function written(context: BenchContext): Promise<{ notifications: number; people: number; jobs: number }> {
  const { rows } = await asAdmin(context, client =>
    client.query<{ notifications: number; people: number; jobs: number }>(
      `select (select count(*)::int from app.notification) as notifications, (select count(*)::int from app.person) as people,
        (select count(*)::int from app.outbox where task = 'notice.leg-sent') as jobs`,
    ),
  )
  return rows[0] ?? { notifications: 0, people: 0, jobs: 0 }
}
