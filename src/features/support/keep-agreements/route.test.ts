import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { OFFICER, offerFields, RECEIVER, readyPerson, STRANGER, yes } from '../../../../tests/support/referral-world.ts'

let app: TestApp
let lead: Client
let provider: Client
let stranger: Client
let providerId = ''

beforeAll(async () => {
  app = await startApp()
  ;[lead, provider, stranger] = await Promise.all([app.as(OFFICER), app.as(RECEIVER.account), app.as(STRANGER.account)])
  const [row] = await app.sql<{ id: string }>('select id from app.organisation where code = $1', [
    RECEIVER.organisation,
  ])
  providerId = row?.id ?? ''
})
afterAll(() => app?.stop())

const wanted = (over: Record<string, string> = {}) => ({
  ...{ provider: providerId, service: 'SHEL_EM', hours: '2', days: '3' },
  ...{ 'from-day': '1', 'from-month': '1', 'from-year': '2026' },
  ...over,
})
const agreements = () =>
  app.sql<{ id: string; agreed: boolean; ended: boolean }>(
    'select id, agreed_at is not null as agreed, ended_at is not null as ended from app.service_agreement order by proposed_at',
  )
const send = async () => {
  const { person, organisation } = await readyPerson(app)
  const sent = await lead.post(`/people/${person}/referrals/new`, offerFields(organisation(RECEIVER.organisation)))
  expect(sent.status, sent.text).toBe(303)
  return { person, id: sent.location?.split('/').at(-1) ?? '' }
}
const hoursLeft = async (id: string) =>
  Number(
    (
      await app.sql<{ hours: string }>(
        `select round(extract(epoch from answer_due_at - requested_at) / 3600) as hours from app.referral where id = $1`,
        [id],
      )
    )[0]?.hours,
  )

describe('an agreement between two desks', () => {
  it('keeps what was typed and says what is wrong; nothing is written', async () => {
    const wrong = await lead.post('/agreements', wanted({ hours: '-1', days: '999', 'from-year': 'x', provider: '' }))
    expect(wrong.status).toBe(422)
    for (const word of ['hours from 1 to 720', 'days from 1 to 365', 'the first day', 'Choose who gives'])
      expect(wrong.text).toContain(word)
    const backwards = { 'until-day': '1', 'until-month': '1', 'until-year': '2025' }
    expect((await lead.post('/agreements', wanted(backwards))).status).toBe(422)
    expect(await agreements()).toEqual([])
  })

  it('binds nobody before the yes, is seen at its two ends alone, and only the provider says yes', async () => {
    expect((await lead.post('/agreements', wanted())).status).toBe(303)
    expect((await lead.post('/agreements', wanted())).status).toBe(422)
    const [one] = await agreements()
    expect(await hoursLeft((await send()).id)).toBe(24)
    expect((await provider.get('/agreements')).text).toContain('waits for the yes')
    expect((await stranger.get('/agreements')).text).toContain('No agreements yet')
    for (const who of [lead, stranger]) expect((await who.post(`/agreements/${one?.id}/agree`)).status).toBe(404)
    expect((await stranger.post(`/agreements/${one?.id}/end`)).status).toBe(404)
    expect((await provider.post(`/agreements/${one?.id}/agree`)).status).toBe(303)
    expect((await provider.post(`/agreements/${one?.id}/agree`)).status).toBe(303)
    expect(await agreements()).toMatchObject([{ agreed: true, ended: false }])
  })

  it('sets the answer clock; what is late is told to both ends, on their work lists too, and stops when it is kept', async () => {
    const { person, id } = await send()
    expect(await hoursLeft(id)).toBe(2)
    expect((await lead.get('/agreements')).text).not.toContain('Not kept')
    const late = `update app.referral set requested_at = requested_at - interval '3 hours', answer_due_at = answer_due_at - interval '3 hours' where id = $1`
    await app.sql(`update app.service_agreement set agreed_at = now() - interval '9 days'`)
    await app.sql(late, [id])
    for (const who of [lead, provider]) {
      expect((await who.get('/agreements')).text).toContain('Not kept')
      expect((await who.get('/work')).text).toContain('No answer in the agreed time')
      expect((await who.get('/agreements')).html).not.toContain(person)
    }
    expect((await stranger.get('/work')).text).not.toContain('No answer in the agreed time')
    const accepted = await provider.post(`/requests/${id}/accept`, yes(provider.account))
    expect(accepted.status, accepted.text).toBe(303)
    expect((await lead.get('/work')).text).not.toContain('No answer in the agreed time')
    expect((await lead.get('/agreements')).text).toContain('late, on')
    await app.sql(
      `update app.referral set requested_at = requested_at - interval '5 days', answered_at = answered_at - interval '5 days' where id = $1`,
      [id],
    )
    expect((await provider.get('/work')).text).toContain('Help has not begun in the agreed time')
    await provider.post(`/requests/${id}/arrive`, {})
    expect((await provider.get('/work')).text).not.toContain('Help has not begun in the agreed time')
  })

  it('ends for both, and the country counts without desks and without small numbers', async () => {
    const [one] = await agreements()
    const country = await app.as('exercise-015')
    const seen = await country.get('/places/figures')
    expect(seen.text).toContain('Promises between desks')
    expect(seen.text).not.toContain('ADPARE')
    expect((await provider.post(`/agreements/${one?.id}/end`)).status).toBe(303)
    expect(await hoursLeft((await send()).id)).toBe(24)
    expect((await lead.post('/agreements', wanted())).status).toBe(303)
  })
})
