/**
 * Break-glass: one record, for minutes, with a reason, a confirmation and everybody told. Two organisations: the centre of one
 * county holds the adult; a hotline and the duty officer of another centre hold nothing of them.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasRight } from '../../src/act/mechanism.ts'
import { loadMechanism, routesOf } from '../../src/app.ts'
import { RO } from '../../src/countries/ro/pack.ts'
import { accessFaults } from '../../src/domain/access/check.ts'
import type { Entered } from '../../src/platform/db/database.ts'
import { type Client, ORIGIN, startApp, type TestApp } from '../support/app.ts'
import { makeWorld, WHO, type World } from '../support/world.ts'

let app: TestApp
let world: World
let hotline: Client
let duty: Client
let code: string
const NAMES = 'Exercise'
const REASON = {
  reason: 'danger-to-life',
  words: 'She called from a car and gave this number; the driver turned back.',
}

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  ;[hotline, duty] = await Promise.all([app.as('exercise-017'), app.as('exercise-014')])
  code = await codeOf(world.adult.id)
})
afterAll(() => app.stop())
beforeEach(async () => {
  await app.sql('update app.break_glass set closed_at = now() where closed_at is null')
  await app.sql('delete from app.break_glass_try')
  await app.sql('update app.session set confirmed_at = null')
})

async function codeOf(person: string): Promise<string> {
  const [row] = await app.sql<{ code: string }>('select code from app.person where id = $1', [person])
  return row?.code ?? ''
}
const confirm = (who: Client) => who.post('/confirm/exercise', { to: '/emergency-access' })
async function open(who: Client, number = code, more: Record<string, string> = {}) {
  await confirm(who)
  return who.post('/emergency-access', { number, ...REASON, ...more })
}
const lastLog = async () =>
  (
    await app.sql<{ purpose: string; outcome: string; person_id: string | null }>(
      'select purpose, outcome, person_id from app.access_log order by seq desc limit 1',
    )
  )[0]
const count = async (table: string) =>
  Number((await app.sql<{ n: number }>(`select count(*)::int as n from app.${table}`))[0]?.n)

describe('opening', () => {
  test('asks who one is first, and gives the form back afterwards', async () => {
    await app.sql('update app.session set confirmed_at = null')
    const asked = await hotline.post('/emergency-access', { number: code, ...REASON })
    expect([asked.status, asked.location]).toEqual([303, '/confirm?to=%2Femergency-access'])
    expect(await count('break_glass')).toBe(0)
    await confirm(hotline)
    const opened = await hotline.post('/emergency-access', { number: code, ...REASON })
    expect(opened.location ?? opened.text).toMatch(/^\/emergency-access\/[0-9a-f-]{36}$/)
  })

  test('shows one person, the classes of the rule and no more, and every page says so until it is closed', async () => {
    const seen = await hotline.follow(await open(hotline))
    expect(seen.status).toBe(200)
    for (const text of [code, NAMES, '0700000000', 'CR-CJ'.length > 0 ? 'Close now' : ''])
      expect(seen.text).toContain(text)
    expect((await hotline.get('/law')).text).toContain('Close now')
    const inDatabase = await app.sql<{ data_class: string }>(
      'select distinct data_class from app.record where person_id = $1',
      [world.adult.id],
    )
    expect(inDatabase.length).toBeGreaterThan(8)
    const id =
      (await app.sql<{ id: string }>('select id from app.break_glass order by opened_at desc limit 1'))[0]?.id ?? ''
    const closed = await hotline.post(`/emergency-access/${id}/close`)
    expect(closed.location).toBe('/emergency-access?closed')
    expect((await hotline.get('/law')).text).not.toContain('Close now')
    expect((await hotline.get(`/emergency-access/${id}`)).status).toBe(404)
  })

  test('what the person agreed about being reached stands there too, code word and all', async () => {
    const desk = await app.as('exercise-011')
    const agreed = {
      channel: 'call',
      address: '+40 700 000 001',
      codeWord: 'lighthouse',
      whoKnows: 'only her sister',
      language: 'ro',
    }
    const sent = await desk.post(`/people/${world.adult.id}/safe-contact`, {
      ...agreed,
      days: ['1'],
      opens: '10:00',
      closes: '12:00',
    })
    expect(sent.status).toBe(303)
    const seen = await hotline.follow(await open(hotline))
    for (const text of ['lighthouse', '+40700000001', 'only her sister', '10:00']) expect(seen.text).toContain(text)
  })

  test('a confirmation opens once: the next record needs another', async () => {
    const first = await open(hotline)
    await hotline.post(`${first.location}/close`)
    expect((await hotline.post('/emergency-access', { number: code, ...REASON })).location).toMatch(/^\/confirm/)
  })

  test('only one record at a time, also for the same account in two windows', async () => {
    await open(hotline)
    const again = await open(hotline, await codeOf(world.child.id))
    expect(again.status).toBe(409)
    expect(await count('break_glass where closed_at is null')).toBe(1)
  })

  test('the same form sent twice opens once', async () => {
    await confirm(hotline)
    const _form = randomUUID()
    const before = await count('break_glass')
    const one = await hotline.post('/emergency-access', { number: code, ...REASON, _form })
    await confirm(hotline)
    const two = await hotline.post('/emergency-access', { number: code, ...REASON, _form })
    expect(two.location).toBe(one.location)
    expect(await count('break_glass')).toBe(before + 1)
  })

  test.each([
    [{ number: '', reason: 'medical', words: 'x'.repeat(30) }, 'number'],
    [{ number: 'P-1', reason: 'curiosity', words: 'x'.repeat(30) }, 'reason'],
    [{ number: 'P-1', reason: 'medical', words: 'short' }, 'words'],
    [{ number: 'P-1', reason: 'medical', words: 'x'.repeat(5000) }, 'words'],
  ])(
    'what is wrong with %#. form stands beside it, its answers are kept, and no try is counted',
    async (fields, wrong) => {
      await confirm(hotline)
      const page = await hotline.post('/emergency-access', fields)
      expect(page.status).toBe(422)
      expect(page.links[0]).toContain(wrong)
      expect(await count('break_glass_try')).toBe(0)
    },
  )

  test('not without the words: the database itself takes nothing back on trust', async () => {
    await confirm(hotline)
    const [session] = await app.sql<{ token_hash: Buffer }>(
      'select token_hash from app.session where account_id = $1 order by created_at desc limit 1',
      [hotline.account],
    )
    const bare = app.db.as(session?.token_hash ?? null, tx =>
      tx.rows("select app.glass_open($1, $2, $3, 'medical', '{medical}')", [randomUUID(), session?.token_hash, code]),
    )
    await expect(bare).rejects.toThrow()
    expect(await count('break_glass where closed_at is null')).toBe(0)
  })
})

describe('nobody learns whether a number is anybody’s', () => {
  test('wrong, erased and barred numbers are answered alike, audited alike, and counted', async () => {
    const strip = (text: string, number: string) =>
      text.replaceAll(number, 'N').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    const wrong = await open(hotline, 'P-0000-0000')
    expect(wrong.status).toBe(422)
    const logged = await lastLog()
    expect(logged).toMatchObject({ outcome: 'refused', person_id: null })
    await app.sql('update app.data_key set erased_at = now(), kek = null, wrapped = null where subject_id = $1', [
      world.double.id,
    ])
    const erased = await open(hotline, await codeOf(world.double.id))
    expect(await lastLog()).toEqual(logged)
    await app.sql(
      'create or replace function app_inner.glass_barred(p_person uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$ select true $$',
    )
    const barred = await open(hotline)
    expect(await lastLog()).toEqual(logged)
    await app.sql(
      'create or replace function app_inner.glass_barred(p_person uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$ select false $$',
    )
    expect(strip(erased.text, await codeOf(world.double.id))).toBe(strip(wrong.text, 'P-0000-0000'))
    expect(strip(barred.text, code)).toBe(strip(wrong.text, 'P-0000-0000'))
    expect(await count('break_glass_try')).toBe(3)
  })

  test('an account that tries on and on is stopped, though the next number were right', async () => {
    for (let n = 0; n < 5; n++) await open(hotline, `P-0000-000${n}`)
    const stopped = await open(hotline)
    expect(stopped.status).toBe(429)
    expect(await lastLog()).toMatchObject({ outcome: 'refused' })
    expect(await count('break_glass where closed_at is null')).toBe(0)
  })

  test('a name is no number, and whoever the pack does not let finds no such page', async () => {
    const [identity] = await app.sql<{ family_name: string }>(
      'select family_name from app.person_identity where person_id = $1',
      [world.adult.id],
    )
    expect((await open(hotline, identity?.family_name ?? '')).status).toBe(422)
    for (const who of ['exercise-005', 'exercise-011', 'exercise-033', 'exercise-024']) {
      const stranger = await app.as(who)
      expect((await stranger.get('/emergency-access')).status).toBe(404)
      expect((await open(stranger)).status).toBe(404)
    }
  })

  test('the reference of a notification about one person opens that one', async () => {
    const [sent] = await app.sql<{ code: string }>('select code from app.notification where id = $1', [
      world.adult.notification,
    ])
    const seen = await hotline.follow(await open(hotline, ` ${sent?.code} `))
    expect(seen.text).toContain(code)
  })

  test('whoever sees the person anyway is led there, and nothing is opened', async () => {
    const centre = await app.as('exercise-012')
    expect((await open(centre)).location).toBe(`/people/${world.adult.id}`)
  })
})

describe('while it is open', () => {
  test('it ends by its time at the very next query, with nobody doing anything', async () => {
    const opened = await open(hotline)
    expect((await hotline.get(opened.location ?? '')).status).toBe(200)
    await app.sql(
      "update app.break_glass set opened_at = now() - interval '31 minutes', until = now() - interval '1 second' where closed_at is null",
    )
    expect((await hotline.get(opened.location ?? '')).status).toBe(404)
    expect((await hotline.get('/law')).text).not.toContain('Close now')
  })

  test('never longer than an hour, whatever the pack says', async () => {
    await app.sql("update app.setting set value = '600 minutes' where name = 'parameter.P-GLASS-MINUTES'")
    await open(hotline)
    await app.sql("update app.setting set value = '30 minutes' where name = 'parameter.P-GLASS-MINUTES'")
    const [row] = await app.sql<{ minutes: number }>(
      'select extract(epoch from until - opened_at)::int / 60 as minutes from app.break_glass where closed_at is null',
    )
    expect(row?.minutes).toBe(60)
  })

  test('a role taken away closes it at once; nobody else sees through it', async () => {
    const opened = await open(hotline)
    const colleague = await app.as('exercise-018')
    expect((await colleague.get(opened.location ?? '')).status).toBe(404)
    await app.sql("delete from app.account_role where account_id = $1 and role = 'hotline-operator'", [hotline.account])
    expect((await hotline.get(opened.location ?? '')).status).toBe(404)
    await app.sql("insert into app.account_role values ($1, 'hotline-operator')", [hotline.account])
    expect((await hotline.get(opened.location ?? '')).status).toBe(200)
  })

  /** Every other page of the system, with the person's ids in it: lists, searches, papers, files, exports, programs. */
  test('no other page, list, search, paper or export opens with it, and none names the person', async () => {
    const opened = await open(duty)
    expect((await duty.get(opened.location ?? '')).text).toContain('0700000000')
    const mechanism = await loadMechanism({ db: app.db, profile: 'exercise', origins: [ORIGIN], country: undefined })
    const [entered] = await app.sql<{ roles: string[]; kind: string }>(
      `select array_agg(r.role) as roles, min(o.kind) as kind from app.account a join app.account_role r on r.account_id = a.id
         join app.organisation o on o.id = a.organisation_id where a.id = $1`,
      [duty.account],
    )
    const actor = { roles: entered?.roles ?? [], organisationKind: entered?.kind ?? '' } as unknown as Entered
    const routes = routesOf(mechanism, {
      secret: 'an exercise secret of enough characters',
      profile: 'exercise',
      origins: [ORIGIN],
    })
    const [record] = world.adult.events
    const [leg] = world.adult.legs
    const [evidence] = await app.sql<{ id: string }>('select id from app.evidence where person_id = $1', [
      world.adult.id,
    ])
    const put: Record<string, string> = {
      recordId: record ?? '',
      legId: leg ?? '',
      evidenceId: evidence?.id ?? '',
      form: 'F-04',
      step: 'x',
      page: 'seen',
    }
    const asked = routes.filter(
      one =>
        one.method === 'GET' &&
        !one.open &&
        !one.path.startsWith('/emergency-access') &&
        !one.path.startsWith('/sign-in') &&
        hasRight(RO, actor, one.may),
    )
    expect(asked.length).toBeGreaterThan(25)
    for (const route of asked) {
      const path = route.path.replace(/:(\w+)/g, (_, name: string) => put[name] ?? world.adult.id)
      const answer = await duty.get(`${path}?q=${code}&code=${code}`)
      expect([200, 303, 404], path).toContain(answer.status)
      expect(answer.html, path).not.toContain('0700000000')
      // An empty form to print is about nobody.
      if (route.path.startsWith('/people/:id') && !route.path.endsWith('/acts/:form/paper'))
        expect(answer.status, path).not.toBe(200)
    }
    const found = await duty.get(`/people?q=${code}`)
    expect(found.text).not.toContain(`/people/${world.adult.id}`)
  })

  test('the transaction that does not look at that record sees nothing of it, and a setting alone opens nothing', async () => {
    await open(hotline)
    const inside = await world.inside(WHO.hotline)
    const visible = (set: string) =>
      inside.do(async tx => {
        await tx.rows(`select set_config('app.glass', $1, true)`, [set])
        return (
          await tx.rows(
            'select id from app.person union all select person_id from app.person_identity union all select person_id from app.record',
          )
        ).length
      })
    expect(await visible('')).toBe(0)
    const [other] = await app.sql<{ id: string }>(
      `insert into app.break_glass (person_id, account_id, organisation_id, reason, told, until, review_organisation_id, review_due_at)
       select $1, a.id, a.organisation_id, 'medical', 'pv0.erased', now() + interval '9 minutes', a.organisation_id, now() from app.account a where a.code = 'exercise-014' returning id`,
      [world.child.id],
    )
    expect(await visible(other?.id ?? '')).toBe(0)
    const [mine] = await app.sql<{ id: string }>(
      'select id from app.break_glass where account_id = $1 and closed_at is null',
      [hotline.account],
    )
    expect(await visible(mine?.id ?? '')).toBeGreaterThan(0)
    await app.sql('delete from app.break_glass where id = $1', [other?.id])
  })

  test('nothing can be written, printed or handed on with it', async () => {
    await open(duty)
    for (const path of [
      `/people/${world.adult.id}/acts/F-04`,
      `/people/${world.adult.id}/evidence`,
      `/people/${world.adult.id}/looks`,
    ])
      expect((await duty.post(path, { language: 'ro' })).status, path).toBe(404)
    const widened = RO.access.map(rule =>
      rule.relation === 'break-glass' ? { ...rule, verbs: ['read', 'print'] as const } : rule,
    )
    expect(accessFaults(widened).map(one => one.id)).toContain('AC-BREAK-GLASS-DUTY')
    expect(accessFaults(RO.access)).toEqual([])
  })
})

