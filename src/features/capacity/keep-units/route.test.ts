import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { packServiceId } from '../../../domain/directory/pack.ts'

/** The house's board and the country's map, as pages without script, with a house, a desk that places, and others. */
let app: TestApp
let house: Client
let centre: Client
let stranger: Client
const SERVICE = packServiceId('NGO-ADPARE-SHEL_EM')
const BOARD = `/units/${SERVICE}`
const NOW = Date.now()
const BEDS = { kind: 'bed', count: '2', sex: 'female', territory: 'CJ' }

beforeAll(async () => {
  app = await startApp('pack')
  app.at(NOW)
  house = await app.as('exercise-033')
  centre = await app.as('exercise-011')
  stranger = await app.as('exercise-035')
})
afterAll(() => app?.stop())

test('a house opens units, says that it is so, and only then it is a place tonight', async () => {
  expect((await house.get('/units')).text).toContain('Our units')
  const fields = { ...BEDS, _form: randomUUID() }
  expect((await house.post(BOARD, fields)).location).toBe(`${BOARD}?outcome=added`)
  expect((await house.post(BOARD, fields)).location).toBe(`${BOARD}?outcome=added`)
  expect(await app.sql('select from app_capacity.unit')).toHaveLength(2)
  const tonight = async () =>
    (await centre.get('/places')).html
      .match(/The whole country.*?<\/tr>/s)?.[0]
      .match(/>(\d+|–)</g)
      ?.join('')
  expect(await tonight()).toBe('>2<>0<>0<>2<>0<')
  const board = await house.get(BOARD)
  expect(board.text).toContain('never confirmed')
  expect((await house.post(`${BOARD}/confirmed`)).location).toBe(`${BOARD}?outcome=confirmed`)
  expect((await house.get(`${BOARD}?outcome=confirmed`)).text).toContain('Recorded as true')
  expect(await tonight()).toBe('>2<>0<>0<>2<>2<')
  expect((await centre.get('/places')).html).toContain('class="tile room"')
  app.at(NOW + 25 * 3_600_000)
  expect((await house.get(BOARD)).text).toContain('No place tonight is told from here')
  app.at(NOW)
})

test('another organisation, a desk that places and a stranger find no board; who does not place sees no numbers', async () => {
  for (const client of [stranger, centre]) {
    expect((await client.get(BOARD)).status).toBe(404)
    expect((await client.post(BOARD, BEDS)).status).toBe(404)
    expect((await client.post(`${BOARD}/confirmed`)).status).toBe(404)
  }
  const page = await house.get('/places')
  expect(page.text).toContain('Places are shown to desks that place people')
  expect(page.html).not.toContain('tile-map')
  expect((await (await app.as(null)).get('/places')).status).not.toBe(200)
})

test.each([
  [{ kind: '' }, 'Choose what kind'],
  [{ count: '-3' }, 'whole number from 1'],
  [{ count: 'many' }, 'whole number from 1'],
  [{ minimumAge: '40', maximumAge: '18' }, 'the lower first'],
  [{ territory: 'Atlantis' }, 'Choose a county'],
  [{ kind: 'lawyer-hour', weekday: '1', starts: '10:00', ends: '09:00' }, 'Hours need a day'],
  [{ name: '<script>alert(1)</script>', count: '' }, 'whole number from 1'],
])('units that cannot be: %j keeps the answers and says what to do', async (wrong, message) => {
  const before = await app.sql('select from app_capacity.unit')
  const page = await house.post(BOARD, { ...BEDS, ...wrong })
  expect(page.status).toBe(422)
  expect(page.text).toContain(message)
  expect(page.html).not.toContain('<script>alert')
  expect(page.form(BOARD).fields.territory).toEqual([
    String({ ...BEDS, ...wrong }.territory === 'Atlantis' ? '' : 'CJ'),
  ])
  expect(await app.sql('select from app_capacity.unit')).toHaveLength(before.length)
})

test('an arrival, a longer stay and a departure; what cannot be is said and changes nothing', async () => {
  const id = randomUUID()
  await app.sql(
    `insert into app_capacity.placement (id, service_id, tenant_id, placed_by, state, needs, first_night, until, held_at, confirmed_at)
     select $1, $2, h.tenant_id, h.tenant_id, 'confirmed', '{"units":["bed"],"sex":"female"}', app_inner.tonight($3), app_inner.tonight($3) + 2, $3, $3
       from app_capacity.house h`,
    [id, SERVICE, new Date(NOW)],
  )
  await app.sql(
    `insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days)
     select min(u.id::text)::uuid, $2, $1, 'confirmed', daterange(app_inner.tonight($3), app_inner.tonight($3) + 2) from app_capacity.unit u`,
    [id, SERVICE, new Date(NOW)],
  )
  expect((await house.get(BOARD)).text).toContain('Arrived today')
  expect((await stranger.post(`${BOARD}/arrived`, { placement: id })).status).toBe(404)
  expect((await house.post(`${BOARD}/arrived`, { placement: id })).location).toBe(`${BOARD}?outcome=arrived`)
  const far = new Date(NOW + 20 * 86_400_000).toISOString().slice(0, 10)
  const until = `until-${id.slice(0, 8)}`
  expect((await house.post(`${BOARD}/extended`, { placement: id, [until]: far })).location).toBe(
    `${BOARD}?outcome=extended`,
  )
  expect((await house.post(`${BOARD}/extended`, { placement: id, [until]: '31.2.2031' })).location).toBe(
    `${BOARD}?outcome=no-day`,
  )
  expect((await house.post(`${BOARD}/extended`, { placement: id, [until]: '1.1.2001' })).location).toBe(
    `${BOARD}?outcome=backwards`,
  )
  const [unit] = await app.sql<{ id: string }>('select unit_id as id from app_capacity.occupancy')
  const [other] = await app.sql<{ id: string }>('select id from app_capacity.unit where id <> $1', [unit?.id])
  expect((await house.post(`${BOARD}/changed`, { unit: other?.id, act: 'out', reason: 'paint' })).location).toBe(
    `${BOARD}?outcome=out`,
  )
  expect((await house.post(`${BOARD}/changed`, { unit: unit?.id, act: 'close' })).location).toBe(
    `${BOARD}?outcome=occupied`,
  )
  expect((await house.post(`${BOARD}/changed`, { unit: other?.id, act: 'back' })).location).toBe(
    `${BOARD}?outcome=back`,
  )
  expect((await house.post(`${BOARD}/changed`, { unit: randomUUID(), act: 'close' })).status).toBe(404)
  expect((await house.post(`${BOARD}/left`, { placement: id })).location).toBe(`${BOARD}?outcome=departed`)
  expect((await house.post(`${BOARD}/left`, { placement: 'nonsense' })).status).toBe(404)
  expect((await house.get(BOARD)).text).toContain('being readied')
})
