import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { canary, whereFound } from '../support/canaries.ts'
import { readyPerson } from '../support/referral-world.ts'
import { isoMedia, pngChunk, ZIP } from '../support/some-files.ts'

/** One message to two desks, with files: who reads it, who does not, what is stored, and what becomes evidence. */
let app: TestApp
let centre: Client
let protection: Client
let officer: Client
let desks: readonly string[] = []
const WORDS = 'In the hotel near the station a girl works day and night. The boss has her passport and beats her.'
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A picture of one point, with a word beside it. */
const picture = (word: string): Buffer => {
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const head = pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
  const drawn = pngChunk('IDAT', Buffer.from('789c636000000002000148afa471', 'hex'))
  return Buffer.concat([start, head, pngChunk('tEXt', Buffer.from(word)), drawn, pngChunk('IEND', Buffer.alloc(0))])
}
type Sent = { readonly name: string; readonly bytes: Buffer }
type Answer = { readonly status: number; readonly main: string }
const send = async (path: string, fields: readonly (readonly [string, string])[], files: readonly Sent[] = []) => {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  for (const one of files) body.append('files', new Blob([new Uint8Array(one.bytes)]), one.name)
  // The form in which one chooses desks takes no file.
  const plain = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]))
  const answer = await app.ask(path, { method: 'POST', body: path.endsWith('/write') ? plain : body })
  const html = await answer.text()
  expect(answer.headers.get('set-cookie')).toBeNull()
  return { status: answer.status, main: /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html }
}
const asked = async (path: string) => (await app.ask(path)).text()
const tokenOf = (html: string) => /name="token" value="([^"]*)"/.exec(html)?.[1] ?? ''
const codeIn = ({ main }: Answer) => /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/.exec(main)?.[0] ?? ''
const chosen = (which: readonly string[] = desks) => which.map(one => ['desk', one] as const)
const begin = (which?: readonly string[]) => send('/en/tell/write', chosen(which))
const tell = async (text: string, files: readonly Sent[] = [], which = desks): Promise<Answer> =>
  send(
    '/en/tell/send',
    [...chosen(which), ['token', tokenOf((await begin(which)).main)], ['text', text], ['pass-on', 'yes']],
    files,
  )
const idAt = async (desk: number) =>
  (await app.sql<{ id: string }>('select id from app.report where organisation_id = $1', [desks[desk]]))[0]?.id ?? ''

beforeAll(async () => {
  app = await startApp('pack', undefined, 'production')
  await app.sql('delete from app.duty_shift')
  centre = await app.as('exercise-012')
  officer = await app.as('exercise-011')
  protection = await app.as('exercise-021')
  const days = ['1', '2', '3', '4', '5', '6', '7']
  for (const [administrator, duty] of [
    ['exercise-052', centre],
    ['exercise-025', protection],
  ] as const) {
    const hours = { days, opens: '8:00', closes: '20:00', promise: '24', duty: duty.account }
    expect((await (await app.as(administrator)).post('/duty/mailbox', hours)).status).toBe(303)
  }
  await app.sql("update app.setting set value = 'production' where name = 'profile'")
  const rows = await app.sql<{ id: string }>(
    "select id from app.organisation where code in ('CR-CJ', 'DGASPC-CJ') order by code",
  )
  desks = rows.map(row => row.id)
  app.at(Date.now() + 20_000)
})
afterAll(() => app?.stop())

test('the sender chooses who may read, and sees who may not', async () => {
  expect(await asked('/en/tell')).toMatch(/type="checkbox"[^>]*name="desk"/)
  const none = await send('/en/tell/write', [])
  expect([none.status, none.main.includes('Choose at least one desk')]).toEqual([422, true])
  const one = (await begin([desks[0] ?? ''])).main
  const reads = one.slice(one.indexOf('This can be read by'), one.indexOf('These cannot read it'))
  expect([reads.includes('Centrul Regional'), reads.includes('DGASPC Cluj')]).toEqual([true, false])
  expect(one.slice(one.indexOf('These cannot read it'))).toMatch(/DGASPC Cluj.*also of the same kind.*Police/s)
  const two = (await begin()).main
  expect(two.slice(0, two.indexOf('These cannot read it'))).toMatch(
    /Centrul Regional.*DGASPC Cluj.*sees which other desks/s,
  )
  expect((await send('/en/tell/write', chosen(['nobody', '<script>']))).status).toBe(422)
})

