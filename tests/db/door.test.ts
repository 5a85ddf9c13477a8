/** app.perform() is the one door for writing. Whatever the web process hands it, it writes only what the account may. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { expectOf, type Inside, makeWorld, type Sections, WHO, type World } from '../support/world.ts'

let app: TestApp
let world: World
const inside: { [who in keyof typeof WHO]?: Inside } = {}
const as = async (who: keyof typeof WHO): Promise<Inside> => {
  inside[who] ??= await world.inside(WHO[who])
  return inside[who]
}

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
})
afterAll(() => app.stop())

/** Every row of every table but the log of looks, as one number a table. */
async function rows(): Promise<unknown> {
  return app.sql(`select (select count(*) from app.event) e, (select count(*) from app.record) r, (select sum(version) from app.person) p,
    (select md5(string_agg(l::text, '' order by id)) from app.leg l) l, (select md5(string_agg(f::text, '' order by id)) from app.referral f) f,
    (select md5(string_agg(g::text, '' order by person_id, organisation_id)) from app.person_grant g) g, (select count(*) from app.submission) s,
    (select md5(string_agg(t::text, '' order by id)) from app.task t) t, (select count(*) from app.consent) c, (select count(*) from app.notification) n,
    (select count(*) from app.notification_person) np, (select count(*) from app.notification_addition) na, (select count(*) from app.outbox) o,
    (select md5(string_agg(v::text, '' order by id)) from app.service_line v) v, (select md5(string_agg(m::text, '' order by id)) from app.person_match m) m,
    (select md5(string_agg(i::text, '' order by person_id)) from app.person_identity i) i`)
}

/** Refused for want of authority, with the same words whoever or whatever it was about, and nothing written. */
async function refuses(who: keyof typeof WHO, sections: Sections): Promise<string> {
  const before = await rows()
  const desk = await as(who)
  const fault = await desk.perform(sections).then(
    answer => ({ code: 'none', message: JSON.stringify(answer) }),
    (error: Error & { code?: string }) => ({ code: error.code, message: error.message }),
  )
  expect(fault, JSON.stringify(sections).slice(0, 300)).toMatchObject({ code: '42501' })
  expect(await rows()).toEqual(before)
  return fault.message
}

const event = (person_id: string, kind = 'needs.recorded') => ({ id: randomUUID(), person_id, kind, happened_at: Date.now() })
const on = (person: string) => expectOf(app, person)

