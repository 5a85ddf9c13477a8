import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginCeremony, takeCeremony } from '../../src/platform/session/challenge.ts'
import { exerciseAccounts, openExerciseSession } from '../../src/platform/session/exercise.ts'
import { signInAllowed, signInSucceeded } from '../../src/platform/session/rate.ts'
import { closeOtherSessions, closeSession, openSession } from '../../src/platform/session/session.ts'
import { hashToken, newToken } from '../../src/platform/session/token.ts'
import { ana, at, dan, HOUR, keys, later, MINUTE, sessionWorld } from './session-world.ts'

let world: Awaited<ReturnType<typeof sessionWorld>>
beforeAll(async () => {
  world = await sessionWorld()
})
afterAll(() => world.close())

describe('entering', () => {
  test('says who it is, where from and with which roles', async () => {
    const session = await world.signedIn(ana)
    expect(await world.enter(session, at)).toEqual({
      account: ana.id,
      name: ana.name,
      organisation: '00000000-0000-4000-8000-000000000001',
      organisation_code: 'EX-1',
      organisation_name: 'Exercise centre',
      organisation_kind: 'regional-centre',
      roles: ['centre-officer', 'duty-officer'],
      language: 'ro',
      second_factor: true,
    })
  })

  test('sets who asks for this transaction only', async () => {
    const session = await world.signedIn(ana)
    await world.web.query('begin')
    await world.enter(session, at)
    const settings = `select current_setting('app.account', true) account, current_setting('app.organisation', true) organisation,
      current_setting('app.organisation_kind', true) kind, current_setting('app.roles', true) roles`
    expect((await world.web.query(settings)).rows[0]).toEqual({
      account: ana.id,
      organisation: '00000000-0000-4000-8000-000000000001',
      kind: 'regional-centre',
      roles: 'centre-officer,duty-officer',
    })
    await world.web.query('commit')
    const after = (await world.web.query(settings)).rows[0]
    expect(Object.values(after ?? {}).filter(Boolean)).toEqual([])
  })

  test('with a token nobody has closes what was open before in the same transaction', async () => {
    const session = await world.signedIn(ana)
    await world.web.query('begin')
    await world.enter(session, at)
    expect(await world.enter(hashToken(newToken()), at)).toBeUndefined()
    expect((await world.web.query('select app.account() account')).rows[0]).toEqual({ account: null })
    await world.web.query('rollback')
  })

  test.each([
    ['idle', 30 * MINUTE - 1, true],
    ['idle', 30 * MINUTE, false],
    ['idle', 30 * MINUTE + 1, false],
  ])('%s after %i ms: %s', async (_, milliseconds, good) => {
    const session = await world.signedIn(ana)
    expect((await world.enter(session, later(milliseconds))) !== undefined).toBe(good)
  })

  test.each([
    [12 * HOUR - 1, true],
    [12 * HOUR, false],
    [12 * HOUR + 1, false],
  ])('a session in constant use, %i ms old: %s', async (milliseconds, good) => {
    const session = await world.signedIn(ana)
    for (let time = 20 * MINUTE; time < 12 * HOUR; time += 20 * MINUTE) await world.enter(session, later(time))
    expect((await world.enter(session, later(milliseconds))) !== undefined).toBe(good)
  })

  test('is noted at most once a minute', async () => {
    const session = await world.signedIn(ana)
    const seen = async () =>
      (await world.owner.query('select last_seen_at at from app.session where token_hash = $1', [session])).rows[0]?.at
    await world.enter(session, later(MINUTE - 1))
    expect(await seen()).toEqual(at)
    await world.enter(session, later(MINUTE))
    expect(await seen()).toEqual(later(MINUTE))
  })

  test('never waits for another request of the same session', async () => {
    const session = await world.signedIn(ana)
    await world.owner.query('begin')
    await world.owner.query('select from app.session where token_hash = $1 for update', [session])
    await world.web.query(`set statement_timeout = '2s'`)
    expect(await world.enter(session, later(2 * MINUTE))).toBeDefined()
    await world.web.query('reset statement_timeout')
    await world.owner.query('rollback')
  })

  test('works in a read-only transaction', async () => {
    const session = await world.signedIn(ana)
    await world.web.query('begin read only')
    expect(await world.enter(session, later(2 * MINUTE))).toBeDefined()
    await world.web.query('commit')
  })

  test('ends with the session, and with the account', async () => {
    const [one, two, three] = [await world.signedIn(dan), await world.signedIn(dan), await world.signedIn(dan)]
    await closeSession(world.query, one, at)
    expect(await world.enter(one, at)).toBeUndefined()
    await closeOtherSessions(world.query, two, at)
    expect(await world.enter(two, at)).toBeDefined()
    expect(await world.enter(three, at)).toBeUndefined()
    await world.owner.query('update app.account set active = false where id = $1', [dan.id])
    expect(await world.enter(two, at)).toBeUndefined()
    expect(await openExerciseSession(world.query, dan.id, at)).toBeUndefined()
    await world.owner.query('update app.account set active = true where id = $1', [dan.id])
  })
})

