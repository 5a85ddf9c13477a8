import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../tests/support/app.ts'
import { opened } from '../../../tests/support/opened.ts'
import {
  CHILD_PROTECTION,
  drive,
  NAME,
  OFFICER,
  RECEIVER,
  readyPerson,
  STRANGER,
  transferFields,
  yes,
} from '../../../tests/support/referral-world.ts'

const OTHER = { account: 'exercise-013', duty: 'exercise-014', organisation: 'CR-IS' } as const

let app: TestApp
let sender: Client
let receiver: Client
let stranger: Client

beforeAll(async () => {
  app = await startApp()
  ;[sender, receiver, stranger] = await Promise.all([app.as(OFFICER), app.as(OTHER.account), app.as(STRANGER.account)])
})
afterAll(() => app?.stop())

const ask = (who: Client, person: string, desk: string, over: Parameters<typeof transferFields>[1] = {}) =>
  who.post(`/people/${person}/transfers/new`, transferFields(desk, over))

async function asked(over: Record<string, string | readonly string[]> = {}) {
  const { person, organisation } = await readyPerson(app, { consents: [OTHER.organisation, RECEIVER.organisation] })
  const sent = await ask(sender, person, organisation(OTHER.organisation), over)
  expect(sent.status, sent.text).toBe(303)
  return { person, organisation, id: sent.location?.split('/').at(-1) ?? '' }
}

const tasks = (person: string) =>
  app.sql<{ step: string; desk: string; account: string | null; due: Date }>(
    `select t.step, o.code as desk, a.code as account, t.due_at as due from app.task t join app.organisation o on o.id = t.organisation_id
      left join app.account a on a.id = t.account_id where t.person_id = $1 and t.closed_at is null order by t.step`,
    [person],
  )

describe('asking another desk to take a person over', () => {
  it('offers only desks that can do the same, shows exactly what they will see, and takes fields out', async () => {
    const { person, organisation } = await readyPerson(app, { consents: [OTHER.organisation] })
    const choose = await sender.get(`/people/${person}/transfers/new?county=IS`)
    expect(choose.text).toContain('Centrul Regional ANITP Iași')
    for (const name of ['ADPARE', 'DGASPC', 'Centrul Regional ANITP Suceava']) expect(choose.text).not.toContain(name)
    const bare = await ask(sender, person, organisation(OTHER.organisation), { reason: '', _step: '' })
    expect(bare.status).toBe(422)
    const offer = await ask(sender, person, organisation(OTHER.organisation), { out: ['sex'], _step: '' })
    for (const word of ['35 to 49', 'the person moves there', 'Iași', 'medical care'])
      expect(offer.text).toContain(word)
    for (const word of [NAME.given, NAME.family, NAME.birth]) expect(offer.html).not.toContain(word)
    expect(await app.sql('select 1 from app.referral where person_id = $1', [person])).toEqual([])
    const sent = await ask(sender, person, organisation(OTHER.organisation), { out: ['sex'] })
    expect(sent.status, sent.text).toBe(303)
    const [told] = await opened(app, 'referral.offer', 't.person_id = $1', [person])
    expect(Object.keys(told as object)).not.toContain('sex')
    expect(Object.keys(told as object)).toEqual(expect.arrayContaining(['reason', 'county']))
  })

  it('waits for the consent of an adult, and never takes a name in the text', async () => {
    const { person, organisation } = await readyPerson(app, { consents: [] })
    const refused = await ask(sender, person, organisation(OTHER.organisation))
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Record the consent for that desk')
    const near = { safety: `not near ${NAME.family}` }
    const named = await ask(sender, person, organisation(OTHER.organisation), near)
    expect(named.status).toBe(422)
    const stranger = await ask(sender, person, organisation(RECEIVER.organisation))
    expect(stranger.location).toBe(`/people/${person}/transfers/new`)
    expect(await app.sql('select 1 from app.referral where person_id = $1', [person])).toEqual([])
  })
})