describe('a person of others', () => {
  test('is not written about, and looks like nobody at all', async () => {
    const { adult } = world
    const nobody = { ...adult, id: randomUUID() }
    const [foreign, absent] = await Promise.all(
      [adult, nobody].map(async ({ id }) => {
        const said = []
        for (const who of ['otherCentre', 'directorate', 'hospital', 'school', 'police', 'otherProvider', 'lawyer', 'operator'] as const) {
          said.push(await refuses(who, { expect: [await on(id)], events: [event(id)] }))
        }
        return said
      }),
    )
    expect(foreign).toEqual(absent)
  })

  const sections: Readonly<Record<string, (id: string, world: World) => Sections>> = {
    events: id => ({ events: [event(id)] }),
    records: id => ({ records: [{ event_id: randomUUID(), person_id: id, data_class: 'core', form: 'x', form_version: 1, answers: {} }] }),
    grants: (id, { organisation }) => ({ grants: [{ person_id: id, organisation_id: organisation('CR-IS'), classes: ['identity'], basis: 'x' }] }),
    tasks_open: (id, { organisation }) => ({ tasks_open: [{ person_id: id, step: 'x', organisation_id: organisation('CR-IS') }] }),
    identities: id => ({ identities: [{ person_id: id, given_names: 'Changed' }] }),
    contacts: id => ({ contacts: [{ person_id: id, phone: '1' }] }),
    consents: id => ({ consents: [{ person_id: id, purpose: 'register', answer: 'given', given_by: 'person', at: 1 }] }),
    referrals: (id, { organisation }) => ({ referrals: [{ id: randomUUID(), person_id: id, receiver_id: organisation('CR-IS'), receiver_kind: 'x', service: 'x', path: 'service', state: 'accepted' }] }),
    lines: id => ({ lines: [{ id: randomUUID(), person_id: id, plan: 'immediate', service: 'x' }] }),
    person_changes: id => ({ person_changes: [{ id, status: 'not-victim' }] }),
    legs: (id, { organisation, child }) => ({ legs: [{ id: randomUUID(), notification_id: child.notification, person_id: id, duty: 'x', addressee_id: organisation('CR-IS'), addressee_kind: 'regional-centre', connected: true, state: 'sent', due_at: 1 }] }),
    notification_people: (id, { child }) => ({ notification_people: [{ notification_id: child.notification, ordinal: 9, person_id: id, asked: 'agrees' }] }),
    leg_changes: (_id, { adult }) => ({ leg_changes: [{ id: adult.legs[0], state: 'taken-up', taken_up_at: 1 }] }),
    matches: (id, { child }) => ({ matches: [{ person_id: child.id, other_id: id, reasons: ['name'], state: 'joined' }] }),
  }
  test.each(Object.keys(sections))('in the section %s is refused, alone and beside a person of one’s own', async name => {
    const of = sections[name]?.(world.adult.id, world) ?? {}
    await refuses('otherCentre', of)
    await refuses('otherCentre', { ...of, expect: [await on(world.child.id)] })
    await refuses('otherCentre', { ...of, expect: [await on(world.child.id), { person: world.adult.id, version: 1 }] })
  })

  test('has no file, and neither has nobody', async () => {
    const file = async (who: keyof typeof WHO, id: string) => (await as(who)).do(tx => tx.one<{ file: unknown }>('select app.person_file($1) as file', [id]))
    for (const who of ['otherCentre', 'directorate', 'school', 'hospital', 'police', 'lawyer', 'operator', 'oversight'] as const) {
      expect(await file(who, world.adult.id), who).toEqual({ file: null })
    }
    expect(await app.db.as(null, tx => tx.one('select app.person_file($1) as file', [world.adult.id]))).toEqual({ file: null })
    expect((await file('centre', world.adult.id))?.file).toMatchObject({ id: world.adult.id })
    expect(await file('national', randomUUID())).toEqual({ file: null })
  })
})

describe('who acts', () => {
  test('is the transaction’s account, whatever the argument says', async () => {
    const centre = await as('centre')
    const other = await as('otherCentre')
    const one = { ...event(world.adult.id), account_id: other.account, organisation_id: other.organisation, organisation_kind: 'national-desk', role: 'supervisor', recorded_at: 1 }
    await centre.perform({ account: other.account, organisation: other.organisation, expect: [await on(world.adult.id)], events: [one] })
    const [row] = await app.sql('select account_id, organisation_id, organisation_kind, role, recorded_at > now() - interval \'1 minute\' as fresh from app.event where id = $1', [one.id])
    expect(row).toEqual({ account_id: centre.account, organisation_id: centre.organisation, organisation_kind: 'regional-centre', role: 'centre-officer', fresh: true })
  })

  test('is somebody: without a session nothing is written', async () => {
    const before = await rows()
    await expect(app.db.as(null, tx => tx.rows('select app.perform($1)', [JSON.stringify({ people: [] })]))).rejects.toMatchObject({ code: '42501' })
    expect(await rows()).toEqual(before)
  })

  test('sends in the own name only', async () => {
    const id = world.adult.id
    const referral = { id: randomUUID(), person_id: id, sender_id: world.organisation('DGASPC-CJ'), receiver_id: world.organisation('SSVI-CJ'), receiver_kind: 'victim-support', service: 'MED', path: 'service', state: 'requested' }
    await refuses('centre', { expect: [await on(id)], referrals: [referral] })
  })
})

