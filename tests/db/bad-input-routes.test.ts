/** Every route that takes a form, from the route table itself: signed out, without the right, about others, and with nonsense. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRight, type Mechanism } from '../../src/act/mechanism.ts'
import { loadMechanism, routesOf } from '../../src/app.ts'
import type { Entered } from '../../src/platform/db/database.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { type Client, ORIGIN, startApp, type TestApp } from '../support/app.ts'
import { everything, hidden, MARKUP, type Sent } from '../support/bad-input.ts'
import { NONSENSE } from '../support/nonsense.ts'
import { statementsOf } from '../support/statements.ts'
import { codeOf, makeWorld, WHO, type Who, type World } from '../support/world.ts'

let app: TestApp
let world: World
let mechanism: Mechanism
let routes: readonly Route[]
const accounts = new Map<Who, { client: Client; entered: Entered }>()
const everybody = Object.keys(WHO) as Who[]

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  const options = {
    db: app.db,
    profile: 'exercise',
    origins: [ORIGIN],
    secret: 'exercise-exercise-exercise-exercise',
  } as const
  mechanism = await loadMechanism(options)
  routes = routesOf(mechanism, options)
  for (const who of everybody) {
    const inside = await world.inside(WHO[who])
    accounts.set(who, { client: await app.as(codeOf(WHO[who])), entered: await inside.do(async (_tx, actor) => actor) })
  }
})
afterAll(() => app.stop())

const forms = () => routes.filter(route => route.method === 'POST')
const pathOf = (route: Route, id: string, other = 'F-04') =>
  route.path.replace(/:\w*id\b/gi, id).replace(/:\w+/g, other)
const may = (route: Route, who: Who) => {
  const one = accounts.get(who)
  return (
    one !== undefined &&
    (route.may === 'signed-in' || route.may === 'public' || hasRight(mechanism.pack, one.entered, route.may))
  )
}
const clientOf = (who: Who): Client => {
  const one = accounts.get(who)
  if (!one) throw new Error(`No account ${who}.`)
  return one.client
}

/** One of everything in this world that an address may name. */
async function ids(): Promise<readonly string[]> {
  const { adult, child, draft, match } = world
  const one = async (table: string) =>
    (await app.sql<{ id: string }>(`select id from app.${table} order by id limit 1`)).map(row => row.id)
  const referrals = (['draft', 'requested', 'accepted', 'rejected'] as const).map(state => adult.referrals[state] ?? '')
  return [
    adult.id,
    adult.notification,
    child.notification,
    adult.legs[0] ?? '',
    ...referrals,
    draft,
    match,
    ...(await one('duty_shift')),
    ...(await one('task')),
  ]
}

test('every form names what it audits and who may send it', () => {
  expect(forms().length).toBeGreaterThan(5)
  // A form of the public site changes nothing, so there is nothing to audit.
  for (const route of forms())
    expect([route.path, Boolean(route.may), Boolean(route.audits) || Boolean(route.open)]).toEqual([
      route.path,
      true,
      true,
    ])
})

test('signed out leads to signing in, and writes nothing', async () => {
  const stranger = await app.as(null)
  const before = await everything(app)
  for (const route of routes.filter(one => one.may !== 'public')) {
    for (const id of [world.adult.id, randomUUID()]) {
      const answer = await (route.method === 'POST'
        ? stranger.post(pathOf(route, id))
        : stranger.get(pathOf(route, id)))
      expect([route.path, answer.status, answer.location?.split('?')[0]]).toEqual([route.path, 303, '/sign-in'])
    }
  }
  expect(await everything(app)).toEqual(before)
})

