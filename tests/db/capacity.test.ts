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

describe('two organisations and those who place', () => {
  test('whoever places sees numbers and never who; a school sees nothing; the house sees its own rows', async () => {
    const id = await held({ person: world.adult.id })
    const rows = (inside: Inside, table: string) =>
      inside.do(tx => tx.rows<Record<string, unknown>>(`select * from app_capacity.${table}`))
    expect(await rows(otherCentre, 'placement')).toEqual([])
    expect(await rows(otherCentre, 'occupancy')).toEqual([])
    expect(await rows(otherCentre, 'placed_person')).toEqual([])
    expect(await rows(otherCentre, 'unit')).toEqual([])
    await expect(rows(otherCentre, 'published')).rejects.toThrow('permission denied')
    expect(
      Object.keys(
        (await otherCentre.do(tx => findFreeUnits(tx, { needs: BED, nights: WEEK, now: NOW })))[0] ?? {},
      ).sort(),
    ).toEqual(['confirmedAt', 'current', 'free', 'held', 'inService', 'service', 'territory'])
    const school = await world.inside(1)
    expect(await school.do(tx => findFreeUnits(tx, { needs: BED, nights: WEEK, now: NOW }))).toEqual([])
    expect(await school.do(tx => tx.rows('select * from app.capacity_map($1, 3)', [WEEK.from]))).toEqual([])
    expect(await school.do(tx => hold(tx))).toBe('forbidden')
    expect(await rows(house, 'unit')).toHaveLength(1)
    expect(await rows(house, 'placement')).toHaveLength(1)
    expect(await rows(centre, 'placed_person')).toHaveLength(1)
    // Another organisation can neither promise nor give back nor end what is not its own.
    for (const act of [confirmHold, (tx: Tx, one: string, now: number) => releaseHold(tx, one, null, now)])
      expect(await otherCentre.do(tx => act(tx, id, NOW))).toBe('not-found')
    expect(await otherCentre.do(tx => hold(tx, { id }))).toBe('forbidden')
    // Nor is somebody held for whom one does not work with.
    expect(await otherCentre.do(tx => hold(tx, { person: world.adult.id }))).toBe('no-such-person')
  })

  test('only what was confirmed in time is a place tonight', async () => {
    expect(await free(WEEK, BED, NOW + 22 * HOUR)).toMatchObject({ free: 1, current: true })
    expect(await free(WEEK, BED, NOW + 24 * HOUR)).toMatchObject({ current: false })
    expect(
      await house.do(tx => tx.one('select app.capacity_house_confirm($1, $2)', [place.service, new Date(NOW + DAY)])),
    ).toEqual({
      capacity_house_confirm: true,
    })
    expect(await free({ from: '2030-03-05', until: '2030-03-06' }, BED, NOW + 25 * HOUR)).toMatchObject({
      current: true,
    })
    expect(await centre.do(tx => tx.one('select app.capacity_house_confirm($1)', [place.service]))).toEqual({
      capacity_house_confirm: false,
    })
  })

  test('availability is the minimum over what is needed: a bed and her lawyer’s hour', async () => {
    const both: CapacityNeeds = { ...BED, units: ['bed', 'lawyer-hour'] }
    expect(await free(WEEK, both)).toMatchObject({ free: 0 })
    await arrangeHouse(app, CODE, { count: 3 })
    await arrangeHouse(app, CODE, { count: 1, kind: 'lawyer-hour', weekday: 2, starts: '10:00', ends: '11:00' })
    expect(await free(WEEK, both)).toMatchObject({ free: 1 })
    await held({ needs: both })
    expect(await free(WEEK, both)).toMatchObject({ free: 0 })
    expect(await free(WEEK, BED)).toMatchObject({ free: 3 })
    const [slot] = await app.sql<{ days: string }>(
      `select o.days::text as days from app_capacity.occupancy o join app_capacity.unit u on u.id = o.unit_id where u.kind = 'lawyer-hour'`,
    )
    expect(slot?.days).toBe('[2030-03-05,2030-03-06)')
  })
})

