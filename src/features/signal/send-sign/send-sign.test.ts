import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { opened } from '../../../../tests/support/opened.ts'
import { fillSign, sendSign } from '../../../../tests/support/sign.ts'
import { SEALED_COLUMNS } from '../../../act/sealed-columns.ts'

let app: TestApp
let school: Client
let police: Client
beforeAll(async () => {
  app = await startApp()
  school = await app.as('exercise-001')
  police = await app.as('exercise-005')
})
afterAll(() => app.stop())

type PersonRow = {
  id: string
  code: string
  age_status: string
  danger: boolean
  stage: string
  exploitation: string[]
  birth_date: string | null
}
const latest = async () => {
  const [row] = await app.sql<{ id: string }>('select id from app.notification order by sent_at desc limit 1')
  const id = row?.id ?? ''
  const people = await app.sql<PersonRow>(
    'select p.* from app.person p join app.notification_person n on n.person_id = p.id where n.notification_id = $1 order by n.ordinal',
    [id],
  )
  const legs = await app.sql<{ person_id: string; code: string; kind: string; state: string; duty: string }>(
    `select l.person_id, o.code, o.kind, l.state, l.duty from app.leg l join app.organisation o on o.id = l.addressee_id
      where l.notification_id = $1 order by l.person_id, l.duty`,
    [id],
  )
  return { id, people, legs }
}
/** Everything that was stored about somebody, as text. */
const storedAbout = async (person: string) => {
  const coded = ['event', 'consent'].map(
    table => `(select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text from app.${table} t where t.person_id = $1)`,
  )
  const [row] = await app.sql<{ all: string }>(`select ${coded.join(' || ')} as all`, [person])
  const sealed = SEALED_COLUMNS.map(({ table, column, kind }) => {
    const own =
      kind === 'person'
        ? 't.person_id = $1'
        : `${table === 'notification' ? 't.id' : 't.notification_id'} in (select n.notification_id from app.notification_person n where n.person_id = $1)`
    return kind === 'draft' || kind === 'allegation' ? [] : opened(app, `${table}.${column}`, own, [person])
  })
  return JSON.stringify([row?.all, ...(await Promise.all(sealed))])
}