describe('until somebody says yes', () => {
  it('the receiver has the offer alone, the sender keeps every clock, and a stranger has nothing', async () => {
    const { person, id } = await asked()
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
    const page = await receiver.get(`/requests/${id}`)
    expect(page.text).toContain('Taking over the person')
    for (const word of [NAME.given, NAME.family, NAME.birth]) expect(page.html).not.toContain(word)
    expect((await stranger.get(`/requests/${id}`)).status).toBe(404)
    const open = await tasks(person)
    expect(open.filter(one => one.desk === 'CR-IS').map(one => one.step)).toEqual(['answer-transfer'])
    expect(open.filter(one => one.desk === 'CR-CJ').length).toBeGreaterThan(0)
    // A transfer is not help: what the person needs is still to be asked for.
    expect(open.map(one => one.step)).not.toContain('answer-referral')
  })

  it('silence reminds half way, then goes to the duty officer and back to the sender, who is still responsible', async () => {
    const { person, id } = await asked()
    await app.sql(
      `update app.referral set requested_at = now() - interval '30 hours', answer_due_at = now() + interval '10 hours' where id = $1`,
      [id],
    )
    await app.worker('select app.referral_sweep(now())')
    await app.worker('select app.referral_sweep(now())')
    const reminders = await app.sql(`select 1 from app.outbox where job_key = $1`, [`referral:${id}:reminder`])
    expect(reminders).toHaveLength(1)
    expect((await receiver.get('/requests')).text).toContain('reminded')
    await app.sql(`update app.referral set answer_due_at = now() - interval '1 minute' where id = $1`, [id])
    await app.sql(
      `update app.task set due_at = now() - interval '1 minute', escalate_at = now() - interval '1 minute' where ref = $1`,
      [id],
    )
    await app.worker('select app.escalate_due(now())')
    const open = await tasks(person)
    expect(open.find(one => one.step === 'ask-another-desk')).toMatchObject({ desk: 'CR-CJ' })
    expect(open.some(one => one.step === 'answer-transfer')).toBe(true)
    expect((await sender.get(`/people/${person}/referrals/${id}`)).text).toContain('No answer in time')
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
  })

  it('a no has a reason, leaves the person with the sender, and is on the list until somebody says how it goes on', async () => {
    const { person, id } = await asked()
    expect((await receiver.post(`/requests/${id}/reject`, {})).status).toBe(422)
    expect((await receiver.post(`/requests/${id}/reject`, { 'reject-reason': 'no-staff' })).status).toBe(303)
    const open = await tasks(person)
    expect(open.find(one => one.step === 'settle-declined-transfer')).toMatchObject({ desk: 'CR-CJ' })
    expect(open.some(one => one.desk === 'CR-IS')).toBe(false)
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
  })

  it('the sender takes it back; nothing moves, and the receiver can answer no more', async () => {
    const { person, id } = await asked()
    const back = await sender.post(`/people/${person}/transfers/${id}/cancel`, { 'cancel-reason': 'no-longer-needed' })
    expect(back.status, back.text).toBe(303)
    expect((await tasks(person)).every(one => one.desk !== 'CR-IS')).toBe(true)
    expect((await receiver.post(`/requests/${id}/accept`, yes(receiver.account))).status).toBe(409)
    expect((await sender.post(`/people/${person}/referrals/${id}/cancel`, { 'cancel-reason': 'other' })).status).toBe(
      404,
    )
  })
})

