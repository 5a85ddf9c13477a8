import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  passkeyAuthenticationOptions,
  passkeyAuthenticationVerify,
  passkeyRegistrationOptions,
  passkeyRegistrationVerify,
} from '../../src/platform/session/passkey.ts'
import { addSecondFactor, openSession } from '../../src/platform/session/session.ts'
import { hashToken } from '../../src/platform/session/token.ts'
import { type Bend, softwareAuthenticator } from './authenticator.ts'
import { ana, at, dan, later, MINUTE, sessionWorld } from './session-world.ts'

const ORIGIN = 'https://punte.example'
const party = { name: 'Punte', id: 'punte.example', origin: ORIGIN }

let world: Awaited<ReturnType<typeof sessionWorld>>
let key: ReturnType<typeof softwareAuthenticator>
beforeAll(async () => {
  world = await sessionWorld()
})
beforeEach(async () => {
  await world.owner.query('delete from app.passkey')
  key = softwareAuthenticator(ORIGIN)
})
afterAll(() => world.close())

async function register(account = ana, bend: Bend = {}): Promise<boolean> {
  const offered = await passkeyRegistrationOptions(world.query, party, {
    session: await world.signedIn(account),
    account,
    at,
  })
  if (offered === undefined) return false
  return passkeyRegistrationVerify(world.query, party, {
    handle: offered.handle,
    response: key.create(offered.options, bend),
    at,
  })
}

async function prove(bend: Bend = {}, when = at): Promise<string | undefined> {
  const { handle, options } = await passkeyAuthenticationOptions(world.query, party, at)
  return passkeyAuthenticationVerify(world.query, party, { handle, response: key.get(options, bend), at: when })
}

describe('a passkey', () => {
  test('once registered signs its owner in, with both factors', async () => {
    expect(await register()).toBe(true)
    const token = await openSession(world.query, (await prove()) ?? '', at)
    expect(await world.enter(hashToken(token ?? ''), at)).toMatchObject({ account: ana.id, second_factor: true })
  })

  test('opens one session for each ceremony', async () => {
    await register()
    const handle = (await prove()) ?? ''
    expect(await openSession(world.query, handle, at)).toBeDefined()
    expect(await openSession(world.query, handle, at)).toBeUndefined()
  })

  test('must be discoverable and verify the user', async () => {
    const offered = await passkeyRegistrationOptions(world.query, party, {
      session: await world.signedIn(ana),
      account: ana,
      at,
    })
    expect(offered?.options.authenticatorSelection).toMatchObject({
      residentKey: 'required',
      userVerification: 'required',
    })
    expect((await passkeyAuthenticationOptions(world.query, party, at)).options.allowCredentials).toBeUndefined()
    expect(await register(ana, { verified: false })).toBe(false)
    await register()
    expect(await prove({ verified: false })).toBeUndefined()
  })

  test('used on a page of another origin is refused', async () => {
    expect(await register(ana, { origin: 'https://punte.example.invalid' })).toBe(false)
    await register()
    expect(await prove({ origin: 'https://punte.example.invalid' })).toBeUndefined()
  })

  test('with a counter that did not move is a copy and refused', async () => {
    await register(ana, { counter: 7 })
    expect(await prove({ counter: 8 })).toBeDefined()
    expect(await prove({ counter: 8 })).toBeUndefined()
    expect(await prove({ counter: 9 })).toBeDefined()
  })

  test('an answer cannot be replayed', async () => {
    await register()
    const { handle, options } = await passkeyAuthenticationOptions(world.query, party, at)
    const response = key.get(options)
    expect(await passkeyAuthenticationVerify(world.query, party, { handle, response, at })).toBe(handle)
    expect(await passkeyAuthenticationVerify(world.query, party, { handle, response, at })).toBeUndefined()
    const other = await passkeyAuthenticationOptions(world.query, party, at)
    expect(
      await passkeyAuthenticationVerify(world.query, party, { handle: other.handle, response, at }),
    ).toBeUndefined()
  })

  test('comes too late after ten minutes', async () => {
    await register()
    expect(await prove({}, later(10 * MINUTE - 1))).toBeDefined()
    expect(await prove({}, later(10 * MINUTE))).toBeUndefined()
  })

  test('that names another person as its owner is refused', async () => {
    await register()
    expect(
      await prove({ userHandle: Buffer.from(dan.id.replaceAll('-', ''), 'hex').toString('base64url') }),
    ).toBeUndefined()
  })

  test('unknown to us gets the answer every failure gets', async () => {
    expect(await prove()).toBeUndefined()
  })

  test('of an account that is not active opens nothing', async () => {
    await register(dan)
    await world.owner.query('update app.account set active = false where id = $1', [dan.id])
    expect(await prove()).toBeUndefined()
    await world.owner.query('update app.account set active = true where id = $1', [dan.id])
  })

  test('already registered elsewhere stays where it is', async () => {
    expect(await register(ana)).toBe(true)
    expect(await register(dan)).toBe(false)
  })

  test.each([undefined, '', 'null', '[]', '{"id":1}', '{"id":"x","response":{}}', 'x'.repeat(20_000)])(
    '%.40j is refused, not an error',
    async response => {
      const { handle } = await passkeyAuthenticationOptions(world.query, party, at)
      expect(await passkeyAuthenticationVerify(world.query, party, { handle, response, at })).toBeUndefined()
      const offered = await passkeyRegistrationOptions(world.query, party, {
        session: await world.signedIn(ana),
        account: ana,
        at,
      })
      expect(await passkeyRegistrationVerify(world.query, party, { handle: offered?.handle, response, at })).toBe(false)
    },
  )

  test('adds the second factor to a session of the same account only', async () => {
    await register(ana)
    const [own, foreign] = [await world.signedIn(ana), await world.signedIn(dan)]
    await world.owner.query('update app.session set second_factor_at = null')
    expect(await addSecondFactor(world.query, foreign, (await prove()) ?? '', at)).toBe(false)
    expect(await addSecondFactor(world.query, own, (await prove()) ?? '', at)).toBe(true)
    expect(await world.enter(own, at)).toMatchObject({ second_factor: true })
    expect(await world.enter(foreign, at)).toMatchObject({ second_factor: false })
  })
})
