import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/db/database.ts'
import { softwareAuthenticator } from './authenticator.ts'
import { browserOf, ORIGIN, signInApp } from './session-app.ts'
import { ana, dan, sessionWorld } from './session-world.ts'

let world: Awaited<ReturnType<typeof sessionWorld>>
let db: Database
beforeAll(async () => {
  world = await sessionWorld()
  db = openDatabase(world.database.url('app_web'), 4)
})
afterAll(async () => {
  await db.close()
  await world.close()
})

const app = (profile: 'exercise' | 'production' = 'exercise') => signInApp(db, profile)
const browser = (at = app()) => browserOf(at)

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
const optionsOf = (text: string) =>
  JSON.parse((/data-options="([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&quot;', '"'))
const codeOf = (secret: string, steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })

async function signedIn(at = app()) {
  const person = browser(at)
  await person.send('/sign-in/exercise', { account: ana.id, to: '/' })
  return person
}

describe('in the exercise', () => {
  test('one chooses who to be, with one button each, and comes back to where one was', async () => {
    const person = browser()
    const page = await person.send('/sign-in?to=/people')
    expect(page.status).toBe(200)
    expect(page.text).toContain(`name="account" value="${ana.id}"`)
    const answer = await person.send('/sign-in/exercise', { account: ana.id, to: '/account/sign-in' })
    expect(answer).toMatchObject({ status: 303, location: '/account/sign-in' })
    expect((await person.send('/account/sign-in')).status).toBe(200)
  })

  test('the list is searched by address', async () => {
    const { text } = await browser().send('/sign-in?q=school')
    expect(text).toContain('Exercise 042')
    expect(text).not.toContain('Exercise 041')
  })

  test('nobody is led elsewhere', async () => {
    expect((await browser().send('/sign-in/exercise', { account: ana.id, to: '//elsewhere.invalid' })).location).toBe(
      '/',
    )
  })

  test.each(['', 'x', '00000000-0000-4000-8000-0000000000ff'])('account %j is not found', async account => {
    expect((await browser().send('/sign-in/exercise', { account })).status).toBe(404)
  })
})

test('outside the exercise the list and its way are gone', async () => {
  const person = browser(app('production'))
  expect((await person.send('/sign-in')).text).not.toContain('Exercise 041')
  expect((await person.send('/sign-in/exercise', { account: ana.id })).status).toBe(404)
})

test('signing in again ends the session before, signing out the last', async () => {
  const person = await signedIn()
  const [first = ''] = person.jar.values()
  await person.send('/sign-in/exercise', { account: ana.id })
  const [second = ''] = person.jar.values()
  expect(second).not.toBe(first)
  const thief = browser()
  thief.jar.set('__Host-punte', first)
  expect((await thief.send('/account/sign-in')).status).toBe(303)
  expect(await person.send('/sign-out', {})).toMatchObject({ status: 303, location: '/sign-in?out' })
  expect((await person.send('/sign-in?out')).text).toContain('You are signed out')
  thief.jar.set('__Host-punte', second)
  expect((await thief.send('/account/sign-in')).status).toBe(303)
})

test('one adds codes, then signs in with them, without script', async () => {
  const person = await signedIn(app('exercise'))
  const offer = await person.send('/account/sign-in/code')
  const secret = /<code translate="no">([A-Z2-7 ]+)<\/code>/.exec(offer.text)?.[1]?.replaceAll(' ', '') ?? ''
  const signInKey = /<code translate="no">([2-9A-Z-]+)<\/code><\/strong>/.exec(offer.text)?.[1] ?? ''
  expect(offer.text).toMatch(/<svg role="img" aria-label="[^"]+"/)
  const again = await person.send('/account/sign-in/code', { handle: hidden(offer.text, 'handle'), code: '000' })
  expect(again.status).toBe(422)
  expect(again.text).toContain(signInKey)
  const done = await person.send('/account/sign-in/code', {
    handle: hidden(again.text, 'handle'),
    code: codeOf(secret, -1),
  })
  expect(done).toMatchObject({ status: 303, location: '/account/sign-in?added' })

  const other = browser(app('production'))
  const wrong = await other.send('/sign-in/code', { signInKey, code: codeOf(secret, 20) })
  const unknown = await other.send('/sign-in/code', { signInKey: '2222-2222-2222', code: codeOf(secret) })
  expect([wrong.status, wrong.text]).toEqual([unknown.status, unknown.text])
  expect(wrong.text).not.toContain(signInKey)
  const good = { signInKey, code: codeOf(secret), to: '/work' }
  expect(await other.send('/sign-in/code', good)).toMatchObject({ status: 303, location: '/work' })
  expect((await other.send('/sign-in/code', good)).status).toBe(422)
})

test('the sixth try with one key is refused, whether the key exists or not', async () => {
  const person = browser()
  const statuses: number[] = []
  for (let n = 0; n < 6; n++)
    statuses.push((await person.send('/sign-in/code', { signInKey: '3333-3333-3333', code: '123456' })).status)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
})

test.each([
  {},
  { signInKey: '', code: '' },
  { signInKey: 'x'.repeat(5000), code: 'y'.repeat(5000) },
  { signInKey: '<b>', code: '12345' },
])('a form like %.60j comes back with what to put right', async fields => {
  const { status, text } = await browser().send('/sign-in/code', fields as Record<string, string>)
  expect(status).toBe(422)
  expect(text).toContain('id="problems"')
})

test('one adds a passkey, then signs in with it', async () => {
  const device = softwareAuthenticator(ORIGIN)
  const person = await signedIn()
  const offer = await person.send('/account/sign-in/passkey')
  const added = { handle: hidden(offer.text, 'handle'), response: device.create(optionsOf(offer.text)) }
  expect(await person.send('/account/sign-in/passkey', added)).toMatchObject({
    status: 303,
    location: '/account/sign-in?added',
  })
  expect((await person.send('/account/sign-in/passkey', added)).status).toBe(422)
  expect((await person.send('/account/sign-in?added')).text).toContain('Passkey 1')

  const other = browser(app('production'))
  const asked = await other.send('/sign-in/passkey?to=/work')
  const answer = { handle: hidden(asked.text, 'handle'), response: device.get(optionsOf(asked.text)), to: '/work' }
  expect(await other.send('/sign-in/passkey', answer)).toMatchObject({ status: 303, location: '/work' })
  expect((await browser().send('/sign-in/passkey', answer)).status).toBe(422)
})

test('an identity provider nobody set up is not found', async () => {
  expect((await browser().send('/sign-in/provider/unknown')).status).toBe(404)
  expect((await browser().send('/sign-in/provider/unknown/back?code=x')).status).toBe(404)
})

describe('showing again who one is', () => {
  /** A session as it is a quarter of an hour after signing in. */
  const grownOld = () =>
    world.owner.query("update app.session set second_factor_at = now() - interval '11 minutes', confirmed_at = null")

  test('a means is added only by whoever has just shown who they are; the session alone is not enough', async () => {
    const person = await signedIn()
    const offer = await person.send('/account/sign-in/passkey')
    await grownOld()
    for (const path of ['/account/sign-in/passkey', '/account/sign-in/code'])
      expect((await person.send(path)).location).toBe(`/confirm?to=${encodeURIComponent(path)}`)
    const device = softwareAuthenticator(ORIGIN)
    const added = { handle: hidden(offer.text, 'handle'), response: device.create(optionsOf(offer.text)) }
    const asked = await person.send('/account/sign-in/passkey', added)
    expect([asked.status, asked.location]).toEqual([303, '/confirm?to=%2Faccount%2Fsign-in%2Fpasskey'])
    expect((await world.owner.query('select count(*)::int as n from app.passkey')).rows[0].n).toBe(1)
    await person.send('/confirm/exercise', { to: '/account/sign-in/passkey' })
    expect((await person.send('/account/sign-in/passkey')).status).toBe(200)
  })

  test('with a passkey of the same account, once, and never with that of another', async () => {
    const devices = [softwareAuthenticator(ORIGIN), softwareAuthenticator(ORIGIN)] as const
    const [own, other] = [await signedIn(), browser()]
    await other.send('/sign-in/exercise', { account: dan.id, to: '/' })
    for (const [at, who] of [own, other].entries()) {
      const offer = await who.send('/account/sign-in/passkey')
      const response = devices[at]?.create(optionsOf(offer.text)) ?? ''
      await who.send('/account/sign-in/passkey', { handle: hidden(offer.text, 'handle'), response })
    }
    await grownOld()
    const asked = await own.send('/confirm/passkey?to=/account/sessions')
    const foreign = { handle: hidden(asked.text, 'handle'), response: devices[1].get(optionsOf(asked.text)), to: '/' }
    expect((await own.send('/confirm/passkey', foreign)).status).toBe(422)
    expect((await own.send('/account/sign-in/code')).location).toMatch(/^\/confirm/)
    const again = await own.send('/confirm/passkey?to=/account/sign-in/code')
    const answer = {
      handle: hidden(again.text, 'handle'),
      response: devices[0].get(optionsOf(again.text)),
      to: '/account/sign-in/code',
    }
    expect(await own.send('/confirm/passkey', answer)).toMatchObject({ status: 303, location: '/account/sign-in/code' })
    expect((await own.send('/account/sign-in/code')).status).toBe(200)
    expect((await own.send('/confirm/passkey', answer)).status).toBe(422)
  })

  test('with key and code; wrong ones are refused and counted, and nobody is led elsewhere', async () => {
    const person = await signedIn()
    const offer = await person.send('/account/sign-in/code')
    const secret = /<code translate="no">([A-Z2-7 ]+)<\/code>/.exec(offer.text)?.[1]?.replaceAll(' ', '') ?? ''
    const signInKey = /<code translate="no">([2-9A-Z-]+)<\/code><\/strong>/.exec(offer.text)?.[1] ?? ''
    await person.send('/account/sign-in/code', { handle: hidden(offer.text, 'handle'), code: codeOf(secret, -1) })
    await grownOld()
    expect((await person.send('/confirm/code', { signInKey: '', code: '' })).status).toBe(422)
    expect((await person.send('/confirm/code', { signInKey, code: codeOf(secret, 40) })).status).toBe(422)
    const good = { signInKey, code: codeOf(secret), to: '//elsewhere.invalid' }
    expect(await person.send('/confirm/code', good)).toMatchObject({ status: 303, location: '/' })
    expect((await person.send('/account/sign-in/passkey')).status).toBe(200)
  })

  test('the button of the exercise does nothing outside it, and asks for a session', async () => {
    const person = await signedIn()
    await grownOld()
    await world.owner.query("update app.setting set value = 'production' where name = 'profile'")
    expect((await person.send('/confirm/exercise', { to: '/' })).status).toBe(404)
    await world.owner.query("update app.setting set value = 'exercise' where name = 'profile'")
    expect((await browser().send('/confirm')).location).toMatch(/^\/sign-in/)
  })

  test('whoever has no means of their own is told what to do, and may add a first one', async () => {
    const person = await signedIn()
    await world.owner.query('delete from app.passkey; delete from app.totp')
    await world.owner.query("update app.session set means = 'provider', second_factor_at = null, confirmed_at = null")
    expect((await person.send('/confirm')).text).toContain('nothing to confirm with')
    expect((await person.send('/account/sign-in/code')).status).toBe(200)
  })
})
