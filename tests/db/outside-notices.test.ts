/**
 * Notices outside the system: what leaves, to whom, when, and what it says. A mail server of ours takes them; two desks, and
 * words planted in every field of a person that must never arrive there.
 */
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mechanismWith } from '../../src/app.ts'
import { announcePost, noticeText, sendNotices, tellOutside } from '../../src/features/work/send-notices/job.ts'
import { postWith } from '../../src/platform/mail/post.ts'
import { smtpPlace, smtpSender } from '../../src/platform/mail/smtp.ts'
import { makePair } from '../../src/platform/vault/sealed-box.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { canary } from '../support/canaries.ts'
import { makeWorld, type World } from '../support/world.ts'

let app: TestApp
let world: World
let server: Server
let answer: (line: string) => string | undefined = () => undefined
const arrived: string[] = []
const connections: string[] = []
let post: ReturnType<typeof postWith>
let officer: Client
const mechanism = mechanismWith({ find: () => undefined, all: () => [] } as never, 'exercise', 'https://punte.example')
const wording = { translate: mechanism.translate, origin: 'https://punte.example' }
const ALWAYS = { days: ['1', '2', '3', '4', '5', '6', '7'], opens: '00:00', closes: '23:59' }
/** A Monday, 10:00 in the country. */
const MONDAY = new Date('2026-11-23T08:00:00Z')
const at = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000)

/** Says what RFC 5321 wants, and keeps what it took. `answer` may refuse a command. */
function mailServer(): Promise<Server> {
  const made = createServer(socket => {
    let [body, inBody] = ['', false]
    connections.push('')
    socket.write('220 exercise\r\n')
    socket.on('error', () => {})
    socket.on('data', part => {
      body += part.toString()
      for (let end = body.indexOf('\r\n'); end >= 0; end = body.indexOf('\r\n')) {
        const line = body.slice(0, end)
        if (inBody) {
          const whole = body.indexOf('\r\n.\r\n')
          if (whole < 0) return
          arrived.push(body.slice(0, whole))
          body = body.slice(whole + 5)
          inBody = false
          socket.write(answer('.') ?? '250 taken\r\n')
          continue
        }
        body = body.slice(end + 2)
        connections[connections.length - 1] += `${line}\n`
        const said = answer(line)
        if (said === 'hang up') {
          socket.destroy()
          return
        }
        inBody = said === undefined && line === 'DATA'
        socket.write(said ?? (inBody ? '354 go\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250-exercise\r\n250 ok\r\n'))
      }
    })
  })
  return new Promise(resolve => made.listen(0, '127.0.0.1', () => resolve(made)))
}
const wordsOf = (message: string) => {
  const [head = '', ...body] = message.split('\r\n\r\n')
  const subject = /Subject: =\?utf-8\?B\?([^?]*)\?=/.exec(head)?.[1] ?? ''
  return {
    head,
    subject: Buffer.from(subject, 'base64').toString(),
    text: Buffer.from(body.join(''), 'base64').toString(),
  }
}
const work = (when: Date) => sendNotices((text, values) => app.worker(text, values), post, wording, when)
const agree = (more: object = {}) =>
  officer.post(`/people/${world.adult.id}/safe-contact`, {
    channel: 'email',
    address: 'exercise@person.example',
    codeWord: '',
    whoKnows: '',
    language: 'ro',
    ...ALWAYS,
    ...more,
  })
const tell = () => officer.post(`/people/${world.adult.id}/safe-contact/notice`)
const rows = () =>
  app.sql<{ about: string; tries: number; failure: string | null; sent: boolean; ended: boolean; next: Date }>(
    'select about, tries, failure, sent_at is not null as sent, ended_at is not null as ended, next_at as next from app.outside_notice order by created_at',
  )

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  server = await mailServer()
  const { port } = server.address() as { port: number }
  const place = smtpPlace(`smtp://127.0.0.1:${port}?security=plain`, 'notices@punte.example')
  if (!place) throw new Error('no place')
  post = postWith(makePair(), { email: smtpSender(place) })
  officer = await app.as('exercise-011')
  await announcePost((text, values) => app.worker(text, values), post)
})
afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  await app.stop()
})
beforeEach(async () => {
  arrived.length = 0
  connections.length = 0
  answer = () => undefined
  await app.sql('delete from app.outside_notice; delete from app.notice_setting; delete from app.safe_contact')
})