describe('with the yes', () => {
  it('the desk, the case manager and the open clocks move to the named person at once, and no limit is begun anew', async () => {
    const { person, id } = await asked()
    const before = (await tasks(person)).filter(one => one.desk === 'CR-CJ')
    expect((await receiver.post(`/requests/${id}/accept`, yes(sender.account))).status).toBe(422)
    const done = await receiver.post(`/requests/${id}/accept`, yes(receiver.account))
    expect(done.status, done.text).toBe(303)
    const [row] = await app.sql<{ manager: string; holder: string }>(
      `select a.code as manager, o.code as holder from app.person p join app.account a on a.id = p.case_manager_id
         join app.organisation o on o.id = p.holder_id where p.id = $1`,
      [person],
    )
    expect(row).toEqual({ manager: OTHER.account, holder: 'CR-IS' })
    const after = await tasks(person)
    expect(after.filter(one => one.desk === 'CR-CJ')).toEqual([])
    for (const one of before)
      expect(after.find(other => other.step === one.step)).toMatchObject({ desk: 'CR-IS', due: one.due })
    expect((await receiver.get(`/people/${person}`)).text).toContain(NAME.family)
    // Until she has arrived, whoever still has her in front of them sees who she is.
    expect((await sender.get(`/people/${person}`)).status).toBe(200)
  })

  it('the transport is agreed by either end, the arrival is expected from then, and closes the file to the former desk', async () => {
    const { person, id, organisation } = await asked()
    await receiver.post(`/requests/${id}/accept`, yes(receiver.account))
    expect(
      (
        await sender.post(
          `/people/${person}/transfers/${id}/drive`,
          drive({ 'drive-time': '25:00', 'drive-driver': 'x' }),
        )
      ).status,
    ).toBe(422)
    expect((await sender.post(`/people/${person}/transfers/${id}/drive`, drive())).status).toBe(303)
    expect((await receiver.post(`/requests/${id}/drive`, drive({ 'drive-driver': 'police' }))).status).toBe(303)
    const page = await receiver.get(`/requests/${id}`)
    expect(page.text).toContain('the police')
    expect(page.text).toContain('14:30')
    const due = (await tasks(person)).find(one => one.step === 'confirm-transfer-arrival')
    expect(due).toMatchObject({ desk: 'CR-IS' })
    expect(due?.due.getTime()).toBeGreaterThan(Date.now() + 86_400_000)
    const arrived = await receiver.post(`/requests/${id}/arrive`, {})
    expect(arrived.status, arrived.text).toBe(303)
    const [row] = await app.sql<{ territory: string; state: string }>(
      `select p.territory, r.state from app.person p join app.referral r on r.person_id = p.id where r.id = $1`,
      [id],
    )
    expect(row).toEqual({ territory: 'IS', state: 'in-progress' })
    expect((await sender.get(`/people/${person}`)).status).toBe(404)
    expect((await sender.post(`/people/${person}/acts/F-16`, {})).status).toBe(404)
    expect((await receiver.get(`/people/${person}`)).status).toBe(200)
    expect((await tasks(person)).every(one => one.desk === 'CR-IS')).toBe(true)
    // And on: what was handed over can be handed back.
    await app.sql(
      `insert into app.consent (person_id, purpose, recipient, answer, given_by, at) values ($1, 'referral', $2, 'given', 'person', now())`,
      [person, organisation('CR-CJ')],
    )
    const back = await ask(receiver, person, organisation('CR-CJ'), { county: 'CJ' })
    expect(back.status, back.text).toBe(303)
    const home = back.location?.split('/').at(-1)
    const [told] = await opened(app, 'referral.offer', 't.id = $1', [home])
    expect((told as { owed: string[] }).owed.length).toBeGreaterThan(0)
    await sender.post(`/requests/${home}/accept`, yes(sender.account))
    expect((await sender.post(`/requests/${home}/arrive`, {})).status).toBe(303)
    expect((await sender.get(`/people/${person}`)).status).toBe(200)
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
  })

  it('what the former desk asked of others is asked by the new one; a withdrawn consent gives the person back', async () => {
    const { person, id, organisation } = await asked()
    const help = await sender.post(`/people/${person}/referrals/new`, {
      ...transferFields(organisation(RECEIVER.organisation), { service: 'PSY', county: 'CJ', emergency: 'no' }),
    })
    expect(help.status, help.text).toBe(303)
    await receiver.post(`/requests/${id}/accept`, yes(receiver.account))
    await receiver.post(`/requests/${id}/arrive`, {})
    const [asking] = await app.sql<{ desk: string }>(
      `select o.code as desk from app.referral r join app.organisation o on o.id = r.sender_id where r.person_id = $1 and r.path = 'service'`,
      [person],
    )
    expect(asking?.desk).toBe('CR-IS')
    const withdrawn = await receiver.post(`/people/${person}/acts/F-41`, {
      purpose: 'referral',
      recipient: organisation(OTHER.organisation),
      withdrawnBy: 'person',
    })
    expect(withdrawn.status, withdrawn.text).toBe(303)
    expect((await receiver.get(`/people/${person}`)).status).toBe(404)
    expect((await sender.get(`/people/${person}`)).status).toBe(200)
    const open = await tasks(person)
    expect(open.length).toBeGreaterThan(0)
    expect(open.every(one => one.desk !== 'CR-IS')).toBe(true)
  })

  it('a child goes from one child protection to another, and to nobody else', async () => {
    const { person, organisation } = await readyPerson(app, { child: true })
    const manager = await app.as(CHILD_PROTECTION.manager)
    const intake = await app.as('exercise-026')
    const other = await app.as('exercise-027')
    expect((await manager.get(`/people/${person}/transfers/new?county=IS`)).text).toContain('DGASPC Iași')
    const sent = await ask(manager, person, organisation('DGASPC-IS'))
    expect(sent.status, sent.text).toBe(303)
    const id = sent.location?.split('/').at(-1)
    const accepted = await intake.post(`/requests/${id}/accept`, yes(other.account))
    expect(accepted.status, accepted.text).toBe(303)
    expect((await intake.post(`/requests/${id}/arrive`, {})).status).toBe(303)
    expect((await other.get(`/people/${person}`)).status).toBe(200)
    expect((await manager.get(`/people/${person}`)).status).toBe(404)
  })
})
