import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../tests/support/app.ts'
import {
  CHILD_PROTECTION,
  NAME,
  OFFICER,
  offerFields,
  RECEIVER,
  readyPerson,
  STRANGER,
  yes,
} from '../../../tests/support/referral-world.ts'

let app: TestApp
let officer: Client
let receiver: Client
let stranger: Client

beforeAll(async () => {
  app = await startApp()
  officer = await app.as(OFFICER)
  receiver = await app.as(RECEIVER.account)
  stranger = await app.as(STRANGER.account)
})
afterAll(() => app?.stop())

const listing = async (organisation: string, service = 'SHEL_EM') => {
  const [row] = await app.sql<{ id: string }>(
    `select l.service_id as id from app_directory.listing l join app.organisation o on o.id = l.tenant_id
      where o.code = $1 and $2 = any (l.needs)`,
    [organisation, service],
  )
  return row?.id ?? ''
}
const queries = (search: string) =>
  app.sql<{ id: string; state: string; answer: string | null; receiver: string }>(
    `select q.id, q.state, q.answer, o.code as receiver from app.place_query q join app.organisation o on o.id = q.receiver_id
      where q.search_id = $1 order by q.position`,
    [search],
  )
const gaps = () =>
  app.sql<Record<string, unknown>>(
    'select service, county, sex, age_band, cause from app.service_gap order by service, cause',
  )
const searchOf = (location: string | null) => location?.split('/').at(-1) ?? ''

/** Asks these services for a place for a person; one at a time, so that the next one waits for a silence. */
async function asked(person: string, organisations: readonly string[], over: Record<string, string> = {}) {
  const ask = await Promise.all(organisations.map(one => listing(one)))
  const sent = await officer.post(`/people/${person}/places/new`, {
    service: 'SHEL_EM',
    county: 'CJ',
    urgency: 'days',
    ask,
    ...over,
  })
  expect(sent.status, sent.text.slice(0, 600)).toBe(303)
  return { search: searchOf(sent.location) }
}
const reply = (client: Client, query: string | undefined, answer: string, reason = '') =>
  client.post(`/place-queries/${query}/answer`, { [`answer-${query}`]: answer, [`reason-${query}`]: reason })

