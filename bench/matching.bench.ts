/**
 * One person against 10,000 services and 1,000,000 unit-nights: the person's file, row security, free places and the reasons of
 * every service included. The nights are a stand-in in the same database: ten units of each service on ten nights.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { loadDirectory } from '../src/act/directory.ts'
import { fileOf } from '../src/act/file-of.ts'
import { openListings } from '../src/act/listings.ts'
import { type Matching, matchFor, type Placement } from '../src/act/matching.ts'
import type { Mechanism } from '../src/act/mechanism.ts'
import { RO } from '../src/countries/ro/pack.ts'
import { askedOf } from '../src/domain/matching/asked.ts'
import type { Room } from '../src/domain/matching/provider.ts'
import { civilDateOf } from '../src/domain/time/calendar.ts'
import { openDatabase, type Tx } from '../src/platform/db/database.ts'
import { hashToken } from '../src/platform/session/token.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'

const DATABASE = 'bench-matching'
const SERVICES = 10_000
const NIGHTS = 10
const ASKED = 400
const WARM_UP = 40

export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const { person, token } = await arrange(context)
  const db = openDatabase(context.url(DATABASE, 'app_web'), 1)
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
    const matching: Matching = { mechanism, listings: openListings(mechanism), placement: STAND_IN }
    const needs = mechanism.pack.directory?.needs ?? []
    const { territories } = mechanism.pack
    const times: number[] = []
    let seen = 0
    for (let turn = 0; turn < ASKED + WARM_UP; turn++) {
      const service = needs[turn % needs.length] ?? ''
      const county = territories[turn % territories.length]?.code ?? ''
      const began = performance.now()
      const { ranked, unavailable } = await db.as(token, async (tx, actor) => {
        const file = await fileOf(tx, person)
        if (!file || !actor) throw new Error('The person is not seen.')
        const now = Date.now()
        const asked = askedOf(file, { service, county }, civilDateOf(now, mechanism.pack.timeZone))
        return matchFor(tx, matching, file, asked, {
          organisation: actor.organisation,
          organisationKind: 'regional-centre',
          now,
        })
      })
      if (turn >= WARM_UP) times.push(performance.now() - began)
      seen += ranked.length + unavailable.length
      if (ranked.some(one => one.reasons.length < 3) || ranked.length === 0 || unavailable.length === 0)
        throw new Error('Not every service says why.')
    }
    context.say(`${Math.round(seen / (ASKED + WARM_UP))} services weighed for each question`)
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
    context.say(`p50 ${at(0.5).toFixed(1)} ms, fastest tenth ${at(0.1).toFixed(1)} ms`)
    yield atMost('matching one person against 10,000 services and 1,000,000 unit-nights, p95', at(0.95), 10, 'ms')
  } finally {
    await db.close()
  }
}

/** Free places of a service on the night wanted; a service without units has no row. */
const ROOMS = `select s.id as service, n.free::int as places from unnest($1::uuid[]) s(id) cross join lateral (
    select count(*) as units, count(*) filter (where not u.taken) as free from bench_unit_night u
     where u.service_id = s.id and u.night = $2) n where n.units > 0`

const STAND_IN: Placement = {
  async rooms(tx: Tx, { services, from }) {
    const rows = await tx.rows<{ service: string; places: number }>(ROOMS, [services, from])
    return new Map(
      rows.map(({ service, places }): [string, Room] => [
        service,
        places > 0 ? { kind: 'free', places } : { kind: 'full' },
      ]),
    )
  },
  excluded: async () => new Set(),
  beds: async () => new Map(),
}

/** The services with their nights, a person of one centre, and a session of its officer. */
async function arrange(context: BenchContext): Promise<{ person: string; token: Buffer }> {
  const client = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  await client.connect()
  const person = randomUUID()
  const token = hashToken(randomBytes(32).toString('base64url'))
  try {
    for (const [sql, values] of statements(person, token)) await client.query(sql, [...values])
    const { rows } = await client.query<{ services: number; nights: number }>(
      `select (select count(*)::int from app_directory.listing) as services, (select count(*)::int from bench_unit_night) as nights`,
    )
    context.say(`${rows[0]?.services} services, ${rows[0]?.nights} unit-nights`)
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
           array[(k.all)[1 + n % cardinality(k.all)]], case when n % 3 = 0 then 18 end, case when n % 2 = 0 then array['female'] else array['male', 'female'] end,
           case when n % 4 > 0 then array['ro'] end, array[(p.all)[1 + n % cardinality(p.all)]], n % 10 = 0,
           (d.all)[1 + n % cardinality(d.all)], 1, false, (select s.seq + 1 from app_directory.state s), now()
         from generate_series(1, $1::int) n, kinds k, desks d, places p`,
      [SERVICES],
    ],
    ['update app_directory.state set seq = seq + 1', []],
    [
      `insert into app.answer_record select n, l.service_id, 10, (random() * 10)::int, random() * 9000
        from app_directory.listing l, unnest(l.needs) n`,
      [],
    ],
    [
      'create table bench_unit_night (service_id uuid not null, unit int not null, night date not null, taken boolean not null)',
      [],
    ],
    ['alter table bench_unit_night enable row level security', []],
    [
      `create policy placers on bench_unit_night for select to app_web
        using ((select app.organisation_kind()) in ('regional-centre', 'child-protection'))`,
      [],
    ],
    ['grant select on bench_unit_night to app_web', []],
    [
      `insert into bench_unit_night select l.service_id, u, current_date + d, random() < 0.8
        from (select service_id from app_directory.listing where name like 'Serviciul %') l,
          generate_series(1, 10) u, generate_series(0, $1::int - 1) d`,
      [NIGHTS],
    ],
    ['create index on bench_unit_night (service_id, night) include (taken)', []],
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
