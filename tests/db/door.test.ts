/** app.perform() is the one door for writing. Whatever the web process hands it, it writes only what the account may. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { everything } from '../support/bad-input.ts'
import { event, refusing } from '../support/door.ts'
import { expectOf, type Inside, makeWorld, type Sections, WHO, type Who, type World } from '../support/world.ts'

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

describe('a person of others', () => {
  test('is not written about, and looks like nobody at all', async () => {
    const { adult } = world
    const nobody = { ...adult, id: randomUUID() }
    const [foreign, absent] = await Promise.all(
      [adult, nobody].map(async ({ id }) => {
        const said = []
        for (const who of [
          'otherCentre',
          'directorate',
          'hospital',
          'school',
          'police',
          'otherProvider',
          'lawyer',
          'operator',
        ] as const) {
          said.push(await refuses(who, { expect: [await on(id)], events: [event(id)] }))
        }
        return said
      }),
    )
    expect(foreign).toEqual(absent)
  })

  const sections: Readonly<Record<string, (id: string, world: World) => Sections>> = {
    events: id => ({ events: [event(id)] }),
    records: id => ({
      records: [{ event_id: randomUUID(), person_id: id, data_class: 'core', form: 'x', form_version: 1, answers: {} }],
    }),
    grants: (id, { organisation }) => ({
      grants: [{ person_id: id, organisation_id: organisation('CR-IS'), classes: ['identity'], basis: 'x' }],
    }),
    tasks_open: (id, { organisation }) => ({
      tasks_open: [{ person_id: id, step: 'x', organisation_id: organisation('CR-IS') }],
    }),
    identities: id => ({ identities: [{ person_id: id, given_names: 'Changed' }] }),
    contacts: id => ({ contacts: [{ person_id: id, phone: '1' }] }),
    consents: id => ({
      consents: [{ person_id: id, purpose: 'register', answer: 'given', given_by: 'person', at: 1 }],
    }),
    referrals: (id, { organisation }) => ({
      referrals: [
        {
          id: randomUUID(),
          person_id: id,
          receiver_id: organisation('CR-IS'),
          receiver_kind: 'x',
          service: 'x',
          path: 'service',
          state: 'accepted',
        },
      ],
    }),
    lines: id => ({ lines: [{ id: randomUUID(), person_id: id, plan: 'immediate', service: 'x' }] }),
    person_changes: id => ({ person_changes: [{ id, status: 'not-victim' }] }),
    legs: (id, { organisation, child }) => ({
      legs: [
        {
          id: randomUUID(),
          notification_id: child.notification,
          person_id: id,
          duty: 'x',
          addressee_id: organisation('CR-IS'),
          addressee_kind: 'regional-centre',
          connected: true,
          state: 'sent',
          due_at: 1,
        },
      ],
    }),
    notification_people: (id, { child }) => ({
      notification_people: [{ notification_id: child.notification, ordinal: 9, person_id: id, asked: 'agrees' }],
    }),
    leg_changes: (_id, { adult }) => ({ leg_changes: [{ id: adult.legs[0], state: 'taken-up', taken_up_at: 1 }] }),
    matches: (id, { child }) => ({
      matches: [{ person_id: child.id, other_id: id, reasons: ['name'], state: 'joined' }],
    }),
  }
  test.each(Object.keys(sections))(
    'in the section %s is refused, alone and beside a person of one’s own',
    async name => {
      const of = sections[name]?.(world.adult.id, world) ?? {}
      await refuses('otherCentre', of)
      await refuses('otherCentre', { ...of, expect: [await on(world.child.id)] })
      await refuses('otherCentre', {
        ...of,
        expect: [await on(world.child.id), { person: world.adult.id, version: 1 }],
      })
    },
  )

  test('has no file, and neither has nobody', async () => {
    const file = async (who: Who, id: string) =>
      (await as(who)).do(tx => tx.one<{ file: unknown }>('select app.person_file($1) as file', [id]))
    for (const who of [
      'otherCentre',
      'directorate',
      'school',
      'hospital',
      'police',
      'lawyer',
      'operator',
      'oversight',
    ] as const) {
      expect(await file(who, world.adult.id), who).toEqual({ file: null })
    }
    expect(await app.db.as(null, tx => tx.one('select app.person_file($1) as file', [world.adult.id]))).toEqual({
      file: null,
    })
    expect((await file('centre', world.adult.id))?.file).toMatchObject({ id: world.adult.id })
    expect(await file('national', randomUUID())).toEqual({ file: null })
  })
})

describe('who acts', () => {
  test('is the transaction’s account, whatever the argument says', async () => {
    const centre = await as('centre')
    const other = await as('otherCentre')
    const one = {
      ...event(world.adult.id),
      account_id: other.account,
      organisation_id: other.organisation,
      organisation_kind: 'national-desk',
      role: 'supervisor',
      recorded_at: 1,
    }
    await centre.perform({
      account: other.account,
      organisation: other.organisation,
      expect: [await on(world.adult.id)],
      events: [one],
    })
    const [row] = await app.sql(
      "select account_id, organisation_id, organisation_kind, role, recorded_at > now() - interval '1 minute' as fresh from app.event where id = $1",
      [one.id],
    )
    expect(row).toEqual({
      account_id: centre.account,
      organisation_id: centre.organisation,
      organisation_kind: 'regional-centre',
      role: 'centre-officer',
      fresh: true,
    })
  })

  test('is somebody: without a session nothing is written', async () => {
    const before = await everything(app)
    await expect(
      app.db.as(null, tx => tx.rows('select app.perform($1)', [JSON.stringify({ people: [] })])),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await everything(app)).toEqual(before)
  })

  test('sends in the own name only', async () => {
    const id = world.adult.id
    const referral = {
      id: randomUUID(),
      person_id: id,
      sender_id: world.organisation('DGASPC-CJ'),
      receiver_id: world.organisation('SSVI-CJ'),
      receiver_kind: 'victim-support',
      service: 'MED',
      path: 'service',
      state: 'requested',
    }
    await refuses('centre', { expect: [await on(id)], referrals: [referral] })
  })
})

describe('a job', () => {
  test('is on the allow-list, and leaves only with an act', async () => {
    await refuses('centre', {
      expect: [await on(world.adult.id)],
      events: [event(world.adult.id)],
      jobs: [{ task: 'shell.run', payload: {} }],
    })
    const before = await everything(app)
    await expect(
      (await as('centre')).do(tx => tx.rows(`select app.enqueue('notice.referral', '{}')`)),
    ).rejects.toMatchObject({ code: '42501' })
    expect(await everything(app)).toEqual(before)
  })
})