describe('sending', () => {
  test('a child is told to the centre and to child protection, each with its own leg', async () => {
    const receipt = await sendSign(school, { about: { 'person-0-given': 'Exercise 041', 'person-0-sex': 'male' } })
    const { people, legs } = await latest()
    expect(people).toMatchObject([{ age_status: 'child', stage: 'notified' }])
    expect(people[0]?.code).toMatch(/^P-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(legs.map(leg => [leg.code, leg.state])).toEqual([
      ['DGASPC-CJ', 'sent'],
      ['CR-CJ', 'sent'],
    ])
    expect(receipt.text).toContain('2 desks have not taken it up yet')
    const events = await app.sql(
      'select kind, act, role, rules, organisation_kind from app.event where person_id = $1 order by seq',
      [people[0]?.id],
    )
    expect(events).toMatchObject([
      {
        kind: 'sign.recorded',
        organisation_kind: 'school',
        role: 'first-responder',
        act: { sector: 'school', indicators: ['A03', 'A19'], band: 'talk-to-specialist', asked: 'not-needed' },
      },
      {
        kind: 'notification.sent',
        act: { identityShared: true, addresseeKinds: ['regional-centre', 'child-protection'] },
      },
    ])
    const tasks = await app.sql(
      'select step, ref, organisation_id from app.task where person_id = $1 and closed_at is null',
      [people[0]?.id],
    )
    expect(tasks.length).toBeGreaterThanOrEqual(2)
    expect(await app.sql('select 1 from app.person_grant where person_id = $1', [people[0]?.id])).toHaveLength(2)
    expect((await app.sql<{ task: string }>('select task from app.outbox order by id')).map(one => one.task)).toEqual([
      'notice.leg-sent',
      'match.look',
    ])
  })

  test('the same form sent twice, also at once, shows the same receipt and writes once', async () => {
    const check = await fillSign(school)
    const before = (await app.sql('select 1 from app.notification')).length
    const answers = await Promise.all([1, 2, 3, 4].map(() => school.send(check)))
    expect(new Set(answers.map(one => one.location)).size).toBe(1)
    expect((await school.send(check)).location).toBe(answers[0]?.location)
    expect((await app.sql('select 1 from app.notification')).length).toBe(before + 1)
    expect((await school.get(check.form().action.replace(/send$/, 'check'))).location).toBe(answers[0]?.location)
  })

  test('one notification about a bus: shared facts once, one file a person', async () => {
    await sendSign(police, {
      who: { age: 'adult', count: '4', children: '2' },
      asked: { 'asked-0': 'agrees', 'asked-1': 'refuses' },
      about: { 'person-0-given': 'Exercise 041', 'person-2-given': 'Exercise 043' },
      seen: { seen: ['A01', 'A02'], words: 'a bus' },
    })
    const { people, legs } = await latest()
    expect(people.map(one => one.age_status)).toEqual(['adult', 'adult', 'child', 'child'])
    expect(new Set(people.map(one => one.code)).size).toBe(4)
    expect(legs).toHaveLength(6)
    const [shared] = await opened(app, 'notification.shared', 't.id = $1', [(await latest()).id])
    expect(shared).toMatchObject({ words: 'a bus', indicators: ['A01', 'A02'] })
  })

  test('after a refusal only sex, age band, county, form and danger leave', async () => {
    await sendSign(police, {
      who: { age: 'adult' },
      seen: { seen: ['A01', 'E02'], words: 'secret words', told: ['third'] },
      where: { territory: 'CJ', place: 'secret place' },
      asked: { 'asked-0': 'refuses', supportName: 'secret guardian', support: 'guardian' },
      about: {
        'person-0-sex': 'female',
        'person-0-years': '30',
        'person-0-given': 'secret name',
        'person-0-contact': 'secret contact',
      },
    })
    const { people, legs } = await latest()
    const stored = await storedAbout(people[0]?.id ?? '')
    expect(stored).not.toContain('secret')
    expect(stored).not.toContain('A01')
    expect(stored).toContain('25-34')
    expect(legs).toMatchObject([{ code: 'CR-CJ' }])
    expect(await app.sql('select 1 from app.record where person_id = $1', [people[0]?.id])).toHaveLength(0)
  })

  test('without an answer that it was safe to ask, no name leaves', async () => {
    await sendSign(police, {
      who: { age: 'adult' },
      asked: { 'asked-0': 'not-safe' },
      about: { 'person-0-given': 'secret name' },
    })
    const { people } = await latest()
    expect(await storedAbout(people[0]?.id ?? '')).not.toContain('secret')
  })

  test('in danger the name leaves without agreement, with the reason, and the person is to be told', async () => {
    await sendSign(police, {
      who: { age: 'adult' },
      asked: { 'asked-0': 'refuses', override: 'yes', reason: 'locked in, injured' },
      about: { 'person-0-given': 'Exercise 041' },
    })
    const { people } = await latest()
    expect(people).toMatchObject([{ danger: true }])
    const stored = await storedAbout(people[0]?.id ?? '')
    expect(stored).toContain('Exercise 041')
    expect(stored).toContain('locked in, injured')
    const [sent] = await app.sql<{ act: object; rules: string[] }>(
      "select act, rules from app.event where person_id = $1 and kind = 'notification.sent'",
      [people[0]?.id],
    )
    expect(sent?.act).toMatchObject({ identityShared: true, reasonGiven: true, asked: 'refuses', danger: 'yes' })
    expect(sent?.rules).toContain('notification.identity-reason-written')
    const steps = await app.sql<{ step: string }>('select step from app.task where person_id = $1', [people[0]?.id])
    expect(steps.map(one => one.step)).toContain('tell-of-disclosure')
  })

  test('danger without a reason is not accepted', async () => {
    const page = await fillSign(police, { who: { age: 'adult' }, asked: { 'asked-0': 'refuses', override: 'yes' } })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Without a reason the name does not leave')
  })

  test('where somebody at the desk may be involved, the substitute gets the duty and the desk sees nothing', async () => {
    await sendSign(school, { told: { implicated: 'DGASPC-CJ' } })
    const { legs, id } = await latest()
    expect(legs.map(leg => leg.code).sort()).toEqual(['CR-CJ', 'DGASPC-BN'])
    expect((await (await app.as('exercise-021')).get(`/notifications/${id}`)).status).toBe(404)
  })

  test('a desk that is not connected is called', async () => {
    const receipt = await sendSign(school, { where: { territory: 'SJ' } })
    const { legs } = await latest()
    expect(legs.find(leg => leg.duty === 'child-child-protection')?.state).toBe('to-call')
    expect(receipt.text).toContain('You still have to call')
  })

  test('a caller who knows no county is not turned away', async () => {
    const line = await app.as('exercise-017')
    await sendSign(line, { where: { territory: 'unknown' }, seen: { told: ['third'] } })
    const { legs, people } = await latest()
    expect(legs.map(leg => leg.kind).sort()).toEqual(['hotline', 'regional-centre'])
    expect(people).toMatchObject([{ territory: null }])
  })

  test('a circumstance alone is refused with a way on; nothing is written', async () => {
    const desk = await app.as('exercise-021')
    const before = (await app.sql('select 1 from app.person')).length
    const check = await fillSign(desk, { seen: { seen: ['A17'] } })
    const answer = await desk.send(check)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Circumstances alone are no sign')
    expect((await app.sql('select 1 from app.person')).length).toBe(before)
  })

  test('a lawyer has no first sign to record, and a stranger is asked to sign in', async () => {
    const [lawyer] = await app.sql<{ code: string }>(
      "select a.code from app.account a join app.account_role r on r.account_id = a.id where r.role = 'lawyer' limit 1",
    )
    expect((await (await app.as(lawyer?.code ?? '')).get('/signs/new')).status).toBe(404)
    expect((await (await app.as(null)).get('/signs/new')).location).toMatch(/^\/sign-in/)
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
