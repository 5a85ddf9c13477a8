import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOISE } from '../../src/domain/mailbox/plausibility.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { canary } from '../support/canaries.ts'

/** The public mailbox with two desks: what a sender sees, what a desk sees, what the database holds, and what nobody sees. */
let app: TestApp
let administrator: Client
let duty: Client
let officer: Client
let strangers: readonly Client[]
const FARM = 'Pe o fermă de lângă sat dorm în grajd șase oameni. Patronul le-a luat actele și îi amenință cu bătaia.'
const FLAT =
  'My neighbour keeps a child in the flat. She does not go to school and is afraid of the man, who beats her.'
const SITE = 'They took our papers on the building site and pay no money. We are afraid to ask the police for help.'
const text = (word: string) =>
  `In the hotel near the station a girl works day and night. The boss has her passport and beats her. ${word}`

const mainOf = (html: string) => /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
type Answer = { readonly status: number; readonly html: string; readonly main: string }
const send = async (path: string, fields?: Record<string, string>): Promise<Answer> => {
  const answer = await app.ask(
    path,
    fields && {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
  )
  const html = await answer.text()
  expect(answer.headers.get('set-cookie')).toBeNull()
  return { status: answer.status, html, main: mainOf(html) }
}
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
let desk = ''
const begin = () => send('/en/tell/write', { desk })
const tell = async (words: string, more: Record<string, string> = {}) =>
  send('/en/tell/send', { desk, token: hidden((await begin()).html, 'token'), text: words, 'pass-on': 'yes', ...more })
const codeIn = ({ main }: Answer) => /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/.exec(main)?.[0] ?? ''
const settings = (account: string, more = {}) => ({
  days: ['1', '2', '3', '4', '5'],
  opens: '8:00',
  closes: '16:00',
  promise: '24',
  duty: account,
  callbacks: 'yes',
  ...more,
})

beforeAll(async () => {
  app = await startApp('pack', undefined, 'production')
  administrator = await app.as('exercise-052')
  duty = await app.as('exercise-012')
  officer = await app.as('exercise-011')
  strangers = [await app.as('exercise-016'), await app.as('exercise-025'), officer]
  const [row] = await app.sql<{ id: string }>("select id from app.organisation where code = 'CR-CJ'")
  desk = row?.id ?? ''
  await app.sql('delete from app.duty_shift where organisation_id = $1', [desk])
})
afterAll(() => app?.stop())
let shift = 0
/** Later than anything the process has in memory of the desks. */
const again = () => {
  shift += 20_000
  app.at(Date.now() + shift)
}

describe('a mailbox exists only while a desk has taken it on', () => {
  test('before: no field to write in, the numbers, and nothing is taken', async () => {
    const page = await send('/en/tell')
    expect(page.main).toMatch(/No desk reads messages right now/)
    expect(page.main).toContain('tel:112')
    expect(page.main).not.toContain('<textarea')
    expect((await send('/en/tell/send', { desk, text: 'x', token: 'y' })).status).toBe(409)
  })

  test('only the administrator of a desk that may have one takes it on, and every wrong answer is said', async () => {
    for (const client of strangers) {
      const answer = await client.post('/duty/mailbox', settings(duty.account))
      expect([404, 422]).toContain(answer.status)
    }
    const wrong = await administrator.post('/duty/mailbox', {
      opens: '25',
      closes: '',
      promise: '999',
      duty: strangers[0]?.account ?? '',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/Choose at least one day.*Write the time as 08:00.*from 1 to 72.*Choose a colleague/s)
    expect(await app.sql('select from app.mailbox')).toEqual([])
    // In the exercise the database itself takes nothing, whatever the pages do.
    expect((await administrator.post('/duty/mailbox', settings(duty.account))).status).toBe(303)
    again()
    expect((await tell(text(''))).status).toBe(409)
    await app.sql("update app.setting set value = 'production' where name = 'profile'")
  })

  test('hours, promise, who reads and who does not stand before the first word', async () => {
    const page = await send('/en/tell')
    expect(page.main).toMatch(/Monday.*08:00 to 16:00.*within 24 hours.*A person on duty is named/s)
    const form = await begin()
    expect(form.main.indexOf('Police')).toBeLessThan(form.main.indexOf('<textarea'))
    expect(form.main).toContain('Centrul Regional ANITP Cluj-Napoca')
    expect((await send('/ar/tell/write', { desk })).html).toContain('<html lang="ar" dir="rtl">')
    expect(await administrator.get('/duty/mailbox').then(one => one.status)).toBe(200)
  })
})

describe('a message and its answer', () => {
  const word = canary()
  const answered = canary()
  let code = ''
  test('is kept once, with a code that is shown once', async () => {
    const form = await begin()
    const fields = { desk, token: hidden(form.html, 'token'), text: text(word), 'pass-on': 'no' }
    const [first, second] = [await send('/en/tell/send', fields), await send('/en/tell/send', fields)]
    code = codeIn(first)
    expect(code).not.toBe('')
    expect(codeIn(second)).toBe(code)
    const rows = await app.sql<{ arrived_at: Date; score: number }>('select * from app.report')
    expect(rows.length).toBe(1)
    expect(rows[0]?.arrived_at.getTime()).toBe(Math.floor((rows[0]?.arrived_at.getTime() ?? 1) / 3_600_000) * 3_600_000)
    expect(rows[0]?.score).toBeGreaterThan(2 * NOISE)
  })

  test('only the person on duty opens it, each look is written down, another desk finds nothing', async () => {
    const inbox = await duty.get('/mailbox')
    expect(inbox.text).toContain('In the hotel near the station')
    const [row] = await app.sql<{ id: string }>('select id from app.report')
    const page = await duty.get(`/mailbox/${row?.id}`)
    expect(page.text).toContain(word)
    expect(page.text).toContain('wants to be asked')
    expect((await officer.get('/mailbox')).text).toContain('You are not on duty')
    for (const client of strangers) {
      expect((await client.get(`/mailbox/${row?.id}`)).status).toBe(404)
      expect((await client.post(`/mailbox/${row?.id}/answer`, { text: 'x' })).status).toBe(404)
      expect((await client.post(`/mailbox/${row?.id}/noise`)).status).toBe(404)
      expect((await client.post(`/mailbox/${row?.id}/sign`)).status).toBe(404)
    }
    expect((await app.sql('select account_id from app.report_look')).map(one => one.account_id)).toEqual([duty.account])
    expect((await app.sql("select from app.access_log where purpose like 'mailbox%'")).length).toBe(2)
    expect((await duty.post(`/mailbox/${row?.id}/answer`, { text: ' ' })).status).toBe(422)
    expect((await duty.post(`/mailbox/${row?.id}/answer`, { text: `We look. ${answered}` })).status).toBe(303)
  })

  test('the code opens the answer, however it is typed; one writes again; the desk reads it', async () => {
    const thread = await send('/en/tell/answer', {
      code: ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `,
    })
    expect(thread.main).toContain(answered)
    expect(thread.main).not.toContain(word)
    const more = canary()
    const token = hidden(thread.html, 'token')
    expect((await send('/en/tell/answer', { code, desk, do: 'write', token, text: more })).main).toContain(
      'locked and stored',
    )
    await send('/en/tell/answer', { code, desk, do: 'write', token, text: more })
    const [row] = await app.sql<{ id: string; messages: number }>(
      'select r.id, (select count(*)::int from app.report_message m where m.report_id = r.id) as messages from app.report r',
    )
    expect(row?.messages).toBe(3)
    expect((await duty.get(`/mailbox/${row?.id}`)).text).toContain(more)
    for (const planted of [word, answered, more]) await nowhere(planted)
    await nowhere(code)
    await nowhere(code.replaceAll('-', ''))
  })

  test('becomes a first sign of the officer with the very words, and the sender is told', async () => {
    const [row] = await app.sql<{ id: string }>('select id from app.report')
    const made = await duty.post(`/mailbox/${row?.id}/sign`)
    const draft = /\/signs\/[^/]+/.exec(made.location ?? '')?.[0]
    expect((await duty.get(`${draft}/seen`)).text).toContain(word)
    expect((await send('/en/tell/answer', { code })).main).toContain('made a notification')
    await nowhere(word)
  })

  test('the sender lets go: the code opens nothing, and the answers are gone', async () => {
    expect((await send('/en/tell/answer', { code, do: 'forget' })).main).toContain('The mailbox is deleted')
    expect((await send('/en/tell/answer', { code })).status).toBe(422)
    expect(await app.sql('select from app.report_message where for_sender is not null')).toEqual([])
  })
})

/** Looks for a word in every column of every table, in clear and in the usual wrappings. */
async function nowhere(word: string): Promise<void> {
  const tables = await app.sql<{ name: string }>(
    "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema like 'app%' and table_type = 'BASE TABLE'",
  )
  for (const { name } of tables) {
    const forms = [word, Buffer.from(word).toString('hex'), Buffer.from(word).toString('base64').slice(0, -4)]
    const found = await app.sql(`select from ${name} x where x::text ilike any ($1)`, [forms.map(one => `%${one}%`)])
    expect([name, found.length]).toEqual([name, 0])
  }
}

describe('the promise', () => {
  test('missed twice, and not by noise, the mailbox closes by itself and says whom to call', async () => {
    await app.sql('delete from app.report')
    for (const words of [FARM, FLAT, 'zzz qqq', 'zzz qqq www']) expect(codeIn(await tell(words))).not.toBe('')
    const sweep = (hours: number) =>
      app.worker('select app.mailbox_sweep(now() + make_interval(hours => $1), $2::int::smallint)', [hours, NOISE])
    await sweep(23)
    expect(await app.sql("select from app.mailbox where state = 'open' and missed = 0")).toHaveLength(1)
    await app.sql(
      "update app.report set answer_due = answer_due + interval '9 hours' where id = (select id from app.report where score >= $1 limit 1)",
      [NOISE],
    )
    await sweep(26)
    await sweep(26)
    expect(await app.sql("select from app.mailbox where state = 'open' and missed = 1")).toHaveLength(1)
    await Promise.all([sweep(36), sweep(36)])
    expect(await app.sql("select from app.mailbox where state = 'closed-itself' and missed = 2")).toHaveLength(1)
    again()
    const page = await send('/en/tell')
    expect(page.main).toMatch(/promised answers and did not keep to it/)
    expect(page.main).toContain('tel:112')
    expect((await tell(text('late'))).status).toBe(409)
    expect((await administrator.get('/duty/mailbox')).text).toContain('The mailbox closed itself')
    // What was written is still there for the desk; taken on again, there is a new pair of keys, and the old one goes with its last report.
    expect((await duty.get('/mailbox')).text).toContain('Pe o fermă')
    expect((await administrator.post('/duty/mailbox', settings(duty.account))).status).toBe(303)
    expect(await app.sql('select from app.mailbox_key')).toHaveLength(2)
    await sweep(24 * 120)
    expect(await app.sql('select from app.report')).toEqual([])
    expect(await app.sql('select from app.mailbox_key')).toHaveLength(1)
    expect(await app.sql("select from app.data_key where kind = 'mailbox'")).toHaveLength(1)
    again()
  })
})

describe('hostile input', () => {
  test.each([
    ['<script>alert(1)</script> help', 200],
    ['\u202eevil \u202d text about a passport', 200],
    ['\ud800 broken \udfff halves', 200],
    ['x'.repeat(10_001), 422],
    ['x'.repeat(300_000), 413],
    ['', 422],
    ['\u0000\u0007', 422],
    ['%ff%fe%00', 200],
  ])('text %#: plain words, never a fault', async (words, status) => {
    const answer = await tell(words)
    expect(answer.status).toBe(status)
    expect(answer.html).not.toContain('<script>alert')
  })

  test('a script is text on the desk’s pages, and no word turns them around', async () => {
    const inbox = await duty.get('/mailbox')
    expect(inbox.html).not.toContain('<script>alert')
    expect(inbox.html).not.toMatch(/[\u202a-\u202e]/)
    expect(inbox.text).toContain('<script>alert(1)</script> help')
  })

  test('a stale or foreign form keeps the words and sends nothing', async () => {
    const before = (await app.sql('select from app.report')).length
    const answer = await tell('Some words about a passport', {
      token: '1.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
    })
    expect(answer.status).toBe(422)
    expect(answer.main).toMatch(/Nothing was sent.*Some words about a passport/s)
    expect((await app.sql('select from app.report')).length).toBe(before)
  })

  test('guessing is slowed: by the beginning of a code, and no other beginning is shut out', async () => {
    const code = codeIn(await tell(text('guessed at')))
    const guess = (last: string) => send('/en/tell/answer', { code: `${code.slice(0, 18)}${last}` })
    const answers = []
    for (let at = 0; at < 8; at++) answers.push((await guess(`0000${at}`)).status)
    expect(answers.slice(0, 5)).toEqual([422, 422, 422, 422, 422])
    expect(answers.slice(5)).toEqual([429, 429, 429])
    expect((await send('/en/tell/answer', { code })).status).toBe(429)
    app.at(Date.now() + shift + 180_000)
    expect((await send('/en/tell/answer', { code })).status).toBe(200)
    expect((await send('/en/tell/answer', { code: 'ABCDE' })).status).toBe(422)
    expect((await send('/en/tell/answer', { code: '\u202e'.repeat(100) })).status).toBe(422)
  })

  test('under a flood the one report of a person stands on the first screen', async () => {
    await app.sql('delete from app.report')
    const word = canary()
    for (let at = 0; at < 60; at++) {
      if (at === 20) await tell(`${SITE} ${word}`)
      await tell(
        at % 2
          ? `zzz ${at} qqq ${at * 7} www`
          : 'the boss of the hotel keeps the passport of my friend and does not pay her any money',
      )
    }
    app.at(Date.now() + shift + 300_000)
    await tell('qq')
    expect(await app.sql<{ count: number }>('select count(*)::int as count from app.report')).toEqual([{ count: 62 }])
    const inbox = await duty.get('/mailbox')
    expect(inbox.text.indexOf('They took our papers')).toBeGreaterThan(0)
    expect(inbox.links).toContain('/mailbox?page=2')
  })

  test('nothing was a fault', () => {
    expect(app.log).toEqual([])
  })
})