describe('what cannot be', () => {
  test.each([
    ['past', { nights: { from: '2030-03-03', until: '2030-03-05' } }],
    ['backwards', { nights: { from: '2030-03-05', until: '2030-03-05' } }],
    ['too-long', { nights: { from: '2030-03-05', until: '2035-03-05' } }],
    ['unknown-need', { needs: { units: [] } }],
    ['unknown-need', { needs: { units: ['castle'] } }],
    ['unknown-need', { needs: { units: ['bed'], children: -1 } }],
    ['no-such-service', { service: randomUUID() }],
    ['no-such-person', { person: randomUUID() }],
  ] as const)('a hold: %s, and nothing is written', async (answer, given) => {
    expect(await centre.do(tx => hold(tx, given as never))).toBe(answer)
    expect(await app.sql('select from app_capacity.placement')).toEqual([])
  })

  test('at one in the morning tonight is still the night one is in', async () => {
    const one = Date.parse('2030-03-04T23:30:00Z')
    expect(await centre.do(tx => hold(tx, { nights: { from: '2030-03-04', until: '2030-03-05' }, now: one }))).toBe(
      'held',
    )
    expect(
      await centre.do(tx => hold(tx, { nights: { from: '2030-03-04', until: '2030-03-05' }, now: one + 6 * HOUR })),
    ).toBe('past')
  })

  test('the nights of both changes of the clock are one night each, and the hour that is skipped is no slot', async () => {
    for (const [from, until, now] of [
      ['2030-03-30', '2030-04-01', '2030-03-30T20:00:00Z'],
      ['2030-10-26', '2030-10-28', '2030-10-26T20:00:00Z'],
    ] as const) {
      const id = randomUUID()
      const at = Date.parse(now)
      expect(await centre.do(tx => hold(tx, { id, nights: { from, until }, now: at }))).toBe('held')
      await centre.do(tx => confirmHold(tx, id, at))
      expect(await house.do(tx => recordArrival(tx, id, null, at + 5 * HOUR))).toBe('arrived')
      const [row] = await app.sql<{ nights: number }>(
        'select upper(days) - lower(days) as nights from app_capacity.occupancy where placement_id = $1',
        [id],
      )
      expect(row?.nights).toBe(2)
      await house.do(tx => recordDeparture(tx, id, { on: null, reason: null, now: at + DAY }))
    }
    await arrangeHouse(app, CODE, { count: 1, kind: 'therapy-slot', weekday: 7, starts: '03:30', ends: '04:30' })
    const sunday: Partial<Parameters<typeof holdUnits>[1]> = {
      needs: { units: ['therapy-slot'] },
      nights: { from: '2030-03-31', until: '2030-04-01' },
    }
    expect(await centre.do(tx => hold(tx, sunday))).toBe('full')
    expect(await centre.do(tx => hold(tx, { ...sunday, nights: { from: '2030-03-31', until: '2030-04-08' } }))).toBe(
      'held',
    )
  })

  test.each([
    [{ p_count: -3 }],
    [{ p_count: 0 }],
    [{ p_kind: 'tent' }],
    [{ p_traits: { places: -1 } }],
    [{ p_traits: { minimumAge: 40, maximumAge: 18 } }],
    [{ p_kind: 'therapy-slot' }],
    [{ p_kind: 'lawyer-hour', p_traits: { weekday: 1, starts: '10:00', ends: '09:00' } }],
    [{ p_traits: { places: 'many' } }],
    [{ p_territory: 'Atlantis' }],
  ])('units that cannot be are refused: %j', async wrong => {
    const given = { p_kind: 'bed', p_count: 2, p_traits: {}, p_territory: 'CJ', ...wrong }
    const add = (inside: Inside) =>
      inside.do(tx =>
        tx.one<{ answer: string }>('select app.capacity_units_add(null, $1, $2, $3, $4, $5) as answer', [
          place.service,
          given.p_kind,
          given.p_count,
          JSON.stringify(given.p_traits),
          given.p_territory,
        ]),
      )
    expect(await add(house)).toEqual({ answer: 'invalid' })
    expect(await add(centre)).toEqual({ answer: 'not-found' })
    expect(await app.sql('select from app_capacity.unit')).toHaveLength(1)
  })
})