describe('to a person', () => {
  test('nothing leaves without a record, after a no, or where a call was agreed', async () => {
    expect((await tell()).location).toContain('told=no-record')
    expect((await agree({ channel: 'none' })).status).toBe(303)
    expect((await tell()).location).toContain('told=by-hand')
    expect((await agree({ channel: 'call', address: '+40 700 000 000' })).status).toBe(303)
    expect((await tell()).location).toContain('told=by-hand')
    await work(MONDAY)
    expect([await rows(), arrived]).toEqual([[], []])
  })

  test('within its hours once, however often it is asked for, and with nothing in it', async () => {
    expect((await agree()).location).toContain('told=kept')
    expect((await tell()).location).toContain('told=queued')
    expect((await tell()).location).toContain('told=waiting')
    expect(await work(new Date())).toBe(1)
    expect(await work(new Date())).toBe(0)
    expect(arrived).toHaveLength(1)
    expect(wordsOf(arrived[0] ?? '')).toMatchObject({
      subject: 'Un mesaj pentru tine',
      text: 'Cineva are un mesaj pentru tine. Sună când poți vorbi liber.',
    })
    expect((await officer.get(`/people/${world.adult.id}/safe-contact`)).text).toContain('sent')
  })

  test('outside its hours it waits in the worker until they open, in the zone of the country', async () => {
    await agree({ days: ['2', '4'], opens: '09:00', closes: '11:00' })
    await tell()
    await app.sql('update app.outside_notice set next_at = $1', [MONDAY])
    expect(await work(MONDAY)).toBe(0)
    // Tuesday 09:00 in Bucharest is 07:00 UTC.
    expect((await rows())[0]?.next).toEqual(new Date('2026-11-24T07:00:00Z'))
    expect(await work(new Date('2026-11-24T06:59:59Z'))).toBe(0)
    await app.sql('update app.outside_notice set next_at = $1', [MONDAY])
    expect(await work(new Date('2026-11-24T09:00:00Z'))).toBe(0)
    expect((await rows())[0]?.next).toEqual(new Date('2026-11-26T07:00:00Z'))
    expect(arrived).toEqual([])
    expect(await work(new Date('2026-11-26T07:00:00Z'))).toBe(1)
  })

  test('what was agreed anew, or ended, takes along what waited', async () => {
    await agree()
    await tell()
    await agree({ address: 'other@person.example' })
    await work(new Date())
    expect(await rows()).toMatchObject([{ sent: false, ended: true, failure: 'no-record' }])
    await tell()
    await work(new Date())
    expect(connections.join('')).toContain('RCPT TO:<other@person.example>')
    expect(connections.join('')).not.toContain('<exercise@person.example>')
    await tell()
    await app.sql('update app.safe_contact set ended_at = now()')
    expect(await work(new Date())).toBe(0)
  })

  test('another desk neither reads the record nor sends by it; a role that may not write only reads', async () => {
    await agree({ codeWord: 'lighthouse' })
    const other = await app.as('exercise-013')
    const path = `/people/${world.adult.id}/safe-contact`
    expect((await other.get(path)).status).toBe(404)
    expect((await other.post(path, { channel: 'none' })).status).toBe(404)
    expect((await other.post(`${path}/notice`)).status).toBe(404)
    const supervisor = await app.as('exercise-051')
    expect((await supervisor.get(path)).status).toBe(404)
    expect((await officer.get(path)).text).toContain('lighthouse')
    const [kept] = await app.sql<{ row: string }>('select to_jsonb(c)::text as row from app.safe_contact c')
    expect(kept?.row).not.toMatch(/lighthouse|exercise@person/)
  })

  test.each([
    [{ channel: '' }, 'channel'],
    [{ address: 'nobody' }, 'address'],
    [{ address: 'a@b.example>\r\nRCPT TO:<c@d.example' }, 'address'],
    [{ channel: 'sms', address: '0700' }, 'address'],
    [{ days: [] }, 'days'],
    [{ opens: '25:00' }, 'opens'],
    [{ opens: '18:00', closes: '08:00' }, 'closes'],
    [{ language: 'xx' }, 'language'],
  ])('a form with %j comes back with what to put right', async (more, wrong) => {
    const page = await agree(more)
    expect(page.status).toBe(422)
    expect(page.links[0]).toContain(wrong)
    expect(await app.sql('select from app.safe_contact')).toEqual([])
  })
})