describe('everybody is told', () => {
  test('the desk that holds the person, the supervisor and the data-protection officer, at once; nobody else', async () => {
    await app.sql('delete from app.break_glass_notice')
    await open(await app.as('exercise-026'))
    const told = await app.sql<{ code: string; audience: string }>(
      'select o.code, n.audience from app.break_glass_notice n join app.organisation o on o.id = n.organisation_id order by 2, 1',
    )
    expect(told).toEqual([
      { code: 'CR-CJ', audience: 'data-protection-officer' },
      { code: 'DPO-1', audience: 'data-protection-officer' },
      { code: 'CR-CJ', audience: 'desk' },
      { code: 'ANITP', audience: 'supervisor' },
    ])
    const centre = await app.as('exercise-011')
    const work = await centre.get('/work')
    expect(work.text).toContain('Opened in an emergency')
    expect(work.text).toContain(code)
    expect(work.text).not.toContain('driver turned back')
    const other = await app.as('exercise-013')
    expect((await other.get('/work')).text).not.toContain('Opened in an emergency')
    const [notice] = await app.sql<{ id: string }>("select id from app.break_glass_notice where audience = 'desk'")
    expect((await other.post(`/emergency-notices/${notice?.id}`)).status).toBe(404)
    expect((await centre.post(`/emergency-notices/${notice?.id}`)).location).toBe('/work')
    expect((await centre.get('/work')).text).not.toContain('Opened in an emergency')
    expect((await (await app.as('exercise-056')).get('/work')).text).toContain('Opened in an emergency')
  })

  test('the person sees it among the looks, and the log of the organisation has it', async () => {
    const opened = await open(hotline)
    await hotline.get(opened.location ?? '')
    const looks = await app.sql<{ purpose: string }>('select purpose from app_inner.looks($1) limit 2', [
      world.adult.id,
    ])
    expect(looks.map(one => one.purpose)).toEqual(['break-glass: person page', 'break-glass opened: danger-to-life'])
  })
})