describe('a version', () => {
  test('that is not the newest, is missing or is no number that fits writes nothing and can be sent again', async () => {
    const centre = await as('centre')
    const before = await rows()
    const form_id = randomUUID()
    const { version } = await on(world.adult.id)
    for (const wrong of [version - 1, version + 1, null, undefined, 1.5, 99_999_999_999, -1]) {
      const sections = { form_id, location: '/x', expect: [{ person: world.adult.id, version: wrong }], events: [event(world.adult.id)] }
      expect(await centre.perform(sections), String(wrong)).toEqual({ kind: 'stale' })
    }
    expect(await rows()).toEqual(before)
    expect(await centre.perform({ form_id, location: '/x', expect: [await on(world.adult.id)], events: [event(world.adult.id)] })).toEqual({ kind: 'done' })
  })

  test('of several acts at once lets exactly one through', async () => {
    const centre = await as('centre')
    const expected = await on(world.adult.id)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => centre.perform({ expect: [expected], events: [event(world.adult.id)], person_changes: [{ id: world.adult.id }] })),
    )
    expect(answers.map(one => one.kind).sort()).toEqual(['done', 'stale', 'stale', 'stale', 'stale'])
  })
})

describe('a form sent again', () => {
  test('answers with its first address and writes nothing', async () => {
    const before = await rows()
    const { formId: form_id, location } = world.submission
    expect(await (await as('hospital')).perform({ form_id, location: '/elsewhere', events: [event(randomUUID())] })).toEqual({ kind: 'replayed', location })
    expect(await rows()).toEqual(before)
  })

  test('by another account tells nothing of the first: it is a form like any other', async () => {
    const { formId: form_id } = world.submission
    const one = event(world.adult.id)
    expect(await (await as('centre')).perform({ form_id, location: '/own', expect: [await on(world.adult.id)], events: [one] })).toEqual({ kind: 'done' })
    expect(await (await as('centre')).perform({ form_id, location: '/other' })).toEqual({ kind: 'replayed', location: '/own' })
    expect(await app.sql('select from app.event where id = $1', [one.id])).toHaveLength(1)
  })

  test('at the same moment is written once', async () => {
    const centre = await as('centre')
    const [form_id, id] = [randomUUID(), world.double.id]
    const expected = await on(id)
    const answers = await Promise.all(Array.from({ length: 4 }, () => centre.perform({ form_id, location: '/one', expect: [expected], events: [event(id)] })))
    expect(answers.filter(one => one.kind === 'done')).toHaveLength(1)
    expect(answers.filter(one => one.kind === 'replayed' && one.location === '/one')).toHaveLength(3)
  })
})

describe('what belongs to a person', () => {
  test('a task of somebody else stays open', async () => {
    const [task] = await app.sql<{ id: string }>('select id from app.task where person_id = $1 and closed_at is null', [world.adult.id])
    await (await as('otherCentre')).perform({ expect: [await on(world.child.id)], tasks_close: [task?.id] })
    expect(await app.sql('select from app.task where id = $1 and closed_at is null', [task?.id])).toHaveLength(1)
  })

  test('a referral between others is not changed, not even by somebody who works with the person', async () => {
    const { child } = world
    const change = (id: string | undefined, state: string) => ({ id, person_id: child.id, receiver_id: world.organisation('CR-IS'), receiver_kind: 'x', service: 'SHEL_EM', path: 'service', state })
    await app.sql(`update app.referral set receiver_id = (select id from app.organisation where code = 'SSVI-IS') where id = $1`, [child.referrals.completed])
    await refuses('otherCentre', { expect: [await on(child.id)], referrals: [change(child.referrals.completed, 'accepted')] })
    await refuses('otherCentre', { expect: [await on(child.id)], referrals: [change(child.referrals.draft, 'requested')] })
    await refuses('otherCentre', { expect: [await on(child.id)], referrals: [{ ...change(world.adult.referrals.requested, 'accepted') }] })
  })

  test('a leg is not taken up by a desk it is not addressed to', async () => {
    const [, directorates] = world.child.legs
    await refuses('otherCentre', { expect: [await on(world.child.id)], leg_changes: [{ id: directorates, state: 'taken-up', taken_up_at: 1 }] })
    await refuses('otherCentre', { expect: [await on(world.child.id)], leg_changes: [{ id: randomUUID(), state: 'taken-up', taken_up_at: 1 }] })
  })

  test('a line keeps its person', async () => {
    const line = { id: world.adult.line, person_id: world.child.id, plan: 'immediate', service: 'MED', received: true }
    await refuses('otherCentre', { expect: [await on(world.child.id)], lines: [line] })
  })

  test('a record belongs to an event of the same act', async () => {
    const { child, adult } = world
    const record = { event_id: adult.events[0], person_id: child.id, data_class: 'core', form: 'x', form_version: 1, answers: {} }
    await refuses('otherCentre', { expect: [await on(child.id)], records: [record] })
    await refuses('otherCentre', { expect: [await on(child.id)], consents: [{ event_id: adult.events[0], person_id: child.id, purpose: 'register', answer: 'given', given_by: 'person', at: 1 }] })
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
    await refuses('school', { people, notification_people: [{ notification_id: world.adult.notification, ordinal: 7, person_id: id, asked: 'agrees' }] })
  })

  test('of one’s own takes no person of others and no leg about one', async () => {
    const id = randomUUID()
    const notifications = [{ id, code: id, sector: 'school', danger: 'no', detected_at: 1 }]
    await refuses('school', { notifications, notification_people: [{ notification_id: id, ordinal: 1, person_id: world.adult.id, asked: 'agrees' }] })
    const leg = { id: randomUUID(), notification_id: id, person_id: world.adult.id, duty: 'x', addressee_id: world.organisation('SCH-1'), addressee_kind: 'school', connected: true, state: 'sent', due_at: 1 }
    await refuses('school', { notifications, legs: [leg] })
  })
})