describe('a ceremony', () => {
  test('is taken once, by its own kind, within ten minutes', async () => {
    const begin = () => beginCeremony(world.query, { kind: 'passkey', state: { challenge: 'x' }, at })
    const handle = await begin()
    expect(await takeCeremony(world.query, 'provider', handle, at)).toBeUndefined()
    expect(await takeCeremony(world.query, 'passkey', handle, later(10 * MINUTE - 1))).toEqual({
      account_id: null,
      state: { challenge: 'x' },
    })
    expect(await takeCeremony(world.query, 'passkey', handle, at)).toBeUndefined()
    expect(await takeCeremony(world.query, 'passkey', await begin(), later(10 * MINUTE))).toBeUndefined()
    expect(await takeCeremony(world.query, 'passkey', 'forged', at)).toBeUndefined()
  })

  test('opens no session before it is proven', async () => {
    const handle = (await beginCeremony(world.query, { kind: 'passkey', state: {}, at })) ?? ''
    await takeCeremony(world.query, 'passkey', handle, at)
    expect(await openSession(world.query, handle, at)).toBeUndefined()
  })

  test('to enrol needs a session', async () => {
    expect(await beginCeremony(world.query, { kind: 'code-enrol', state: {}, at })).toBeUndefined()
    expect(
      await beginCeremony(world.query, { kind: 'code-enrol', state: {}, session: hashToken(newToken()), at }),
    ).toBeUndefined()
  })

  test('to add a means needs two factors once the account has a means', async () => {
    const session = await world.signedIn(ana)
    await world.owner.query('update app.session set second_factor_at = null where token_hash = $1', [session])
    const begin = () => beginCeremony(world.query, { kind: 'passkey-enrol', state: {}, session, at })
    expect(await begin()).toBeDefined()
    await world.owner.query(
      `insert into app.totp (account_id, lookup, secret, last_step, created_at) values ($1, '', '', 0, $2)`,
      [ana.id, at],
    )
    expect(await begin()).toBeUndefined()
    await world.owner.query('delete from app.totp')
  })
})