describe('the review', () => {
  const officer = () => app.as('exercise-055')

  test('is due in 72 hours, shows who, why and what was looked at, and is kept once', async () => {
    await app.sql('delete from app.break_glass_notice')
    await app.sql('delete from app.break_glass')
    const opened = await open(hotline)
    await hotline.get(opened.location ?? '')
    const id = opened.location?.split('/').at(-1)
    const [row] = await app.sql<{ hours: number; told: string }>(
      'select round(extract(epoch from review_due_at - opened_at) / 3600)::int as hours, told from app.break_glass where id = $1',
      [id],
    )
    expect(row?.hours).toBe(72)
    expect(row?.told).toMatch(/^pv1\./)
    const dpo = await officer()
    expect((await dpo.get('/duty')).html).toContain('/emergency-reviews')
    const page = await dpo.get(`/emergency-reviews/${id}`)
    for (const text of ['driver turned back', 'break-glass: person page', 'Exercițiu 017'])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('0700000000')
    expect((await dpo.post(`/emergency-reviews/${id}`, { justified: 'maybe', note: '' })).status).toBe(422)
    const note = 'Spoke with the operator and the centre.'
    expect((await dpo.post(`/emergency-reviews/${id}`, { justified: 'no', note })).location).toBe('/emergency-reviews')
    expect((await dpo.post(`/emergency-reviews/${id}`, { justified: 'yes', note })).status).toBe(409)
    expect((await dpo.get(`/emergency-reviews/${id}`)).text).toContain(note)
    expect(await lastLog()).toMatchObject({ purpose: 'break-glass reviewed: not justified' })
    const [kept] = await app.sql<{ note: string }>('select note from app.break_glass where id = $1', [id])
    expect(kept?.note).not.toContain('Spoke')
  })

  test('is not for whoever opened it, nor for an officer of another desk; the desk’s own officer may read', async () => {
    const opened = await open(hotline)
    const id = opened.location?.split('/').at(-1)
    const elsewhere = await app.as('exercise-054')
    expect((await elsewhere.get(`/emergency-reviews/${id}`)).status).toBe(404)
    const holding = await app.as('exercise-053')
    expect((await holding.get(`/emergency-reviews/${id}`)).text).toContain('driver turned back')
    expect(
      (await holding.post(`/emergency-reviews/${id}`, { justified: 'yes', note: 'by the holding desk' })).status,
    ).toBe(404)
    await app.sql("insert into app.account_role values ($1, 'data-protection-officer')", [hotline.account])
    expect((await hotline.get(`/emergency-reviews/${id}`)).status).toBe(404)
    await app.sql("delete from app.account_role where account_id = $1 and role = 'data-protection-officer'", [
      hotline.account,
    ])
  })
})
