import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { opened } from '../../../../tests/support/opened.ts'
import {
  CHILD_PROTECTION,
  NAME,
  OFFICER,
  offerFields,
  RECEIVER,
  readyPerson,
  STRANGER,
} from '../../../../tests/support/referral-world.ts'

let app: TestApp
let officer: Client

beforeAll(async () => {
  app = await startApp()
  officer = await app.as(OFFICER)
})
afterAll(() => app?.stop())

const rows = (person: string) =>
  app.sql<{ id: string; state: string; service: string; path: string; due: boolean }>(
    `select id, state, service, path, answer_due_at <> 'infinity' as due from app.referral where person_id = $1 order by requested_at nulls last`,
    [person],
  )

describe('asking for help', () => {
  it('first asks what and where, then says who may be asked and what is not known', async () => {
    const { person } = await readyPerson(app)
    const empty = await officer.get(`/people/${person}/referrals/new`)
    expect(empty.status).toBe(200)
    const page = await officer.get(`/people/${person}/referrals/new?service=SHEL_EM&county=CJ`)
    expect(page.text).toContain('ADPARE')
    expect(page.text).toContain('given for this organisation')
    expect(page.text).toContain('not known')
    const nobody = await officer.get(`/people/${person}/referrals/new?service=SOCENT&county=CJ`)
    expect(nobody.status).toBe(200)
  })

  it('shows exactly what the receiver will see, and no identity', async () => {
    const { person, organisation } = await readyPerson(app)
    const page = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation), { _step: '' }),
    )
    expect(page.status).toBe(200)
    for (const word of ['35 to 49', 'Female', 'Cluj', 'medical care; legal help', 'Romanian', 'ground floor'])
      expect(page.text).toContain(word)
    for (const word of [NAME.given, NAME.family, NAME.birth, '0700 000 099']) expect(page.html).not.toContain(word)
    expect(await rows(person)).toEqual([])
  })

  it('sends what was shown, without what was taken out, and starts the answer clock', async () => {
    const { person, organisation } = await readyPerson(app)
    const sent = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation), { out: ['sex', 'county'] }),
    )
    expect(sent.status, sent.text).toBe(303)
    const [row] = await rows(person)
    expect(row).toMatchObject({ state: 'requested', path: 'service', due: true })
    const [offer] = await opened(app, 'referral.offer', 't.id = $1', [row?.id])
    expect(Object.keys(offer as object).sort()).toEqual([
      'ageBand',
      'emergency',
      'languages',
      'needs',
      'safety',
      'service',
      'transport',
      'urgency',
    ])
    expect((await officer.follow(sent)).status).toBe(200)
  })

  it('the same form sent twice asks once', async () => {
    const { person, organisation } = await readyPerson(app)
    const form = offerFields(organisation(RECEIVER.organisation), { _form: '0b8f2c52-54a4-4f3a-9a0e-6f43f3b5d111' })
    const first = await officer.post(`/people/${person}/referrals/new`, form)
    const second = await officer.post(`/people/${person}/referrals/new`, form)
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.location).toBe(first.location)
    expect(await rows(person)).toHaveLength(1)
  })

  it('is refused in words without consent for that receiver; a place tonight is not', async () => {
    const { person, organisation } = await readyPerson(app, { consents: [] })
    const refused = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation)),
    )
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('This is what is missing')
    expect(await rows(person)).toEqual([])
    const tonight = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation), { emergency: 'yes' }),
    )
    expect(tonight.status).toBe(303)
  })

  it('before status, rights, risks and plan only a place tonight can be asked for', async () => {
    const { person, organisation } = await readyPerson(app, { bare: true })
    expect(
      (await officer.post(`/people/${person}/referrals/new`, offerFields(organisation(RECEIVER.organisation)))).status,
    ).toBe(409)
    expect(
      (
        await officer.post(
          `/people/${person}/referrals/new`,
          offerFields(organisation(RECEIVER.organisation), { emergency: 'yes' }),
        )
      ).status,
    ).toBe(303)
  })
})

