/** Places: held, promised, taken and given back, by the database's own functions, with two organisations and no page. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  confirmHold,
  extendStay,
  findFreeUnits,
  holdUnits,
  recordArrival,
  recordDeparture,
  releaseHold,
} from '../../src/act/capacity.ts'
import type { CapacityNeeds, Nights } from '../../src/domain/capacity/unit.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { arrangeHouse, clearHouses, type House } from '../support/house.ts'
import { type Inside, makeWorld, type World } from '../support/world.ts'

const NOW = Date.parse('2030-03-04T09:00:00Z')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const BED: CapacityNeeds = { units: ['bed'], sex: 'female', age: 24 }
const CODE = 'NGO-ADPARE-SHEL_EM'
const WEEK: Nights = { from: '2030-03-04', until: '2030-03-11' }

let app: TestApp
let world: World
/** A desk that places people, another one, and the house. */
let centre: Inside
let otherCentre: Inside
let house: Inside
let place: House

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  ;[centre, otherCentre, house] = (await Promise.all([11, 13, 33].map(world.inside))) as [Inside, Inside, Inside]
})
afterAll(() => app?.stop())
beforeEach(async () => {
  await clearHouses(app)
  place = await arrangeHouse(app, CODE, { count: 1, territory: 'CJ', confirmedAt: NOW - HOUR })
})

const hold = (
  tx: Tx,
  given: Partial<Parameters<typeof holdUnits>[1]> = {},
): Promise<Awaited<ReturnType<typeof holdUnits>>> =>
  holdUnits(tx, {
    id: randomUUID(),
    service: place.service,
    needs: BED,
    nights: WEEK,
    person: null,
    referral: null,
    now: NOW,
    ...given,
  })
const held = async (given: Partial<Parameters<typeof holdUnits>[1]> = {}) => {
  const id = randomUUID()
  expect(await centre.do(tx => hold(tx, { id, ...given }))).toBe('held')
  return id
}
const free = async (nights = WEEK, needs = BED, now = NOW) =>
  (await centre.do(tx => findFreeUnits(tx, { needs, nights, now }))).find(one => one.service === place.service)

describe('from the hold to the departure', () => {
  test('one bed is held once, promised, slept in, prolonged, left, and free after its turnaround', async () => {
    expect(await free()).toMatchObject({ free: 1, held: 0, inService: 1, current: true, territory: 'CJ' })
    const id = await held({ person: world.adult.id })
    expect(await centre.do(tx => hold(tx, { id }))).toBe('replayed')
    expect(await otherCentre.do(tx => hold(tx))).toBe('full')
    expect(await free()).toMatchObject({ free: 0, held: 1 })
    expect(await centre.do(tx => confirmHold(tx, id, NOW))).toBe('confirmed')
    expect(await centre.do(tx => recordArrival(tx, id, null, NOW))).toBe('not-found')
    expect(await house.do(tx => recordArrival(tx, id, null, NOW))).toBe('arrived')
    expect(await house.do(tx => releaseHold(tx, id, null, NOW))).toBe('ended')
    expect(await house.do(tx => extendStay(tx, id, '2030-03-20', NOW))).toBe('extended')
    const left = { on: '2030-03-08' as const, reason: null, now: NOW + 4 * DAY }
    expect(await house.do(tx => recordDeparture(tx, id, left))).toBe('departed')
    expect(await free({ from: '2030-03-08', until: '2030-03-10' })).toMatchObject({ free: 0 })
    expect(await free({ from: '2030-03-09', until: '2030-03-10' })).toMatchObject({ free: 1 })
  })

  test('a hold that nobody confirms ends by itself, and then it is somebody else’s', async () => {
    const id = await held()
    expect(await free(WEEK, BED, NOW + 5 * HOUR)).toMatchObject({ free: 1 })
    expect(await otherCentre.do(tx => hold(tx, { now: NOW + 5 * HOUR }))).toBe('held')
    expect(await centre.do(tx => confirmHold(tx, id, NOW + 5 * HOUR))).toBe('expired')
  })
})
