/** Who looked: given in presence or by code, never with somebody in the room who may be involved, and never by guessing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { CHILD_PROTECTION, NAME, OFFICER, readyPerson, STRANGER } from '../../../../tests/support/referral-world.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

const WORD = 'Căpșuni'
async function codeFor(officer: Client, person: string, present = 'alone', word = WORD) {
  return officer.post(`/people/${person}/looks`, { present, word, _do: 'code' })
}
const codeOn = (text: string) => /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0] ?? ''

test('the officer prints the list with the person alone; it is written down as a look', async () => {
  const { person } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  await officer.get(`/people/${person}`)
  const printed = await officer.post(`/people/${person}/looks`, { present: 'alone' })
  expect(printed.status).toBe(200)
  expect(printed.html).toMatch(/^%PDF/)
  const [log] = await app.sql<{ purpose: string }>(
    'select purpose from app.access_log where person_id = $1 order by seq desc limit 1',
    [person],
  )
  expect(log?.purpose).toBe('who looked, given in presence: alone')
  for (const other of [STRANGER.account, 'exercise-013', 'exercise-053', 'exercise-045', 'exercise-001'])
    expect((await (await app.as(other)).post(`/people/${person}/looks`, { present: 'alone' })).status, other).toBe(404)
})

test('a parent hears nothing until screened not involved, and nothing more once found involved', async () => {
  const { person, organisation } = await readyPerson(app, { child: true })
  const officer = await app.as(OFFICER)
  const intake = await app.as(CHILD_PROTECTION.intake)
  const screen = async (result: string) => {
    const page = await intake.get(`/people/${person}/acts/F-23`)
    const fields = { subject: 'parent-1', subjectKind: 'parent', evidenceKinds: ['police'], result }
    await intake.send(page, fields, { action: `/people/${person}/acts/F-23` })
  }
  const tries = async () => (await officer.post(`/people/${person}/looks`, { present: 'parent-1' })).status
  expect(await tries(), 'not screened').toBe(422)
  await screen('not-involved')
  expect(await tries(), 'cleared').toBe(200)
  await screen('involved')
  expect(await tries(), 'involved').toBe(422)
  expect((await codeFor(officer, person, 'parent-1')).status).toBe(422)
  expect((await officer.post(`/people/${person}/looks`, { present: 'representative' })).status).toBe(422)
  // The representative sees the person, and still neither page nor list.
  const appoint = { name: 'Exercițiu 045', appointedBy: 'child-protection', conflictChecked: 'yes' }
  const form = await intake.get(`/people/${person}/acts/F-50`)
  const fields = { ...appoint, appointedDesk: organisation('REP-1') }
  await intake.send(form, fields, { action: `/people/${person}/acts/F-50` })
  const representative = await app.as('exercise-045')
  expect((await representative.get(`/people/${person}`)).status).toBe(200)
  expect((await representative.get(`/people/${person}/looks`)).status).toBe(404)
  expect((await representative.post(`/people/${person}/looks`, { present: 'alone' })).status).toBe(404)
})

test('code and word together open the list to nobody signed in; anything else gets one and the same answer', async () => {
  const { person } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  await officer.get(`/people/${person}`)
  expect((await codeFor(officer, person, 'alone', 'abc')).status, 'the word is too short').toBe(422)
  const first = codeOn((await codeFor(officer, person)).text)
  const given = await codeFor(officer, person)
  const code = codeOn(given.text)
  expect(code).not.toBe('')
  const stored = await app.sql<{ secret: Buffer }>('select secret from app.look_code where person_id = $1', [person])
  expect(stored).toHaveLength(1)

  const nobody = await app.as(null)
  expect((await nobody.get('/my-data')).status).toBe(200)
  const list = await nobody.post('/my-data', { code: code.toLowerCase(), word: ' capsuni ' })
  expect(list.status).toBe(200)
  expect(list.text).toContain('Regional centre officer')
  expect(list.text).toContain('data-protection officer')
  for (const hidden of [NAME.family, 'Exercițiu 011', person]) expect(list.html).not.toContain(hidden)

  const wrong = await nobody.post('/my-data', { code, word: 'banane' })
  const old = await nobody.post('/my-data', { code: first, word: WORD })
  const none = await nobody.post('/my-data', { code: '', word: '' })
  await app.sql("update app.look_code set expires_at = now() - interval '1 second' where person_id = $1", [person])
  const late = await nobody.post('/my-data', { code, word: WORD })
  const bare = (page: typeof wrong) => page.text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
  for (const one of [wrong, old, none, late]) {
    expect(one.status).toBe(422)
    expect(bare(one)).toBe(bare(wrong))
  }
  const guesses = []
  for (let at = 0; at < 7; at++) guesses.push((await nobody.post('/my-data', { code, word: `guess-${at}` })).status)
  expect(guesses.at(-1), 'tried too often').toBe(429)
})

test('the page speaks Romanian', async () => {
  const page = await app.ask('/my-data', { headers: { 'accept-language': 'ro' } })
  expect(await page.text()).toContain('Cine s-a uitat')
})
