import { holdUnits } from '../../act/capacity.ts'
import type { ExerciseHouse } from '../../countries/country.ts'
import { NIGHT_KINDS } from '../../domain/capacity/unit.ts'
import { packServiceId } from '../../domain/directory/pack.ts'
import { addDays, civilDateOf } from '../../domain/time/calendar.ts'
import { stableId } from './chance.ts'
import { inLanes } from './lanes.ts'
import { send } from './screens.ts'
import type { Hand, World } from './world.ts'

const DAY = 86_400_000
/** Units were there before anybody came: so many days before the exercise is told. */
const OPENED = 60

/** Opens the houses of the exercise, puts people into some of their beds and confirms them, all by the acts of the screens. */
export async function loadHouses(world: World, houses: readonly ExerciseHouse[]): Promise<string> {
  await inLanes([...houses], async (house, lane) => openHouse(world, await world.hand(lane), house))
  const units = houses.flatMap(one => one.units)
  const places = units.filter(one => NIGHT_KINDS.includes(one.kind)).reduce((sum, one) => sum + one.count, 0)
  const hours = units.reduce((sum, one) => sum + one.count, 0) - places
  const stays = houses.reduce((sum, one) => sum + one.stays.length, 0)
  const out = houses.reduce((sum, one) => sum + one.out, 0)
  return `${houses.length} invented houses: ${places} beds and family rooms, ${hours} hours; ${stays} stays, ${out} out of service`
}

async function openHouse(world: World, hand: Hand, house: ExerciseHouse): Promise<void> {
  const { service, organisation, territory, units } = house
  const by = world.at(organisation, house.by)
  const path = `/units/${packServiceId(service)}`
  const key = `house ${service}`
  for (const [index, { kind, count, name, sex, traits = [], ...more }] of units.entries()) {
    const numbers = Object.fromEntries(Object.entries(more).map(([field, value]) => [field, String(value)]))
    await send(world, hand, {
      ...{ by, path, key: `${key} units ${index}` },
      at: world.began - OPENED * DAY,
      fields: { kind, count: String(count), name, territory, sex: sex ?? '', traits: [...traits], ...numbers },
    })
  }
  for (const [index, stay] of house.stays.entries()) await moveIn(world, hand, { house, by, path, index, stay })
  await takeOut(world, hand, house, by, path)
  await send(world, hand, { by, path: `${path}/confirmed`, key: `${key} confirmed`, at: world.began, fields: {} })
}

type Coming = {
  readonly house: ExerciseHouse
  readonly by: string
  readonly path: string
  readonly index: number
  readonly stay: ExerciseHouse['stays'][number]
}

/** Somebody nobody names came so many days ago: held, and the arrival written on the board. */
async function moveIn(world: World, hand: Hand, { house, by, path, index, stay }: Coming): Promise<void> {
  const at = world.began - stay.ago * DAY
  const from = civilDateOf(at, world.mechanism.pack.timeZone)
  const { token } = await world.session(by)
  const id = stableId(`house ${house.service} stay ${index}`)
  const { children = 0 } = stay
  const answer = await world.db.as(token, tx =>
    holdUnits(tx, {
      ...{ id, service: packServiceId(house.service), person: null, referral: null, now: at },
      needs: { units: [children > 0 ? 'family-room' : 'bed'], sex: stay.sex, age: stay.age, children },
      nights: { from, until: addDays(from, stay.nights) },
    }),
  )
  if (answer !== 'held' && answer !== 'replayed') throw new Error(`${house.service}: stay ${index} is ${answer}`)
  await send(world, hand, { by, path: `${path}/arrived`, key: `${id} arrived`, at, fields: { placement: id } })
}

/** Some units are being repaired: nobody can be put there for a month. */
async function takeOut(world: World, hand: Hand, house: ExerciseHouse, by: string, path: string): Promise<void> {
  const free = await world.sql<{ id: string }>(
    `select u.id from app_capacity.unit u where u.service_id = $1 and u.kind = 'bed'
      and not exists (select from app_capacity.occupancy o where o.unit_id = u.id) order by u.name desc
      limit greatest(0, $2 - (select count(*) from app_capacity.occupancy o where o.service_id = $1 and o.state = 'out-of-service'))`,
    [packServiceId(house.service), house.out],
  )
  const from = civilDateOf(world.began, world.mechanism.pack.timeZone)
  for (const { id } of free)
    await send(world, hand, {
      ...{ by, path: `${path}/changed`, key: `${id} out`, at: world.began },
      fields: { unit: id, act: 'out', from, until: addDays(from, 30), reason: 'exercițiu: zugrăvit' },
    })
}