test('without the right there is no such page, for anybody and of anybody', async () => {
  const before = await everything(app)
  for (const route of routes.filter(one => one.may !== 'public' && one.may !== 'signed-in')) {
    const without = everybody.filter(who => !may(route, who))
    // Reference pages are everybody's who is signed in.
    if (without.length === 0)
      expect([route.path, route.may]).toEqual([
        route.path,
        expect.stringMatching(/^((law|directory)\.read|allegation\.raise)$/),
      ])
    for (const who of without) {
      const answer = await (route.method === 'POST'
        ? clientOf(who).post(pathOf(route, world.adult.id))
        : clientOf(who).get(pathOf(route, world.adult.id)))
      expect([route.method, route.path, who, answer.status]).toEqual([route.method, route.path, who, 404])
    }
  }
  expect(await everything(app)).toEqual(before)
})

test('whatever belongs to others looks like what does not exist', async () => {
  // These have the rights of their kind, and nothing to do with anybody in this world.
  const strangers = [
    'otherHospital',
    'directorate',
    'manager',
    'otherVictimSupport',
    'lawyer',
    'representative',
    'directorateOfficer',
    'police',
  ] as const
  const all = await ids()
  const before = await everything(app)
  for (const route of routes.filter(one => /:\w*id\b/i.test(one.path))) {
    for (const who of strangers.filter(one => may(route, one)).slice(0, route.method === 'POST' ? 2 : 1)) {
      const ask = (id: string) =>
        route.method === 'POST' ? clientOf(who).post(pathOf(route, id)) : clientOf(who).get(pathOf(route, id))
      const { result: absent, sent: ofNobody } = await statementsOf(() => ask(randomUUID()))
      expect(ofNobody.length, route.path).toBeGreaterThan(2)
      for (const id of all) {
        const { result: answer, sent } = await statementsOf(() => ask(id))
        // The same way through the database, so that no clock could tell the two apart.
        expect([route.path, who, sent]).toEqual([route.path, who, ofNobody])
        // An empty form on paper is the same for everybody; only its moment differs.
        const plain = (text: string | null) =>
          (text?.startsWith('%PDF') ? '%PDF' : text)
            ?.replaceAll(id, 'ID')
            .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID') ?? null
        expect([route.path, who, answer.status, plain(answer.text), plain(answer.location)]).toEqual([
          route.path,
          who,
          absent.status,
          plain(absent.text),
          plain(absent.location),
        ])
      }
    }
  }
  expect(await everything(app)).toEqual(before)
})

describe.each(Object.entries(NONSENSE))('nonsense: %s', (_name, fields) => {
  test('is answered in words, never by a fault; what is refused is not written', async () => {
    const all = await ids()
    for (const route of forms()) {
      // Whoever signs out is out; the public forms are sent by a stranger.
      const senders =
        route.may === 'public'
          ? [await app.as(null)]
          : everybody
              .filter(who => may(route, who))
              .slice(0, 2)
              .map(clientOf)
      const others = route.path.replace(/:\w*id\b/gi, '').includes(':')
        ? ['F-04', 'accept', 'about', '__proto__']
        : ['']
      // Every id with the first word an address may end in, every word with the first id.
      const paths = others.flatMap((other, at) =>
        (/:\w*id\b/i.test(route.path) ? (at === 0 ? all : all.slice(0, 1)) : ['']).map(id => pathOf(route, id, other)),
      )
      for (const client of senders) {
        const before = await everything(app)
        const answers = []
        for (const path of paths) answers.push(await nonsense(client, path, fields))
        if (answers.every(answer => answer.status >= 400))
          expect([route.path, await everything(app)]).toEqual([route.path, before])
      }
    }
    expect(await hidden(app)).toEqual([])
  }, 120_000)
})

async function nonsense(client: Client, path: string, fields: Sent) {
  const faults = app.log.length
  const answer = await client.post(path, fields)
  expect(answer.status, `${path} ${JSON.stringify(app.log.slice(faults))}`).toBeLessThan(500)
  expect(answer.html, path).not.toMatch(MARKUP)
  if (answer.status === 422) expect([path, answer.title]).toEqual([path, expect.stringMatching(/^Error/)])
  return answer
}
