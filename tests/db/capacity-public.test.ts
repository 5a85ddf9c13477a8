/**
 * What the public can read of places, on 90 simulated days. Three worlds with the same houses: nobody moves; fewer people come
 * and go than the published step; many come and go. Protected shelters fill and empty in the last two.
 */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packServiceId } from '../../src/domain/directory/pack.ts'
import { seeded } from '../../src/tools/capacity/seeded.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { arrangeHouse, clearHouses, type House } from '../support/house.ts'

const HOUR = 3_600_000
const PERIOD = 6 * HOUR
const DAYS = 90
const STEP = 5
const START = Math.floor(Date.now() / PERIOD) * PERIOD
const OPEN = ['DGASPC-CJ-CENTRE', 'DGASPC-BH-CENTRE'] as const
const SHELTER = 'NGO-ADPARE-SHEL_EM'

let app: TestApp
let open: readonly House[]
let shelter: House
beforeAll(async () => {
  app = await startApp('pack')
})
afterAll(() => app?.stop())

async function houses(): Promise<void> {
  await clearHouses(app)
  await app.sql('delete from app_capacity.published')
  open = [
    await arrangeHouse(app, OPEN[0], { count: 9, territory: 'CJ' }),
    await arrangeHouse(app, OPEN[1], { count: 8, territory: 'BH' }),
  ]
  shelter = await arrangeHouse(app, SHELTER, { count: 40, territory: 'CJ' })
}

/** One night more or less in one bed, as an arrival or a departure leaves it. */
const arrive = (house: House, unit: string, from: number, nights: number) => {
  const id = randomUUID()
  const date = (at: number) => new Date(at).toISOString().slice(0, 10)
  return app.sql(
    `with p as (insert into app_capacity.placement (id, service_id, placed_by, state, needs, first_night, until, held_at, arrived_on)
       select $1, $2, o.id, 'arrived', '{"units":["bed"]}', $4, $5, now(), $4 from app.organisation o where o.code = 'CR-CJ' returning id)
     insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days)
     select $3, $2, p.id, 'left', daterange($4, $5) from p on conflict do nothing`,
    [id, house.service, unit, date(from), date(from + nights * 24 * HOUR)],
  )
}

/** What the API says of the two open houses and of the shelter; `whole`: besides, a search in them. */
async function read(at: number, whole = false): Promise<string> {
  app.at(at)
  const paths = [
    ...open.map(one => `/hsds/services/${one.service}`),
    `/hsds/services/${shelter.service}`,
    ...(whole ? ['/hsds/services?per_page=200&search=copii'] : []),
  ]
  const answers = await Promise.all(paths.map(async path => (await app.ask(path)).text()))
  return answers.join('\n')
}

