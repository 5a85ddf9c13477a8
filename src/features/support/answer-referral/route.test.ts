import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import {
  NAME,
  OFFICER,
  offerFields,
  RECEIVER,
  readyPerson,
  STRANGER,
  yes,
} from '../../../../tests/support/referral-world.ts'

let app: TestApp
let officer: Client
let receiver: Client
let stranger: Client

beforeAll(async () => {
  app = await startApp()
  ;[officer, receiver, stranger] = await Promise.all([
    app.as(OFFICER),
    app.as(RECEIVER.account),
    app.as(STRANGER.account),
  ])
})
afterAll(() => app?.stop())

/** A request on its way to the receiver. */
async function asked(over: Record<string, string> = {}) {
  const { person, organisation } = await readyPerson(app)
  const sent = await officer.post(
    `/people/${person}/referrals/new`,
    offerFields(organisation(RECEIVER.organisation), over),
  )
  expect(sent.status, sent.text).toBe(303)
  return { person, organisation, id: sent.location?.split('/').at(-1) ?? '' }
}

const row = async (id: string) =>
  (
    await app.sql<{ state: string; business: string | null; clock: boolean; side: string | null }>(
      `select state, business_status as business, answer_due_at <> 'infinity' as clock, reason_side as side from app.referral where id = $1`,
      [id],
    )
  )[0]

