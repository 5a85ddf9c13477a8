/**
 * The wall of conflict: an allegation reaches the independent desk and nobody else; whoever it names has, of the person it is
 * about, no row, no page, no count and no line of a log, and the duties are somebody else's.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadMechanism } from '../../src/app.ts'
import { deriveNoted } from '../../src/features/work/derive-clocks/job.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { statementsOf } from '../support/statements.ts'
import { codeOf, type Inside, makeWorld, WHO, type World } from '../support/world.ts'

const INTEGRITY = 'exercise-062'
const OTHER_INTEGRITY = 'exercise-063'
const WORDS = 'Exercise: a colleague there was seen with the recruiter, twice.'
const SUBSTITUTE = 'CR-BH'

let app: TestApp
let world: World
let centre: Inside
let officer: Client
let integrity: Client
let code: string
const NOBODY = '00000000-0000-4000-8000-000000000041'

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  centre = await world.inside(WHO.centre)
  officer = await app.as(codeOf(WHO.centre))
  integrity = await app.as(INTEGRITY)
  // As codes of people are: the search reads capitals.
  await app.sql('update app.person set code = upper(code)')
  code = (await app.sql<{ code: string }>('select code from app.person where id = $1', [world.adult.id]))[0]?.code ?? ''
})
afterAll(() => app?.stop())

/** Every table of the catalogue that names a person and that the web role may read: a new one is in it by itself. */
const tables = () =>
  app.sql<{ name: string; key: string }>(
    `select c.oid::regclass::text as name, a.attname as key from pg_class c join pg_attribute a on a.attrelid = c.oid
      and a.attname in ('person_id', 'other_id') and not a.attisdropped
     where c.relnamespace in ('app'::regnamespace, 'app_capacity'::regnamespace) and c.relkind in ('r', 'p')
       and has_table_privilege('app_web', c.oid, 'select') and c.relname not in ('allegation')
     union all select 'app.person', 'id'`,
  )

/** How many rows of one person an account sees, table by table; and what functions say that look with the owner's rights. */
async function seen(who: Inside, person: string): Promise<Record<string, number>> {
  const all = await tables()
  return who.do(async tx => {
    const counts: Record<string, number> = {}
    for (const { name, key } of all) {
      const row = await tx.one<{ n: number }>(`select count(*)::int as n from ${name} where ${key} = $1`, [person])
      if (row && row.n > 0) counts[`${name}.${key}`] = row.n
    }
    const said = await tx.one<Record<string, unknown>>(
      `select app.granted($1, 'core') as granted, app.mandate($1) as mandate, app.relates($1) as relates, app.key_of($1) as key,
         app.person_file($1) as file, (select count(*) from app.search_people($2))::int as searched,
         (select count(*) from app.legal_holds() h where h.person_id = $1)::int as held,
         (select count(*) from app.kept_person($1, $2))::int as kept, (select count(*) from app.accesses($2, 1e15::bigint, 100))::int as looks,
         (select count(*) from app.accesses(null, 1e15::bigint, 500) x where x.code = $2)::int as logged`,
      [person, code],
    )
    for (const [name, value] of Object.entries(said ?? {}))
      if (value !== null && value !== false && value !== 0) counts[name] = 1
    return counts
  })
}

const raise = async (client: Client, path: string, over: Record<string, string>) => {
  const page = await client.get(path)
  expect(page.status, page.text.slice(0, 300)).toBe(200)
  return client.send(page, { text: WORDS, who: '', ...over }, { action: path })
}
const latest = async () =>
  (await app.sql<{ id: string }>('select id from app.allegation order by raised_at desc, id limit 1'))[0]?.id ?? ''
const decide = async (id: string, fields: Record<string, string>) =>
  integrity.send(
    await integrity.get(`/allegations/${id}`),
    { text: 'Exercise: reason.', ...fields },
    { action: `/allegations/${id}` },
  )
const legs = () =>
  app.sql<{ code: string; state: string; ordinary_id: string | null }>(
    `select o.code, l.state, l.ordinary_id from app.leg l join app.organisation o on o.id = l.addressee_id where l.person_id = $1 and l.connected`,
    [world.adult.id],
  )
