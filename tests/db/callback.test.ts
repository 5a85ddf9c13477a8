import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { canary } from '../support/canaries.ts'

/** A call at a safe hour: what is asked, who sees the number, and that it is gone afterwards. */
let app: TestApp
let duty: Client
let officer: Client
let stranger: Client
let desk = ''
const NUMBER = '+40 700 555 0199'
const WORD = canary()
const HARMLESS = canary()
const send = async (path: string, fields?: Record<string, string>) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await app.ask(
    path,
    fields && { method: 'POST', body: new URLSearchParams(fields).toString(), headers },
  )
  return { status: answer.status, html: await answer.text() }
}
const tokenOf = ({ html }: { html: string }) => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? ''
const wish = { number: NUMBER, word: WORD, harmless: HARMLESS, channel: 'voice', day: '2', hour: '12' }
const ask = async (more: Record<string, string> = {}) =>
  send('/en/callback', { desk, token: tokenOf(await send('/en/callback')), ...wish, ...more })

beforeAll(async () => {
  app = await startApp('pack', undefined, 'production')
  const administrator = await app.as('exercise-052')
  duty = await app.as('exercise-012')
  officer = await app.as('exercise-011')
  stranger = await app.as('exercise-016')
  await app.sql("update app.setting set value = 'production' where name = 'profile'")
  const [row] = await app.sql<{ id: string }>("select id from app.organisation where code = 'CR-CJ'")
  desk = row?.id ?? ''
  await app.sql('delete from app.duty_shift')
  expect((await send('/en/callback')).html).toContain('No desk calls back right now')
  const days = ['1', '2', '3', '4', '5', '6', '7']
  const settings = { days, opens: '8:00', closes: '20:00', promise: '24', duty: duty.account, callbacks: 'yes' }
  expect((await administrator.post('/duty/mailbox', settings)).status).toBe(303)
  app.at(Date.now() + 20_000)
})
afterAll(() => app?.stop())

test('wrong answers are said and kept, a form sent twice asks once, and nothing of it stands in clear', async () => {
  for (const [more, said] of [
    [{ number: 'call me <script>' }, 'telephone number with figures'],
    [{ word: ' ' }, 'Choose a code word'],
    [{ day: '99' }, 'still to come'],
    [{ token: 'x' }, 'Nothing was sent'],
    [{ desk: 'x' }, 'Nothing was sent'],
  ] as const) {
    const answer = await ask(more)
    expect([answer.status, answer.html.includes(said)]).toEqual([422, true])
    expect(answer.html).not.toContain('<script>')
  }
  const fields = { desk, token: tokenOf(await send('/en/callback')), ...wish }
  expect((await send('/en/callback', fields)).html).toContain('will call you at that hour')
  await send('/en/callback', fields)
  const rows = await app.sql<{ text: string }>('select c::text as text from app.callback c')
  expect(rows).toHaveLength(1)
  for (const word of [WORD, HARMLESS, '555', '0199']) expect(rows[0]?.text.includes(`${word} `)).toBe(false)
  expect(rows[0]?.text).not.toContain(WORD)
})

test('one operator at a time sees the number, each look is written down, and after the call it is gone', async () => {
  await app.sql(
    "insert into app.duty_shift (organisation_id, account_id, starts_at, ends_at) values ($1, $2, now() - interval '1 hour', now() + interval '9 hours')",
    [desk, officer.account],
  )
  const [row] = await app.sql<{ id: string }>('select id from app.callback')
  const path = `/callbacks/${row?.id}`
  expect((await duty.get('/callbacks')).text).not.toContain('555')
  const taken = await duty.post(`${path}/claim`)
  expect(taken.text).toContain(NUMBER)
  expect(taken.text.indexOf(WORD)).toBeLessThan(taken.text.indexOf(NUMBER))
  expect(taken.text).toContain(HARMLESS)
  expect(taken.text).toContain('It is not safe to call now')
  expect((await officer.post(`${path}/claim`)).status).toBe(404)
  expect((await officer.get('/callbacks')).text).toContain('A colleague has it')
  for (const act of ['claim', 'done', 'again']) expect((await stranger.post(`${path}/${act}`)).status).toBe(404)
  expect((await officer.post(`${path}/done`)).status).toBe(404)
  expect((await duty.post(`${path}/again`)).status).toBe(303)
  expect((await officer.post(`${path}/claim`)).text).toContain(NUMBER)
  // A colleague who forgot it does not keep it for good.
  await app.sql("update app.callback set claimed_until = now() - interval '1 second'")
  expect((await duty.post(`${path}/claim`)).text).toContain(NUMBER)
  expect(await app.sql("select from app.access_log where purpose = 'callback'")).toHaveLength(3)
  expect((await duty.post(`${path}/done`)).status).toBe(303)
  expect(await app.sql('select from app.callback')).toEqual([])
})

test('whatever happens, the number goes: a day after the safe hours, and after the days of the pack', async () => {
  await ask()
  const sweep = (hours: number) => app.worker('select app.callback_sweep(now() + make_interval(hours => $1))', [hours])
  const count = async () => (await app.sql('select from app.callback')).length
  await sweep(24)
  expect(await count()).toBe(1)
  await sweep(24 * 5)
  expect(await count()).toBe(0)
  await ask()
  await app.sql("update app.callback set safe_to = now() + interval '30 days'")
  await sweep(24 * 6 + 22)
  expect(await count()).toBe(1)
  await sweep(24 * 7 + 1)
  expect(await count()).toBe(0)
  expect(app.log).toEqual([])
})
