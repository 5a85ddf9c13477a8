/** The ledger: who may read it, what a receipt keeps to itself, the record field by field, and a withdrawal heard by whom it concerns. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../tests/support/app.ts'
import {
  CHILD_PROTECTION,
  NAME,
  OFFICER,
  offerFields,
  RECEIVER,
  type Ready,
  readyPerson,
  STRANGER,
  yes,
} from '../../../../tests/support/referral-world.ts'
import { messages } from '../../../messages/messages.ts'

let app: TestApp
let ready: Ready
beforeAll(async () => {
  app = await startApp()
  ready = await readyPerson(app)
})
afterAll(() => app?.stop())

const entries = (person: string) =>
  app.sql<{ id: string; answer: string; recipient: string | null; classes: string[] }>(
    'select id, answer, recipient, classes from app.consent where person_id = $1 order by seq',
    [person],
  )

/** The mandatory fields of the standard, section by section. */
const mandatory = readFileSync('tests/contracts/iso27560/consent-record-fields.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => line.split(','))
  .filter(([, , required]) => required?.startsWith('M'))
  .map(([name = '', section = '']) => ({
    section: section.replace(' ', '_'),
    name: name.replaceAll(' ', '_'),
  }))

test('the ledger names scope, answer and giver, and the ground of whoever sees without a consent', async () => {
  const officer = await app.as(OFFICER)
  const page = await officer.get(`/people/${ready.person}/consents`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Referral to a provider')
  expect(page.text).toContain('the person')
  expect(page.text).toContain('a notification that was received')
  expect(page.text).not.toContain(NAME.family)
  const romanian = await app.ask(`/people/${ready.person}/consents`)
  expect(romanian.status, 'a stranger signs in first').toBe(303)
  for (const other of [STRANGER.account, 'exercise-013', 'exercise-001', 'exercise-053'])
    expect((await (await app.as(other)).get(`/people/${ready.person}/consents`)).status, other).toBe(404)
})

test('the record holds every field the standard asks for', async () => {
  const [entry] = await entries(ready.person)
  expect(entry?.classes).toContain('contact')
  const officer = await app.as(OFFICER)
  const record = JSON.parse((await officer.get(`/people/${ready.person}/consents/${entry?.id}/record`)).html)
  expect(mandatory.length).toBeGreaterThan(15)
  const missing = mandatory.filter(({ section, name }) => {
    const part = record[section]
    const rows: readonly Record<string, unknown>[] = Array.isArray(part) ? part : [part]
    return rows.length === 0 || rows.some(row => !row?.[name] || String(row[name]) === '')
  })
  expect(missing).toEqual([])
  expect(record.event[0].event_state).toBe('dpv:ConsentGiven')
  expect(JSON.stringify(record)).not.toContain(NAME.family)
  const other = await app.as(STRANGER.account)
  expect((await other.get(`/people/${ready.person}/consents/${entry?.id}/record`)).status).toBe(404)
  expect((await officer.get(`/people/${ready.person}/consents/${ready.person}/record`)).status).toBe(404)
  expect((await officer.get(`/people/${ready.person}/consents/x/receipt`)).status).toBe(404)
})

test('the words of a receipt betray nothing, in any language', () => {
  const BETRAYS = /traf|victim|victi|exploat|exploit|consim|consent|refer|trimit|adăpost|shelter|poli[țc]|anitp/i
  for (const [lang, all] of Object.entries(messages)) {
    const words = Object.entries(all).filter(([key]) => key.startsWith('receipt.'))
    expect(words.length, lang).toBeGreaterThan(8)
    for (const [key, text] of words) expect(text, `${lang} ${key}`).not.toMatch(BETRAYS)
  }
})

test('a receipt has a number of its own and is the same when printed again', async () => {
  const [entry] = await entries(ready.person)
  const officer = await app.as(OFFICER)
  const path = `/people/${ready.person}/consents/${entry?.id}/receipt`
  expect((await officer.get(path)).status).toBe(200)
  expect((await officer.get(path)).status).toBe(200)
  const numbers = await app.sql<{ number: string }>('select number from app.consent_receipt where consent_id = $1', [
    entry?.id,
  ])
  expect(numbers).toHaveLength(1)
  expect((await officer.get(`/people/${ready.person}/consents`)).text).toContain(numbers[0]?.number)
  expect((await (await app.as(STRANGER.account)).get(path)).status).toBe(404)
})

test('nobody changes or removes an entry, not even the owner of the tables', async () => {
  await expect(app.sql("update app.consent set answer = 'given'")).rejects.toThrow(/never changed/)
  await expect(app.sql('delete from app.consent')).rejects.toThrow(/never changed/)
})

test('a withdrawal closes the share at the next query and tells the recipient, without saying whose', async () => {
  const officer = await app.as(OFFICER)
  const { person, organisation } = await readyPerson(app, { consents: [RECEIVER.organisation, STRANGER.organisation] })
  const offer = offerFields(organisation(RECEIVER.organisation))
  const sent = await officer.post(`/people/${person}/referrals/new`, offer)
  expect(sent.status, sent.text.slice(0, 300)).toBe(303)
  const [referral] = await app.sql<{ id: string }>('select id from app.referral where person_id = $1', [person])
  const provider = await app.as(RECEIVER.account)
  const accepted = await provider.post(`/requests/${referral?.id}/accept`, yes(provider.account))
  expect(accepted.status, accepted.text.slice(0, 300)).toBe(303)
  expect((await provider.get(`/people/${person}/consents`)).status).toBe(200)

  const form = await officer.get(`/people/${person}/acts/F-41`)
  // Nobody named: taken back from everybody it was given to.
  const taken = await officer.send(
    form,
    { purpose: 'referral', withdrawnBy: 'person' },
    { action: `/people/${person}/acts/F-41` },
  )
  expect(taken.status, taken.text.slice(0, 300)).toBe(303)
  expect((await entries(person)).filter(one => one.answer === 'withdrawn' && one.recipient !== null)).toHaveLength(2)
  expect((await provider.get(`/people/${person}`)).status).toBe(404)
  expect((await provider.get(`/people/${person}/consents`)).status).toBe(404)

  const list = await provider.get('/work')
  expect(list.text).toContain('A consent has ended')
  const [code] = await app.sql<{ code: string }>('select code from app.person where id = $1', [person])
  expect(list.text).not.toContain(code?.code)
  expect(list.html).not.toContain(person)
  const stranger = await app.as(STRANGER.account)
  expect((await stranger.get('/work')).text, 'was never sent anything').not.toContain('A consent has ended')
  const [notice] = await app.sql<{ id: string; task: number }>(
    `select n.id, (select count(*)::int from app.outbox o where o.task = 'notice.share-closed' and o.payload->>'notice' = n.id::text) as task
       from app.share_notice n where n.person_id = $1`,
    [person],
  )
  expect(notice?.task).toBe(1)
  expect((await stranger.post(`/closed-shares/${notice?.id}`)).status).toBe(404)
  expect((await provider.post(`/closed-shares/${notice?.id}`)).status).toBe(303)
  expect((await provider.get('/work')).text).not.toContain('A consent has ended')
})

test('what a parent gave falls when the parent is found involved', async () => {
  const { person } = await readyPerson(app, { child: true })
  const intake = await app.as(CHILD_PROTECTION.intake)
  const screen = async (result: string) => {
    const page = await intake.get(`/people/${person}/acts/F-23`)
    const sent = await intake.send(
      page,
      { subject: 'parent-1', subjectKind: 'parent', evidenceKinds: ['police'], result },
      { action: `/people/${person}/acts/F-23` },
    )
    expect(sent.status, sent.text.slice(0, 500)).toBe(303)
  }
  await screen('not-involved')
  const officer = await app.as(OFFICER)
  const asked = await officer.get(`/people/${person}/acts/F-08`)
  const checklist = ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal']
  const answers = {
    ...{ purpose: 'interview', language: 'uk', answer: 'given', givenBy: 'parent', subject: 'parent-1' },
    ...{ childView: 'unsure', checklist },
  }
  const given = await officer.send(asked, answers, { action: `/people/${person}/acts/F-08` })
  expect(given.status, given.text.slice(0, 500)).toBe(303)
  await screen('involved')
  const page = await officer.get(`/people/${person}/consents`)
  expect(page.text).toContain('fallen')
  expect(page.text).toContain('the child is unsure')
  expect(page.text).toContain('does not exist yet in the language of the person')
})