describe('nobody is dropped', () => {
  const lost = () =>
    centre.do(tx => tx.rows<Record<string, unknown>>('select person, reason from app.capacity_displaced()'))
  const close = (unit = place.units[0], on = '2030-03-04') =>
    house.do(tx =>
      tx.one<{ answer: string }>('select app.capacity_unit_close($1, $2, $3, $4) as answer', [
        unit,
        on,
        'roof',
        new Date(NOW),
      ]),
    )

  test('a bed closed while held: the person is moved within the house, or on the list of whoever placed her', async () => {
    const [other] = (await arrangeHouse(app, CODE, { count: 1 })).units
    const id = await held({ person: world.adult.id })
    const [first] = await app.sql<{ unit_id: string }>('select unit_id from app_capacity.occupancy')
    expect(await close(first?.unit_id)).toEqual({ answer: 'closed' })
    expect(await lost()).toEqual([])
    const [second] = await app.sql<{ unit_id: string }>(
      'select unit_id from app_capacity.occupancy where placement_id = $1',
      [id],
    )
    expect([place.units[0], other]).toContain(second?.unit_id)
    expect(second?.unit_id).not.toBe(first?.unit_id)
    expect(await close(second?.unit_id)).toEqual({ answer: 'closed' })
    expect(await lost()).toEqual([{ person: world.adult.id, reason: 'unit-closed' }])
    await arrangeHouse(app, CODE, { count: 1 })
    await held({ person: world.adult.id })
    expect(await lost()).toEqual([])
  })

  test('a bed somebody sleeps in is not closed under her, nor taken out of service', async () => {
    const id = await held({ person: world.adult.id })
    await house.do(tx => recordArrival(tx, id, null, NOW))
    expect(await close()).toEqual({ answer: 'occupied' })
    const out = await house.do(tx =>
      tx.one('select app.capacity_unit_out($1, $2, $3, $4, $5) as answer', [
        place.units[0],
        '2030-03-06',
        '2030-03-08',
        'paint',
        new Date(NOW),
      ]),
    )
    expect(out).toEqual({ answer: 'occupied' })
    expect(await app.sql('select from app_capacity.unit where closed_on is not null')).toEqual([])
  })

  test('a service that ends while a place is held, and one that cannot be deleted', async () => {
    await held({ person: world.adult.id })
    await app.sql(`update app_directory.listing set status = 'defunct' where service_id = $1`, [place.service])
    expect(await lost()).toEqual([{ person: world.adult.id, reason: 'service-closed' }])
    expect(await centre.do(tx => hold(tx))).toBe('no-such-service')
    await expect(app.sql('delete from app_directory.entry where id = $1', [place.service])).rejects.toThrow(
      'violates foreign key',
    )
    await app.sql(`update app_directory.listing set status = 'active' where service_id = $1`, [place.service])
  })

  test('who stays on keeps her bed: the next one is moved or displaced', async () => {
    const stays = await held({ nights: { from: '2030-03-04', until: '2030-03-06' } })
    await house.do(tx => recordArrival(tx, stays, null, NOW))
    await held({ nights: { from: '2030-03-06', until: '2030-03-09' }, person: world.adult.id })
    await app.sql(`update app_capacity.placement set expires_at = $1 where expires_at is not null`, [
      new Date(NOW + 9 * DAY),
    ])
    // The evening she was to leave: nobody else gets the bed, whatever the plan said.
    expect(await free({ from: '2030-03-06', until: '2030-03-07' }, BED, NOW + 2 * DAY)).toMatchObject({ free: 0 })
    await app.worker('select app.capacity_sweep($1)', [new Date(NOW + 3 * DAY)])
    expect(await lost()).toEqual([{ person: world.adult.id, reason: 'overstay' }])
    expect(
      await app.sql('select upper(days)::text as past from app_capacity.occupancy where placement_id = $1', [stays]),
    ).toEqual([{ past: '2030-03-07' }])
  })
})

describe('a place follows its referral', () => {
  const referral = (state: string) => world.adult.referrals[state] ?? ''
  const placement = async (id: string) =>
    (await app.sql<{ state: string }>('select state from app_capacity.placement where id = $1', [id]))[0]?.state

  test('accepted promises it, arrived makes a stay, completed ends it; all in the transaction of the act', async () => {
    const id = randomUUID()
    const to = (state: string) =>
      app.sql('update app.referral set state = $2, answered_at = $3 where id = $1', [
        referral('requested'),
        state,
        new Date(NOW),
      ])
    expect(await centre.do(tx => hold(tx, { id, person: world.adult.id, referral: referral('requested') }))).toBe(
      'held',
    )
    await to('accepted')
    expect(await placement(id)).toBe('confirmed')
    expect(await house.do(tx => recordArrival(tx, id, null, NOW))).toBe('by-referral')
    await to('in-progress')
    expect(await placement(id)).toBe('arrived')
    await to('completed')
    expect(await placement(id)).toBe('left')
    await app.sql(`update app.referral set state = 'requested' where id = $1`, [referral('requested')])
  })

  test('an answer after the hold ran out takes another bed, or puts her on the list', async () => {
    const id = randomUUID()
    await centre.do(tx => hold(tx, { id, person: world.adult.id, referral: referral('requested') }))
    expect(await otherCentre.do(tx => hold(tx, { now: NOW + 5 * HOUR }))).toBe('held')
    await app.sql(`update app.referral set state = 'accepted', answered_at = $2 where id = $1`, [
      referral('requested'),
      new Date(NOW + 5 * HOUR),
    ])
    expect(await placement(id)).toBe('displaced')
    await app.sql(`update app.referral set state = 'requested', answered_at = null where id = $1`, [
      referral('requested'),
    ])
  })
})
