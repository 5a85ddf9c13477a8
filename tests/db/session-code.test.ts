import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signInKeys } from '../../src/platform/session/keys.ts'
import { openSession } from '../../src/platform/session/session.ts'
import { hashToken } from '../../src/platform/session/token.ts'
import { totpEnrol, totpEnrolVerify, totpVerify } from '../../src/platform/session/totp.ts'
import { ana, at, dan, keys, later, MINUTE, sessionWorld } from './session-world.ts'

let world: Awaited<ReturnType<typeof sessionWorld>>
beforeAll(async () => {
  world = await sessionWorld()
})
beforeEach(() => world.owner.query('delete from app.totp'))
afterAll(() => world.close())

const codeOf = (secret: string, when = at) => new TOTP({ secret }).generate({ timestamp: when.getTime() })
const ownerOf = async (account = ana) => ({ session: await world.signedIn(account), account, issuer: 'Punte', at })

async function enrolled(account = ana) {
  const owner = await ownerOf(account)
  const offered = await totpEnrol(world.query, keys, owner)
  if (offered === undefined) throw new Error('no enrolment was offered')
  const done = await totpEnrolVerify(world.query, keys, owner, { handle: offered.handle, code: codeOf(offered.secret) })
  expect(done).toEqual({ kind: 'done' })
  return offered
}

const verify = (signInKey: string, code: string, when = later(MINUTE)) =>
  totpVerify(world.query, keys, { signInKey, code, at: when })

describe('a code generator', () => {
  test('once enrolled signs its owner in with the sign-in key and a code', async () => {
    const { secret, signInKey, uri } = await enrolled()
    expect(uri).toContain(`secret=${secret}`)
    expect(signInKey).toMatch(/^([2-9A-Z]{4}-){2}[2-9A-Z]{4}$/)
    const handle = await verify(signInKey.toLowerCase(), codeOf(secret, later(MINUTE)))
    const token = await openSession(world.query, handle ?? '', later(MINUTE))
    expect(await world.enter(hashToken(token ?? ''), later(MINUTE))).toMatchObject({
      account: ana.id,
      second_factor: true,
    })
  })

  test('gives a code that works once', async () => {
    const { secret, signInKey } = await enrolled()
    const code = codeOf(secret, later(MINUTE))
    expect(await verify(signInKey, code)).toBeDefined()
    expect(await verify(signInKey, code)).toBeUndefined()
  })

  test('gives no earlier code after a later one, nor the one it was enrolled with', async () => {
    const { secret, signInKey } = await enrolled()
    expect(await verify(signInKey, codeOf(secret), at)).toBeUndefined()
    expect(await verify(signInKey, codeOf(secret, later(MINUTE)))).toBeDefined()
    expect(await verify(signInKey, codeOf(secret, later(MINUTE / 2)))).toBeUndefined()
  })

  test('tried twice at one moment lets one in', async () => {
    const { secret, signInKey } = await enrolled()
    const code = codeOf(secret, later(MINUTE))
    const both = await Promise.all([verify(signInKey, code), verify(signInKey, code)])
    expect(both.filter(Boolean)).toHaveLength(1)
  })

  test('of somebody else does not fit', async () => {
    const own = await enrolled(ana)
    const other = await enrolled(dan)
    expect(await verify(own.signInKey, codeOf(other.secret, later(MINUTE)))).toBeUndefined()
  })

  test('an unknown key, a wrong code and an inactive account get one answer, by the same statements', async () => {
    const { secret, signInKey } = await enrolled(dan)
    const asked: string[][] = []
    const refusal = async (key: string, code: string) => {
      const texts: string[] = []
      const listening: typeof world.query = async (text, values) => {
        texts.push(text)
        return world.query(text, values)
      }
      const answer = await totpVerify(listening, keys, { signInKey: key, code, at: later(MINUTE) })
      asked.push(texts)
      return answer
    }
    expect(await refusal('2222-2222-2222', codeOf(secret, later(MINUTE)))).toBeUndefined()
    expect(await refusal(signInKey, 'no code')).toBeUndefined()
    await world.owner.query('update app.account set active = false where id = $1', [dan.id])
    expect(await refusal(signInKey, codeOf(secret, later(MINUTE)))).toBeUndefined()
    await world.owner.query('update app.account set active = true where id = $1', [dan.id])
    expect(new Set(asked.map(texts => texts.join('\n'))).size).toBe(1)
  })

  test('is offered again after a mistyped code, the same one', async () => {
    const owner = await ownerOf()
    const offered = await totpEnrol(world.query, keys, owner)
    const again = await totpEnrolVerify(world.query, keys, owner, { handle: offered?.handle, code: 'mistyped' })
    if (again.kind !== 'again') throw new Error('it was not offered again')
    expect(again.enrolment).toEqual({ ...offered, handle: again.enrolment.handle })
    const answer = { handle: again.enrolment.handle, code: codeOf(again.enrolment.secret) }
    expect(await totpEnrolVerify(world.query, keys, owner, { ...answer, handle: offered?.handle })).toEqual({
      kind: 'expired',
    })
    expect(await totpEnrolVerify(world.query, keys, owner, answer)).toEqual({ kind: 'done' })
  })

  test('begun by one account cannot be finished by another', async () => {
    const offered = await totpEnrol(world.query, keys, await ownerOf(ana))
    const answer = { handle: offered?.handle, code: codeOf(offered?.secret ?? '') }
    expect(await totpEnrolVerify(world.query, keys, await ownerOf(dan), answer)).toEqual({ kind: 'expired' })
  })

  test('leaves neither secret nor sign-in key in the database, and opens under one key only', async () => {
    const { secret, signInKey } = await enrolled()
    const rows = await world.owner.query(
      `select t::text, encode(secret, 'escape') s from app.totp t union all select c::text, '' from app.challenge c`,
    )
    const text = JSON.stringify(rows.rows)
    expect(text).not.toContain(secret)
    expect(text).not.toContain(signInKey.replaceAll('-', ''))
    const others = signInKeys('another exercise secret of enough characters')
    expect(
      await totpVerify(world.query, others, { signInKey, code: codeOf(secret, later(MINUTE)), at: later(MINUTE) }),
    ).toBeUndefined()
  })
})
