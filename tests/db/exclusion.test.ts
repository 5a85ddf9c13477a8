/**
 * A provider that the independent desk keeps from placement, and the same provider with every bed taken: two states nobody else
 * can tell apart, page by page, number by number, statement by statement.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { arrangeHouse, clearHouses, type House } from '../support/house.ts'
import { OFFICER, offerFields, RECEIVER, readyPerson, STRANGER } from '../support/referral-world.ts'
import { statementsOf } from '../support/statements.ts'
import { type Inside, signIn, WHO } from '../support/world.ts'

const HOUSE = 'NGO-ADPARE-SHEL_EM'
const OTHER = 'NGO-YOUNGGEN-SHEL_EM'
const DAYS = 180

let app: TestApp
let officer: Client
let integrity: Client
let centre: Inside
let person: string
let organisation: (code: string) => string
let house: House

beforeAll(async () => {
  app = await startApp('pack')
  officer = await app.as(OFFICER)
  integrity = await app.as('exercise-062')
  centre = await signIn(app, WHO.centre)
  ;({ person, organisation } = await readyPerson(app, { consents: [RECEIVER.organisation, STRANGER.organisation] }))
  // The house is shown to everybody, so that the public side is compared as well.
  await app.sql('update app_directory.listing set protected = false')
})
afterAll(() => app?.stop())

async function houses(): Promise<void> {
  await clearHouses(app)
  await app.sql('delete from app_capacity.published')
  await app
    .sql('delete from app.exclusion_step; delete from app.exclusion')
    .catch(() =>
      app.sql(
        'begin; set local session_replication_role = replica; delete from app.exclusion_step; delete from app.exclusion; commit',
      ),
    )
  const confirmedAt = Date.now()
  house = await arrangeHouse(app, HOUSE, { count: 12, territory: 'CJ', confirmedAt: confirmedAt - 60_000 })
  await arrangeHouse(app, OTHER, { count: 2, territory: 'CJ', confirmedAt: confirmedAt - 60_000 })
}
beforeEach(houses)

/** Every bed taken for as long as an exclusion can last. */
const fill = () =>
  app.sql(
    `with p as (insert into app_capacity.placement (id, service_id, tenant_id, placed_by, state, needs, first_night, until, held_at, arrived_on)
       select gen_random_uuid(), $1, o.id, o.id, 'arrived', '{"units":["bed"]}', app_inner.today() - 1, app_inner.today() + $2::int, now(), app_inner.today() - 1
         from app.organisation o, generate_series(1, 12) where o.code = 'NGO-ADPARE' returning id)
     insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days)
     select u.id, $1, p.id, 'stay', daterange(app_inner.today() - 1, app_inner.today() + $2::int)
       from (select id, row_number() over () as n from p) p join (select id, row_number() over () as n from app_capacity.unit where service_id = $1) u using (n)`,
    [house.service, DAYS],
  )

const exclude = async (over: Record<string, string> = {}) => {
  const page = await integrity.get('/exclusions')
  return integrity.send(page, {
    organisation: organisation('NGO-ADPARE'),
    reason: 'abuse',
    days: String(DAYS),
    review: '30',
    text: 'Exercise: two people said the same of one worker there.',
    ...over,
  })
}

/** What differs from one answer to the next whatever happens: ids of forms. */
const still = (html: string) =>
  html
    .replaceAll(/name="_form" value="[0-9a-f-]+"/g, '')
    .replaceAll(/\b\d{2}:\d{2}\b/g, '00:00')
    .replaceAll(/\.\d{3}Z/g, 'Z')

const PAGES = () => [
  `/people/${person}/places/new?service=SHEL_EM&county=CJ`,
  `/people/${person}/referrals/new?service=SHEL_EM&county=CJ`,
  `/people/${person}/referrals/new?service=SHEL_EM&county=CJ&receiver=${organisation('NGO-ADPARE')}`,
  '/places',
  '/places?night=1&kind=bed',
  '/places?night=89',
  '/directory?q=ADPARE',
  `/directory/services/${house.service}`,
  '/directory/organisations',
  '/waiting',
]
const OPEN = () => [
  `/hsds/services/${house.service}`,
  '/hsds/services?per_page=50&search=adpost',
  '/find-help',
  '/get-help',
]

