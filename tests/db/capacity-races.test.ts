/** Many at once, and any order of acts: one bed has one person a night, and nobody falls out of every list. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  confirmHold,
  extendStay,
  findFreeUnits,
  holdUnits,
  recordArrival,
  recordDeparture,
  releaseHold,
} from '../../src/act/capacity.ts'
import { keptPlaces } from '../../src/act/kept-places.ts'
import { RO } from '../../src/countries/ro/pack.ts'
import { ASKED } from '../../src/domain/matching/examples/providers.ts'
import type { Room } from '../../src/domain/matching/provider.ts'
import { addDays } from '../../src/domain/time/calendar.ts'
import type { CivilDate } from '../../src/domain/time/civil-date.ts'
import { openExerciseSession } from '../../src/platform/session/exercise.ts'
import { hashToken } from '../../src/platform/session/token.ts'
import { endRaces, FALLS, raceOnce } from '../../src/tools/capacity/race.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { arrangeHouse, clearHouses, type House } from '../support/house.ts'
import { type Inside, signIn } from '../support/inside.ts'

const DAY = 86_400_000
const START = Date.parse('2030-03-04T09:00:00Z')
const FIRST: CivilDate = '2030-03-04'
const CODE = 'NGO-ADPARE-SHEL_EM'
const ROUNDS = 30

let app: TestApp
let centre: Inside
let house: Inside
let place: House
let session: Buffer

beforeAll(async () => {
  app = await startApp('pack')
  centre = await signIn(app, 11)
  house = await signIn(app, 33)
  const token = await app.db.as(null, tx =>
    openExerciseSession(async (text, values) => tx.rows<object>(text, values), centre.account, new Date()),
  )
  session = hashToken(token ?? '')
})
afterAll(async () => {
  await endRaces()
  await app?.stop()
})
beforeEach(() => clearHouses(app))

/** Nights on which a unit has two rows. There can be none: a constraint forbids it. Asked anyway, without the constraint's help. */
const DOUBLE = `select o.unit_id from app_capacity.occupancy o cross join lateral generate_series(lower(o.days), upper(o.days) - 1, interval '1 day') d
  group by o.unit_id, d having count(*) > 1`

test(`200 at once want one bed, ${ROUNDS} rounds, some killed on the way: exactly one has it`, async () => {
  place = await arrangeHouse(app, CODE, { count: 1 })
  for (let round = 0; round < ROUNDS; round++) {
    const fall = FALLS[round % FALLS.length] ?? 'clean'
    const from = addDays(FIRST, round * 3)
    const race = {
      url: app.webUrl,
      session,
      service: place.service,
      contenders: 200,
      connections: 20,
      needs: { units: ['bed'] },
    }
    const nights = { from, until: addDays(from, 3), now: new Date(START).toISOString() }
    const { confirmed, answers } = await raceOnce(race, nights, fall)
    // Killed before the hold was written: another gets it. Killed after: the bed is nobody's until the hold has run out.
    expect([round, fall, confirmed]).toEqual([round, fall, fall === 'before-confirm' ? 0 : 1])
    expect(Object.keys(answers).filter(answer => !['confirmed', 'full', 'gone'].includes(answer))).toEqual([])
    if (fall === 'before-confirm') {
      const later = { ...nights, now: new Date(START + 5 * 3_600_000).toISOString() }
      const again = await raceOnce({ ...race, contenders: 10, connections: 5 }, later, 'clean')
      expect(again.confirmed).toBe(1)
    }
  }
  expect(await app.sql(DOUBLE)).toEqual([])
  const [nights] = await app.sql<{ taken: number }>(
    'select sum(upper(days) - lower(days))::int as taken from app_capacity.occupancy',
  )
  expect(nights?.taken).toBe(ROUNDS * 3)
}, 240_000)

type Step =
  | { readonly do: 'hold' | 'extend'; readonly which: number; readonly from: number; readonly nights: number }
  | { readonly do: 'confirm' | 'release' | 'arrive' | 'depart' | 'close' | 'out' | 'back'; readonly which: number }
  | { readonly do: 'wait'; readonly days: number }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('hold', 'extend'),
      which: fc.nat(30),
      from: fc.integer({ min: -2, max: 8 }),
      nights: fc.integer({ min: -1, max: 9 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('confirm', 'release', 'arrive', 'arrive', 'depart', 'close', 'out', 'back'),
      which: fc.nat(30),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.integer({ min: 0, max: 3 }) }) },
)

/** What stands in the database, as one text: a refusal must leave it as it was. */
const STATE = `select coalesce(jsonb_agg(x order by x::text), '[]')::text as state from (
  select to_jsonb(p) as x from app_capacity.placement p union all select to_jsonb(o) - 'id' from app_capacity.occupancy o
  union all select to_jsonb(u) from app_capacity.unit u) s`
const WRITES = ['held', 'confirmed', 'released', 'arrived', 'departed', 'extended', 'closed', 'out', 'back']

/** Every placement that should have units has them on all its nights, and no other has any to come. */
const BROKEN = `select p.id, p.state from app_capacity.placement p left join lateral (
    select count(*) filter (where o.state <> 'left') as live, bool_or(upper(o.days) > $1::date and p.state = 'left') as late,
        max(upper(o.days)) as past, min(lower(o.days)) as first from app_capacity.occupancy o where o.placement_id = p.id) o on true
  where (p.state in ('held', 'confirmed', 'arrived')) <> (coalesce(o.live, 0) = 1) or coalesce(o.late, false)
     or (p.state in ('held', 'confirmed') and (o.first <> p.first_night or o.past <> p.until))
     or (p.state = 'arrived' and o.past < p.until)`

