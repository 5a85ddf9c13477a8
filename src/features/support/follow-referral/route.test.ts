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

beforeAll(async () => {
  app = await startApp()
  ;[officer, receiver] = await Promise.all([app.as(OFFICER), app.as(RECEIVER.account)])
})
afterAll(() => app?.stop())

async function asked(code: string = RECEIVER.organisation, over: Record<string, string> = {}) {
  const { person, organisation } = await readyPerson(app, { consents: [code] })
  const sent = await officer.post(`/people/${person}/referrals/new`, offerFields(organisation(code), over))
  expect(sent.status, sent.text).toBe(303)
  const id = sent.location?.split('/').at(-1) ?? ''
  return { person, id, here: `/people/${person}/referrals/${id}`, there: `/requests/${id}` }
}

const state = async (id: string) =>
  (await app.sql<{ state: string }>('select state from app.referral where id = $1', [id]))[0]?.state

describe('what became of it', () => {
  it('goes from accepted over arrived and held to completed, and both sides read it', async () => {
    const { here, there, id } = await asked()
    await receiver.post(`${there}/accept`, yes(receiver.account))
    for (const [move, fields, then] of [
      ['arrive', {}, 'in-progress'],
      ['hold', { 'hold-reason': 'in-hospital' }, 'on-hold'],
      ['arrive', {}, 'in-progress'],
      ['complete', {}, 'completed'],
    ] as const) {
      const done = await receiver.post(`${there}/${move}`, fields)
      expect(done.status, done.text).toBe(303)
      expect(await state(id)).toBe(then)
    }
    const page = await officer.get(here)
    for (const word of ['requested', 'accepted', 'arrival confirmed', 'put on hold', 'completed'])
      expect(page.text).toContain(word)
    expect((await receiver.get(there)).text).toContain('nothing left to do')
  })

  it('refuses in words what no way leads to, and what the other side says', async () => {
    const { here, there, id } = await asked()
    const early = await receiver.post(`${there}/complete`, {})
    expect(early.status).toBe(409)
    expect(early.text).toContain('This step is no longer possible')
    const notMine = await officer.post(`${here}/accept`, yes(receiver.account, { 'accept-answered-by': 'nobody' }))
    expect(notMine.status).toBe(409)
    expect(notMine.text).toContain('The other side takes this step')
    expect((await receiver.post(`${there}/error`, { 'error-reason': 'sent-twice' })).status).toBe(409)
    expect(await state(id)).toBe('requested')
  })

  it('a referral entered in error closes what it opened', async () => {
    const { here, there, person, id } = await asked()
    await receiver.post(`${there}/accept`, yes(receiver.account))
    expect((await officer.post(`${here}/error`, { 'error-reason': 'wrong-receiver' })).status).toBe(303)
    expect(await state(id)).toBe('entered-in-error')
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
  })

  it('a desk outside the system answers by telephone and the sender writes down who answered', async () => {
    const { here, id } = await asked('IOM', { service: 'REPAT' })
    expect((await officer.get(here)).text).toContain('does not work in this system')
    expect((await officer.post(`${here}/accept`, yes(''))).status).toBe(422)
    const done = await officer.post(`${here}/accept`, yes('', { 'accept-answered-by': 'Exercise 077' }))
    expect(done.status, done.text).toBe(303)
    expect(await state(id)).toBe('accepted')
    expect((await officer.get(here)).text).toContain('Exercise 077')
  })
})

describe('the form', () => {
  it('prints for those at its ends and for nobody else', async () => {
    const { here, there } = await asked()
    const [mine, theirs, stranger] = await Promise.all([
      officer.get(`${here}/pdf`),
      receiver.get(`${here}/pdf`),
      (await app.as(STRANGER.account)).get(`${here}/pdf`),
    ])
    expect([mine.status, theirs.status, stranger.status]).toEqual([200, 200, 404])
    expect(mine.html.startsWith('%PDF-1.7')).toBe(true)
    expect((await receiver.get(here)).location).toBe(there)
    expect((await (await app.as(STRANGER.account)).get(here)).status).toBe(404)
    const page = await officer.get(here)
    expect(page.text).toContain('Working form of Punte. Not the annex of HG 88/2023')
    expect(page.html.indexOf('Exercise. Nobody reads this.')).toBeLessThan(page.html.indexOf('Working form'))
    for (const word of [NAME.given, NAME.birth]) expect(page.html).not.toContain(word)
  })

  it('belongs to one person: under another it is not found', async () => {
    const { id } = await asked()
    const other = await asked()
    expect((await officer.get(`/people/${other.person}/referrals/${id}`)).status).toBe(404)
    expect((await officer.get(`/people/${other.person}/referrals/nonsense`)).status).toBe(404)
  })
})

describe('help', () => {
  it('keeps referred, accepted and received apart', async () => {
    const { person, there } = await asked()
    const cells = async () =>
      (await officer.get(`/people/${person}/help`)).text
        .match(/Emergency accommodation[^.]*?(Yes|not yet) (Yes|not yet) (Yes|not yet)/)
        ?.slice(1)
    expect(await cells()).toEqual(['Yes', 'not yet', 'not yet'])
    await receiver.post(`${there}/accept`, yes(receiver.account))
    expect(await cells()).toEqual(['Yes', 'Yes', 'not yet'])
    const got = await receiver.post(`/people/${person}/acts/F-55`, {
      service: 'SHEL_EM',
      providerKind: 'provider',
      funding: 'unknown',
    })
    expect(got.status, got.text).toBe(303)
    expect(await cells()).toEqual(['Yes', 'Yes', 'Yes'])
    expect((await (await app.as(STRANGER.account)).get(`/people/${person}/help`)).status).toBe(404)
  })
})