describe('trying to sign in', () => {
  const tries = async (count: number, attempt: Parameters<typeof signInAllowed>[2]) => {
    const answers: boolean[] = []
    for (let n = 0; n < count; n++) answers.push(await signInAllowed(world.query, keys, attempt))
    return answers
  }

  test('with one identifier from one address is allowed five times in 15 minutes', async () => {
    const attempt = { identifier: 'A', address: '192.0.2.1', at }
    expect(await tries(6, attempt)).toEqual([true, true, true, true, true, false])
    expect(await tries(1, { ...attempt, at: later(15 * MINUTE - 1) })).toEqual([false])
    expect(await tries(1, { ...attempt, at: later(15 * MINUTE) })).toEqual([true])
  })

  test('with one identifier from many addresses is allowed ten times an hour', async () => {
    const answers: boolean[] = []
    for (let n = 0; n < 11; n++) answers.push(...(await tries(1, { identifier: 'B', address: `192.0.2.${n}`, at })))
    expect(answers.filter(Boolean)).toHaveLength(10)
  })

  test('with many identifiers from one address is allowed a hundred times', async () => {
    const answers: boolean[] = []
    for (let n = 0; n < 101; n++) answers.push(...(await tries(1, { identifier: `C${n}`, address: '192.0.2.77', at })))
    expect(answers.filter(Boolean)).toHaveLength(100)
  })

  test('counts anew after a success', async () => {
    const attempt = { identifier: 'D', address: '192.0.2.9', at }
    await tries(5, attempt)
    await signInSucceeded(world.query, keys, attempt)
    expect(await tries(1, attempt)).toEqual([true])
  })

  test('leaves neither address nor identifier behind', async () => {
    await tries(1, { identifier: 'canary-identifier', address: '198.51.100.23', at })
    const text = JSON.stringify(
      (await world.owner.query(`select t.*, encode(key, 'escape') plain from app.sign_in_attempt t`)).rows,
    )
    expect(text).not.toMatch(/canary-identifier|198\.51\.100\.23/)
  })
})

describe('the exercise shortcut', () => {
  test('names everybody by organisation, and opens a session', async () => {
    expect((await exerciseAccounts(world.query)).map(one => [one.organisationKind, one.name])).toEqual([
      ['regional-centre', ana.name],
      ['school', dan.name],
    ])
    expect(await openExerciseSession(world.query, ana.id, at)).toBeDefined()
  })

  test('does not exist outside the exercise', async () => {
    for (const change of [
      `update app.setting set value = 'production' where name = 'profile'`,
      `delete from app.setting`,
    ]) {
      await world.owner.query(change)
      expect(await exerciseAccounts(world.query)).toEqual([])
      expect(await openExerciseSession(world.query, ana.id, at)).toBeUndefined()
    }
    await world.owner.query(`insert into app.setting values ('profile', 'exercise')`)
  })

  test.each(['', 'nobody', `${ana.id}'`])('refuses %j', async account => {
    expect(await openExerciseSession(world.query, account, at)).toBeUndefined()
  })
})

describe('the web role', () => {
  const tables = ['session', 'passkey', 'totp', 'oidc_identity', 'challenge', 'sign_in_attempt']

  test.each(tables)('cannot read, write or empty app.%s', async table => {
    for (const text of [
      `select from app.${table}`,
      `insert into app.${table} default values`,
      `delete from app.${table}`,
      `truncate app.${table}`,
    ]) {
      await expect(world.web.query(text)).rejects.toMatchObject({ code: '42501' })
    }
  })

  test.each(tables)('row security of app.%s is forced', async table => {
    const text = `select relrowsecurity and relforcerowsecurity forced from pg_class where oid = $1::regclass`
    expect((await world.owner.query(text, [`app.${table}`])).rows[0]).toEqual({ forced: true })
  })

  test('cannot prove a ceremony itself', async () => {
    const call = 'select app_inner.challenge_prove($1, $2, $3, true, now())'
    await expect(world.web.query(call, [Buffer.alloc(32), 'passkey', ana.id])).rejects.toMatchObject({ code: '42501' })
  })
})

test('the sweep removes what is over and leaves what is not', async () => {
  const session = await world.signedIn(ana)
  await world.owner.query('select app_inner.sign_in_sweep($1)', [later(HOUR)])
  expect((await world.owner.query('select from app.session where token_hash = $1', [session])).rowCount).toBe(1)
  await world.owner.query('select app_inner.sign_in_sweep($1)', [later(48 * HOUR)])
  expect((await world.owner.query('select from app.session')).rowCount).toBe(0)
  expect((await world.owner.query('select from app.challenge')).rowCount).toBe(0)
})
