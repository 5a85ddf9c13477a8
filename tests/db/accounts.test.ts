/** Accounts from the first invitation to recovery and lock, over the whole application, with two organisations. */
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../../src/app.ts'
import { inviteFirst, readAsk } from '../../src/tools/account.ts'
import { PROJECT } from '../../src/tools/settings.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { softwareAuthenticator } from './authenticator.ts'
import { browserOf, ORIGIN } from './session-app.ts'

const SECRET = 'exercise-exercise-exercise-exercise'
let app: TestApp
let production: Awaited<ReturnType<typeof compose>>
let administrator: Client
let supervisor: Client
let officer: Client
let other: Client
let national: Client

beforeAll(async () => {
  app = await startApp()
  const options = { db: app.db, root: PROJECT, origins: [ORIGIN] as const, secret: SECRET, clock: () => Date.now() }
  production = await compose({
    ...options,
    profile: 'production',
    log: line => {
      throw new Error(JSON.stringify(line))
    },
  })
  const of = (code: number) => app.as(`exercise-0${code}`)
  ;[administrator, supervisor, officer, other, national] = (await Promise.all([52, 51, 53, 25, 59].map(of))) as [
    Client,
    Client,
    Client,
    Client,
    Client,
  ]
})
afterAll(() => app?.stop())

