import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../tests/support/app.ts'
import { sendSign } from '../../../../tests/support/sign.ts'

let app: TestApp
let school: Client
beforeAll(async () => {
  app = await startApp()
  school = await app.as('exercise-001')
})
afterAll(() => app.stop())

const idOf = async () =>
  (await app.sql<{ id: string }>('select id from app.notification order by sent_at desc limit 1'))[0]?.id ?? ''

describe('what I sent', () => {
  test('the receipt says what was sent, who has it, and what to do meanwhile', async () => {
    const receipt = await sendSign(school, {
      seen: { seen: ['A03'], words: 'bruises on the arm' },
      about: { 'person-0-given': 'Exercise 041', 'person-0-sex': 'female' },
    })
    expect(receipt.status).toBe(200)
    for (const words of [
      'Still open',
      'bruises on the arm',
      'Exercise 041',
      'Sent. Nobody has seen it yet',
      'Stay calm',
    ]) {
      expect(receipt.text).toContain(words)
    }
    expect(receipt.text).not.toContain('is closed')
    await app.worker('select app.deliver_legs($1, now())', [await idOf()])
    expect((await school.get(`/sent/${await idOf()}`)).text).toContain(
      'Delivered to the desk. Nobody has taken it up yet',
    )
  })

  test('the sheet to print says nothing to a stranger', async () => {
    await sendSign(school, { about: { 'person-0-given': 'Exercise 041' }, seen: { seen: ['A03'], words: 'bruises' } })
    const sheet = await school.get(`/sent/${await idOf()}/sheet`)
    expect(sheet.text).toMatch(/N-[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(sheet.text).toContain('Not all have answered yet')
    for (const telling of ['Exercise 041', 'bruises', 'child', 'traffick', 'Cluj', 'DGASPC', 'ANITP']) {
      expect(sheet.text.toLowerCase()).not.toContain(telling.toLowerCase())
    }
  })

  test('a notification is nobody else’s: a colleague elsewhere and the desk do not find the receipt', async () => {
    await sendSign(school)
    const path = `/sent/${await idOf()}`
    for (const code of ['exercise-002', 'exercise-003', 'exercise-011', 'exercise-015']) {
      const other = await app.as(code)
      expect((await other.get(path)).status, code).toBe(404)
      expect((await other.get(`${path}/sheet`)).status, code).toBe(404)
      expect((await other.post(`${path}/additions`, { kind: 'new', text: 'x' })).status, code).toBe(404)
    }
  })

  test('a school sees what it sent and nothing of the person, ever after', async () => {
    await sendSign(school)
    const [row] = await app.sql<{ id: string }>(
      'select person_id as id from app.notification_person where notification_id = $1',
      [await idOf()],
    )
    for (const path of [`/people/${row?.id}`, `/notifications/${await idOf()}`, '/work', '/people', '/board']) {
      expect((await school.get(path)).status, path).toBe(404)
    }
    expect(await app.db.as(null, tx => tx.rows('select * from app.person'))).toEqual([])
  })

  test('what is added stands beside what was sent, once, and the desk sees it', async () => {
    await sendSign(school, { seen: { seen: ['A03'], words: 'first words' } })
    const receipt = await school.get(`/sent/${await idOf()}`)
    const action = `/sent/${await idOf()}/additions`
    const bad = await school.send(receipt, { kind: '', text: 'she is at home now' }, { action })
    expect(bad.status).toBe(422)
    expect(bad.html).toContain('she is at home now')
    for (let twice = 0; twice < 2; twice++) {
      expect((await school.send(receipt, { kind: 'corrects', text: 'she is at home now' }, { action })).status).toBe(
        303,
      )
    }
    const after = await school.get(`/sent/${await idOf()}`)
    expect(after.text).toContain('first words')
    expect(after.text.split('she is at home now')).toHaveLength(2)
    const events = await app.sql(
      "select act from app.event where kind = 'notification.corrected' and act->>'notification' = $1",
      [await idOf()],
    )
    expect(events).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain('at home')
    expect((await (await app.as('exercise-011')).get(`/notifications/${await idOf()}`)).text).toContain(
      'she is at home now',
    )
  })

  test('the list is paged by key: every notification once, newest first', async () => {
    const nurse = await app.as('exercise-003')
    await app.sql(
      `insert into app.notification (code, organisation_id, account_id, sector, danger, detected_at, sent_at)
       select 'N-' || n, a.organisation_id, a.id, 'health', 'no', now(), timestamptz '2026-03-01 10:00' + (n / 3) * interval '1 microsecond'
       from generate_series(1, 60) n, app.account a where a.code = 'exercise-003'`,
    )
    const seen: string[] = []
    let path: string | undefined = '/sent'
    for (let pages = 0; path && pages < 5; pages++) {
      const page = await nurse.get(path)
      seen.push(...page.links.filter(link => /^\/sent\/[0-9a-f-]{36}$/.test(link)))
      path = page.links.find(link => link.startsWith('/sent?before='))
    }
    expect(seen).toHaveLength(60)
    expect(new Set(seen).size).toBe(60)
    expect((await nurse.get('/sent?before=nonsense')).status).toBe(200)
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