test('in every language: the words of the forms, their direction and labels; a draft says that it is one', async () => {
  const faults: string[] = []
  for (const { code, review } of RO.site.languages) {
    const body = new URLSearchParams(chosen().map(([name, value]): [string, string] => [name, value]))
    const pages = [
      ...(await Promise.all(['tell', 'tell/answer', 'callback'].map(path => asked(`/${code}/${path}`)))),
      await (await app.ask(`/${code}/tell/write`, { method: 'POST', body })).text(),
    ]
    for (const [at, html] of pages.entries()) {
      const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
      const own = main.replaceAll(/<span lang="[^"]*"[^>]*>[^<]*<\/span>/g, '')
      const checks: readonly (readonly [boolean, string])[] = [
        [html.includes(`<html lang="${code}" dir="${['ar', 'ur'].includes(code) ? 'rtl' : 'ltr'}">`), 'language'],
        [main.match(/<h1\b/g)?.length === 1, 'one h1'],
        [!/\[[a-z-]+\.[\w.-]+\]|\{\w+\}/.test(main), 'a missing text'],
        [
          review.state !== 'draft' || main.includes(RO.site.drafts[code]?.['site.draft-mark'] ?? '-'),
          'says it is a draft',
        ],
        [
          [...main.matchAll(/<(?:select|input|textarea)\b(?![^>]*type="hidden")[^>]*\sid="([^"]+)"/g)].every(([, id]) =>
            main.includes(`for="${id}"`),
          ),
          'labels',
        ],
        [/tel:|<form/.test(main), 'numbers or a form'],
        [code === 'en' || !/\b(?:the|desk|your)\b/i.test(own.replaceAll(/<[^>]*>/g, ' ')), 'unmarked English'],
      ]
      for (const [holds, what] of checks) if (!holds) faults.push(`${code} ${at}: ${what}`)
    }
  }
  expect(faults).toEqual([])
})

test('two desks get it, each sealed to its own key, with bare files; nothing of it stands in clear anywhere', async () => {
  const since = new Date()
  const [word, name, place, inside] = [canary(), canary(), canary(), canary()]
  const photo = picture(place)
  const files = [
    { name: `${name}.png`, bytes: photo },
    { name: 'note.txt', bytes: Buffer.from(`She said: ${inside}\n`) },
  ]
  const fields = [
    ...chosen(),
    ['token', tokenOf((await begin()).main)],
    ['text', `${WORDS} ${word}`],
    ['pass-on', 'yes'],
  ] as const
  const receipt = await send('/en/tell/send', fields, files)
  expect(receipt.main).toMatch(/Centrul Regional.*DGASPC Cluj/s)
  expect(codeIn(await send('/en/tell/send', fields, files))).toBe(codeIn(receipt))
  const count = await app.sql(
    'select from app.report_file f join app.report_message m on m.id = f.message_id group by m.report_id having count(*) = 2',
  )
  expect([count.length, (await app.sql('select from app.report')).length]).toEqual([2, 2])

  const [own, other] = [await idAt(0), await idAt(1)]
  const page = await centre.get(`/mailbox/${own}`)
  expect(page.text).toContain(word)
  expect(page.text).toMatch(/told the same to: .*DGASPC Cluj/)
  expect(page.text).toContain(hash(photo))
  const address = page.links.find(one => one.endsWith('/content')) ?? ''
  const contents = await Promise.all(
    page.links.filter(one => one.endsWith('/content')).map(async one => (await centre.get(one)).html),
  )
  expect(contents.some(one => one.includes(inside))).toBe(true)
  expect(contents.some(one => one.includes(place))).toBe(false)
  // Neither desk opens what is the other's, and a file is not reached through another report.
  for (const path of [`/mailbox/${other}`, address.replace(own, other)])
    expect((await centre.get(path)).status).toBe(404)
  expect((await protection.get(address)).status).toBe(404)
  expect((await protection.get(`/mailbox/${other}`)).text).toContain(word)
  expect((await app.sql("select from app.access_log where purpose = 'mailbox file'")).length).toBe(2)
  expect(await whereFound(app, [word, name, place, inside, codeIn(receipt)], since)).toEqual([])

  // A part that is changed does not open, and a file is never shown by the browser.
  await app.sql('update app.report_file_part set body = set_byte(body, 20, get_byte(body, 20) # 1)')
  expect((await centre.get(address)).status).toBe(404)
})

test('each desk answers for itself; the sender writes on to one of them; letting go ends both', async () => {
  await app.sql('delete from app.report')
  const code = codeIn(await tell(WORDS))
  expect((await centre.post(`/mailbox/${await idAt(0)}/answer`, { text: 'From the centre.' })).status).toBe(303)
  const thread = await send('/en/tell/answer', [['code', code]])
  expect(thread.main).toMatch(/Centrul Regional.*The desk has answered.*From the centre.*DGASPC Cluj.*no answer yet/s)
  const again = (which: readonly string[]) =>
    send('/en/tell/answer', [
      ...chosen(which),
      ['code', code],
      ['do', 'write'],
      ['token', tokenOf(thread.main)],
      ['text', 'More, for one of them'],
    ])
  expect((await again([])).main).toContain('Choose at least one desk')
  expect((await again([desks[1] ?? ''])).status).toBe(200)
  expect((await protection.get(`/mailbox/${await idAt(1)}`)).text).toContain('More, for one of them')
  expect((await centre.get(`/mailbox/${await idAt(0)}`)).text).not.toContain('More, for one of them')
  await send('/en/tell/answer', [
    ['code', code],
    ['do', 'forget'],
  ])
  expect(await app.sql('select from app.report where code_digest is not null')).toEqual([])
  expect((await send('/en/tell/answer', [['code', code]])).status).toBe(422)
})

