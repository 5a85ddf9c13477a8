/** An act about new people takes a short way through the door: it writes what the long way writes, and refuses what that refuses. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { event, refusing } from '../support/door.ts'
import { type Inside, type Sections, signIn, WHO } from '../support/world.ts'

let app: TestApp
let school: Inside
let hospital: Inside
let desks: readonly string[]
beforeAll(async () => {
  app = await startApp('pack')
  ;[school, hospital] = await Promise.all([signIn(app, WHO.school), signIn(app, WHO.hospital)])
  const rows = await app.sql<{ id: string }>("select id from app.organisation where kind = 'regional-centre' limit 2")
  desks = rows.map(row => row.id)
})
afterAll(() => app.stop())

type Row = { readonly [column: string]: unknown }
type Sign = Sections & {
  readonly form_id: string
  readonly people: readonly Row[]
  readonly events: readonly Row[]
  readonly legs: readonly Row[]
  readonly grants: readonly Row[]
  readonly tasks_open: readonly Row[]
  readonly records: readonly Row[]
}

/** A notification about so many new people, each told to a desk of its own. */
function sign(howMany: number): Sign {
  const now = Date.now()
  const notification_id = randomUUID()
  const ids = Array.from({ length: howMany }, () => randomUUID())
  const desk = (at: number) => desks[at % desks.length] ?? ''
  const events = ids.map(id => ({ ...event(id, 'notification.sent'), rules: ['exercise'], facts: { one: true } }))
  return {
    form_id: randomUUID(),
    location: `/sent/${notification_id}`,
    people: ids.map(id => ({
      id,
      code: id,
      age_status: 'adult',
      territory: 'CJ',
      exploitation: ['labour'],
      detected_at: now + 7,
    })),
    notifications: [
      { id: notification_id, code: notification_id, sector: 'school', danger: 'no', detected_at: now, sent_at: now },
    ],
    notification_people: ids.map((person_id, ordinal) => ({
      notification_id,
      ordinal,
      person_id,
      asked: 'agrees',
      told: { age: 'adult' },
    })),
    events,
    legs: ids.map((person_id, at) => ({
      ...{
        id: randomUUID(),
        notification_id,
        person_id,
        duty: 'exercise',
        addressee_id: desk(at),
        addressee_kind: 'regional-centre',
      },
      ...{ ordinary_id: desk(at + 1), connected: true, state: 'sent', sent_at: now, due_at: now + 1 },
    })),
    identities: [{ person_id: ids[0], given_names: 'Exercise', family_name: '041', birth_date: '1990-02-28' }],
    contacts: [{ person_id: ids[0], phone: '0700000000', language: 'ro' }],
    consents: [
      {
        person_id: ids[0],
        purpose: 'notification',
        answer: 'given',
        given_by: 'person',
        at: now,
        event_id: events[0]?.id,
      },
    ],
    records: events.map(one => ({
      ...{ event_id: one.id, person_id: one.person_id, data_class: 'indicators' },
      ...{ form: 'first-sign', form_version: 1, answers: { words: 'seen' } },
    })),
    tasks_open: ids.map((person_id, at) => ({
      person_id,
      step: 'take-up',
      organisation_id: desk(at),
      due_at: at ? null : now + 3,
    })),
    grants: ids.map((person_id, at) => ({
      person_id,
      organisation_id: desk(at),
      classes: ['core'],
      basis: 'notification',
      listed_at: now,
    })),
    jobs: [{ task: 'notice.leg-sent', payload: { notification: notification_id }, job_key: notification_id }],
  }
}

/** Every row one way of writing leaves, without what the database numbers itself; an exception carries them out and undoes them. */
async function rowsOf(by: 'app.perform' | 'app_inner.perform_known', sections: Sections): Promise<readonly Row[]> {
  const tables = ['person', 'notification', 'notification_person', 'leg', 'event', 'record', 'consent', 'task']
  const all = [...tables, 'person_grant', 'person_identity', 'person_contact', 'outbox', 'submission']
  const own = "'seq' - 'txid' - 'created_at' - 'recorded_at' - 'opened_at'"
  const row = (name: string) =>
    name === 'submission' ? "'at'" : ['task', 'consent', 'outbox'].includes(name) ? `${own} - 'id'` : own
  const read = all.map(name => `select '${name}' as name, to_jsonb(t) - ${row(name)} as row from app.${name} t`)
  const carried = await app
    .sql(
      `do $do$ declare rows jsonb; begin
       perform set_config('app.account', '${school.account}', true), set_config('app.organisation', '${school.organisation}', true),
         set_config('app.organisation_kind', 'school', true), set_config('app.roles', 'first-responder', true),
         set_config('app.writes', 'core,identity,contact,indicators,consent', true);
       perform ${by}('${JSON.stringify(sections)}');
       select jsonb_agg(r order by r.name, r.row) into rows from (${read.join(' union all ')}) r;
       raise exception '%', rows; end $do$`,
    )
    .catch((error: Error) => error.message)
  return JSON.parse(String(carried)) as readonly Row[]
}

describe('the short way', () => {
  test.each([1, 3])('writes what the long way writes, for %i', async howMany => {
    const sections = sign(howMany)
    const short = await rowsOf('app.perform', sections)
    expect(short.length).toBeGreaterThan(8 * howMany)
    expect(short).toEqual(await rowsOf('app_inner.perform_known', sections))
  })

  test('writes a form once, whoever sends it again gets the same answer, and another account is not asked', async () => {
    const sections = sign(1)
    expect(await school.perform(sections)).toEqual({ kind: 'done' })
    expect(await school.perform(sections)).toMatchObject({ kind: 'replayed', location: sections.location })
    expect(await hospital.perform({ ...sign(1), form_id: sections.form_id })).toEqual({ kind: 'done' })
  })

  test('lets nobody in who was not told about that very person', async () => {
    const refuses = refusing(app, async () => school)
    const two = sign(2)
    const [first, second] = two.grants
    await refuses('school', { ...two, grants: [{ ...first, organisation_id: second?.organisation_id }, second] })
    await refuses('school', { ...sign(1), grants: [{ ...sign(1).grants[0] }] })
  })

  test('takes no content of somebody else’s event, no person who stands already, no job of its own invention', async () => {
    const refuses = refusing(app, async () => school)
    const two = sign(2)
    const [first, second] = two.records
    await refuses('school', { ...two, records: [{ ...first, event_id: second?.event_id }, second] })
    await refuses('school', { ...sign(1), jobs: [{ task: 'exercise', payload: {} }] })
    const known = sign(1)
    expect(await hospital.perform(known)).toEqual({ kind: 'done' })
    const again = { ...sign(1), people: known.people }
    await expect(school.perform({ ...sign(1), people: known.people, events: [] })).rejects.toThrow()
    await expect(school.perform(again)).rejects.toThrow()
  })

  test('names only desks that exist', async () => {
    const legs = (change: Row): Sections => {
      const one = sign(1)
      return { ...one, grants: [], legs: one.legs.map(leg => ({ ...leg, ...change })) }
    }
    for (const sections of [legs({ addressee_id: randomUUID() }), legs({ ordinary_id: randomUUID() })]) {
      await expect(school.perform(sections)).rejects.toMatchObject({ code: '23503' })
    }
    const one = sign(1)
    const tasks_open = one.tasks_open.map(task => ({ ...task, organisation_id: randomUUID() }))
    await expect(school.perform({ ...one, tasks_open })).rejects.toMatchObject({ code: '23503' })
  })
})