describe('access', () => {
  test('has a ground: nobody is let in without a leg or a yes', async () => {
    const { adult } = world
    for (const code of ['CR-IS', 'SSVI-CJ', 'NGO-YOUNGGEN', 'SCH-1']) {
      await refuses('centre', { expect: [await on(adult.id)], grants: [{ person_id: adult.id, organisation_id: world.organisation(code), classes: ['core'], basis: 'x' }] })
    }
  })

  test('who is asked may answer and nothing else; who declined is nobody', async () => {
    const { adult, child } = world
    const answer = (person: string, id: string | undefined, state: string) => ({ referrals: [{ id, person_id: person, receiver_id: randomUUID(), receiver_kind: 'x', service: 'SHEL_EM', path: 'service', state }], events: [event(person, 'referral.waitlisted')] })
    await refuses('victimSupport', { expect: [await on(adult.id)], events: [event(adult.id)] })
    await refuses('victimSupport', { expect: [await on(adult.id)], referrals: answer(adult.id, adult.referrals.requested, 'accepted').referrals })
    await refuses('victimSupport', { expect: [await on(adult.id)], ...answer(adult.id, adult.referrals.requested, 'accepted'), identities: [{ person_id: adult.id, given_names: 'x' }] })
    await refuses('otherProvider', { expect: [await on(adult.id)], ...answer(adult.id, adult.referrals.rejected, 'accepted') })
    const { kind } = await (await as('otherProvider')).perform({ expect: [await on(child.id)], ...answer(child.id, child.referrals.requested, 'requested') })
    expect(kind).toBe('done')
  })

  test('a double is joined only by a desk that works with the identity of both', async () => {
    const joined = { person_changes: [{ id: world.child.id, joined_into: world.adult.id }] }
    await refuses('otherCentre', { expect: [await on(world.child.id)], ...joined })
    const { adult, double } = world
    await refuses('provider', { expect: [await on(adult.id)], matches: [{ person_id: adult.id, other_id: double.id, reasons: [], state: 'joined' }] })
  })
})

describe('a job', () => {
  test('is on the allow-list, and leaves only with an act', async () => {
    await refuses('centre', { expect: [await on(world.adult.id)], events: [event(world.adult.id)], jobs: [{ task: 'shell.run', payload: {} }] })
    const before = await rows()
    await expect((await as('centre')).do(tx => tx.rows(`select app.enqueue('notice.referral', '{}')`))).rejects.toMatchObject({ code: '42501' })
    expect(await rows()).toEqual(before)
  })
})