describe('before a yes', () => {
  it('the receiver sees the offer and nobody else sees anything', async () => {
    const { id, person } = await asked()
    const page = await receiver.get(`/requests/${id}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('35 to 49')
    expect(page.text).toContain('If you accept, this opens to you')
    for (const word of [NAME.given, NAME.family, NAME.birth, '1990']) expect(page.html).not.toContain(word)
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
    expect((await receiver.get(`/people/${person}/help`)).status).toBe(404)
    expect((await stranger.get(`/requests/${id}`)).status).toBe(404)
    expect((await stranger.post(`/requests/${id}/accept`, yes(stranger.account))).status).toBe(404)
    expect((await stranger.get(`/people/${person}`)).status).toBe(404)
    expect((await receiver.get('/requests')).text).toContain(id.slice(0, 8).toUpperCase())
    expect((await stranger.get('/requests')).text).not.toContain(id.slice(0, 8).toUpperCase())
  })

  it('does not take an answer without start, contact or reason, and keeps what was typed', async () => {
    const { id } = await asked()
    const bare = await receiver.post(`/requests/${id}/accept`, { 'accept-note': 'kept here' })
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('kept here')
    expect(
      (await receiver.post(`/requests/${id}/accept`, yes(receiver.account, { 'accept-start-year': '1999' }))).status,
    ).toBe(422)
    expect(
      (
        await receiver.post(
          `/requests/${id}/accept`,
          yes(receiver.account, { 'accept-start-month': '2', 'accept-start-day': '30' }),
        )
      ).status,
    ).toBe(422)
    expect((await receiver.post(`/requests/${id}/accept`, yes(officer.account))).status).toBe(422)
    expect((await receiver.post(`/requests/${id}/reject`, { 'reject-reason': 'because' })).status).toBe(422)
    expect((await receiver.post(`/requests/${id}/explode`, {})).status).toBe(404)
    expect(await row(id)).toMatchObject({ state: 'requested', clock: true })
  })
})

describe('a yes', () => {
  it('opens the person at once, and a cancellation closes it at once', async () => {
    const { id, person } = await asked()
    const done = await receiver.post(`/requests/${id}/accept`, yes(receiver.account))
    expect(done.status, done.text).toBe(303)
    const open = await receiver.get(`/people/${person}`)
    expect(open.status).toBe(200)
    expect(open.text).toContain(NAME.family)
    expect((await stranger.get(`/people/${person}`)).status).toBe(404)
    const cancelled = await officer.post(`/people/${person}/referrals/${id}/cancel`, {
      'cancel-reason': 'person-withdrew',
    })
    expect(cancelled.status, cancelled.text).toBe(303)
    expect(await row(id)).toMatchObject({ state: 'cancelled', business: 'withdrawn' })
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
    const after = await receiver.get(`/requests/${id}`)
    expect(after.status).toBe(200)
    expect(after.html).not.toContain(NAME.family)
  })

  it('loses its ground when consent for that receiver is withdrawn: the next query finds nothing', async () => {
    const { id, person, organisation } = await asked()
    await receiver.post(`/requests/${id}/accept`, yes(receiver.account))
    expect((await receiver.get(`/people/${person}`)).status).toBe(200)
    const withdrawn = await officer.post(`/people/${person}/acts/F-41`, {
      purpose: 'referral',
      recipient: organisation(RECEIVER.organisation),
      withdrawnBy: 'person',
    })
    expect(withdrawn.status, withdrawn.text).toBe(303)
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
  })

  it('of four answers at once exactly one is written', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await asked()
      const answers = await Promise.all([
        receiver.post(`/requests/${id}/accept`, yes(receiver.account, { _version: '1' })),
        receiver.post(`/requests/${id}/reject`, { 'reject-reason': 'no-place', _version: '1' }),
        receiver.post(`/requests/${id}/waitlist`, { _version: '1' }),
        receiver.post(`/requests/${id}/accept`, yes(receiver.account, { _version: '1' })),
      ])
      expect(answers.map(one => one.status).sort()).toEqual([303, 409, 409, 409])
      const events = await app.sql(
        `select 1 from app.event where act->>'referralId' = $1 and kind <> 'referral.requested'`,
        [id],
      )
      expect(events).toHaveLength(1)
    }
  })

  it('the same form sent twice is one answer', async () => {
    const { id } = await asked()
    const form = yes(receiver.account, { _form: randomUUID() })
    expect((await receiver.post(`/requests/${id}/accept`, form)).status).toBe(303)
    expect((await receiver.post(`/requests/${id}/accept`, form)).status).toBe(303)
    expect((await receiver.post(`/requests/${id}/accept`, yes(receiver.account))).status).toBe(409)
  })
})

describe('a no, and a not yet', () => {
  it('is coded by side, and the next provider is proposed to the sender, who needs consent for it', async () => {
    const { id, person, organisation } = await asked()
    expect((await receiver.post(`/requests/${id}/reject`, { 'reject-reason': 'no-place' })).status).toBe(303)
    expect(await row(id)).toMatchObject({ state: 'rejected', business: 'declined', side: 'provider', clock: false })
    const page = await officer.get(`/people/${person}/referrals/${id}`)
    expect(page.text).toContain('Who is next?')
    expect(page.links.some(link => link.includes(organisation('NGO-FREE')))).toBe(true)
    const elsewhere = await officer.post(`/people/${person}/referrals/new`, offerFields(organisation('NGO-FREE')))
    expect(elsewhere.status).toBe(409)
    const tasks = await app.sql<{ step: string }>(
      'select step from app.task where person_id = $1 and closed_at is null',
      [person],
    )
    expect(tasks.map(task => task.step)).toContain('refer-elsewhere')
  })

  it('waits on the list: still requested, the answer clock stopped; a yes may follow', async () => {
    const { id } = await asked()
    expect((await receiver.post(`/requests/${id}/waitlist`, {})).status).toBe(303)
    expect(await row(id)).toMatchObject({ state: 'requested', business: 'waitlisted', clock: false })
    expect((await receiver.post(`/requests/${id}/waitlist`, {})).status).toBe(409)
    expect((await receiver.post(`/requests/${id}/accept`, yes(receiver.account))).status).toBe(303)
  })

  it('a silence past the clock proposes the next provider too', async () => {
    const { id, person } = await asked()
    expect((await officer.get(`/people/${person}/referrals/${id}`)).text).not.toContain('No answer in time')
    await app.sql(`update app.referral set answer_due_at = now() - interval '1 hour' where id = $1`, [id])
    expect((await officer.get(`/people/${person}/referrals/${id}`)).text).toContain('No answer in time')
  })
})

describe('the list', () => {
  it('shows open requests first, page by page, each once', async () => {
    const { person, organisation } = await asked()
    await app.sql(
      `insert into app.referral (person_id, sender_id, receiver_id, receiver_kind, service, path, state, requested_at)
       select $1, $2, $3, 'provider', 'PSY', 'service', (array['requested', 'rejected', 'accepted'])[1 + n % 3], now() - n * interval '1 hour'
         from generate_series(1, 120) n`,
      [person, organisation('CR-CJ'), organisation(RECEIVER.organisation)],
    )
    const seen: string[] = []
    const states: string[] = []
    let address = '/requests'
    for (let turn = 0; turn < 10 && address; turn++) {
      const page = await receiver.get(address)
      expect(page.status).toBe(200)
      seen.push(...page.links.filter(link => /^\/requests\/[0-9a-f-]{36}$/.test(link)))
      states.push(...[...page.text.matchAll(/\b(Requested|Rejected|Accepted)\b/g)].map(match => match[1] ?? ''))
      address = page.links.find(link => link.includes('after=')) ?? ''
    }
    const [count] = await app.sql<{ n: number }>('select count(*)::int as n from app.referral where receiver_id = $1', [
      organisation(RECEIVER.organisation),
    ])
    expect(new Set(seen).size).toBe(count?.n)
    expect(seen).toHaveLength(count?.n ?? 0)
    expect(states.lastIndexOf('Requested')).toBeLessThan(states.findIndex(state => state !== 'Requested'))
    expect((await receiver.get('/requests?state=running')).text).not.toContain('Rejected')
    expect((await receiver.get('/requests?after=%27&state=x')).status).toBe(200)
  })
})
