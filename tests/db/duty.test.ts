import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ana, dan, sessionWorld } from './session-world.ts'

/** The functions of 0008_duty.sql as the web role calls them, with nothing of the web process before them. */
let world: Awaited<ReturnType<typeof sessionWorld>>
const FROM = new Date('2030-03-04T08:00:00Z')
const TO = new Date('2030-03-04T16:00:00Z')

beforeAll(async () => {
  world = await sessionWorld()
})
afterAll(() => world?.close())
beforeEach(() => world.owner.query('delete from app.duty_shift'))

/** Runs statements of the web role in one transaction as an account; null is nobody. */
async function as<T>(account: { id: string } | null, text: string, values: readonly unknown[]): Promise<T> {
  const token = account && (await world.signedIn(account, new Date()))
  await world.web.query('begin')
  try {
    if (token) await world.web.query('select from app.enter($1)', [token])
    return (await world.web.query(text, [...values])).rows[0] as T
  } finally {
    await world.web.query('commit')
  }
}
const add = async (actor: { id: string } | null, account: string, from = FROM, to = TO, form: string | null = null) =>
  (await as<{ answer: string }>(actor, 'select app.duty_add($1, $2, $3, $4) as answer', [form, account, from, to]))
    .answer
const end = async (actor: { id: string } | null, shift: string, at: Date) =>
  (await as<{ ended: boolean }>(actor, 'select app.duty_end($1, $2) as ended', [shift, at])).ended
const only = async () => (await world.owner.query('select id, ends_at from app.duty_shift')).rows

describe('adding', () => {
  test('a duty officer puts a colleague on the own desk', async () => {
    expect(await add(ana, ana.id)).toBe('added')
    expect(await only()).toHaveLength(1)
  })

  test('nobody signed in, and a role that keeps no roster, change nothing', async () => {
    expect(await add(null, ana.id)).toBe('forbidden')
    expect(await add(dan, dan.id)).toBe('forbidden')
    expect(await only()).toHaveLength(0)
  })

  test('an account of another organisation, an absent one and a closed one are strangers alike', async () => {
    expect(await add(ana, dan.id)).toBe('stranger')
    expect(await add(ana, randomUUID())).toBe('stranger')
    await world.owner.query(`insert into app.account (organisation_id, code, name, active)
      select organisation_id, 'ex-043', 'Exercise 043', false from app.account where id = '${ana.id}' on conflict do nothing`)
    const { rows } = await world.owner.query("select id from app.account where code = 'ex-043'")
    expect(await add(ana, rows[0].id)).toBe('stranger')
    expect(await only()).toHaveLength(0)
  })

  test('the end comes after the beginning', async () => {
    expect(await add(ana, ana.id, TO, FROM)).toBe('backwards')
    expect(await add(ana, ana.id, FROM, FROM)).toBe('backwards')
  })

  test('the same form writes once', async () => {
    const form = randomUUID()
    expect(await add(ana, ana.id, FROM, TO, form)).toBe('added')
    expect(await add(ana, ana.id, FROM, TO, form)).toBe('replayed')
    expect(await only()).toHaveLength(1)
  })
})

describe('ending', () => {
  test('another desk ends nothing, at this moment or any other', async () => {
    await add(ana, ana.id)
    await world.owner.query(`insert into app.account_role values ('${dan.id}', 'administrator') on conflict do nothing`)
    const [shift] = await only()
    expect(await end(dan, shift.id, new Date('2030-03-04T09:00:00Z'))).toBe(false)
    expect(await end(dan, shift.id, new Date('2030-03-03T09:00:00Z'))).toBe(false)
    await world.owner.query(`delete from app.account_role where account_id = '${dan.id}' and role = 'administrator'`)
    expect((await only())[0].ends_at).toEqual(TO)
  })

  test('a running shift ends at that moment and stays on the roster', async () => {
    await add(ana, ana.id)
    const [shift] = await only()
    const at = new Date('2030-03-04T09:00:00Z')
    expect(await end(ana, shift.id, at)).toBe(true)
    expect((await only())[0].ends_at).toEqual(at)
    expect(await end(ana, shift.id, at)).toBe(false)
  })

  test('a shift that has not begun leaves the roster', async () => {
    await add(ana, ana.id)
    const [shift] = await only()
    expect(await end(ana, shift.id, FROM)).toBe(true)
    expect(await only()).toHaveLength(0)
  })
})

test.each([
  [
    'insert',
    'insert into app.duty_shift (organisation_id, account_id, starts_at, ends_at) select organisation_id, account_id, starts_at, ends_at from app.duty_shift',
  ],
  ['update', 'update app.duty_shift set ends_at = ends_at'],
  ['delete', 'delete from app.duty_shift'],
])('the web role itself may not %s', async (_, text) => {
  await expect(world.web.query(text)).rejects.toMatchObject({ code: '42501' })
})