describe('to staff', () => {
  const subscribe = async (who: string, more: object = {}) =>
    (await app.as(who)).post('/account/notices', { address: `${who}@desk.example`, ...ALWAYS, ...more })

  test('only those of the desk who asked for it, once, by what stands on their list', async () => {
    for (const who of ['exercise-011', 'exercise-012', 'exercise-013', 'exercise-052'])
      expect((await subscribe(who)).status).toBe(303)
    for (const _ of [1, 2])
      await tellOutside((text, values) => app.worker(text, values), 'notice.leg-sent', {
        notification: world.adult.notification,
      })
    await work(new Date())
    const to = connections.map(one => /RCPT TO:<([^>]*)>/.exec(one)?.[1]).sort()
    expect(to).toEqual(['exercise-011@desk.example', 'exercise-012@desk.example'])
    expect(wordsOf(arrived[0] ?? '').text).toBe('Aveți ceva de citit în Punte: https://punte.example/work')
  })

  test('a record opened in an emergency is told outside to those who are told inside, never to who opened it', async () => {
    for (const who of ['exercise-011', 'exercise-013', 'exercise-017', 'exercise-053', 'exercise-055', 'exercise-056'])
      await subscribe(who)
    const hotline = await app.as('exercise-017')
    await hotline.post('/confirm/exercise', { to: '/' })
    const [person] = await app.sql<{ code: string }>('select code from app.person where id = $1', [world.adult.id])
    const form = { number: person?.code ?? '', reason: 'medical', words: 'An ambulance asks whom to call about her.' }
    expect((await hotline.post('/emergency-access', form)).status).toBe(303)
    await work(new Date())
    const to = connections.map(one => /RCPT TO:<([^@]*)@/.exec(one)?.[1]).sort()
    expect(to).toEqual(['exercise-011', 'exercise-053', 'exercise-055', 'exercise-056'])
    expect(arrived.join('')).not.toContain(person?.code)
  })

  test('hours, an end and a locked account hold them back', async () => {
    await subscribe('exercise-011', { days: ['7'], opens: '08:00', closes: '09:00' })
    await tellOutside((text, values) => app.worker(text, values), 'notice.leg-sent', {
      notification: world.adult.notification,
    })
    expect(await work(MONDAY)).toBe(0)
    expect((await rows())[0]).toMatchObject({ sent: false, ended: false })
    await officer.post('/account/notices/end')
    await work(at(24 * 6))
    expect((await rows())[0]).toMatchObject({ sent: false, failure: 'no-setting' })
    expect(arrived).toEqual([])
  })

  test('ids that are nothing, or of another kind of job, tell nobody', async () => {
    await subscribe('exercise-011')
    for (const payload of [{}, { leg: world.adult.notification }, { task: '00000000-0000-4000-8000-000000000000' }])
      await tellOutside((text, values) => app.worker(text, values), 'notice.escalation', payload)
    expect(await rows()).toEqual([])
  })
})