/** Everything an outsider or a placing desk can look at: pages, numbers, answers, and the statements that made them. */
async function everything() {
  await app.sql('select app.capacity_sweep(to_timestamp(floor(extract(epoch from now()) / 21600) * 21600))')
  const answers: Record<string, unknown> = {}
  const { sent } = await statementsOf(async () => {
    for (const path of PAGES()) {
      const page = await officer.get(path)
      answers[path] = [page.status, still(page.html)]
    }
    for (const path of OPEN()) answers[path] = still(await (await app.ask(path)).text())
    for (const fields of [
      offerFields(organisation('NGO-ADPARE')),
      { ...offerFields(organisation('NGO-ADPARE')), emergency: 'yes' },
    ]) {
      const page = await officer.post(`/people/${person}/referrals/new`, fields)
      answers[`referral ${fields.emergency}`] = [page.status, page.location]
    }
    const ask = await officer.post(`/people/${person}/places/new`, {
      service: 'SHEL_EM',
      county: 'CJ',
      urgency: 'today',
      ask: [house.service],
    })
    answers.ask = [ask.status, still(ask.html)]
    answers.database = await centre.do(async tx => ({
      free: await tx.rows(
        `select service_id, territory, in_service, free, current from app.free_units('{"units":["bed"]}', app_inner.today(), app_inner.today() + 3) order by 1`.replaceAll(
          'app_inner.today()',
          'current_date',
        ),
      ),
      map: await tx.rows(
        `select territory, kind, in_service, held, taken from app.capacity_map(current_date, 90) order by 1, 2`,
      ),
      tonight: await tx.rows('select * from app.capacity_tonight() order by 1, 2'),
      published: await tx.rows('select service, value from app.capacity_public() order by 1'),
      hold: await tx.rows(
        `select app.capacity_hold(gen_random_uuid(), $1, null, null, '{"units":["bed"]}', current_date + 1, current_date + 3) as said`,
        [house.service],
      ),
    }))
  })
  return { answers, sent }
}

describe('to everybody but the independent desk', () => {
  test('an excluded provider and a full one are the same, byte by byte and statement by statement', async () => {
    const free = await everything()
    await houses()
    await fill()
    const full = await everything()
    await houses()
    expect((await exclude()).status).toBe(303)
    const excluded = await everything()
    expect(excluded.answers).toEqual(full.answers)
    expect(excluded.sent).toEqual(full.sent)
    expect(full.sent.length).toBeGreaterThan(50)
    // It is about something: a free house reads otherwise.
    expect(free.answers).not.toEqual(full.answers)
    const [, page] = excluded.answers[PAGES()[0] ?? ''] as [number, string]
    expect(page).toContain('not available for placement')
    const [, form] = excluded.answers[PAGES()[1] ?? ''] as [number, string]
    expect(form).toContain('not available for placement')
    expect(excluded.answers.database).toMatchObject({ hold: [{ said: 'full' }] })
  })

  test('a question that waited its turn is passed over for a full house as for an excluded one', async () => {
    const states: string[][] = []
    for (const close of [fill, exclude]) {
      await houses()
      await app.sql('delete from app.place_query; delete from app.service_gap; delete from app.place_search')
      const asked = await officer.post(`/people/${person}/places/new`, {
        service: 'SHEL_EM',
        county: 'CJ',
        urgency: 'days',
        ask: [house.service, (await listing(OTHER)) ?? ''],
      })
      expect(asked.status, asked.text.slice(0, 300)).toBe(303)
      await app.sql(
        `update app.place_query set state = 'planned', asked_at = null, due_at = 'infinity', remind_at = 'infinity' where service_id = $1`,
        [house.service],
      )
      await close()
      await app.sql("update app.place_query set due_at = now() where state = 'asked'")
      await app.worker('select app.place_sweep(now())')
      states.push(
        (
          await app.sql<{ s: string }>(
            "select state || coalesce(answer, '') as s from app.place_query order by service_id",
          )
        ).map(row => row.s),
      )
      expect((await (await app.as(RECEIVER.account)).get('/place-queries')).html).not.toContain('answer-')
    }
    expect(states[0]).toContain('withdrawn')
    expect(states[1]).toEqual(states[0])
  })

  test('nobody else reads that there is one', async () => {
    await exclude()
    for (const account of Object.values(WHO)) {
      const inside = await signIn(app, account)
      const rows = await inside.do(async tx => [
        ...(await tx.rows('select from app.exclusion')),
        ...(await tx.rows('select from app.exclusion_step')),
      ])
      expect(rows, String(account)).toEqual([])
    }
    expect((await officer.get('/exclusions')).status).toBe(404)
    const second = await app.as('exercise-063')
    const [one] = await app.sql<{ id: string }>('select id from app.exclusion')
    expect((await second.get(`/exclusions/${one?.id}`)).status).toBe(404)
  })
})