const browser = () => {
  const one = browserOf(production)
  one.jar.set('lang', 'en')
  return one
}
type Browser = ReturnType<typeof browser>
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
const optionsOf = (text: string) =>
  JSON.parse((/data-options="([^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&quot;', '"'))
const codeIn = (html: string) => /<code translate="no">([2-9A-Z-]+)<\/code>/.exec(html)?.[1] ?? ''
const accountNamed = async (name: string) =>
  (await app.sql<{ id: string }>('select id from app.account where name = $1', [name]))[0]?.id ?? ''
const stateOf = async (id: string) =>
  (
    await app.sql<{ active: boolean; roles: string[] }>(
      'select active, array(select role from app.account_role where account_id = a.id order by role) as roles from app.account a where id = $1',
      [id],
    )
  )[0]
const logged = async (id: string) =>
  (
    await app.sql<{ purpose: string }>(`select purpose from app.access_log where purpose like '%' || $1 order by seq`, [
      id,
    ])
  ).map(row => row.purpose.split(' · ')[0])

async function invited(name: string, roles: readonly string[] = ['centre-officer']) {
  const page = await administrator.post('/staff/accounts', { name, roles })
  expect(page.status).toBe(200)
  return { code: codeIn(page.html), id: await accountNamed(name) }
}

/** From the code to a session: undertaking, passkey, and the first sign-in with it. */
async function comesIn(code: string, accepts = true) {
  const device = softwareAuthenticator(ORIGIN)
  const person = browser()
  expect(await person.send('/admission', { code })).toMatchObject({ status: 303, location: '/admission/undertaking' })
  if (accepts)
    expect(await person.send('/admission/undertaking', { agree: 'yes', version: '1' })).toMatchObject({
      location: '/admission/passkey',
    })
  const offer = await person.send('/admission/passkey')
  const made = { handle: hidden(offer.text, 'handle'), response: device.create(optionsOf(offer.text)) }
  const done = await person.send('/admission/passkey', made)
  expect(done).toMatchObject({ status: 303, location: '/sign-in/passkey?to=%2Faccount%2Fsign-in' })
  return { device, person, landed: await signsIn(person, device) }
}

async function signsIn(person: Browser, device: ReturnType<typeof softwareAuthenticator>, to = '/staff') {
  const asked = await person.send(`/sign-in/passkey?to=${to}`)
  return person.send('/sign-in/passkey', {
    handle: hidden(asked.text, 'handle'),
    response: device.get(optionsOf(asked.text)),
    to,
  })
}

describe('invitation', () => {
  test('from a name and a role to a passkey, a session and codes as the second means', async () => {
    const { code, id } = await invited('Exercise 101')
    expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/)
    expect(await stateOf(id)).toEqual({ active: false, roles: ['centre-officer'] })
    expect((await administrator.get('/staff/accounts')).text).toContain('invited')
    const slip = await administrator.post(`/staff/accounts/${id}/slip`, { code })
    expect(slip.html.startsWith('%PDF')).toBe(true)
    expect((await administrator.post(`/staff/accounts/${id}/slip`, { code: '2222-2222-2222' })).status).toBe(404)

    const { person } = await comesIn(code)
    expect((await person.send('/account/sign-in')).text).toContain('Passkey 1')
    expect((await person.send('/work')).status).toBe(200)
    const offer = await person.send('/account/sign-in/code')
    const secret = /<code translate="no">([A-Z2-7 ]+)<\/code>/.exec(offer.text)?.[1]?.replaceAll(' ', '') ?? ''
    const second = { handle: hidden(offer.text, 'handle'), code: new TOTP({ secret }).generate() }
    expect((await person.send('/account/sign-in/code', second)).location).toBe('/account/sign-in?added')

    expect((await browser().send('/admission', { code })).status).toBe(422)
    const [kept] = await app.sql<{ hash: Buffer; language: string }>(
      'select text_hash as hash, language from app.undertaking_acceptance where account_id = $1',
      [id],
    )
    expect(kept?.hash).toHaveLength(32)
    expect(await logged(id)).toEqual([
      'account invited: centre-officer',
      'invitation opened',
      'undertaking accepted, version 1',
      'means of signing in added: passkey',
      'means of signing in added: totp',
    ])
  })

  test('before the undertaking is accepted, no means is added; an admission opens nothing else', async () => {
    const { code, id } = await invited('Exercise 102')
    const person = browser()
    await person.send('/admission', { code })
    expect((await person.send('/admission/passkey')).location).toBe('/admission/undertaking')
    const refused = await person.send('/admission/undertaking', { version: '1' })
    expect([refused.status, refused.text.includes('Tick the box')]).toEqual([422, true])
    expect((await person.send('/admission/undertaking', { agree: 'yes', version: '0' })).status).toBe(422)
    const token = person.jar.get('__Host-punte-admission') ?? ''
    person.jar.set('__Host-punte', token)
    for (const path of ['/work', '/account/sign-in', '/account/sessions', '/people'])
      expect([path, (await person.send(path)).location?.split('?')[0]]).toEqual([path, '/sign-in'])
    // A new code ends the one before, and what it had opened.
    const renewed = codeIn((await administrator.post(`/staff/accounts/${id}/renew`)).html)
    expect((await person.send('/admission/undertaking')).location).toBe('/admission')
    expect((await browser().send('/admission', { code })).status).toBe(422)
    expect((await browser().send('/admission', { code: renewed.toLowerCase() })).status).toBe(303)
    expect((await administrator.post(`/staff/accounts/${id}/take-back`)).status).toBe(303)
    expect((await browser().send('/admission', { code: renewed })).status).toBe(422)
    expect(await stateOf(id)).toMatchObject({ active: false })
  })

  test('codes that are wrong, too old or malformed get one answer, and leave a line in the log', async () => {
    const { code, id } = await invited('Exercise 103')
    await app.sql("update app.invitation set expires_at = now() - interval '1 second' where account_id = $1", [id])
    const [old, wrong] = [
      await browser().send('/admission', { code }),
      await browser().send('/admission', { code: '2222-3333-4444' }),
    ]
    expect([old.status, old.text]).toEqual([wrong.status, wrong.text])
    for (const typed of ['', 'x', '<b>', 'y'.repeat(5000)])
      expect((await browser().send('/admission', { code: typed })).status).toBe(422)
    const [line] = await app.sql<{ n: number }>(
      "select count(*)::int as n from app.access_log where purpose like 'invitation code%' and outcome = 'refused'",
    )
    expect(line?.n).toBeGreaterThanOrEqual(2)
  })

  test('whoever never finished is closed by the sweep', async () => {
    const { code, id } = await invited('Exercise 104')
    await browser().send('/admission', { code })
    expect(await stateOf(id)).toMatchObject({ active: true })
    await app.worker("select app.account_sweep(now() + interval '8 days')")
    expect(await stateOf(id)).toMatchObject({ active: false })
  })

  test.each([
    ['no name', { name: ' ', roles: 'centre-officer' }, 'Type the name'],
    ['a name without end', { name: 'x'.repeat(5000), roles: 'centre-officer' }, 'Type the name'],
    ['no role', { name: 'Exercise 105' }, 'Choose at least one role'],
    ['a role of another kind of organisation', { name: 'Exercise 105', roles: 'lawyer' }, 'Choose at least one role'],
    ['a role nobody knows', { name: 'Exercise 105', roles: ['centre-officer', 'x'] }, 'Choose at least one role'],
  ])('%s: the answers stay, nothing is written', async (_, fields, message) => {
    const page = await administrator.post('/staff/accounts', fields)
    expect([page.status, page.title.startsWith('Error:'), page.text.includes(message)]).toEqual([422, true, true])
    expect(await accountNamed('Exercise 105')).toBe('')
  })

  test('the same form sent twice invites once', async () => {
    const fields = { name: 'Exercise 106', roles: 'centre-officer', _form: '00000000-0000-4000-8000-000000000106' }
    await administrator.post('/staff/accounts', fields)
    expect((await administrator.post('/staff/accounts', fields)).location).toBe('/staff/accounts')
    expect(await app.sql("select from app.account where name = 'Exercise 106'")).toHaveLength(1)
  })
})

test('a new undertaking is asked for at the next sign-in, before anything opens', async () => {
  const { code, id } = await invited('Exercise 111')
  const { device, person } = await comesIn(code)
  await app.sql("update app.setting set value = '2' where name = 'undertaking'")
  try {
    expect((await person.send('/work')).status).toBe(200)
    const next = browser()
    const held = await signsIn(next, device, '/work')
    expect(held.location).toBe('/admission/undertaking?to=%2Fwork')
    expect(next.jar.has('__Host-punte')).toBe(false)
    expect((await next.send('/work')).location).toContain('/sign-in')
    expect((await next.send('/admission/passkey')).location).toBe('/admission/undertaking')
  } finally {
    await app.sql("update app.setting set value = '1' where name = 'undertaking'")
  }
  await app.sql('delete from app.undertaking_acceptance where account_id = $1', [id])
  const again = browser()
  await signsIn(again, device, '/work')
  expect(await again.send('/admission/undertaking', { agree: 'yes', version: '1', to: '/work' })).toMatchObject({
    status: 303,
    location: '/work',
  })
  expect((await again.send('/work')).status).toBe(200)
})

describe('roles, locks and sessions', () => {
  test('a role taken back is gone with the very next request, and so is a locked account', async () => {
    const { code, id } = await invited('Exercise 121', ['centre-officer', 'supervisor'])
    const { person, device } = await comesIn(code)
    expect((await person.send('/staff/absences')).status).toBe(200)
    expect((await administrator.post(`/staff/accounts/${id}/roles`, { roles: 'centre-officer' })).status).toBe(303)
    expect((await person.send('/staff/absences')).status).toBe(404)
    expect((await administrator.post(`/staff/accounts/${id}/roles`, { roles: 'lawyer' })).status).toBe(422)
    expect((await administrator.post(`/staff/accounts/${id}/roles`)).status).toBe(422)
    expect((await stateOf(id))?.roles).toEqual(['centre-officer'])
    await administrator.post(`/staff/accounts/${id}/lock`)
    expect((await person.send('/work')).location).toContain('/sign-in')
    expect((await signsIn(person, device)).status).toBe(422)
    // Nothing but the unlocking opens it: not a return from an absence either.
    await app.sql('update app.account set active = true where id = $1', [id])
    expect(await stateOf(id)).toMatchObject({ active: false })
    expect((await administrator.post(`/staff/accounts/${id}/unlock`)).status).toBe(303)
    expect((await signsIn(person, device)).status).toBe(303)
    expect((await administrator.post(`/staff/accounts/${id}/end-sessions`)).status).toBe(303)
    expect((await person.send('/work')).location).toContain('/sign-in')
    expect(await logged(id)).toEqual(
      expect.arrayContaining([
        'roles changed from centre-officer, supervisor to centre-officer',
        'account locked: administrator',
        'account unlocked',
        'sessions ended by an administrator',
      ]),
    )
  })

  test('nobody changes their own account; nobody else sees or touches it', async () => {
    const own = administrator.account
    expect((await administrator.post(`/staff/accounts/${own}/roles`, { roles: 'supervisor' })).status).toBe(422)
    for (const act of ['lock', 'unlock', 'end-sessions', 'renew', 'take-back'])
      expect([act, (await administrator.post(`/staff/accounts/${own}/${act}`)).status]).toEqual([act, 404])
    const before = await stateOf(supervisor.account)
    const acts = ['roles', 'lock', 'unlock', 'end-sessions', 'renew', 'take-back', 'review', 'slip']
    for (const [who, client] of Object.entries({ other, supervisor, officer, national }))
      for (const act of acts) {
        const answer = await client.post(`/staff/accounts/${supervisor.account}/${act}`, { roles: 'administrator' })
        // The data-protection officer may open the page, and changes nothing while no review is late.
        const wanted = who === 'officer' && act === 'review' ? 303 : 404
        expect([who, act, answer.status]).toEqual([who, act, wanted])
      }
    expect((await other.get(`/staff/accounts/${supervisor.account}`)).status).toBe(404)
    expect((await supervisor.get('/staff/accounts')).status).toBe(404)
    expect((await other.get('/staff/accounts')).text).not.toContain('CR Cluj')
    expect(await stateOf(supervisor.account)).toEqual(before)
    // A code made by one person is for whoever never had a means; everybody else comes back by two.
    expect((await administrator.post(`/staff/accounts/${supervisor.account}/renew`)).status).toBe(404)
  })

  test('one sees where one is signed in, and ends one session, or all others', async () => {
    const { code } = await invited('Exercise 122')
    const { person, device } = await comesIn(code)
    const elsewhere = [browser(), browser()] as const
    for (const one of elsewhere) await signsIn(one, device)
    const page = (await person.send('/account/sessions')).text
    const ids = [...page.matchAll(/\/account\/sessions\/([0-9a-f-]{36})\/end/g)].map(found => found[1] ?? '')
    expect(ids).toHaveLength(2)
    const stranger = await comesIn((await invited('Exercise 123')).code)
    expect((await stranger.person.send(`/account/sessions/${ids[0]}/end`, {})).status).toBe(404)
    expect((await person.send(`/account/sessions/${ids[0]}/end`, {})).status).toBe(303)
    expect((await person.send(`/account/sessions/${ids[0]}/end`, {})).status).toBe(404)
    const open = async () =>
      (await Promise.all(elsewhere.map(one => one.send('/work')))).filter(one => one.status === 200).length
    expect(await open()).toBe(1)
    await person.send('/account/sessions/others/end', {})
    expect(await open()).toBe(0)
    expect((await person.send('/work')).status).toBe(200)
    expect((await stranger.person.send('/work')).status).toBe(200)
  })
})

describe('unused accounts and reviews', () => {
  test('who has not signed in is named first, then locked, and unlocked by an administrator', async () => {
    const { code, id } = await invited('Exercise 131')
    const { person } = await comesIn(code)
    const since = (days: number) =>
      app.sql(
        `update app.account_state set created_at = now() - interval '200 days', unlocked_at = null,
        last_sign_in_at = now() - make_interval(days => ${days}) where account_id = $1`,
        [id],
      )
    await since(61)
    expect((await administrator.get('/staff/accounts')).text).toContain('Exercise 131 has not signed in for long')
    await app.worker('select app.account_sweep(now())')
    expect(await stateOf(id)).toMatchObject({ active: true })
    await since(91)
    expect(await app.worker('select app.account_sweep(now()) as closed')).toEqual([{ closed: 1 }])
    expect(await stateOf(id)).toMatchObject({ active: false })
    expect((await person.send('/work')).location).toContain('/sign-in')
    expect((await administrator.get(`/staff/accounts/${id}`)).text).toContain('locked: not used')
    await administrator.post(`/staff/accounts/${id}/unlock`)
    expect(await app.worker('select app.account_sweep(now()) as closed')).toEqual([{ closed: 0 }])
    expect(await stateOf(id)).toMatchObject({ active: true })
  })

  test('a review is the administrators’, and the data-protection officer’s when they are late', async () => {
    const { id, code } = await invited('Exercise 132', ['centre-officer', 'supervisor'])
    await comesIn(code)
    const reviewed = (days: number) =>
      app.sql('update app.account_state set reviewed_at = now() - make_interval(days => $2) where account_id = $1', [
        id,
        days,
      ])
    const confirm = { action: `/staff/accounts/${id}/review` }
    await reviewed(179)
    expect((await administrator.get('/staff/accounts')).text).not.toContain('Roles to look at again')
    await reviewed(181)
    const page = await administrator.get('/staff/accounts')
    expect(page.text).toContain('Roles to look at again')
    expect((await officer.get('/staff/accounts')).text).not.toContain('Roles to look at again')
    await officer.post(`/staff/accounts/${id}/review`, { seen: 'centre-officer supervisor', decision: 'choose' })
    expect((await stateOf(id))?.roles).toHaveLength(2)
    expect((await administrator.send(page, {}, confirm)).location).toBe('/staff/accounts')
    expect((await administrator.get('/staff/accounts')).text).not.toContain('Roles to look at again')
    await reviewed(195)
    const late = await officer.get(`/staff/accounts/${id}`)
    // A page that no longer says what stands changes nothing.
    await officer.send(late, { seen: 'centre-officer', roles: [] }, confirm)
    expect((await stateOf(id))?.roles).toHaveLength(2)
    expect((await officer.send(late, { roles: 'centre-officer' }, confirm)).location).toBe('/staff/accounts')
    expect((await stateOf(id))?.roles).toEqual(['centre-officer'])
    expect(await logged(id)).toEqual(expect.arrayContaining(['roles confirmed', 'roles taken back: supervisor']))
  })
})

describe('recovery', () => {
  const organisation = async (code: string) =>
    (await app.sql<{ id: string }>('select id from app.organisation where code = $1', [code]))[0]?.id ?? ''
  const asks = async (name: string) => browser().send('/recovery', { organisation: await organisation('CR-CJ'), name })
  const openOf = async (id: string) =>
    (
      await app.sql<{ id: string }>('select id from app.recovery where account_id = $1 and closed_at is null', [id])
    ).map(row => row.id)
  const confirms = (client: Client, id: string, checked = 'document-seen') =>
    client.post(`/staff/recoveries/${id}/confirm`, { checked })

  test('nobody learns from asking whether there is such an account', async () => {
    await invited('Exercise 141')
    const known = await asks('exercițiu 051 (supervizor, cr cluj)')
    const unknown = await asks('Nobody of that name')
    const plain = (text: string) => text.replace(/<code translate="no">[2-9A-Z]{6}<\/code>/, 'REFERENCE')
    expect(plain(known.text)).toBe(plain(unknown.text))
    expect([known.status, unknown.status]).toEqual([200, 200])
    const rows = await app.sql('select from app.recovery where account_id is null')
    expect(rows).toHaveLength(1)
    await app.worker("select app.account_sweep(now() + interval '4 days')")
    expect(await app.sql('select from app.recovery where account_id is null')).toHaveLength(0)
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push((await asks('Somebody else')).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    for (const fields of [{}, { organisation: 'x', name: 'y' }, { name: 'z'.repeat(3000) }])
      expect((await browser().send('/recovery', fields)).status).toBe(422)
  })

  test('two people in two roles, neither of them alone, and each with half of the code', async () => {
    const { code, id } = await invited('Exercise 142')
    const { person, device } = await comesIn(code)
    await asks('Exercise 142')
    const [recovery = ''] = await openOf(id)
    // One person, whatever they try.
    const first = await confirms(administrator, recovery)
    expect(first.status).toBe(200)
    const half = codeIn(first.html)
    for (let n = 0; n < 2; n++)
      expect((await confirms(administrator, recovery)).text).toContain('You have confirmed already')
    const [colleague] = [await invited('Exercise 143', ['administrator'])]
    await comesIn(colleague.code)
    await app.sql("update app.account set code = 'second-administrator' where id = $1", [colleague.id])
    const same = await confirms(await app.as('second-administrator'), recovery)
    expect([same.status, same.text.includes('in your own role')]).toEqual([422, true])
    expect((await confirms(other, recovery)).status).toBe(404)
    expect((await confirms(officer, recovery)).status).toBe(404)
    expect((await person.send('/work')).status).toBe(200)
    // Nor with a second person of their own making.
    const straw = await invited('Exercise 146', ['supervisor'])
    await comesIn(straw.code)
    await app.sql("update app.account set code = 'straw-supervisor' where id = $1", [straw.id])
    expect((await confirms(await app.as('straw-supervisor'), recovery)).text).toContain('given a role by the other')
    expect((await browser().send('/admission', { code: half + half })).status).toBe(422)
    expect((await confirms(supervisor, recovery, 'trust me')).status).toBe(422)
    const list = await supervisor.get(`/staff/recoveries/${recovery}`)
    expect(list.text).toContain('I saw a valid identity document')
    // The second: everything former ends at once.
    const second = await confirms(supervisor, recovery, 'known-in-person')
    expect(second.status).toBe(200)
    expect((await person.send('/work')).location).toContain('/sign-in')
    expect((await signsIn(person, device)).status).toBe(422)
    expect((await confirms(supervisor, recovery)).status).toBe(404)
    const other2 = codeIn(second.html)
    expect((await browser().send('/admission', { code: other2 + other2 })).status).toBe(422)
    expect((await administrator.post(`/staff/accounts/${id}/renew`)).status).toBe(404)
    const back = await comesIn(`${other2} ${half}`, false)
    expect((await back.person.send('/work')).status).toBe(200)
    expect((await browser().send('/admission', { code: half + other2 })).status).toBe(422)
    expect(await logged(id)).toEqual(
      expect.arrayContaining([
        'recovery confirmed: document-seen',
        'recovery confirmed: known-in-person',
        'recovery done: sessions and means ended',
      ]),
    )
  })

  test('not for oneself, not after the limit, not with a word of somebody who has gone', async () => {
    await asks('Exercițiu 051 (supervizor, CR Cluj)')
    const name =
      (await app.sql<{ name: string }>('select name from app.account where id = $1', [supervisor.account]))[0]?.name ??
      ''
    await asks(name)
    const [own = ''] = await openOf(supervisor.account)
    const self = await confirms(supervisor, own)
    expect([self.status, self.text.includes('your own account')]).toEqual([422, true])
    // The national desk's administrator may take either seat, beside an administrator of the organisation.
    expect((await confirms(national, own)).status).toBe(200)
    await app.sql("delete from app.account_role where account_id = $1 and role = 'administrator'", [national.account])
    expect((await confirms(administrator, own)).text).toContain('A second person')
    expect(await openOf(supervisor.account)).toContain(own)
    await app.sql("insert into app.account_role values ($1, 'administrator')", [national.account])
    expect((await confirms(national, own)).text).toContain('Both halves together')
    expect(await openOf(supervisor.account)).toEqual([])

    const { code, id } = await invited('Exercise 144')
    const { person } = await comesIn(code)
    await asks('Exercise 144')
    const [late = ''] = await openOf(id)
    await confirms(administrator, late)
    await app.sql("update app.recovery set expires_at = now() - interval '1 second' where id = $1", [late])
    expect((await confirms(national, late)).status).toBe(404)
    expect((await person.send('/work')).status).toBe(200)
  })

  test('who still has the account is told, and stops it', async () => {
    const { code, id } = await invited('Exercise 145')
    const { person } = await comesIn(code)
    await asks('Exercise 145')
    const [recovery = ''] = await openOf(id)
    await confirms(administrator, recovery)
    expect((await person.send('/account/sessions')).text).toContain('Somebody asked for the recovery')
    expect((await administrator.post(`/account/recoveries/${recovery}/refuse`)).status).toBe(404)
    expect((await person.send(`/account/recoveries/${recovery}/refuse`, {})).status).toBe(303)
    expect((await confirms(national, recovery)).status).toBe(404)
    expect(await logged(id)).toContain('recovery refused')
  })
})

describe('the first administrator', () => {
  const url = () => app.adminUrl
  test('is invited from the machine, once an organisation has none who can sign in', async () => {
    const asked = { organisation: 'CR-IS', name: 'Exercise 151' }
    expect(await inviteFirst(url(), SECRET, { ...asked, organisation: 'NONE' })).toMatchObject({
      why: 'no-organisation',
    })
    const one = await inviteFirst(url(), SECRET, asked)
    const two = await inviteFirst(url(), SECRET, asked)
    if (one.kind !== 'invited' || two.kind !== 'invited') throw new Error('nobody was invited')
    expect((await browser().send('/admission', { code: one.code })).status).toBe(422)
    const { person } = await comesIn(two.code)
    expect((await person.send('/staff/accounts')).text).toContain('Exercise 151')
    expect(await inviteFirst(url(), SECRET, asked)).toEqual({ kind: 'refused', why: 'taken' })
    expect(await app.sql("select from app.account where name = 'Exercise 151'")).toHaveLength(1)
  })

  test.each([[[]], [['first']], [['second', '--organisation', 'X']], [['first', '--organisation', 'X', '--force']]])(
    'a command like %j is not understood',
    args => expect(readAsk(args)).toBeUndefined(),
  )
})

test('a count of tries is forgotten with its window: nothing that stands for an address lives an hour', async () => {
  await browser().send('/admission', { code: '2222-2222-2223' })
  await app.worker("select app_inner.sign_in_sweep(now() + interval '16 minutes')")
  expect(await app.sql("select from app.sign_in_attempt where scope <> 'identifier'")).toHaveLength(0)
  await app.worker("select app_inner.sign_in_sweep(now() + interval '61 minutes')")
  expect(await app.sql('select from app.sign_in_attempt')).toHaveLength(0)
})

test('the web role reaches none of these tables, and cannot take the inner steps', async () => {
  for (const table of [
    'account_state',
    'undertaking_acceptance',
    'invitation',
    'admission',
    'recovery',
    'recovery_confirmation',
  ])
    expect(
      await app.sql(`select has_table_privilege('app_web', 'app.${table}', 'select,insert,update,delete') as may`),
    ).toEqual([{ may: false }])
  const [may] = await app.sql<{ n: number }>(
    `select count(*)::int as n from pg_proc p where p.pronamespace = 'app_inner'::regnamespace and has_function_privilege('app_web', p.oid, 'execute')`,
  )
  expect(may?.n).toBe(0)
})
