/** What houses say of their beds, as the one who places a person reads it: free, full, or to be asked. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreeUnits } from '../../src/act/capacity.ts'
import { keptPlaces } from '../../src/act/kept-places.ts'
import type { RoomsAsked } from '../../src/act/matching.ts'
import { RO } from '../../src/countries/ro/pack.ts'
import type { Asked } from '../../src/domain/matching/asked.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { arrangeHouse, clearHouses } from '../support/house.ts'
import { type Inside, signIn, WHO } from '../support/world.ts'

const NOW = Date.parse('2030-03-04T09:00:00Z')
const HOUR = 3_600_000
const CODE = 'NGO-ADPARE-SHEL_EM'
const places = keptPlaces({ pack: RO })
const ASKED = {
  ...{ service: 'SHEL_EM', county: 'CJ', age: 24, ageBand: '18-25', child: false, sex: 'female' },
  ...{
    exploitation: [],
    languages: [],
    needs: [],
    withChildren: false,
    accessible: false,
    exploiters: [],
    apartFrom: [],
  },
} as unknown as Asked

let app: TestApp
let centre: Inside
let school: Inside
beforeAll(async () => {
  app = await startApp('pack')
  ;[centre, school] = await Promise.all([signIn(app, WHO.centre), signIn(app, WHO.school)])
})
afterAll(() => app?.stop())

const rooms = (desk: Inside, services: readonly string[], change: Partial<Asked> = {}) => {
  const wanted: RoomsAsked = { services, asked: { ...ASKED, ...change }, from: '2030-03-04', now: NOW }
  return desk.do(tx => places.rooms(tx, wanted))
}

test('a house that confirmed in time has room or is full; one that did not has to be asked; a desk that places nobody learns nothing', async () => {
  await clearHouses(app)
  const { service } = await arrangeHouse(app, CODE, { count: 2, territory: 'CJ', confirmedAt: NOW - HOUR })
  expect((await rooms(centre, [service])).get(service)).toEqual({ kind: 'free', places: 2 })
  expect((await rooms(centre, [service], { withChildren: true })).get(service)).not.toEqual({ kind: 'free', places: 2 })
  expect((await rooms(centre, [service], { service: 'LEGAL' })).size).toBe(0)
  expect((await rooms(school, [service])).size).toBe(0)
  const nights = { from: '2030-03-04', until: '2030-03-05' } as const
  const free = await centre.do(tx =>
    findFreeUnits(tx, { needs: { units: ['bed'] }, nights, services: [service], now: NOW }),
  )
  expect(free).toHaveLength(1)
  await clearHouses(app)
  const late = await arrangeHouse(app, CODE, { count: 2, territory: 'CJ', confirmedAt: NOW - 25 * HOUR })
  expect((await rooms(centre, [late.service])).get(late.service)).toEqual({ kind: 'unknown' })
})

test('beds of a county are counted, all and taken', async () => {
  await clearHouses(app)
  await arrangeHouse(app, CODE, { count: 3, territory: 'CJ', confirmedAt: NOW - HOUR })
  expect((await centre.do(tx => places.beds(tx, '2030-03-04'))).get('CJ')).toEqual({ total: 3, taken: 0 })
  expect((await school.do(tx => places.beds(tx, '2030-03-04'))).size).toBe(0)
})