const listing = async (code: string) =>
  (
    await app.sql<{ id: string }>('select service_id as id from app_capacity.house where service_id <> $1', [
      house.service,
    ])
  )[0]?.id ?? code

describe('the decision', () => {
  test('needs a provider, a reason, an end and a review; comes back with what was typed', async () => {
    const wrong = await exclude({ organisation: organisation('CR-CJ'), reason: '', days: '', review: '60', text: 'no' })
    expect(wrong.status).toBe(422)
    expect(await app.sql('select from app.exclusion')).toEqual([])
    expect((await exclude({ days: '30', review: '60' })).status).toBe(422)
  })

  test('stands once; is looked at again with other days; is lifted; and each step stays with its reason', async () => {
    const page = await integrity.get('/exclusions')
    const made = await exclude()
    const at = made.location ?? ''
    expect((await exclude()).status).toBe(422)
    const seen = await integrity.get(at)
    expect(seen.text).toContain('two people said the same')
    const again = await integrity.send(seen, {
      what: 'review',
      days: '60',
      review: '14',
      text: 'Exercise: looked again, it holds.',
    })
    expect(again.location).toBe(at)
    // Somebody who still has the page from before does not decide over it.
    expect((await integrity.send(seen, { what: 'lift', text: 'Exercise: lifted by mistake.', _form: '' })).status).toBe(
      409,
    )
    const lifted = await integrity.send(await integrity.get(at), {
      what: 'lift',
      text: 'Exercise: the worker is gone.',
    })
    expect(lifted.location).toBe(at)
    const after = await integrity.get(at)
    for (const word of ['looked again, it holds', 'the worker is gone']) expect(after.text).toContain(word)
    expect(JSON.stringify(await app.sql('select text from app.exclusion_step'))).not.toContain('worker')
    const free = await centre.do(tx =>
      tx.rows<{ free: number }>(
        `select free from app.free_units('{"units":["bed"]}', current_date, current_date + 1, array[$1]::uuid[])`,
        [house.service],
      ),
    )
    expect(free).toEqual([{ free: 12 }])
    expect(page.status).toBe(200)
  })

  test('ends by itself on its day, and a night after it is free again', async () => {
    await exclude({ days: '30', review: '14' })
    const nights = (from: number) =>
      centre.do(tx =>
        tx.rows<{ free: number }>(
          `select free from app.free_units('{"units":["bed"]}', current_date + $2::int, current_date + $2::int + 1, array[$1]::uuid[])`,
          [house.service, from],
        ),
      )
    expect(await nights(29)).toEqual([{ free: 0 }])
    expect(await nights(31)).toEqual([{ free: 12 }])
    const map = await centre.do(tx =>
      tx.rows<{ taken: number[] }>("select taken from app.capacity_map(current_date, 40) where territory = 'CJ'"),
    )
    expect([map[0]?.taken[0], map[0]?.taken[39]]).toEqual([12, 0])
  })

  test('an allegation alone excludes nobody from placement; it keeps the accused from the person it is about', async () => {
    const raise = async (path: string) => {
      const sent = await officer.send(
        await officer.get(path),
        {
          subject: 'desk',
          organisation: organisation('NGO-ADPARE'),
          text: 'Exercise: somebody there told where she sleeps.',
        },
        { action: path },
      )
      expect(sent.status).toBe(303)
    }
    const find = async (who: string) =>
      (await officer.get(`/people/${who}/places/new?service=SHEL_EM&county=CJ`)).html.includes(house.service)
    await raise('/allegations/new')
    expect(await find(person)).toBe(true)
    const other = await readyPerson(app, { consents: [RECEIVER.organisation] })
    await raise(`/people/${other.person}/allegation`)
    expect(await find(other.person)).toBe(false)
    expect(await find(person)).toBe(true)
  })
})