describe('a draft', () => {
  it('is kept, seen by nobody else, and sent as it stands at the end', async () => {
    const { person, organisation } = await readyPerson(app)
    const receiver = await app.as(RECEIVER.account)
    const kept = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation), { _save: 'draft' }),
    )
    expect(kept.status, kept.text).toBe(303)
    const [draft] = await rows(person)
    expect(draft?.state).toBe('draft')
    expect((await receiver.get(`/requests/${draft?.id}`)).status).toBe(404)
    const again = await officer.get(`/people/${person}/referrals/new?draft=${draft?.id}`)
    expect(again.html).toContain('ground floor')
    const sent = await officer.send(again, { safety: 'first floor', _step: 'send', emergency: 'no' })
    expect(sent.status, sent.text).toBe(303)
    const after = await rows(person)
    const requested = after.find(one => one.state === 'requested')
    const [offer] = await opened(app, 'referral.offer', 't.id = $1', [requested?.id])
    expect(offer).toMatchObject({ safety: 'first floor' })
    expect(after.filter(one => one.state === 'draft')).toEqual([])
  })
})

describe('a child', () => {
  it('goes from the centre to child protection on the official path, and to nobody else', async () => {
    const { person, organisation } = await readyPerson(app, { child: true })
    const page = await officer.get(`/people/${person}/referrals/new?service=SOC&county=CJ`)
    expect(page.text).toContain('DGASPC Cluj')
    expect(page.text).not.toContain('ADPARE')
    const straight = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation)),
    )
    expect(straight.location).toBe(`/people/${person}/referrals/new`)
    const sent = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(CHILD_PROTECTION.organisation), { service: 'SOC' }),
    )
    expect(sent.status, sent.text).toBe(303)
    expect(await rows(person)).toMatchObject([{ path: 'official', state: 'requested' }])
  })

  it('is referred onward by child protection, with consent for that provider', async () => {
    const { person, organisation } = await readyPerson(app, { child: true })
    const manager = await app.as(CHILD_PROTECTION.manager)
    const refused = await manager.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation)),
    )
    expect(refused.status).toBe(409)
    const tonight = await manager.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation), { emergency: 'yes' }),
    )
    expect(tonight.status, tonight.text).toBe(303)
    expect(await rows(person)).toMatchObject([{ path: 'onward' }])
  })
})

describe('bad input and strangers', () => {
  it('a text that gives the person away is not accepted, and the answers stay', async () => {
    const { person, organisation } = await readyPerson(app)
    for (const safety of ['ask for NOUAZECISINOUA', 'born 7.3.1990', 'tel. 0700-000-099']) {
      const page = await officer.post(
        `/people/${person}/referrals/new`,
        offerFields(organisation(RECEIVER.organisation), { safety }),
      )
      expect(page.status).toBe(422)
      expect(page.title).toContain('Error')
      expect(page.text).toContain('identity leaves only after acceptance')
    }
    expect(await rows(person)).toEqual([])
  })

  it.each([
    ['nothing chosen', { emergency: '', urgency: '', transport: '' }],
    ['codes that do not exist', { needs: ['x'], language: 'klingon' }],
    ['too long', { safety: 'a'.repeat(501) }],
    ['hostile', { urgency: "' or 1=1 --", safety: '<script>alert(1)</script>', transport: '../..' }],
  ])('%s: says what to fix and writes nothing', async (_name, over) => {
    const { person, organisation } = await readyPerson(app)
    const page = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation), over),
    )
    expect(page.status).toBe(422)
    expect(page.html).not.toContain('<script>alert')
    expect(await rows(person)).toEqual([])
  })

  it('a stranger, a receiver before acceptance and an unknown person all get not found', async () => {
    const { person } = await readyPerson(app)
    for (const account of [STRANGER.account, RECEIVER.account, 'exercise-013', CHILD_PROTECTION.manager]) {
      expect((await (await app.as(account)).get(`/people/${person}/referrals/new`)).status).toBe(404)
    }
    expect((await officer.get('/people/00000000-0000-4000-8000-000000000000/referrals/new')).status).toBe(404)
    expect((await officer.get(`/people/${person}/referrals/new?draft=x&receiver='`)).status).toBe(200)
  })

  it('a stale form keeps the answers and writes nothing', async () => {
    const { person, organisation } = await readyPerson(app)
    const page = await officer.post(
      `/people/${person}/referrals/new`,
      offerFields(organisation(RECEIVER.organisation), { _version: '99' }),
    )
    expect(page.status).toBe(409)
    expect(page.text).toContain('Somebody changed this meanwhile')
    expect(await rows(person)).toEqual([])
  })
})
