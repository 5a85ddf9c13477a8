import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/platform/db/database.ts'
import { type IdentityProvider, oidcFinish, oidcStart } from '../../src/platform/session/oidc.ts'
import { openSession } from '../../src/platform/session/session.ts'
import { hashToken } from '../../src/platform/session/token.ts'
import { browserOf, ORIGIN, signInApp } from './session-app.ts'
import { ana, at, dan, later, MINUTE, sessionWorld } from './session-world.ts'

const BACK = `${ORIGIN}/sign-in/provider/exercise/back`

let world: Awaited<ReturnType<typeof sessionWorld>>
let server: Server
let provider: IdentityProvider
beforeAll(async () => {
  world = await sessionWorld()
  server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { client_id: 'punte', client_secret: 'an exercise secret', redirect_uris: [BACK] }
  server.on('request', new Provider(issuer, { clients: [client], pkce: { required: () => true } }).callback())
  provider = {
    id: 'exercise',
    name: 'Exercise provider',
    issuer,
    clientId: 'punte',
    clientSecret: 'an exercise secret',
  }
})
beforeEach(() => world.owner.query('delete from app.oidc_identity'))
afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  await world.close()
})

/** Signs in at the provider as a person with a browser would: follows redirects with cookies, fills in its two forms. */
async function signInAtProvider(location: string, subject: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = new URL(location)
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12 && !url.href.startsWith(BACK); step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const to = answer.headers.get('location')
    const page = await answer.text()
    form = to
      ? undefined
      : new URLSearchParams({
          prompt: page.includes('name="login"') ? 'login' : 'consent',
          login: subject,
          password: 'x',
        })
    url = new URL(to ?? /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '', url)
  }
  return url.search
}

const start = () => oidcStart(world.query, provider, { redirectUri: BACK, at })
const finish = (handle: string | undefined, search: string, when = at) =>
  oidcFinish(world.query, provider, { handle, search, purpose: 'provider', at: when })

async function tie(account: { id: string }, subject: string): Promise<string | undefined> {
  const begun = await oidcStart(world.query, provider, {
    redirectUri: BACK,
    session: await world.signedIn(account),
    at,
  })
  const search = await signInAtProvider(begun?.location ?? '', subject)
  return oidcFinish(world.query, provider, { handle: begun?.handle, search, purpose: 'provider-enrol', at })
}

describe('an identity provider', () => {
  test('is asked for a code with PKCE, state and nonce', async () => {
    const location = new URL((await start())?.location ?? '')
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid',
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(location.searchParams.get(name)?.length).toBeGreaterThan(40)
  })

  test('signs in the account that tied its subject, with one factor', async () => {
    expect(await tie(ana, 'subject-1')).toBeDefined()
    const begun = await start()
    const handle = await finish(begun?.handle, await signInAtProvider(begun?.location ?? '', 'subject-1'))
    const token = await openSession(world.query, handle ?? '', at)
    expect(await world.enter(hashToken(token ?? ''), at)).toMatchObject({ account: ana.id, second_factor: false })
  })

  test('a subject nobody tied is refused, and so is its ceremony', async () => {
    const begun = await start()
    expect(await finish(begun?.handle, await signInAtProvider(begun?.location ?? '', 'stranger'))).toBeUndefined()
    expect(await openSession(world.query, begun?.handle ?? '', at)).toBeUndefined()
  })

  test('a subject tied to one account cannot be tied to another', async () => {
    expect(await tie(ana, 'subject-2')).toBeDefined()
    expect(await tie(dan, 'subject-2')).toBeUndefined()
  })

  test('a way back is good once, in the browser that began, in time', async () => {
    await tie(ana, 'subject-3')
    const [one, two, three] = [await start(), await start(), await start()]
    const search = await signInAtProvider(one?.location ?? '', 'subject-3')
    expect(await finish(two?.handle, search)).toBeUndefined()
    expect(await finish(undefined, search)).toBeUndefined()
    expect(await finish(one?.handle, search)).toBe(one?.handle)
    expect(await finish(one?.handle, search)).toBeUndefined()
    expect(
      await finish(three?.handle, await signInAtProvider(three?.location ?? '', 'subject-3'), later(10 * MINUTE)),
    ).toBeUndefined()
  })

  test.each(['', '?error=access_denied', '?code=forged', '?code=forged&state=forged'])(
    '%j is refused, not an error',
    async search => {
      expect(await finish((await start())?.handle, search)).toBeUndefined()
    },
  )

  test('leads through our pages to a session, and a stranger back to the sign-in page', async () => {
    await tie(ana, 'subject-4')
    const db = openDatabase(world.database.url('app_web'), 2)
    const app = signInApp(db, 'production', [provider])
    const comeBack = async (subject: string) => {
      const person = browserOf(app)
      expect((await person.send('/sign-in')).text).toContain('Sign in through Exercise provider')
      const begun = await person.send('/sign-in/provider/exercise')
      const search = await signInAtProvider(begun.location ?? '', subject)
      return { person, answer: await person.send(`/sign-in/provider/exercise/back${search}`) }
    }
    const { person, answer } = await comeBack('subject-4')
    expect(answer).toMatchObject({ status: 303, location: '/' })
    expect((await person.send('/account/sign-in')).status).toBe(200)
    expect([...person.jar.keys()]).toEqual(['__Host-punte'])
    const stranger = await comeBack('stranger')
    expect(stranger.answer).toMatchObject({ status: 303, location: '/sign-in?refused' })
    expect((await stranger.person.send('/sign-in?refused')).text).toContain('This sign-in did not work')
    expect(stranger.person.jar.size).toBe(0)
    await db.close()
  })

  test('that does not answer cannot be used', async () => {
    const silent = { ...provider, issuer: 'http://127.0.0.1:1' }
    expect(await oidcStart(world.query, silent, { redirectUri: BACK, at })).toBeUndefined()
  })

  test('over plain http elsewhere than on this machine is refused', async () => {
    const plain = { ...provider, issuer: 'http://provider.invalid' }
    expect(await oidcStart(world.query, plain, { redirectUri: BACK, at })).toBeUndefined()
  })
})
