import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import type { Entered } from '../db/database.ts'
import type { LogEntry } from '../log/log.ts'
import { form, page } from './route.ts'
import { type Composition, createApp } from './server.ts'

const ANA = { account: 'ana', organisation: 'desk', roles: [], language: 'en' } as unknown as Entered

/** The whole web application without a database: `who` is signed in. */
function serve(who: Entered | null, exercise = false, origin = 'https://punte.example') {
  const [log, security]: [LogEntry[], LogEntry[]] = [[], []]
  const composition = {
    db: { as: (_: unknown, work: (...args: unknown[]) => unknown) => work({ end() {} }, who, Promise.resolve([])) },
    routes: [
      page('GET /', { may: 'public' }, ({ reply, lang }) => reply.page(lang, createElement('p'))),
      page('GET /closed', { may: 'person.read' }, ({ reply }) => reply.page('closed', createElement('p'))),
      page('GET /paper', { may: 'public' }, ({ reply }) =>
        reply.file(new Uint8Array(1), 'application/pdf', 'a"\r\nx: y/../b.pdf'),
      ),
      page('GET /list', { may: 'public' }, ({ reply }) =>
        reply.file(new Uint8Array(1), 'text/csv; charset=utf-8', 'l.csv'),
      ),
      page('GET /fault', { may: 'public' }, () => {
        throw Object.assign(new Error('CANARY'), { detail: 'CANARY', code: '23505' })
      }),
      form('POST /sign-in/code', { may: 'public', audits: 'session.opened' }, ({ fields, reply }) =>
        fields.code === 'right' ? reply.seeOther('/') : reply.page('again', createElement('p'), { status: 422 }),
      ),
      form('POST /note', { may: 'signed-in', audits: 'note.written' }, ({ reply }) => reply.seeOther('/')),
    ],
    clock: () => 0,
    origins: [origin],
    languages: ['ro', 'en'],
    translate: () => (key: string) => key,
    shell: ({ reply }: { reply: { title: string } }) => reply.title,
    has: () => false,
    tokenOf: () => null,
    problem: (kind: string, _: unknown, reference: string) => ({
      kind: 'page',
      status: kind === 'not-found' ? 404 : 500,
      title: `${kind} ${reference}`,
      wide: false,
      problems: false,
    }),
    openLanguages: ['ro', 'en'],
    sayUnopened: (reply: unknown) => reply,
    signInPath: (to: string) => `/sign-in?to=${to}`,
    asset: (path: string) =>
      path === '/assets/a.js' ? { body: Buffer.alloc(1), type: 'text/javascript; charset=utf-8' } : undefined,
    exercise,
    log: (entry: LogEntry) => void log.push(entry),
    security: (entry: LogEntry) => void security.push(entry),
  } as unknown as Composition
  const app = createApp(composition)
  const send = (path: string, body: string, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      body,
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  return { app, send, log, security }
}

describe('every answer', () => {
  const { app, send } = serve(null)
  test.each([
    '/',
    '/closed',
    '/paper',
    '/list',
    '/fault',
    '/nowhere',
    '/assets/a.js',
    '/assets/../package.json',
    '/?lang=ro',
  ])('%s has the headers that keep a browser from harm', async path => {
    const { headers } = await app.request(path)
    expect(headers.get('content-security-policy')).toMatch(/object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('content-type') ?? 'none').toMatch(/^none$|charset=utf-8$|^application\/pdf$/i)
    if (!path.startsWith('/assets/a') && headers.get('content-type'))
      expect(headers.get('cache-control')).toBe('no-store')
  })

  test('to a form as well', async () => {
    expect((await send('/note', '')).headers.get('strict-transport-security')).toBeTruthy()
  })

  test('on plain http of this machine promises no https', async () => {
    const exercise = serve(null, true, 'http://localhost:3000')
    expect((await exercise.app.request('/')).headers.get('strict-transport-security')).toBeNull()
  })
})

describe('cookies of ours', () => {
  test('over https no neighbouring host can set them, and the choice of language is still read', async () => {
    const { app } = serve(null)
    const cookie = (await app.request('/?lang=ro')).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-lang=ro; Path=\/; .*SameSite=Lax; HttpOnly; Secure$/)
    expect(
      await (
        await app.request('/', { headers: { cookie: '__Host-lang=ro; lang=en', 'accept-language': 'en' } })
      ).text(),
    ).toBe('ro')
  })

  test('on plain http they have the plain name', async () => {
    const { app } = serve(null, true, 'http://localhost:3000')
    expect((await app.request('/?lang=ro')).headers.get('set-cookie')).toMatch(/^lang=ro;/)
  })
})

describe('a file', () => {
  const { app } = serve(null)
  test('is shown in place only as paper, under a name that cannot end the header', async () => {
    const paper = (await app.request('/paper')).headers
    expect(paper.get('content-disposition')).toBe('inline; filename="a---x--y-..-b.pdf"')
    expect((await app.request('/list')).headers.get('content-disposition')).toBe('attachment; filename="l.csv"')
  })
})

describe('the log', () => {
  test('tells how sign-in ended, and nothing that was typed', async () => {
    const { send, security } = serve(null)
    await send('/sign-in/code', 'code=CANARY')
    await send('/sign-in/code', 'code=right')
    await send('/note', 'text=CANARY')
    expect(security.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      'session.opened refused',
      'session.opened done',
    ])
    expect(JSON.stringify(security)).not.toContain('CANARY')
  })

  test('tells of a missing right, a foreign form and one too large, by the pattern of the route', async () => {
    const { app, send, security } = serve(ANA)
    expect((await app.request('/closed')).status).toBe(404)
    await send('/note', '', { origin: 'https://evil.example' })
    await send('/note', `text=${'x'.repeat(300_000)}`)
    expect(security).toMatchObject([
      { what: 'right.missing', right: 'person.read', route: 'GET /closed', account: 'ana', organisation: 'desk' },
      { what: 'foreign-form', route: 'POST /note' },
      { what: 'too-large', route: 'POST /note' },
    ])
  })

  test('of a fault has the reference that the page shows, and no words of the error', async () => {
    const { app, log } = serve(null)
    const answer = await app.request('/fault')
    const text = await answer.text()
    expect([answer.status, log.length]).toEqual([500, 1])
    expect(text).toBe(`fault ${log[0]?.reference}`)
    expect(log[0]).toMatchObject({ code: '23505', method: 'GET' })
    expect(JSON.stringify(log)).not.toContain('CANARY')
  })
})
