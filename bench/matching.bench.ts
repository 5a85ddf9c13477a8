/**
 * One person against 10,000 services that all give the help asked for, with 1,000,000 unit-nights: the person's file, row security,
 * the places their houses keep, the order of all, and the reasons of those on a page. Meanwhile beds are taken: what is asked
 * next must know it. And the same where the help asked for is given by some hundreds of them.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { openAnswerRecords } from '../src/act/answer-records.ts'
import { loadDirectory } from '../src/act/directory.ts'
import { fileOf } from '../src/act/file-of.ts'
import { keptPlaces } from '../src/act/kept-places.ts'
import { openListings } from '../src/act/listings.ts'
import { type Matching, matchFor } from '../src/act/matching.ts'
import type { Mechanism } from '../src/act/mechanism.ts'
import { RO } from '../src/countries/ro/pack.ts'
import { askedOf } from '../src/domain/matching/asked.ts'
import { civilDateOf } from '../src/domain/time/calendar.ts'
import { openDatabase } from '../src/platform/db/database.ts'
import { hashToken } from '../src/platform/session/token.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { timed } from './support/cpu.ts'

const DATABASE = 'bench-matching'
const SERVICES = 10_000
const UNITS = 10
const NIGHTS = 10
const ASKED = 400
const WARM_UP = 40
/** A bed is taken or given back before every so many questions. */
const EVERY = 8
/** What a page explains of each list. */
const PAGE = 40

export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const { person, token } = await arrange(context)
  const db = openDatabase(context.url(DATABASE, 'app_web'), 1)
  const admin = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  const watcher = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  await admin.connect()
  await watcher.connect()
  try {
    const directory = await db.as(token, tx => loadDirectory(tx, new Map()))
    // Matching reads the pack and the directory; it says no word.
    const mechanism: Mechanism = {
      pack: RO,
      directory,
      profile: 'exercise',
      origin: '',
      catalogue: () => ({}),
      translate: () => key => key,
    }
    const matching: Matching = {
      ...{ mechanism, listings: openListings(mechanism), answers: openAnswerRecords() },
      placement: keptPlaces(mechanism),
    }
    const needs = mechanism.pack.directory?.needs ?? []
    const { territories } = mechanism.pack
    const ask = async (turn: number, help: string): Promise<number> => {
      const county = territories[turn % territories.length]?.code ?? ''
      const { ranked, unavailable, reasons } = await db.as(token, async (tx, actor) => {
        const file = await fileOf(tx, person)
        if (!file || !actor) throw new Error('The person is not seen.')
        const now = Date.now()
        const asked = askedOf(file, { service: help, county }, civilDateOf(now, mechanism.pack.timeZone))
        const by = { organisation: actor.organisation, organisationKind: 'regional-centre', now } as const
        const ranking = await matchFor(tx, matching, file, asked, by)
        const reasons = [
          ...ranking.ranked.slice(0, PAGE).map(ranking.reasonsOf),
          ...ranking.unavailable.slice(0, PAGE).map(ranking.whyNot),
        ]
        return { ...ranking, reasons }
      })
      if (reasons.length === 0 || reasons.some(one => one.length === 0)) throw new Error('Not every service says why.')
      return ranked.length + unavailable.length
    }
    const measure = async (help: (turn: number) => string): Promise<number> => {
      const times: number[] = []
      let weighed = 0
      const turns = async (count: number) => {
        for (let turn = 0; turn < count; turn++) {
          if (turn % EVERY === 0) await admin.query(turn % (2 * EVERY) === 0 ? TAKE : GIVE_BACK)
          const began = performance.now()
          weighed = await ask(turn, help(turn))
          times.push(performance.now() - began)
        }
      }
      await turns(WARM_UP)
      times.length = 0
      context.say(`${ASKED} questions, ${weighed} services weighed for each:`)
      await timed(context, watcher, DATABASE, () => turns(ASKED))
      times.sort((a, b) => a - b)
      const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
      context.say(`p50 ${at(0.5).toFixed(1)} ms, fastest tenth ${at(0.1).toFixed(1)} ms`)
      return at(0.95)
    }
    const all = await measure(() => HELP)
    yield atMost('matching one person against 10,000 services and 1,000,000 unit-nights, p95', all, 10, 'ms')
    const some = await measure(turn => needs[turn % needs.length] ?? '')
    yield atMost('the same where the services give different help, p95', some, 10, 'ms')
  } finally {
    await admin.end()
    await watcher.end()
    await db.close()
  }
}

/** What all of them give: a bed for the night. */
const HELP = 'SHEL_EM'
/** Somebody comes to a house, and goes: a whole night begins and ends to be taken. */
const TAKE = `insert into app_capacity.occupancy (unit_id, service_id, state, days)
  select u.id, u.service_id, 'turnaround', daterange(current_date, current_date + 1)
    from (select service_id from app_capacity.house where service_id > gen_random_uuid() order by service_id limit 5) h
      join app_capacity.unit u on u.service_id = h.service_id
   where not exists (select from app_capacity.occupancy o where o.unit_id = u.id and o.days @> current_date) limit 1`