/** The rest of the public side: the whole API with what changed since yesterday and the services a place has, and the page that finds help. */
async function readPages(at: number): Promise<string> {
  app.at(at)
  const yesterday = new Date(at - 24 * HOUR).toISOString()
  const paths = [
    '/hsds/services?format=ndjson&full=true&per_page=200&search=copii',
    `/hsds/services?modified_after=${encodeURIComponent(yesterday)}&per_page=200`,
    '/hsds/organizations?per_page=200&search=ADPARE&full=true',
    '/hsds/service_at_locations?per_page=200',
    '/en/find',
  ]
  const form = {
    method: 'POST',
    body: 'need=SHEL_EM&county=CJ',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
  const answers = await Promise.all([
    ...paths.map(async path => (await app.ask(path)).text()),
    (await app.ask('/en/find', form)).text(),
  ])
  return answers.join('\n')
}

type World = {
  readonly said: readonly string[]
  readonly pages: readonly string[]
  readonly free: readonly number[]
}

/** Ninety days: at each boundary the worker says what is to be said, and the public reads just after it and before the next. */
async function live(move: (period: number) => Promise<unknown>): Promise<World> {
  await houses()
  const said: string[] = []
  const pages: string[] = []
  const free: number[] = []
  for (let period = 0; period < DAYS * 4; period++) {
    const at = START + period * PERIOD
    await move(period)
    await app.sql('update app_capacity.house set confirmed_at = $1', [new Date(at - HOUR)])
    await app.worker('select app.capacity_sweep($1)', [new Date(at + 60_000)])
    const [row] = await app.sql<{ free: number }>(
      `select count(*)::int as free from app_capacity.unit u where u.service_id = any ($1) and not exists (
        select from app_capacity.occupancy o where o.unit_id = u.id and o.days @> app_inner.tonight($2))`,
      [open.map(one => one.service), new Date(at)],
    )
    free.push(row?.free ?? -1)
    const now = await read(at + 2 * 60_000, period % 8 === 0)
    if (period % 24 === 5) pages.push(await readPages(at + 3 * 60_000))
    // Between two boundaries nothing changes, whoever comes.
    if (period % 60 === 7) {
      await arrive(shelter, shelter.units[period % 40] ?? '', at, 1)
      await app.worker('select app.capacity_sweep($1)', [new Date(at + 3 * HOUR)])
      expect(await read(at + 4 * HOUR, period % 8 === 0)).toBe(now)
    }
    // The boundary itself is told; it is the same in every world. What is left is compared.
    said.push(now)
  }
  return { said, pages, free }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

test('90 days: fewer people than the step leave no trace; every change stands for at least the step', async () => {
  const still = await live(async () => {})
  expect(still.said[0]).toContain('"available":1')

  // Never more than four in the open houses at a time; the protected shelter fills and empties as it will.
  const random = seeded(41)
  const few = await live(async period => {
    if (random() < 0.2)
      await arrive(shelter, shelter.units[period % 40] ?? '', START + period * PERIOD, 1 + Math.floor(random() * 30))
    if (period % 8 !== 0) return
    const bed = Math.floor(period / 8) % (STEP - 1)
    const house = open[bed % 2] as House
    await arrive(house, house.units[bed] ?? '', START + period * PERIOD, 1 + Math.floor(random() * 5))
  })
  expect(Math.min(...few.free)).toBeLessThan(17)
  expect(Math.min(...few.free)).toBeGreaterThan(17 - STEP)
  expect(few.said.map(digest)).toEqual(still.said.map(digest))
  expect(still.pages).toHaveLength(15)
  // Whole answers, not refusals.
  for (const page of still.pages) expect([page.length > 20_000, page.includes('<main')]).toEqual([true, true])
  const traces = [shelter.service, ...shelter.units, 'redacted']
  expect(few.pages.flatMap(page => traces.filter(trace => page.includes(trace)))).toEqual([])
  expect(few.pages.map(digest)).toEqual(still.pages.map(digest))

  // Forty days in which every bed is wanted, then nobody comes and all leave one by one.
  const many = await live(async period => {
    for (let person = 0; period < 160 && person < 3; person++) {
      const house = open[Math.floor(random() * 2)] as House
      const unit = house.units[Math.floor(random() * house.units.length)] ?? ''
      await arrive(house, unit, START + period * PERIOD, 5 + Math.floor(random() * 25))
    }
  })
  const words = many.said.map(text =>
    text.includes('"available":1') ? 'yes' : text.includes('"available":0') ? 'no' : 'ask',
  )
  expect(new Set(words).size).toBeGreaterThan(1)
  let reference = many.free[0] ?? 0
  words.forEach((word, period) => {
    const free = many.free[period] ?? 0
    const moved = Math.abs(free - reference) >= STEP
    if (period > 0 && word !== words[period - 1]) expect([period, moved]).toEqual([period, true])
    if (moved) reference = free
  })
}, 240_000)

test('a protected shelter is nowhere in it: no capacity, no address, no change', async () => {
  await houses()
  await app.sql('update app_capacity.house set confirmed_at = $1', [new Date(START)])
  app.at(START)
  expect((await app.ask(`/hsds/services/${packServiceId(SHELTER)}`)).status).toBe(404)
  const all = await (await app.ask('/hsds/services?per_page=500')).text()
  expect(all).not.toContain(shelter.service)
  for (const unit of [...shelter.units, ...open.flatMap(one => one.units)]) expect(all).not.toContain(unit)
})