async function take(step: Step, ids: string[], at: { now: number; today: CivilDate }): Promise<string> {
  const { now, today } = at
  const id = 'which' in step ? (ids[step.which % Math.max(1, ids.length)] ?? randomUUID()) : ''
  const unit = 'which' in step ? place.units[step.which % place.units.length] : undefined
  const ask = (sql: string, values: readonly unknown[]) =>
    house.do(async tx => (await tx.one<{ answer: string }>(`select ${sql} as answer`, values))?.answer ?? '')
  switch (step.do) {
    case 'hold': {
      const fresh = randomUUID()
      ids.push(fresh)
      const nights = { from: addDays(today, step.from), until: addDays(today, step.from + step.nights) }
      return centre.do(tx =>
        holdUnits(tx, {
          id: fresh,
          service: place.service,
          person: null,
          referral: null,
          needs: { units: ['bed'] },
          nights,
          now,
        }),
      )
    }
    case 'extend':
      return centre.do(tx => extendStay(tx, id, addDays(today, step.nights), now))
    case 'confirm':
      return centre.do(tx => confirmHold(tx, id, now))
    case 'release':
      return centre.do(tx => releaseHold(tx, id, null, now))
    case 'arrive':
      return house.do(tx => recordArrival(tx, id, null, now))
    case 'depart':
      return house.do(tx => recordDeparture(tx, id, { on: null, reason: null, now }))
    case 'close':
      return ask('app.capacity_unit_close($1, $2, $3, $4)', [unit, addDays(today, 1), 'x', new Date(now)])
    case 'out':
      return ask('app.capacity_unit_out($1, $2, $3, $4, $5)', [unit, today, addDays(today, 2), 'x', new Date(now)])
    case 'back':
      return ask('app.capacity_unit_back($1, $2)', [unit, new Date(now)])
    case 'wait':
      await app.worker('select app.capacity_sweep($1)', [new Date(now + step.days * DAY)])
      return 'waited'
  }
}

test('any order of acts: no night twice, nothing half written, nobody without a list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 12, maxLength: 28 }), async steps => {
      await clearHouses(app)
      // Confirmed for as long as the longest run of days: what is not confirmed would read as unknown whatever is free.
      place = await arrangeHouse(app, CODE, { count: 3, confirmedAt: START + 90 * DAY })
      const ids: string[] = []
      let day = 0
      for (const step of steps) {
        const at = { now: START + day * DAY, today: addDays(FIRST, day) }
        // Whatever has run out by itself is gone before, so that only the act can change anything.
        await app.worker('select app.capacity_sweep($1)', [new Date(at.now)])
        const before = (await app.sql<{ state: string }>(STATE))[0]?.state
        const answer = await take(step, ids, at)
        if (step.do === 'wait') day += step.days
        else if (!WRITES.includes(answer))
          expect([step, answer, (await app.sql<{ state: string }>(STATE))[0]?.state]).toEqual([step, answer, before])
        const today = addDays(FIRST, day)
        expect(await app.sql(DOUBLE)).toEqual([])
        expect([step, answer, await app.sql(BROKEN, [today])]).toEqual([step, answer, []])
        expect([step, answer, await remembered(START + day * DAY, today)]).toEqual([
          step,
          answer,
          await saidAnew(START + day * DAY, today),
        ])
      }
      await expectFreeAsCounted(START + day * DAY, addDays(FIRST, day))
    }),
    { numRuns: 12, seed: 41, endOnFailure: true },
  )
}, 240_000)

/** What `app.free_units` says, against a count of the rows made here. */
async function expectFreeAsCounted(now: number, today: CivilDate): Promise<void> {
  await app.worker('select app.capacity_sweep($1)', [new Date(now)])
  const units = await app.sql<{ id: string; closed: CivilDate | null }>(
    'select id, closed_on::text as closed from app_capacity.unit',
  )
  const taken = await app.sql<{ unit: string; from: CivilDate; until: CivilDate; state: string }>(
    'select unit_id as unit, lower(days)::text as from, upper(days)::text as until, state from app_capacity.occupancy',
  )
  for (const [skip, nights] of [
    [0, 1],
    [0, 5],
    [2, 3],
  ] as const) {
    const from = addDays(today, skip)
    const until = addDays(from, nights)
    const free = units.filter(
      unit =>
        (unit.closed === null || unit.closed >= until) &&
        !taken.some(
          one =>
            one.unit === unit.id &&
            ((one.from < until && from < one.until) || (skip === 0 && one.state === 'stay' && one.until <= from)),
        ),
    )
    const said = await centre.do(tx => findFreeUnits(tx, { needs: { units: ['bed'] }, nights: { from, until }, now }))
    expect(said[0]?.free ?? 0).toBe(free.length)
  }
}

const places = keptPlaces({ pack: RO })

/** What matching remembers of the house, brought up to date. */
const remembered = (now: number, today: CivilDate) =>
  centre.do(async tx => (await places.rooms(tx, { services: [place.service], asked: ASKED, from: today, now }))(0))

/** The same as `app.free_units` says it anew. */
async function saidAnew(now: number, today: CivilDate): Promise<Room | undefined> {
  const needs = { units: ['bed'], sex: 'female', age: ASKED.age ?? 0 } as const
  const nights = { from: today, until: addDays(today, 1) }
  const [said] = await centre.do(tx => findFreeUnits(tx, { needs, nights, now }))
  if (!said) return undefined
  if (!said.current) return { kind: 'unknown' }
  return said.free > 0 ? { kind: 'free', places: said.free } : { kind: 'full' }
}
