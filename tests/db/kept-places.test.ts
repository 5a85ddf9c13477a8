/** What houses say of their beds, as the one who places a person reads it: free, full, or to be asked. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findFreeUnits, holdUnits } from '../../src/act/capacity.ts'
import { keptPlaces } from '../../src/act/kept-places.ts'
import type { RoomsAsked } from '../../src/act/matching.ts'
import { RO } from '../../src/countries/ro/pack.ts'
import { type CapacityNeeds, unitSuits } from '../../src/domain/capacity/unit.ts'
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
let otherCentre: Inside
let school: Inside
beforeAll(async () => {
  app = await startApp('pack')
  ;[centre, otherCentre, school] = await Promise.all([
    signIn(app, WHO.centre),
    signIn(app, WHO.otherCentre),
    signIn(app, WHO.school),
  ])
})
afterAll(() => app?.stop())

const rooms = (desk: Inside, services: readonly string[], change: Partial<Asked> = {}) => {
  const wanted: RoomsAsked = { services, asked: { ...ASKED, ...change }, from: '2030-03-04', now: NOW }
  return desk.do(tx => places.rooms(tx, wanted))
}

test('a house that confirmed in time has room or is full; one that did not has to be asked; a desk that places nobody learns nothing', async () => {
  await clearHouses(app)
  const { service } = await arrangeHouse(app, CODE, { count: 2, territory: 'CJ', confirmedAt: NOW - HOUR })
  expect((await rooms(centre, [service]))(0)).toEqual({ kind: 'free', places: 2 })
  expect((await rooms(centre, [service], { withChildren: true }))(0)).not.toEqual({ kind: 'free', places: 2 })
  expect((await rooms(centre, [service], { service: 'LEGAL' }))(0)).toBeUndefined()
  expect((await rooms(school, [service]))(0)).toBeUndefined()
  const nights = { from: '2030-03-04', until: '2030-03-05' } as const
  const free = await centre.do(tx =>
    findFreeUnits(tx, { needs: { units: ['bed'] }, nights, services: [service], now: NOW }),
  )
  expect(free).toHaveLength(1)
  await clearHouses(app)
  const late = await arrangeHouse(app, CODE, { count: 2, territory: 'CJ', confirmedAt: NOW - 25 * HOUR })
  expect((await rooms(centre, [late.service]))(0)).toEqual({ kind: 'unknown' })
})

test('beds of a county are counted, all and taken', async () => {
  await clearHouses(app)
  await arrangeHouse(app, CODE, { count: 3, territory: 'CJ', confirmedAt: NOW - HOUR })
  expect((await centre.do(tx => places.beds(tx, '2030-03-04'))).get('CJ')).toEqual({ total: 3, taken: 0 })
  expect((await school.do(tx => places.beds(tx, '2030-03-04'))).size).toBe(0)
})

test('a bed that is held is known to the next question, one that was not held after all is not, and a house that is gone is gone', async () => {
  await clearHouses(app)
  const { service } = await arrangeHouse(app, CODE, { count: 2, territory: 'CJ', confirmedAt: NOW - HOUR })
  const seen = async () => (await rooms(centre, [service]))(0)
  const nights = { from: '2030-03-04', until: '2030-03-06' } as const
  const wanted = { service, person: null, referral: null, needs: { units: ['bed'] }, nights, now: NOW } as const
  expect(await seen()).toEqual({ kind: 'free', places: 2 })
  const withdrawn = centre.do(async tx => {
    expect(await holdUnits(tx, { ...wanted, id: randomUUID() })).toBe('held')
    const own = await places.rooms(tx, { services: [service], asked: ASKED, from: '2030-03-04', now: NOW })
    expect(own(0)).toEqual({ kind: 'free', places: 1 })
    // Others do not see it, and what they see meanwhile is not spoilt by it.
    expect(await seen()).toEqual({ kind: 'free', places: 2 })
    throw new Error('taken back')
  })
  await expect(withdrawn).rejects.toThrow('taken back')
  expect(await seen()).toEqual({ kind: 'free', places: 2 })
  for (const left of [1, 0]) {
    await centre.do(tx => holdUnits(tx, { ...wanted, id: randomUUID() }))
    expect(await seen()).toEqual(left > 0 ? { kind: 'free', places: left } : { kind: 'full' })
  }
  const later = { services: [service], asked: ASKED, from: '2030-03-04', now: NOW + 5 * HOUR } as const
  // Holds run out by themselves, whether or not the worker has looked.
  expect((await centre.do(tx => places.rooms(tx, later)))(0)).toEqual({ kind: 'free', places: 2 })
  await clearHouses(app)
  expect(await seen()).toBeUndefined()
})

test('transactions that end in another order than they began are known all the same', async () => {
  await clearHouses(app)
  const { service } = await arrangeHouse(app, CODE, { count: 3, territory: 'CJ', confirmedAt: NOW - HOUR })
  const seen = async () => (await rooms(centre, [service]))(0)
  const nights = { from: '2030-03-04', until: '2030-03-06' } as const
  const wanted = { service, person: null, referral: null, needs: { units: ['bed'] }, nights, now: NOW } as const
  expect(await seen()).toEqual({ kind: 'free', places: 3 })
  let go: () => void = () => {}
  const waiting = new Promise<void>(resolve => {
    go = resolve
  })
  let begun: () => void = () => {}
  const numbered = new Promise<void>(resolve => {
    begun = resolve
  })
  const first = otherCentre.do(async tx => {
    // The transaction has its number before the other one, and takes the bed after it.
    await tx.one('select pg_current_xact_id()')
    begun()
    await waiting
    return holdUnits(tx, { ...wanted, id: randomUUID() })
  })
  await numbered
  await centre.do(tx => holdUnits(tx, { ...wanted, id: randomUUID() }))
  expect(await seen()).toEqual({ kind: 'free', places: 2 })
  go()
  expect(await first).toBe('held')
  expect(await seen()).toEqual({ kind: 'free', places: 1 })
})

test('what a unit suits is the same in the memory of the process and in the database', async () => {
  const sexes = [null, 'female', 'male'] as const
  const ages = [null, 18, 30] as const
  const yes = [true, false]
  const units = sexes.flatMap(sex =>
    ages.flatMap(minimumAge =>
      [null, 29, 40].flatMap(maximumAge =>
        yes.flatMap(accessible =>
          yes.flatMap(children =>
            [1, 3].map(places => ({
              ...{ kind: places === 1 ? 'bed' : 'family-room', sex, minimumAge, places, accessible, children },
              maximumAge: maximumAge !== null && maximumAge < (minimumAge ?? 0) ? null : maximumAge,
              highSecurity: !accessible,
            })),
          ),
        ),
      ),
    ),
  ) as Parameters<typeof unitSuits>[0][]
  const needs = [{}, { sex: 'female' }, { age: 17 }, { sex: 'male', age: 29 }, { age: 30, accessible: true }].flatMap(
    one => [one, { ...one, children: 1 }, { ...one, children: 3 }, { ...one, highSecurity: true }],
  ) as Omit<CapacityNeeds, 'units'>[]
  const rows = await app.sql<{ u: number; n: number; suits: boolean }>(
    `select u.at::int as u, n.at::int as n, coalesce(app_inner.unit_suits(jsonb_populate_record(null::app_capacity.unit, u.unit), n.needs), false) as suits
      from jsonb_array_elements($1::jsonb) with ordinality u(unit, at) cross join jsonb_array_elements($2::jsonb) with ordinality n(needs, at)`,
    [
      JSON.stringify(
        units.map(({ minimumAge, maximumAge, highSecurity, ...unit }) => ({
          ...unit,
          minimum_age: minimumAge,
          maximum_age: maximumAge,
          high_security: highSecurity,
        })),
      ),
      JSON.stringify(needs),
    ],
  )
  const differing = rows.filter(({ u, n, suits }) => {
    const [unit, need] = [units[u - 1], needs[n - 1]]
    return unit && need && unitSuits(unit, { units: ['bed'], ...need }) !== suits
  })
  expect([rows.length, differing]).toEqual([units.length * needs.length, []])
})
