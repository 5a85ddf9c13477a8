import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { OFFICER, offerFields, RECEIVER, readyPerson, yes } from '../../../../tests/support/referral-world.ts'

let app: TestApp
let officer: Client
let receiver: Client

beforeAll(async () => {
  app = await startApp()
  ;[officer, receiver] = await Promise.all([app.as(OFFICER), app.as(RECEIVER.account)])
})
afterAll(() => app?.stop())

/** The classes each printing opened, as the log of reads has them. */
const printed = async (person: string) =>
  (
    await app.sql<{ classes: string[] }>(
      `select classes from app.access_log where person_id = $1 and purpose = 'referral, printed' order by seq`,
      [person],
    )
  ).map(one => one.classes.includes('identity'))

describe('the paper', () => {
  it('opens identity to nobody before a yes, to both ends after it, and to the receiver no more after the end', async () => {
    const { person, organisation } = await readyPerson(app)
    const fields = offerFields(organisation(RECEIVER.organisation))
    const sent = await officer.post(`/people/${person}/referrals/new`, fields)
    const id = sent.location?.split('/').at(-1) ?? ''
    const paper = `/people/${person}/referrals/${id}/pdf`
    const both = async () => {
      expect((await officer.get(paper)).status).toBe(200)
      expect((await receiver.get(paper)).status).toBe(200)
    }
    await both()
    await receiver.post(`/requests/${id}/accept`, yes(receiver.account))
    await both()
    await officer.post(`/people/${person}/referrals/${id}/cancel`, { 'cancel-reason': 'person-withdrew' })
    await both()
    expect(await printed(person)).toEqual([false, false, true, true, false, false])
  })
})