async function derive() {
  await app.sql('insert into app.to_derive values ($1, now()) on conflict do nothing', [world.adult.id])
  const mechanism = await loadMechanism({
    db: app.db,
    profile: 'exercise',
    origins: ['http://localhost:3000'],
    country: 'ro',
  })
  await deriveNoted((sql, values) => app.worker(sql, values), mechanism, Date.now())
}
const tasksOf = (organisation: string) =>
  app.sql('select step from app.task t where t.person_id = $1 and t.organisation_id = $2 and t.closed_at is null', [
    world.adult.id,
    world.organisation(organisation),
  ])

describe('raising an allegation', () => {
  test('everybody signed in may, and wrong answers come back with what was written', async () => {
    const school = await app.as(codeOf(WHO.school))
    const page = await school.get('/allegations/new')
    const wrong = await school.send(page, { subject: 'guardian', text: 'short' }, { action: '/allegations/new' })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('short')
    const stranger = await app.as(codeOf(WHO.otherProvider))
    // A person one has nothing to do with is not found, and neither is one who is not there.
    const [real, none] = await Promise.all([
      stranger.get(`/people/${world.double.id}/allegation`),
      stranger.get(`/people/${NOBODY}/allegation`),
    ])
    expect([real.status, none.status]).toEqual([404, 404])
    expect(await app.sql('select from app.allegation')).toEqual([])
  })

  test('a colleague only of one’s own desk; a form sent twice is one; more than the pack allows is refused', async () => {
    const hospital = await app.as(codeOf(WHO.hospital))
    const [other] = await app.sql<{ id: string }>('select id from app.account where code = $1', [codeOf(WHO.centre)])
    const wrong = await raise(hospital, '/allegations/new', {
      subject: 'official',
      organisation: world.organisation('CR-CJ'),
      colleague: other?.id ?? '',
    })
    expect(wrong.status).toBe(422)
    const page = await hospital.get('/allegations/new')
    const answers = { subject: 'desk', organisation: world.organisation('DGASPC-IS'), text: WORDS, who: 'Exercise' }
    for (const _ of [1, 2]) expect((await hospital.send(page, answers)).location).toBe('/allegations/raised')
    expect(await app.sql('select from app.allegation')).toHaveLength(1)
    for (let n = 0; n < 9; n++) await raise(hospital, '/allegations/new', answers)
    expect((await raise(hospital, '/allegations/new', answers)).status).toBe(422)
    await app.sql('delete from app.allegation')
  })
})

