/** Words planted in every class of data are looked for everywhere the database and the processes leave bytes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SEALED_COLUMNS } from '../../src/act/sealed-columns.ts'
import { RO } from '../../src/countries/ro/pack.ts'
import { RIGHT_OF_ACT } from '../../src/domain/access/right-of.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { filled, isText, offered, validAnswer } from '../support/bad-input.ts'
import { canary, whereFound } from '../support/canaries.ts'
import { opened } from '../support/opened.ts'
import { OFFICER, offerFields, RECEIVER, readyPerson } from '../support/referral-world.ts'
import { fillSign, sendSign } from '../support/sign.ts'
import { codeOf, expectOf, makeWorld, WHO, type World } from '../support/world.ts'

let app: TestApp
let world: World
const planted: string[] = []
const began = new Date()
const plant = (): string => {
  const word = canary()
  planted.push(word)
  return word
}

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  await app.sql('delete from app.draft where key is null')
})
afterAll(() => app.stop())

/** A file whose name and content are words. */
async function files(): Promise<void> {
  const { person } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  const file = { name: `${plant()}.txt`, bytes: Buffer.from(plant()) }
  const sent = await officer.upload(`/people/${person}/evidence`, { class: 'proceedings' }, file)
  expect(sent.status).toBe(303)
}

/** Signs with a word in every text, sent and unsent, an addition and a call. */
async function signs(): Promise<void> {
  const police = await app.as('exercise-005')
  const about = {
    'person-0-given': plant(),
    'person-0-family': plant(),
    'person-0-citizenship': plant(),
    'person-0-contact': plant(),
    'person-0-born-day': '19',
    'person-0-born-month': '3',
    'person-0-born-year': '1987',
  }
  const pages = {
    who: { age: 'adult' },
    seen: { seen: ['A03'], words: plant() },
    where: { territory: 'SJ', place: plant() },
    asked: { 'asked-0': 'agrees', support: 'guardian', supportName: plant() },
    about,
  }
  await fillSign(police, { ...pages, seen: { seen: ['A03'], words: plant() } })
  const receipt = await sendSign(police, pages)
  expect(receipt.text).not.toContain('Error')
  const [sent] = await app.sql<{ id: string }>('select id from app.notification order by sent_at desc limit 1')
  expect((await police.post(`/sent/${sent?.id}/additions`, { text: plant(), kind: 'new' })).status).toBe(303)
  await sendSign(police, { where: { territory: 'SJ', place: plant() } })
  const [leg] = await app.sql<{ id: string; notification: string }>(
    'select l.id, n.id as notification from app.leg l join app.notification n on n.id = l.notification_id where not l.connected order by n.sent_at desc limit 1',
  )
  expect(leg).toBeDefined()
  if (leg) {
    const page = await police.get(`/sent/${leg.notification}/legs/${leg.id}/call`)
    expect(
      (await police.send(page, { who: plant() }, { action: `/sent/${leg.notification}/legs/${leg.id}/call` })).status,
    ).toBe(303)
  }
}

/** Every form of the mechanism about somebody, with a word in every text. @returns how many were taken */
async function forms(): Promise<number> {
  const desks: readonly (readonly [Client, 'adult' | 'child'])[] = [
    [await app.as(codeOf(WHO.centre)), 'adult'],
    [await app.as(codeOf(WHO.provider)), 'adult'],
    [await app.as(codeOf(WHO.otherDirectorate)), 'child'],
    [await app.as(codeOf(WHO.otherManager)), 'child'],
    [await app.as(codeOf(WHO.otherPsychologist)), 'child'],
  ]
  let taken = 0
  for (const form of RO.forms.filter(one => RIGHT_OF_ACT[one.act] !== undefined)) {
    for (const [client, name] of desks) {
      const person = world[name].id
      const path = `/people/${person}/acts/${form.id}`
      const page = await client.get(`${path}?mode=record`)
      if (page.status !== 200) continue
      const words: string[] = []
      const answers = filled(form, page.html, (placed, html) => {
        // A service that has no line yet, so that its line is written whole.
        if (placed.input.endsWith('service')) return { [placed.input]: offered(html, placed.input).at(-1) }
        if (!isText(placed)) return validAnswer(placed, html)
        const word = canary()
        words.push(word)
        return { [placed.input]: word }
      })
      const sent = await client.post(path, {
        _mode: 'record',
        _version: String((await expectOf(app, person)).version),
        ...answers,
      })
      if (sent.status !== 303) continue
      planted.push(...words)
      taken++
      break
    }
  }
  return taken
}

async function referrals(): Promise<void> {
  const { person, organisation } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  const fields = offerFields(organisation(RECEIVER.organisation), { safety: plant() })
  const sent = await officer.post(`/people/${person}/referrals/new`, fields)
  expect(sent.status, sent.text.slice(0, 300)).toBe(303)
  const receiver = await app.as(RECEIVER.account)
  const [row] = await app.sql<{ id: string }>(
    "select id from app.referral where person_id = $1 and state = 'requested'",
    [person],
  )
  const page = await receiver.get(`/requests/${row?.id}`)
  const answer = await receiver.send(
    page,
    { 'reject-reason': 'full', 'reject-note': plant() },
    { action: `/requests/${row?.id}/reject` },
  )
  expect([303, 422]).toContain(answer.status)
}