describe('what goes wrong', () => {
  beforeEach(async () => {
    await agree()
    await tell()
  })

  test('a server that is busy is asked again later, five times, then the operator sees it and tries again', async () => {
    answer = line => (line.startsWith('RCPT') ? '451 later for <exercise@person.example>\r\n' : undefined)
    let when = new Date()
    for (let n = 1; n <= 5; n++) {
      await work(when)
      expect((await rows())[0]).toMatchObject({ tries: n, failure: 'smtp-451', ended: n === 5 })
      when = new Date((await rows())[0]?.next ?? when)
    }
    const operator = await app.as('exercise-061')
    const page = await operator.get('/operations/notices')
    expect(page.text).toContain('smtp-451')
    for (const secret of ['exercise@person', world.adult.id]) expect(page.html).not.toContain(secret)
    expect((await (await app.as('exercise-052')).get('/operations/notices')).status).toBe(404)
    answer = () => undefined
    const [row] = await app.sql<{ id: string }>('select id from app.outside_notice')
    await operator.post(`/operations/notices/${row?.id}`)
    expect(await work(new Date())).toBe(1)
  })

  test('a server that says no is not asked again', async () => {
    answer = line => (line.startsWith('RCPT') ? '550 no such mailbox\r\n' : undefined)
    await work(new Date())
    expect((await rows())[0]).toMatchObject({ tries: 1, failure: 'smtp-550', ended: true })
  })

  test('a line that breaks before it was taken is tried again; one taken and broken at the farewell is sent', async () => {
    answer = line => (line === 'DATA' ? 'hang up' : undefined)
    await work(new Date())
    expect((await rows())[0]).toMatchObject({ failure: 'connection-lost', ended: false })
    await app.sql("update app.outside_notice set next_at = now() - interval '1 second'")
    answer = line => (line === 'QUIT' ? 'hang up' : undefined)
    expect(await work(new Date())).toBe(1)
  })

  test('two workers at once send it once; a worker that died in between never sends it a second time', async () => {
    await Promise.all([work(new Date()), work(new Date())])
    expect(arrived).toHaveLength(1)
    await app.sql("update app.outside_notice set sent_at = null, claimed_at = now() - interval '11 minutes'")
    await work(new Date())
    expect((await rows())[0]).toMatchObject({ ended: true, failure: 'unknown-whether-sent' })
    expect(arrived).toHaveLength(1)
  })

  test('an address of another record does not open in its place, and no channel is a failure that is seen', async () => {
    await app.sql("update app.safe_contact set post_address = 'pb1.' || repeat('A', 80)")
    await work(new Date())
    expect((await rows())[0]).toMatchObject({ failure: 'address-closed', ended: true })
    await agree()
    await tell()
    const silent = postWith(makePair(), {})
    await sendNotices((text, values) => app.worker(text, values), silent, wording, new Date())
    expect((await rows()).at(-1)).toMatchObject({ failure: 'no-channel', ended: false })
  })

  test('erasing the person takes the address from the worker too', async () => {
    await app.sql('update app.data_key set erased_at = now(), kek = null, wrapped = null where subject_id = $1', [
      world.adult.id,
    ])
    expect(await app.sql('select from app.safe_contact where post_address is not null or ended_at is null')).toEqual([])
    expect(await work(new Date())).toBe(0)
    expect(arrived).toEqual([])
  })
})

test('no notice ever contains a value of the person: every field is planted, every message and every row is searched', async () => {
  const [words, child] = [Array.from({ length: 6 }, canary), await app.as('exercise-026')] as const
  const [given, family, place, code, knows, safe] = words
  await child.post(`/people/${world.child.id}/safe-contact`, {
    channel: 'email',
    address: 'child@person.example',
    codeWord: code,
    whoKnows: knows,
    language: 'en',
    ...ALWAYS,
  })
  await app.sql('update app.person_identity set given_names = $2, family_name = $3 where person_id = $1', [
    world.child.id,
    given,
    family,
  ])
  await app.sql('update app.person_contact set place = $2, safe_contact = $3 where person_id = $1', [
    world.child.id,
    place,
    safe,
  ])
  await (await app.as('exercise-026')).post('/account/notices', { address: 'desk@desk.example', ...ALWAYS })
  await child.post(`/people/${world.child.id}/safe-contact/notice`)
  await tellOutside((text, values) => app.worker(text, values), 'notice.leg-sent', {
    notification: world.child.notification,
  })
  expect(await work(new Date())).toBe(2)
  const [person] = await app.sql<{ code: string; notification: string }>(
    'select p.code, n.code as notification from app.person p, app.notification n where p.id = $1 and n.id = $2',
    [world.child.id, world.child.notification],
  )
  const kept = (await app.sql<{ row: string }>('select to_jsonb(n)::text as row from app.outside_notice n')).map(
    one => one.row,
  )
  const seen = [...arrived.flatMap(one => [one, wordsOf(one).text, wordsOf(one).subject]), ...kept].join('\n')
  for (const value of [
    ...words,
    person?.code,
    person?.notification,
    world.child.id,
    world.child.notification,
    '2015-01-01',
    '0700000000',
  ])
    expect(seen).not.toContain(value)
  // To the person nothing names the system either: somebody may be looking on.
  const toPerson = arrived.find(one => one.includes('To: <child@person.example>')) ?? ''
  expect(wordsOf(toPerson).text).not.toMatch(/punte|http|traffick/i)
  for (const lang of ['ro', 'en']) expect(noticeText(wording, lang, true).text).not.toMatch(/punte|http/i)
})