const GIVE_BACK = `delete from app_capacity.occupancy where id in (
  select o.id from app_capacity.occupancy o where o.state = 'turnaround' limit 1)`

/** The services with their nights, a person of one centre, and a session of its officer. */
async function arrange(context: BenchContext): Promise<{ person: string; token: Buffer }> {
  const client = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  await client.connect()
  const person = randomUUID()
  const token = hashToken(randomBytes(32).toString('base64url'))
  try {
    for (const [sql, values] of statements(person, token)) await client.query(sql, [...values])
    const { rows } = await client.query<{ services: number; units: number }>(
      `select (select count(*)::int from app_directory.listing where $1 = any (needs)) as services,
        (select count(*)::int from app_capacity.unit) as units`,
      [HELP],
    )
    context.say(`${rows[0]?.services} services, ${(rows[0]?.units ?? 0) * NIGHTS} unit-nights`)
  } finally {
    await client.end()
  }
  return { person, token }
}

function statements(person: string, token: Buffer): readonly (readonly [string, readonly unknown[]])[] {
  const officer = `(select a.id from app.account a where a.code = 'exercise-011')`
  const desk = `(select a.organisation_id from app.account a where a.code = 'exercise-011')`
  return [
    // Rows that fit by construction need no check each.
    ['set session_replication_role = replica', []],
    [
      // Drawn straight into the flat rows that matching reads; every tenth is protected, so that row security has work.
      `with kinds as (select array_agg(distinct n) as all from app_directory.listing l, unnest(l.needs) n),
         desks as (select array_agg(id) as all from app.organisation where kind in ('provider', 'victim-support')),
         places as (select array_agg(distinct t) as all from app.organisation o, unnest(o.territories) t)
       insert into app_directory.listing (service_id, organization_id, organization_name, name, status, needs, minimum_age, sexes,
           languages, territories, protected, tenant_id, version, never_stale, seq, changed_at)
       select gen_random_uuid(), gen_random_uuid(), 'Organizația ' || n, 'Serviciul ' || n, 'active',
           array(select distinct x from unnest(array[(k.all)[1 + n % cardinality(k.all)], $2]) x), case when n % 3 = 0 then 18 end, case when n % 2 = 0 then array['female'] else array['male', 'female'] end,
           case when n % 4 > 0 then array['ro'] end, array[(p.all)[1 + n % cardinality(p.all)]], n % 10 = 0,
           (d.all)[1 + n % cardinality(d.all)], 1, false, (select s.seq + 1 from app_directory.state s), now()
         from generate_series(1, $1::int) n, kinds k, desks d, places p`,
      [SERVICES, HELP],
    ],
    ['update app_directory.state set seq = seq + 1', []],
    [
      `insert into app.answer_record select n, l.service_id, 10, (random() * 10)::int, random() * 9000
        from app_directory.listing l, unnest(l.needs) n`,
      [],
    ],
    [
      `insert into app_capacity.house (service_id, tenant_id, territory, confirmed_at)
       select l.service_id, l.tenant_id, l.territories[1], case when random() < 0.9 then now() end
         from app_directory.listing l where l.name like 'Serviciul %'`,
      [],
    ],
    [
      `insert into app_capacity.unit (service_id, name, kind, sex, accessible, opened_on)
       select h.service_id, 'Pat ' || u, 'bed', case u % 3 when 0 then null when 1 then 'female' else 'male' end, u % 5 = 0, '2020-01-01'
         from app_capacity.house h, generate_series(1, $1::int) u`,
      [UNITS],
    ],
    [
      // Two stays of each unit in those nights, some only held; one unit in six is free tonight.
      `insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days)
       select u.id, u.service_id, gen_random_uuid(), 'confirmed', daterange(current_date + s.first, current_date + s.past)
         from app_capacity.unit u cross join lateral (select case when random() < 0.17 then 1 else -3 end as begins, 2 + (random() * 3)::int as later) r
           cross join lateral (values (r.begins, r.later), (r.later + 1, $1::int)) s(first, past) where s.first < s.past`,
      [NIGHTS],
    ],
    [
      `insert into app.person (id, code, age_status, sex, status, territory, birth_date, detected_at)
        values ($1, 'EX-BENCH', 'adult', 'female', 'presumed', 'CJ', '1990-03-07', now())`,
      [person],
    ],
    [
      `insert into app.person_grant (person_id, organisation_id, classes, basis, listed_at)
        values ($1, ${desk}, array['core', 'plan'], 'notification', now())`,
      [person],
    ],
    [
      `insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at, second_factor_at)
        values ($1, ${officer}, 'exercise', now(), now(), now() + interval '30 minutes', now() + interval '12 hours', now())`,
      [token],
    ],
    ['vacuum (analyze)', []],
  ]
}
