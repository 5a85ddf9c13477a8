/** What belongs to a person or a notification passes the one door only with it: tasks, legs, referrals, records, access. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { event, refusing } from '../support/door.ts'
import { expectOf, type Inside, makeWorld, WHO, type Who, type World } from '../support/world.ts'

let app: TestApp
let world: World
let refuses: ReturnType<typeof refusing>
const signedIn = new Map<Who, Promise<Inside>>()
const as = (who: Who): Promise<Inside> => {
  const desk = signedIn.get(who) ?? world.inside(WHO[who])
  signedIn.set(who, desk)
  return desk
}
const on = (person: string) => expectOf(app, person)

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  refuses = refusing(app, as)
})
afterAll(() => app.stop())

describe('what belongs to a person', () => {
  test('a task of somebody else stays open', async () => {
    const [task] = await app.sql<{ id: string }>('select id from app.task where person_id = $1 and closed_at is null', [
      world.adult.id,
    ])
    await (await as('otherCentre')).perform({ expect: [await on(world.child.id)], tasks_close: [task?.id] })
    expect(await app.sql('select from app.task where id = $1 and closed_at is null', [task?.id])).toHaveLength(1)
  })

  test('a referral between others is not changed, not even by somebody who works with the person', async () => {
    const { child } = world
    const change = (id: string | undefined, state: string) => ({
      id,
      person_id: child.id,
      receiver_id: world.organisation('CR-IS'),
      receiver_kind: 'x',
      service: 'SHEL_EM',
      path: 'service',
      state,
    })
    await app.sql(
      `update app.referral set receiver_id = (select id from app.organisation where code = 'SSVI-IS') where id = $1`,
      [child.referrals.completed],
    )
    await refuses('otherCentre', {
      expect: [await on(child.id)],
      referrals: [change(child.referrals.completed, 'accepted')],
    })
    await refuses('otherCentre', {
      expect: [await on(child.id)],
      referrals: [change(child.referrals.draft, 'requested')],
    })
    await refuses('otherCentre', {
      expect: [await on(child.id)],
      referrals: [{ ...change(world.adult.referrals.requested, 'accepted') }],
    })
  })

  test('a leg is not taken up by a desk it is not addressed to', async () => {
    const [, directorates] = world.child.legs
    await refuses('otherCentre', {
      expect: [await on(world.child.id)],
      leg_changes: [{ id: directorates, state: 'taken-up', taken_up_at: 1 }],
    })
    await refuses('otherCentre', {
      expect: [await on(world.child.id)],
      leg_changes: [{ id: randomUUID(), state: 'taken-up', taken_up_at: 1 }],
    })
  })

  test('a line keeps its person', async () => {
    const line = { id: world.adult.line, person_id: world.child.id, plan: 'immediate', service: 'MED', received: true }
    await refuses('otherCentre', { expect: [await on(world.child.id)], lines: [line] })
  })

  test('a record belongs to an event of the same act', async () => {
    const { child, adult } = world
    const record = {
      event_id: adult.events[0],
      person_id: child.id,
      data_class: 'core',
      form: 'x',
      form_version: 1,
      answers: {},
    }
    await refuses('otherCentre', { expect: [await on(child.id)], records: [record] })
    await refuses('otherCentre', {
      expect: [await on(child.id)],
      consents: [
        {
          event_id: adult.events[0],
          person_id: child.id,
          purpose: 'register',
          answer: 'given',
          given_by: 'person',
          at: 1,
        },
      ],
    })
  })
})

describe('a notification', () => {
  test('of another takes no addition and no person', async () => {
    for (const who of ['school', 'otherCentre', 'otherHospital'] as const) {
      await refuses(who, { additions: [{ notification_id: world.adult.notification, corrects: true, text: 'x' }] })
      await refuses(who, { additions: [{ notification_id: randomUUID(), corrects: true, text: 'x' }] })
    }
    const id = randomUUID()
    const people = [{ id, code: id, age_status: 'adult', detected_at: 1 }]
    await refuses('school', {
      people,
      notification_people: [{ notification_id: world.adult.notification, ordinal: 7, person_id: id, asked: 'agrees' }],
    })
  })

  test('of one’s own takes no person of others and no leg about one', async () => {
    const id = randomUUID()
    const notifications = [{ id, code: id, sector: 'school', danger: 'no', detected_at: 1 }]
    await refuses('school', {
      notifications,
      notification_people: [{ notification_id: id, ordinal: 1, person_id: world.adult.id, asked: 'agrees' }],
    })
    const leg = {
      id: randomUUID(),
      notification_id: id,
      person_id: world.adult.id,
      duty: 'x',
      addressee_id: world.organisation('SCH-1'),
      addressee_kind: 'school',
      connected: true,
      state: 'sent',
      due_at: 1,
    }
    await refuses('school', { notifications, legs: [leg] })
  })
})

describe('access', () => {
  test('has a ground: nobody is let in without a leg or a yes', async () => {
    const { adult } = world
    for (const code of ['CR-IS', 'SSVI-CJ', 'NGO-YOUNGGEN', 'SCH-1']) {
      await refuses('centre', {
        expect: [await on(adult.id)],
        grants: [{ person_id: adult.id, organisation_id: world.organisation(code), classes: ['core'], basis: 'x' }],
      })
    }
  })

  test('who is asked may answer and nothing else; who declined is nobody', async () => {
    const { adult, child } = world
    const answer = (person: string, id: string | undefined, state: string) => ({
      referrals: [
        {
          id,
          person_id: person,
          receiver_id: randomUUID(),
          receiver_kind: 'x',
          service: 'SHEL_EM',
          path: 'service',
          state,
        },
      ],
      events: [event(person, 'referral.waitlisted')],
    })
    await refuses('victimSupport', { expect: [await on(adult.id)], events: [event(adult.id)] })
    await refuses('victimSupport', {
      expect: [await on(adult.id)],
      referrals: answer(adult.id, adult.referrals.requested, 'accepted').referrals,
    })
    await refuses('victimSupport', {
      expect: [await on(adult.id)],
      ...answer(adult.id, adult.referrals.requested, 'accepted'),
      identities: [{ person_id: adult.id, given_names: 'x' }],
    })
    await refuses('otherProvider', {
      expect: [await on(adult.id)],
      ...answer(adult.id, adult.referrals.rejected, 'accepted'),
    })
    const { kind } = await (await as('otherProvider')).perform({
      expect: [await on(child.id)],
      ...answer(child.id, child.referrals.requested, 'requested'),
    })
    expect(kind).toBe('done')
  })

  test('a double is joined only by a desk that works with the identity of both', async () => {
    const joined = { person_changes: [{ id: world.child.id, joined_into: world.adult.id }] }
    await refuses('otherCentre', { expect: [await on(world.child.id)], ...joined })
    const { adult, double } = world
    await refuses('provider', {
      expect: [await on(adult.id)],
      matches: [{ person_id: adult.id, other_id: double.id, reasons: [], state: 'joined' }],
    })
  })
})