describe('an allegation against a desk, about one person', () => {
  let before: Record<string, number>
  let id: string

  beforeAll(async () => {
    before = await seen(centre, world.adult.id)
    const hospital = await app.as(codeOf(WHO.hospital))
    const sent = await raise(hospital, `/people/${world.adult.id}/allegation`, {
      subject: 'desk',
      organisation: world.organisation('CR-CJ'),
    })
    expect(sent.location).toBe('/allegations/raised')
    id = await latest()
  })

  test('leaves the desk not one row, in no table and by no function, whatever role asks', async () => {
    expect(Object.keys(before).length).toBeGreaterThan(15)
    for (const account of [WHO.centre, WHO.centreDuty, WHO.supervisor, WHO.administrator, WHO.officer])
      expect(await seen(await world.inside(account), world.adult.id), String(account)).toEqual({})
    // The other files of the desk are as they were.
    expect(Object.keys(await seen(centre, world.double.id))).toContain('app.person.id')
  })

  test('leaves no page, search, list, board or log that tells of the person, and hidden is the same as not there', async () => {
    const duty = await app.as(codeOf(WHO.centreDuty))
    const protection = await app.as(codeOf(WHO.officer))
    for (const [client, path] of [
      [officer, '/work'],
      [officer, '/people'],
      [officer, `/people?q=${code}`],
      [duty, '/board'],
      [duty, '/requests'],
      [protection, '/accesses'],
      [protection, `/accesses?code=${code}`],
      [protection, '/retention'],
    ] as const) {
      const page = await client.get(path)
      expect([200, 404], path).toContain(page.status)
      // What was typed stands in its own field, as it does for a code that was never given.
      expect(page.text, path).not.toContain(code)
      expect(page.html, path).not.toContain(world.adult.id)
    }
    const bare = (html: string, person: string) =>
      html.replaceAll(person, '').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    for (const path of [
      '',
      '/looks',
      '/consents',
      '/evidence',
      '/help',
      '/allegation',
      '/referrals/new',
      '/places/new',
      '/acts/F-04',
    ]) {
      const { result: hidden, sent } = await statementsOf(() => officer.get(`/people/${world.adult.id}${path}`))
      const { result: none, sent: ofNobody } = await statementsOf(() => officer.get(`/people/${NOBODY}${path}`))
      expect(hidden.status, path).toBe(404)
      expect(sent, path).toEqual(ofNobody)
      expect(bare(hidden.html, world.adult.id)).toBe(bare(none.html, NOBODY))
    }
    const act = await centre
      .perform({ expect: [{ person: world.adult.id, version: 1 }], events: [] })
      .catch(error => error.code)
    expect(act).toBe(
      await centre.perform({ expect: [{ person: NOBODY, version: 1 }], events: [] }).catch(error => error.code),
    )
  })

  test('gives the duty to the substitute, who can begin; deriving and escalating give nothing back', async () => {
    expect((await legs()).map(one => [one.code, one.state])).toEqual([[SUBSTITUTE, 'sent']])
    // Nobody who reads the leg learns that it was another's.
    expect((await legs())[0]?.ordinary_id).toBeNull()
    await derive()
    expect(await tasksOf('CR-CJ')).toEqual([])
    expect((await tasksOf(SUBSTITUTE)).length).toBeGreaterThan(0)
    await app.sql(
      'update app.task set escalate_at = now(), due_at = now() where person_id = $1 and closed_at is null',
      [world.adult.id],
    )
    await app.worker("select app.escalate_due(now() + interval '30 days')")
    await app.worker("select app.fall_due(now() + interval '30 days')")
    await app.sql(
      "insert into app.task (person_id, step, organisation_id, account_id) values ($1, 'exercise', $2, $3)",
      [world.adult.id, world.organisation('CR-CJ'), centre.account],
    )
    expect(await tasksOf('CR-CJ')).toEqual([])
    const [desk] = await app.sql<{ code: string }>(
      `select a.code from app.account a join app.account_role r on r.account_id = a.id and r.role = 'centre-officer'
        where a.organisation_id = $1 limit 1`,
      [world.organisation(SUBSTITUTE)],
    )
    const substitute = await app.as(desk?.code ?? '')
    expect((await substitute.get(`/people/${world.adult.id}`)).status).toBe(200)
    expect((await substitute.get('/work')).text).toContain(code)
    const [walled] = await app.sql<{ w: boolean; s: string }>(
      'select app.walled($1, $2) as w, app.stands_for($1, $2) as s',
      [world.adult.id, world.organisation('CR-CJ')],
    )
    expect(walled).toEqual({ w: true, s: world.organisation(SUBSTITUTE) })
  })

  test('is for the independent desk alone: its officer opens it, the raiser has a number, nobody else finds anything', async () => {
    const list = await integrity.get('/allegations')
    expect(list.text).toContain(code)
    const page = await integrity.get(`/allegations/${id}`)
    expect(page.text).toContain(WORDS)
    const hospital = await app.as(codeOf(WHO.hospital))
    const receipts = await hospital.get('/allegations/raised')
    expect(receipts.text).toMatch(/S-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(receipts.text).not.toContain(WORDS)
    const gone = await (await app.as(OTHER_INTEGRITY)).get(`/allegations/${id}`)
    const none = await (await app.as(OTHER_INTEGRITY)).get(`/allegations/${NOBODY}`)
    expect([gone.status, none.status]).toEqual([404, 404])
    for (const account of Object.values(WHO)) {
      const inside = await world.inside(account)
      const rows = await inside.do(async tx => [
        ...(await tx.rows('select from app.allegation')),
        ...(await tx.rows('select from app.allegation_step')),
        ...(await tx.rows('select from app.moved_leg')),
        ...(await tx.rows('select from app.allegations(null, true, 0, 100)')),
        ...(await tx.rows('select from app.allegation_staff($1)', [id])),
        ...(await tx.rows('select 1 where app.allegation_key($1) is not null', [id])),
      ])
      expect(rows, String(account)).toEqual([])
      if (account !== WHO.hospital) expect((await (await app.as(codeOf(account))).get('/allegations')).status).toBe(404)
    }
    // What is stored is sealed, and the log of the raiser's desk says nothing of it.
    expect(JSON.stringify(await app.sql('select text from app.allegation'))).not.toContain('recruiter')
    const logged = await app.sql<{ code: string }>(
      "select o.code from app.access_log l join app.organisation o on o.id = l.organisation_id where l.purpose like '%llegation%'",
    )
    expect([...new Set(logged.map(row => row.code))]).toEqual(['IND-1'])
  })

  test('is decided with a reason and a review; two at once do not both decide; unfounded takes the wall down', async () => {
    const stale = await integrity.get(`/allegations/${id}`)
    expect((await decide(id, { what: 'taken-up' })).status).toBe(422)
    expect((await decide(id, { what: 'taken-up', review: '14' })).location).toBe(`/allegations/${id}`)
    const late = await integrity.send(stale, { what: 'closed', outcome: 'founded', text: 'Exercise: reason.' })
    expect(late.status).toBe(409)
    expect(await seen(centre, world.adult.id)).toEqual({})
    expect((await decide(id, { what: 'closed', outcome: 'unfounded', back: 'yes' })).location).toBe(
      `/allegations/${id}`,
    )
    expect((await legs()).map(one => one.code)).toEqual(['CR-CJ'])
    expect((await officer.get(`/people/${world.adult.id}`)).status).toBe(200)
    expect((await (await app.as(codeOf(WHO.hospital))).get('/allegations/raised')).text).toContain('closed')
  })
})

describe('other sides', () => {
  test('one colleague is walled, the desk goes on; a task of theirs is the desk’s', async () => {
    const duty = await app.as(codeOf(WHO.centreDuty))
    const sent = await raise(duty, `/people/${world.adult.id}/allegation`, {
      subject: 'official',
      organisation: world.organisation('CR-CJ'),
      colleague: centre.account,
    })
    expect(sent.location).toBe('/allegations/raised')
    expect(await seen(centre, world.adult.id)).toEqual({})
    expect((await duty.get(`/people/${world.adult.id}`)).status).toBe(200)
    expect((await legs()).map(one => one.code)).toEqual(['CR-CJ'])
    await decide(await latest(), { what: 'closed', outcome: 'unfounded' })
  })

  test('an official with a name alone walls the whole desk until the independent desk narrows it', async () => {
    const hospital = await app.as(codeOf(WHO.hospital))
    await raise(hospital, `/people/${world.adult.id}/allegation`, {
      subject: 'official',
      organisation: world.organisation('CR-CJ'),
      who: 'Exercise 012',
    })
    const id = await latest()
    const duty = await world.inside(WHO.centreDuty)
    expect(await seen(centre, world.adult.id)).toEqual({})
    const narrowed = await decide(id, { what: 'narrowed', account: duty.account, back: 'yes' })
    expect(narrowed.location).toBe(`/allegations/${id}`)
    expect(await seen(duty, world.adult.id)).toEqual({})
    expect((await officer.get(`/people/${world.adult.id}`)).status).toBe(200)
    await decide(id, { what: 'closed', outcome: 'unfounded' })
  })

  test('the national desk loses the person too, and its figures do', async () => {
    const national = await world.inside(WHO.national)
    const first = await national.do(tx => tx.rows('select id from app.person'))
    const hospital = await app.as(codeOf(WHO.hospital))
    await raise(hospital, `/people/${world.adult.id}/allegation`, {
      subject: 'desk',
      organisation: world.organisation('ANITP'),
    })
    expect(await seen(national, world.adult.id)).toEqual({})
    expect(await national.do(tx => tx.rows('select id from app.person'))).toHaveLength(first.length - 1)
    await decide(await latest(), { what: 'closed', outcome: 'unfounded' })
  })

  test('a guardian hears no more who looked; the person alone does', async () => {
    const parent =
      "select app_inner.may_hear_looks($1, 'parent-1') as may, app_inner.may_hear_looks($1, 'alone') as alone"
    await app.sql(
      `insert into app.event (person_id, kind, happened_at, organisation_kind, role, act)
       values ($1, 'involvement.screened', now(), 'regional-centre', 'centre-officer', '{"subject":"parent-1","subjectKind":"parent","result":"not-involved"}')`,
      [world.adult.id],
    )
    expect((await app.sql(parent, [world.adult.id]))[0]).toEqual({ may: true, alone: true })
    const hospital = await app.as(codeOf(WHO.hospital))
    await raise(hospital, `/people/${world.adult.id}/allegation`, { subject: 'guardian' })
    expect((await app.sql(parent, [world.adult.id]))[0]).toEqual({ may: false, alone: true })
    expect((await officer.get(`/people/${world.adult.id}`)).status).toBe(200)
    await decide(await latest(), { what: 'closed', outcome: 'unfounded' })
  })

  test('an allegation against the independent desk goes to the second one', async () => {
    const hospital = await app.as(codeOf(WHO.hospital))
    await raise(hospital, '/allegations/new', { subject: 'desk', organisation: world.organisation('IND-1') })
    const id = await latest()
    expect((await integrity.get(`/allegations/${id}`)).status).toBe(404)
    expect((await (await app.as(OTHER_INTEGRITY)).get(`/allegations/${id}`)).status).toBe(200)
  })

  test('without a person nothing moves until it is taken up; then new duties pass the desk over', async () => {
    const school = await app.as(codeOf(WHO.school))
    await raise(school, '/allegations/new', { subject: 'desk', organisation: world.organisation('CR-CJ') })
    const passed = () => centre.do(tx => tx.rows<{ code: string }>('select c as code from app.passed_over() c'))
    expect(await passed()).toEqual([])
    const id = await latest()
    await decide(id, { what: 'taken-up', review: '7' })
    expect(await passed()).toEqual([{ code: 'CR-CJ' }])
    await decide(id, { what: 'closed', outcome: 'unfounded' })
    expect(await passed()).toEqual([])
  })
})

test('every table that names a person stands behind the wall, those that are written later too', async () => {
  const open = await app.sql<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id'
      where c.relnamespace in ('app'::regnamespace, 'app_capacity'::regnamespace) and c.relkind in ('r', 'p')
        and has_table_privilege('app_web', c.oid, 'select') and c.relname <> 'allegation'
        and not exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and pg_get_expr(p.polqual, p.polrelid) like '%walls()%')`,
  )
  expect(open).toEqual([])
})

test('a transaction that says no walls sees nobody', async () => {
  const rows = await centre.do(async tx => {
    const some = await tx.rows('select id from app.person')
    await tx.rows("select set_config('app.walls', '', true)")
    return [some.length > 0, (await tx.rows('select id from app.person')).length]
  })
  expect(rows).toEqual([true, 0])
})

test('a restricted person is found by the roles that hold them and by nobody else, by name, by code, or by asking elsewhere', async () => {
  const { adult } = world
  await app.sql(
    `insert into app.person_identity (person_id, given_names) values ($1, 'pv0.erased') on conflict do nothing`,
    [adult.id],
  )
  await app.sql(
    "insert into app.name_index (person_id, names, spans) values ($1, '{77}', '{1}') on conflict (person_id) do update set names = '{77}'",
    [adult.id],
  )
  await app.sql(
    "insert into app.data_key (subject_id, kind, kek, wrapped) values ($1, 'person', 'kek-exercise', 'x') on conflict do nothing",
    [adult.id],
  )
  const finds = async (account: number) => {
    const inside = await world.inside(account)
    return inside.do(async tx => ({
      name: (
        await tx.rows("select person_id from app.name_candidates('{77}', null, null, false, 10) where person_id = $1", [
          adult.id,
        ])
      ).length,
      code: (await tx.rows('select 1 from app.search_people($1) s where s = $2', [code, adult.id])).length,
      list: (await tx.rows('select id from app.person where id = $1', [adult.id])).length,
    }))
  }
  const all = { name: 1, code: 1, list: 1 }
  expect(await finds(WHO.providerPsychologist)).toEqual(all)
  expect(await finds(WHO.national)).toEqual({ ...all, name: 0 })
  const page = await officer.get(`/people/${adult.id}/restriction`)
  expect((await officer.send(page)).status).toBe(303)
  expect((await officer.get(`/people/${adult.id}/restriction`)).text).toContain('only by the desk')
  for (const account of [WHO.centre, WHO.centreDuty, WHO.provider])
    expect(await finds(account), String(account)).toEqual(all)
  for (const account of [WHO.providerPsychologist, WHO.supervisor, WHO.national, WHO.nationalSupervisor])
    expect(await finds(account), String(account)).toEqual({ name: 0, code: 0, list: 1 })
  // Who may not find them may not say so either, and a stranger learns nothing by trying.
  const national = await app.as(codeOf(WHO.nationalDuty))
  expect((await national.post(`/people/${adult.id}/restriction`, { restrict: 'no' })).status).toBe(404)
  const stranger = await app.as(codeOf(WHO.otherProvider))
  expect((await stranger.post(`/people/${adult.id}/restriction`, { restrict: 'no' })).status).toBe(404)
  expect((await officer.send(await officer.get(`/people/${adult.id}/restriction`))).status).toBe(303)
  expect(await finds(WHO.providerPsychologist)).toEqual(all)
})