describe('finding who can help', () => {
  it('shows who can be asked and why, and for everybody else why not', async () => {
    const { person, organisation } = await readyPerson(app)
    await app.sql(
      `insert into app.consent (person_id, purpose, recipient, answer, given_by, at)
        values ($1, 'referral', $2, 'refused', 'person', now())`,
      [person, organisation(STRANGER.organisation)],
    )
    const page = await officer.get(`/people/${person}/places/new?service=SHEL_EM&county=CJ`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('ADPARE')
    expect(page.text).toContain('whether a place is free is not known')
    expect(page.text).toContain('the person said no to it')
    expect(page.text).toContain('not the way for this referral')
    for (const word of [NAME.given, NAME.family, NAME.birth, '0700 000 099']) expect(page.html).not.toContain(word)
  })

  it('says first that nobody can be asked; the person waits, and the gap is written down once, in codes', async () => {
    // A child goes from the centre to child protection alone, and none of those gives this help.
    const { person } = await readyPerson(app, { child: true })
    const page = await officer.get(`/people/${person}/places/new?service=TRANSIT&county=CJ`)
    expect(page.text).toContain('There is no place to ask for now')
    expect(page.html).not.toContain('name="ask"')
    const waits = await officer.send(page, {}, { action: `/people/${person}/places/new` })
    expect(waits.status, waits.text.slice(0, 600)).toBe(303)
    expect((await officer.follow(waits)).text).toContain('The person waits for a place')
    expect(await gaps()).toEqual([
      { service: 'TRANSIT', county: 'CJ', sex: 'female', age_band: '13-17', cause: 'nobody-eligible' },
    ])
    const again = await officer.post(`/people/${person}/places/new`, {
      service: 'TRANSIT',
      county: 'CJ',
      urgency: 'today',
      _wait: 'yes',
    })
    expect(again.location).toBe(waits.location)
    expect(await gaps()).toHaveLength(1)
    const list = await officer.get('/waiting')
    expect(list.text).toContain('is or may be a child; needs a place tonight; waits since today')
  })
})

describe('a question for a place', () => {
  it('goes to several services at once and names nobody; a no is told with its reason, a yes leads to the offer', async () => {
    const { person } = await readyPerson(app)
    const { search } = await asked(person, [RECEIVER.organisation, STRANGER.organisation])
    const out = await queries(search)
    expect(out.map(one => one.state)).toEqual(['asked', 'asked'])
    for (const client of [receiver, stranger]) {
      const seen = await client.get('/place-queries')
      for (const word of ['35 to 49', 'Female', 'Cluj']) expect(seen.text).toContain(word)
      for (const word of [NAME.given, NAME.family, NAME.birth, 'EX-', person]) expect(seen.html).not.toContain(word)
    }
    const own = (code: string) => out.find(one => one.receiver === code)?.id
    expect((await reply(stranger, own(STRANGER.organisation), 'no')).status).toBe(422)
    expect((await reply(stranger, own(STRANGER.organisation), 'no', 'no-place')).status).toBe(303)
    expect((await reply(receiver, own(RECEIVER.organisation), 'yes')).status).toBe(303)
    const after = await officer.get(`/people/${person}/places/${search}`)
    expect(after.text).toContain('no: ')
    expect(after.html).toContain('referrals/new?service=SHEL_EM')
    // Who declined has learned nothing, and can learn nothing now.
    const [seen] = await app.sql<{ n: number }>(
      `select count(*)::int as n from app.person_grant g join app.organisation o on o.id = g.organisation_id
        where g.person_id = $1 and o.code = $2`,
      [person, STRANGER.organisation],
    )
    expect(seen?.n).toBe(0)
    expect((await stranger.get(`/people/${person}`)).status).toBe(404)
    expect((await reply(stranger, own(STRANGER.organisation), 'yes')).status).toBe(409)
  })

  it('after silence the next question goes out by itself; at the end the person waits and the gap says why', async () => {
    const { person } = await readyPerson(app)
    const { search } = await asked(person, [RECEIVER.organisation, STRANGER.organisation])
    await app.sql(
      `update app.place_query set state = 'planned', asked_at = null, due_at = 'infinity', remind_at = 'infinity'
      where search_id = $1 and position = 2`,
      [search],
    )
    const sweep = async (hours: number) =>
      (
        await app.worker<{ n: number }>('select app.place_sweep($1) as n', [new Date(Date.now() + hours * 3_600_000)])
      )[0]?.n
    const states = async () => (await queries(search)).map(one => one.state)
    expect(await sweep(1)).toBe(0)
    expect(await sweep(2.1)).toBe(1)
    const [reminded] = await app.sql('select reminded_at from app.place_query where search_id = $1 and position = 1', [
      search,
    ])
    expect(reminded?.reminded_at).not.toBeNull()
    expect(await sweep(4.1)).toBe(1)
    expect(await states()).toEqual(['silent', 'asked'])
    await sweep(8.5)
    await sweep(9)
    expect(await states()).toEqual(['silent', 'silent'])
    expect((await gaps()).filter(one => one.service === 'SHEL_EM')).toMatchObject([{ cause: 'nobody-answered' }])
    // A late yes still helps: the search is open again.
    const [first] = await queries(search)
    const client = first?.receiver === RECEIVER.organisation ? receiver : stranger
    expect((await reply(client, first?.id, 'yes')).status).toBe(303)
    expect((await officer.get(`/people/${person}/places/${search}`)).text).toContain('Questions are out')
    const [record] = await app.sql<{ asked: number; answered: number }>(
      'select sum(asked)::int as asked, sum(answered)::int as answered from app.answer_record where service_id = any ($1::uuid[])',
      [[await listing(RECEIVER.organisation), await listing(STRANGER.organisation)]],
    )
    expect(record).toEqual({ asked: 4, answered: 2 })
  })

  it('ends with an accepted referral; what was still asked is taken back', async () => {
    const { person, organisation } = await readyPerson(app)
    const { search } = await asked(person, [RECEIVER.organisation, STRANGER.organisation])
    const out = await queries(search)
    await reply(receiver, out.find(one => one.receiver === RECEIVER.organisation)?.id, 'yes')
    const sent = await officer.post(`/people/${person}/referrals/new`, offerFields(organisation(RECEIVER.organisation)))
    expect(sent.status, sent.text.slice(0, 400)).toBe(303)
    const accepted = await receiver.post(`/requests/${searchOf(sent.location)}/accept`, yes(receiver.account))
    expect(accepted.status, accepted.text.slice(0, 400)).toBe(303)
    const after = await queries(search)
    expect(after.map(one => [one.receiver, one.state]).sort()).toEqual([
      [RECEIVER.organisation, 'answered'],
      [STRANGER.organisation, 'withdrawn'],
    ])
    const taken = after.find(one => one.receiver === STRANGER.organisation)
    expect((await reply(stranger, taken?.id, 'yes')).status).toBe(409)
  })

  it('stops when the desk stops looking, and when the person withdraws', async () => {
    const { person, organisation } = await readyPerson(app)
    const first = await asked(person, [STRANGER.organisation])
    const stopped = await officer.post(`/people/${person}/places/${first.search}/withdraw`)
    expect(stopped.status).toBe(303)
    expect((await officer.post(`/people/${person}/places/${first.search}/withdraw`)).status).toBe(303)
    expect((await queries(first.search)).map(one => one.state)).toEqual(['withdrawn'])
    const second = await asked(person, [STRANGER.organisation])
    const sent = await officer.post(`/people/${person}/referrals/new`, offerFields(organisation(RECEIVER.organisation)))
    const cancelled = await officer.post(`${sent.location}/cancel`, { 'cancel-reason': 'person-withdrew' })
    expect(cancelled.status, cancelled.text.slice(0, 400)).toBe(303)
    expect((await queries(second.search)).map(one => one.state)).toEqual(['withdrawn'])
  })
})

describe('bad input and strangers', () => {
  it.each([
    ['nothing chosen', { urgency: '', ask: [] as string[] }, 422],
    ['a service that is not there', { urgency: 'days', ask: ['00000000-0000-4000-8000-000000000000'] }, 422],
    ['hostile codes', { urgency: "' or 1=1", ask: ['<script>alert(1)</script>'] }, 422],
    ['help that does not exist', { urgency: 'days', ask: [], service: '../x' }, 200],
  ])('%s: asks nobody', async (_name, over, status) => {
    const { person } = await readyPerson(app)
    const page = await officer.post(`/people/${person}/places/new`, { service: 'SHEL_EM', county: 'CJ', ...over })
    expect(page.status).toBe(status)
    expect(page.html).not.toContain('<script>alert')
    expect(await app.sql('select from app.place_search where person_id = $1', [person])).toEqual([])
  })

  it('the same form twice asks once; a second search for the same help leads to the first', async () => {
    const { person } = await readyPerson(app)
    const form = { _form: '0b8f2c52-54a4-4f3a-9a0e-6f43f3b5d777' }
    const first = await asked(person, [RECEIVER.organisation], form)
    const second = await asked(person, [RECEIVER.organisation], form)
    const third = await asked(person, [STRANGER.organisation])
    expect([second.search, third.search]).toEqual([first.search, first.search])
    expect(await queries(first.search)).toHaveLength(1)
  })

  it('a stranger finds nothing: neither the person, nor the search, nor another desk’s question', async () => {
    const { person } = await readyPerson(app)
    const { search } = await asked(person, [RECEIVER.organisation])
    const [query] = await queries(search)
    const centre = await app.as('exercise-013')
    const manager = await app.as(CHILD_PROTECTION.manager)
    for (const client of [centre, manager, receiver, stranger]) {
      expect((await client.get(`/people/${person}/places/new`)).status).toBe(404)
      expect((await client.get(`/people/${person}/places/${search}`)).status).toBe(404)
      expect((await client.post(`/people/${person}/places/${search}/withdraw`)).status).toBe(404)
    }
    expect((await reply(stranger, query?.id, 'yes')).status).toBe(404)
    expect((await queries(search)).map(one => one.state)).toEqual(['asked'])
  })

  it('the database takes nothing but codes in a question', async () => {
    const texts = [{ name: 'Probă' }, { county: 'Strada 99' }, { needs: ['a b'] }, { birthDate: '1990-03-07' }, []]
    const read = await app.sql('select app_inner.is_coded(x) as ok from jsonb_array_elements($1) x', [
      JSON.stringify([...texts, { county: 'CJ', needs: ['medical'], withChildren: true }]),
    ])
    expect(read.map(one => one.ok)).toEqual([false, false, false, false, false, true])
  })
})
