/**
 * Counts, page links and cursors of one desk do not move with what it may not see: fifty people of another desk, and fifty
 * of its own that stand behind a wall.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { statementsOf } from '../support/statements.ts'
import { CENTRE, codeOf, makeWorld, notified, PROVIDER, WHO, type Who, type World } from '../support/world.ts'

const MANY = 50
let app: TestApp
let world: World
/** Signed in once: signing in stands in the log as well. */
const clients = new Map<Who, Client>()
beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
})
afterAll(() => app?.stop())

const LISTS = [
  ...[
    '/work',
    '/work?waiting=yes',
    '/people',
    '/people?q=EX',
    '/people?stage=notified',
    '/board',
    '/requests',
    '/sent',
  ],
  ...[
    '/places',
    '/waiting',
    '/place-queries',
    '/assignments',
    '/duty',
    '/staff',
    '/accesses',
    '/retention',
    '/patterns',
  ],
]

/** Everything a desk reads in lists: words, counts, links to further pages, and the statements that made them. */
async function listsOf(who: Who): Promise<readonly unknown[]> {
  const client = clients.get(who) ?? (await app.as(codeOf(WHO[who])))
  clients.set(who, client)
  const { result, sent } = await statementsOf(async () => {
    const seen = []
    for (const path of LISTS) {
      const page = await client.get(path)
      seen.push([path, page.status, page.text, page.links])
    }
    return seen
  })
  return [...result, sent]
}

/** People told of by the hospital to one centre, helped by nobody yet. */
async function people(to: string, territory: string): Promise<string[]> {
  const hospital = await world.inside(WHO.hospital)
  const made: string[] = []
  for (let n = 0; n < MANY; n++) {
    const one = await notified(hospital, {
      ageStatus: 'adult',
      territory,
      to: [[world.organisation(to), 'regional-centre', CENTRE]],
    })
    made.push(one.id)
  }
  return made
}

test('fifty people of another desk change nothing that a desk reads', async () => {
  const others = [
    'otherCentre',
    'otherDirectorate',
    'otherProvider',
    'otherVictimSupport',
    'otherSchool',
    'police',
    'officer',
  ] as const
  const before = []
  for (const who of others) before.push(await listsOf(who))
  const made = await people('CR-TM', 'TM')
  expect(made).toHaveLength(MANY)
  for (const [at, who] of others.entries()) expect(await listsOf(who), who).toEqual(before[at])
})

test('fifty people of one’s own behind a wall change nothing either: not the count, not the next page', async () => {
  const who = ['centre', 'centreDuty', 'supervisor', 'provider', 'shelter'] as const
  const before = []
  for (const one of who) before.push(await listsOf(one))
  const made = await people('CR-CJ', 'CJ')
  for (const person of made)
    await app.sql(
      `insert into app.person_grant (person_id, organisation_id, classes, basis, listed_at) values ($1, $2, $3, 'referral', now())`,
      [person, world.organisation('NGO-ADPARE'), PROVIDER],
    )
  const open = await listsOf('centre')
  expect(open).not.toEqual(before[0])
  const sides = ['CR-CJ', 'NGO-ADPARE'].map(world.organisation)
  await app.sql(
    `with one as (insert into app.allegation (id, code, desk_id, raised_by, subject, organisation_id, text)
       select $1, 'S-EXERCISE', d.id, a.id, 'desk', d.id, 'pv0.erased' from app.organisation d, app.account a where d.code = 'IND-1' and a.code = 'exercise-003' returning id)
     insert into app.wall (side, person_id, allegation_id) select s, p, one.id from one, unnest($2::uuid[]) s, unnest($3::uuid[]) p`,
    [randomUUID(), sides, made],
  )
  for (const [at, one] of who.entries()) expect(await listsOf(one), one).toEqual(before[at])
})