/** A record opened in an emergency and its review, and how a person may be reached. */
async function emergencies(): Promise<void> {
  const hotline = await app.as(codeOf(WHO.hotline))
  const [person] = await app.sql<{ code: string }>('select code from app.person where id = $1', [world.adult.id])
  await hotline.post('/confirm/exercise', { to: '/' })
  const asked = { number: person?.code ?? '', reason: 'medical', words: `The caller said ${plant()}.` }
  const opening = await hotline.post('/emergency-access', asked)
  expect(opening.status).toBe(303)
  const id = opening.location?.split('/').at(-1)
  const officer = await app.as(codeOf(WHO.oversight))
  expect((await officer.post(`/emergency-reviews/${id}`, { justified: 'yes', note: plant() })).status).toBe(303)
  const desk = await app.as(codeOf(WHO.centre))
  const hours = { days: ['1'], opens: '08:00', closes: '09:00', language: 'ro' }
  const contact = {
    channel: 'email',
    address: `${plant()}@person.example`,
    codeWord: plant(),
    whoKnows: plant(),
    ...hours,
  }
  expect((await desk.post(`/people/${world.adult.id}/safe-contact`, contact)).status).toBe(303)
}

/** What is said of a desk, what the independent desk writes about it, and why a provider is kept from placement. */
async function allegations(): Promise<void> {
  const centre = await app.as(codeOf(WHO.centre))
  const about = await centre.get('/allegations/new')
  const [other] = await app.sql<{ id: string }>("select id from app.organisation where code = 'DGASPC-IS'")
  const said = { subject: 'desk', organisation: other?.id ?? '', text: `Exercise ${plant()}`, who: 'Exercise' }
  expect((await centre.send(about, said)).location).toBe('/allegations/raised')
  const integrity = await app.as('exercise-062')
  const [one] = await app.sql<{ id: string }>('select id from app.allegation')
  const page = await integrity.get(`/allegations/${one?.id}`)
  const taken = await integrity.send(page, { what: 'taken-up', review: '30', text: `Exercise ${plant()}` })
  expect(taken.status, taken.text.slice(0, 300)).toBe(303)
  const [house] = await app.sql<{ id: string }>("select id from app.organisation where code = 'NGO-ADPARE'")
  const why = { organisation: house?.id ?? '', reason: 'abuse', days: '30', review: '30', text: `Exercise ${plant()}` }
  const excluded = await integrity.send(await integrity.get('/exclusions'), why)
  expect(excluded.status, excluded.text.slice(0, 300)).toBe(303)
}

describe('what identifies or narrates', () => {
  test('is planted in every sealed column, and reads back for who has the keys', async () => {
    await signs()
    expect(await forms()).toBeGreaterThan(25)
    await referrals()
    await files()
    await emergencies()
    await allegations()
    const read = await Promise.all(
      SEALED_COLUMNS.map(
        async one => [`${one.table}.${one.column}`, await opened(app, `${one.table}.${one.column}`)] as const,
      ),
    )
    const empty = read
      .filter(([, values]) => !planted.some(word => JSON.stringify(values).includes(word)))
      .map(([place]) => place)
    // A birth date is no word.
    expect(empty.filter(place => !['person_identity.birth_date'].includes(place))).toEqual([])
    expect(JSON.stringify(read.find(([place]) => place === 'person_identity.birth_date'))).toContain('1987-03-19')
    expect(planted.length).toBeGreaterThan(60)
  }, 120_000)

  test('stands nowhere in clear: tables, indexes, log of writing, jobs, logs, temporary files, dump', async () => {
    // A fault and a refusal, so that the logs have something to leak.
    await app.sql('select app.perform($1)', [JSON.stringify({ people: [{ id: 'x', code: 'x' }] })]).catch(() => {})
    expect(await whereFound(app, [...planted, '1987-03-19'], began)).toEqual([])
    const coarse = await app.sql<{ n: number }>(
      "select count(*)::int as n from app.person where birth_date = '1987-03-19'",
    )
    expect(coarse[0]?.n).toBe(0)
  }, 120_000)

  test('and the same search finds it where sealing is passed by', async () => {
    const word = canary()
    await app.sql('update app.person_identity set family_name = $2 where person_id = $1', [world.adult.id, word])
    await app.sql(
      "insert into app.outbox (task, payload) values ('match.look', jsonb_build_object('name', $1::text))",
      [word],
    )
    const found = await whereFound(app, [word], began)
    expect(found).toEqual(expect.arrayContaining(['dump', 'files of the database', 'write-ahead log']))
  }, 120_000)
})
