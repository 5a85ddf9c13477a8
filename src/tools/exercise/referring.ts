import * as say from './answers.ts'
import { type Fields, send } from './screens.ts'
import { answerer, centre, day, doing, giver, helper, type Way, worker } from './way.ts'

const SHELTER = 'SHEL_EM'

/** A request for help, by the screen that shows the sender exactly what is told. */
export async function request(way: Way, by: string, receiver: string): Promise<void> {
  await ask(way, by, receiver, {
    service: way.service,
    emergency: 'no',
    urgency: 'days',
    transport: 'no',
    needs: 'psychological',
  })
}

/** A place tonight waits for no step. It is asked for at once, and where it is given the coordinator says so. */
export async function placeTonight(way: Way, how: 'asked' | 'given'): Promise<void> {
  await ask(way, centre(way), way.provider, {
    service: SHELTER,
    emergency: 'yes',
    urgency: 'today',
    transport: 'yes',
    needs: 'safe-place',
  })
  if (how === 'given') await accept(way, way.world.at(way.provider, 'shelter-coordinator'), way.provider, SHELTER)
}

async function ask(way: Way, by: string, receiver: string, said: Fields & { readonly service: string }): Promise<void> {
  const { world, hand, person, county, language, key, clock } = way
  const fields = { ...said, county, receiver: world.idOf(receiver), language, _step: 'send' }
  await send(world, hand, {
    by,
    at: clock(),
    path: `/people/${person}/referrals/new`,
    fields,
    key: `${key} ${said.service} ${receiver}`,
  })
}

/** What the other side says, and what may come after a yes. */
export async function answer(way: Way): Promise<void> {
  switch (way.turn.answer) {
    case 'waitlist':
      return step(way, 'waitlist', {})
    case 'reject':
      return step(way, 'reject', { 'reject-reason': 'no-place' })
    case 'cancel':
      return cancel(way)
    default:
      await accept(way, answerer(way), helper(way), way.service)
  }
  if (way.turn.answer === 'hold') await step(way, 'hold', { 'hold-reason': 'in-hospital' })
  if (way.turn.answer === 'fail') await step(way, 'fail', { 'fail-reason': 'did-not-arrive' })
}

async function accept(way: Way, by: string, receiver: string, service: string): Promise<void> {
  const [year = '', month = '', date = ''] = day(way).split('-')
  const start = { 'accept-start-day': date, 'accept-start-month': month, 'accept-start-year': year }
  const worker = (await way.world.session(by)).id
  await move(way, 'accept', by, { ...start, 'accept-worker': worker }, receiver, service)
}

/** One step of the request, by whoever answers there. */
export async function step(way: Way, name: string, fields: Fields): Promise<void> {
  await move(way, name, answerer(way), fields, helper(way), way.service)
}

/** Help has ended as it was meant to. */
export async function finish(way: Way): Promise<void> {
  await step(way, 'complete', {})
}

async function move(
  way: Way,
  name: string,
  by: string,
  fields: Fields,
  receiver: string,
  service: string,
): Promise<void> {
  const { world, hand, key, clock } = way
  const id = await referralOf(way, receiver, service)
  await send(world, hand, {
    by,
    at: clock(),
    path: `/requests/${id}/${name}`,
    fields,
    key: `${key} ${service} ${receiver} ${name}`,
  })
}

/** The sender stops it because the person said so. */
async function cancel(way: Way): Promise<void> {
  const { world, hand, person, key, clock } = way
  const path = `/people/${person}/referrals/${await referralOf(way, helper(way), way.service)}/cancel`
  await send(world, hand, {
    by: centre(way),
    at: clock(),
    path,
    fields: { 'cancel-reason': 'person-withdrew' },
    key: `${key} cancel`,
  })
}

async function referralOf({ world, person, key }: Way, receiver: string, service: string): Promise<string> {
  const [row] = await world.sql<{ id: string }>(
    `select id from app.referral where person_id = $1 and receiver_id = $2 and service = $3 and state <> 'draft'`,
    [person, world.idOf(receiver), service],
  )
  if (!row) throw new Error(`${key}: there is no request for ${service} to ${receiver}.`)
  return row.id
}

/** A child's case manager refers on, under a consent for that provider. */
export async function onward(way: Way, provider: string): Promise<void> {
  const by = worker(way)
  await doing(
    way,
    by,
    'F-08',
    say.consent('referral', giver(way), way.language, 'given', way.world.idOf(provider)),
    'onward',
  )
  await request(way, by, provider)
}