test('a file becomes evidence with a chain of custody that begins at the mailbox; only where one may write', async () => {
  await app.sql('delete from app.report')
  const { person } = await readyPerson(app)
  const [row] = await app.sql<{ code: string }>('select code from app.person where id = $1', [person])
  const photo = picture('GPS')
  await tell(WORDS, [{ name: 'a.png', bytes: photo }])
  await app.sql(
    "insert into app.duty_shift (organisation_id, account_id, starts_at, ends_at) values ($1, $2, now() - interval '1 hour', now() + interval '9 hours')",
    [desks[0], officer.account],
  )
  const page = await officer.get(`/mailbox/${await idAt(0)}`)
  const address = page.links.find(one => one.endsWith('/content'))?.replace(/content$/, 'keep') ?? ''
  const file = address.split('/').at(-2) ?? ''
  const keep = (client: Client, code: string, as = 'proceedings') =>
    client.post(address, { [`person-${file}`]: code, [`class-${file}`]: as })
  expect((await keep(officer, 'EX-none')).text).toContain('No person with this code')
  expect((await keep(officer, row?.code ?? '', 'therapy')).text).toContain('Choose a class of data')
  expect((await keep(protection, row?.code ?? '')).status).toBe(404)
  const kept = await keep(officer, row?.code ?? '')
  expect([kept.status, kept.location]).toEqual([303, `/people/${person}/evidence`])
  const evidence = await officer.follow(kept)
  expect(evidence.text).toMatch(/came through the public mailbox within this hour.*metadata taken out.*received/s)
  expect(evidence.text).toContain(hash(photo))
  const chain = await app.sql<{ kind: string; account_id: string | null }>(
    'select kind, account_id from app.custody order by seq',
  )
  expect(chain).toEqual([
    { kind: 'from-mailbox', account_id: null },
    { kind: 'stripped', account_id: null },
    { kind: 'received', account_id: officer.account },
  ])
  const copy = await officer.get(evidence.links.find(one => one.endsWith('/content')) ?? '')
  expect([copy.status, copy.html.includes('GPS')]).toEqual([200, false])
  // What the desk deletes as noise takes its files along; the evidence stays.
  expect((await officer.post(`/mailbox/${await idAt(0)}/noise`)).status).toBe(303)
  expect((await app.sql('select from app.report_file')).length).toBe(1)
  expect((await officer.get(`/people/${person}/evidence`)).text).toContain(hash(photo))
})

test('what cannot be made bare, too large, too many or broken: the words come back, nothing is kept', async () => {
  await app.sql('delete from app.report')
  const one = { name: 'a.png', bytes: picture('x') }
  const large = { name: 'b.png', bytes: Buffer.alloc(9_000_000, 1) }
  for (const [files, status, said] of [
    [[{ name: 'a.mp4', bytes: isoMedia('isom', 'moov') }], 422, 'could not take place, time and device out'],
    [[{ name: 'a.png', bytes: ZIP }], 422, 'could not take'],
    [[{ name: 'a.jpg', bytes: Buffer.from('MZ<script>') }], 422, 'could not take'],
    [[{ name: 'a.pdf', bytes: Buffer.alloc(0) }], 422, 'could not take'],
    [[one, one, one, one], 422, 'At most 3 files'],
    [[large], 413, 'The files are too large'],
  ] as const) {
    const answer = await tell(`${WORDS} kept words`, files)
    expect([answer.status, answer.main.includes(said), answer.main.includes('kept words')]).toEqual([
      status,
      true,
      true,
    ])
  }
  const broken = await app.ask('/en/tell/send', {
    method: 'POST',
    body: '--x\r\nnothing',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
  expect(broken.status).toBe(409)
  expect((await send('/en/tell/answer', [['code', '\u202e']], [large])).status).toBe(422)
  expect(await app.sql('select from app.report')).toEqual([])

  // A desk whose room is full takes words on.
  await tell(WORDS)
  await app.sql(
    `insert into app.report_file (id, message_id, head, parts)
      select gen_random_uuid(), (select id from app.report_message limit 1), 'x', 64 from generate_series(1, 63)`,
  )
  const full = await tell(`${WORDS} again`, [one], desks)
  expect([full.status, full.main.includes('no room for files right now')]).toEqual([422, true])
  expect((await app.sql('select from app.report')).length).toBe(2)
  expect((await tell(`${WORDS} again`)).status).toBe(200)
  expect(app.log).toEqual([])
})

test('a body past every limit is read to an end and thrown away', async () => {
  await app.sql('delete from app.report')
  const before = process.memoryUsage().rss
  const answer = await tell(WORDS, [{ name: 'a.png', bytes: Buffer.alloc(40_000_000, 7) }])
  expect(answer.status).toBe(413)
  // In exercise nothing is looked at: see tests/contracts/site.test.ts.
  expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000)
})
