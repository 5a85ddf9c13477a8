/** Forms about one person: an appointment opens the person to the appointed desk and to no other; a reason has an end. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type Fields, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { CHILD_PROTECTION, NAME, OFFICER, type Ready, readyPerson } from '../../../../tests/support/referral-world.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

/** Fills in a form as its page stands and sends it. */
async function act(who: Client, person: string, form: string, fields: Fields) {
  const page = await who.get(`/people/${person}/acts/${form}`)
  expect(page.status, page.text.slice(0, 200)).toBe(200)
  return who.send(page, fields, { action: `/people/${person}/acts/${form}` })
}

const statusOf = async (account: string, person: string) =>
  (await (await app.as(account)).get(`/people/${person}`)).status

async function classesOf(person: string, organisation: string): Promise<readonly string[]> {
  const [row] = await app.sql<{ classes: string[] }>(
    'select classes from app.person_grant where person_id = $1 and organisation_id = $2 and until > now()',
    [person, organisation],
  )
  return row?.classes ?? []
}

const tomorrow = () => {
  const day = new Date(Date.now() + 86_400_000)
  return {
    'plannedFor-day': String(day.getUTCDate()),
    'plannedFor-month': String(day.getUTCMonth() + 1),
    'plannedFor-year': String(day.getUTCFullYear()),
    'plannedFor-time': '10:00',
  }
}

describe('an appointment', () => {
  test('of a representative opens the child to that desk until another is appointed', async () => {
    const { person, organisation }: Ready = await readyPerson(app, { child: true })
    const intake = await app.as(CHILD_PROTECTION.intake)
    const appoint = { name: 'Exercițiu 045', appointedBy: 'child-protection', conflictChecked: 'yes' }
    expect(await statusOf('exercise-045', person)).toBe(404)
    const done = await act(intake, person, 'F-50', { ...appoint, appointedDesk: organisation('REP-1') })
    expect(done.status).toBe(303)

    const representative = await app.as('exercise-045')
    const page = await representative.get(`/people/${person}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain(NAME.family)
    expect((await representative.get('/people')).html).toContain(`/people/${person}`)
    expect((await representative.get(`/people/${person}/acts/F-08`)).status, 'consents are hers').toBe(200)
    expect(await classesOf(person, organisation('REP-1'))).not.toContain('indicators')
    expect(await statusOf('exercise-046', person), 'the other office').toBe(404)

    await act(intake, person, 'F-50', { ...appoint, name: 'Exercițiu 046', appointedDesk: organisation('REP-2') })
    expect(await statusOf('exercise-045', person), 'the former office').toBe(404)
    expect(await statusOf('exercise-046', person)).toBe(200)
    await act(intake, person, 'F-50', { ...appoint, name: 'Somebody who has no desk here' })
    expect(await statusOf('exercise-046', person)).toBe(404)
  })

  test('of a lawyer opens the proceedings, not what was said to the centre', async () => {
    const { person, organisation } = await readyPerson(app)
    const officer = await app.as(OFFICER)
    const counsel = {
      name: 'Exercițiu 041',
      counselKind: 'appointed',
      specialised: 'yes',
      briefedOnCompensation: 'yes',
    }
    const wrong = await act(officer, person, 'F-51', { ...counsel, appointedDesk: organisation('NGO-ADPARE') })
    expect(wrong.status, 'a desk that is no office of lawyers').toBe(422)
    expect(await statusOf('exercise-041', person)).toBe(404)
    const assigned = await act(officer, person, 'F-51', { ...counsel, appointedDesk: organisation('LAW-1') })
    expect(assigned.status, assigned.text.slice(0, 900)).toBe(303)
    expect(await statusOf('exercise-041', person)).toBe(200)
    expect(await statusOf('exercise-042', person)).toBe(404)
    const classes = await classesOf(person, organisation('LAW-1'))
    expect(classes).toContain('proceedings')
    expect(
      classes.filter(one => ['indicators', 'interview', 'therapy', 'plan', 'shelter-address'].includes(one)),
    ).toEqual([])
  })

  test('of an interpreter tells when and in which language, and opens no class of data', async () => {
    const { person, organisation } = await readyPerson(app)
    const [row] = await app.sql<{ code: string }>('select code from app.person where id = $1', [person])
    const code = row?.code ?? ''
    const officer = await app.as(OFFICER)
    const agreed = await act(officer, person, 'F-08', {
      purpose: 'interview',
      checklist: ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal'],
      language: 'uk',
      answer: 'given',
      givenBy: 'person',
      capacity: 'alone',
      signed: 'signature',
    })
    expect(agreed.status, agreed.text.slice(0, 900)).toBe(303)
    const planned = await act(officer, person, 'F-05P', {
      ...tomorrow(),
      place: 'Strada Exercițiu 7',
      leadKind: 'regional-centre',
      'attendees.0.role': 'interviewer',
      'attendees.0.organisationKind': 'regional-centre',
      language: 'uk',
      interpreterNeeded: 'yes',
      interpreterBooked: 'yes',
      appointedDesk: organisation('LANG-1'),
    })
    expect(planned.status, planned.text.slice(0, 900)).toBe(303)

    const interpreter = await app.as('exercise-043')
    const list = await interpreter.get('/assignments')
    expect(list.text).toContain(code)
    expect(list.text).toContain('Ukrainian')
    for (const hidden of [NAME.family, 'Strada Exercițiu', person]) expect(list.text).not.toContain(hidden)
    expect((await (await app.as('exercise-044')).get('/assignments')).text).not.toContain(code)
    expect((await officer.get('/assignments')).status, 'a page of interpreters').toBe(404)
    expect(await statusOf('exercise-043', person)).toBe(404)
    expect(await classesOf(person, organisation('LANG-1'))).toEqual([])

    const held = await act(officer, person, 'F-05', {
      leadKind: 'regional-centre',
      'attendees.0.role': 'interviewer',
      'attendees.0.organisationKind': 'regional-centre',
      language: 'uk',
      interpreterPresent: 'yes',
      protocol: 'none',
      stillExploited: 'no',
      childrenInDanger: 'no',
    })
    expect(held.status, held.text.slice(0, 900)).toBe(303)
    expect((await interpreter.get('/assignments')).text, 'the talk was held').not.toContain(code)
  })
})

describe('the reason for going against a warning', () => {
  test('is no longer than its field: the answers stay and nothing is written', async () => {
    const { person } = await readyPerson(app)
    const officer = await app.as(OFFICER)
    const answers = { called: '112', answered: 'yes', note: 'Un exercițiu.' }
    const refused = await act(officer, person, 'F-56', { ...answers, _reason: 'ș'.repeat(1001) })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('at most 1,000 characters')
    expect(refused.form(`/people/${person}/acts/F-56`).fields.note).toEqual(['Un exercițiu.'])
    const count = "select 1 from app.event where person_id = $1 and kind = 'emergency.called'"
    expect(await app.sql(count, [person])).toHaveLength(0)
    expect((await act(officer, person, 'F-56', { ...answers, _reason: 'ș'.repeat(1000) })).status).toBe(303)
  })
})
