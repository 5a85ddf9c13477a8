/** Every form of the mechanism, filled wrongly in every way: nothing answers 5xx, nothing is written, no answer is lost. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import { RIGHT_OF_ACT } from '../../src/domain/access/right-of.ts'
import type { FormDefinition } from '../../src/domain/form/definition.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { everything, filled, isPlain, LIVE, lost, questionsOf, validAnswer, WRONG } from '../support/bad-input.ts'
import { codeOf, expectOf, makeWorld, WHO, type Who, type World } from '../support/world.ts'

let app: TestApp
let world: World
const clients = new Map<Who, Promise<Client>>()
const as = (who: Who): Promise<Client> => {
  const client = clients.get(who) ?? app.as(codeOf(WHO[who]))
  clients.set(who, client)
  return client
}
/** Who works with whom, and who does the same work for somebody else. */
const DESKS: readonly (readonly [Who, 'adult' | 'child', Who])[] = [
  ['centre', 'adult', 'otherCentre'],
  ['provider', 'adult', 'otherVictimSupport'],
  ['otherDirectorate', 'child', 'directorate'],
  ['otherManager', 'child', 'manager'],
  ['otherPsychologist', 'child', 'manager'],
]
const NEWEST = RO.forms.filter(form => !RO.forms.some(other => other.id === form.id && other.version > form.version))
/** Forms that are filled about a person; the others belong to a screen of their own or stay on paper. */
const FORMS = NEWEST.filter(form => RIGHT_OF_ACT[form.act] !== undefined)

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
})
afterAll(() => app.stop())

/** Somebody who may fill this form about somebody, the form's address and page. */
async function deskFor(form: FormDefinition) {
  for (const [who, name, stranger] of DESKS) {
    const client = await as(who)
    const person = world[name].id
    const path = `/people/${person}/acts/${form.id}`
    const page = await client.get(`${path}?mode=record`)
    if (page.status === 200) return { client, person, path, page, stranger }
  }
  throw new Error(`Nobody in this world may fill ${form.id}.`)
}

describe.each(FORMS.map(form => [form.id, form] as const))('%s', (_id, form) => {
  test.each(WRONG.map(wrong => [wrong.name, wrong] as const))('%s', async (_name, wrong) => {
    const { client, path, page, person } = await deskFor(form)
    const sent = { ...filled(form, page.html, wrong.answer), _version: String((await expectOf(app, person)).version) }
    const before = await everything(app)
    const answer = await client.post(path, { _mode: 'record', ...sent })
    expect(answer.status, answer.text.slice(0, 200)).toBeLessThan(500)
    expect(answer.html).not.toMatch(LIVE)
    if (questionsOf(form).some(placed => isPlain(placed) && wrong.must(placed))) expect(answer.status).toBe(422)
    if (answer.status < 400) return
    expect(answer.title).toMatch(/^Error/)
    expect(lost(answer, sent, form)).toEqual([])
    expect(await everything(app)).toEqual(before)
  })

  test('sent again, at the same moment and on an old version', async () => {
    const { client, path, page, person } = await deskFor(form)
    const version = async () => String((await expectOf(app, person)).version)
    const events = async () =>
      Number(
        (await app.sql<{ n: number }>('select count(*)::int as n from app.event where person_id = $1', [person]))[0]?.n,
      )
    const sent = {
      ...filled(form, page.html, validAnswer),
      _mode: 'record',
      _form: randomUUID(),
      _version: await version(),
    }
    const before = await events()
    const first = await client.post(path, sent)
    expect(first.status, first.text.slice(0, 600)).toBe(303)
    const again = await client.post(path, sent)
    expect([again.status, again.location?.split('?')[0]]).toEqual([303, first.location?.split('?')[0]])
    expect(await events()).toBe(before + 1)

    const stale = { ...sent, _form: randomUUID() }
    const all = await everything(app)
    for (const old of [sent._version, '999999', '1.5', '99999999999999', '-1', '1e999']) {
      const refused = await client.post(path, { ...stale, _version: old })
      expect(refused.status, old).toBe(409)
      expect(refused.title).toMatch(/^Error/)
      expect(lost(refused, stale, form)).toEqual([])
    }
    expect(await everything(app)).toEqual(all)

    const twice = { ...sent, _form: randomUUID(), _version: await version() }
    const both = await Promise.all([client.post(path, twice), client.post(path, twice)])
    expect(both.map(one => one.status)).toEqual([303, 303])
    expect(await events()).toBe(before + 2)
  })

  test('by somebody who may not', async () => {
    const { path, page, stranger } = await deskFor(form)
    const sent = { ...filled(form, page.html, validAnswer), _mode: 'record' }
    const before = await everything(app)
    const out = await (await app.as(null)).post(path, sent)
    expect([out.status, out.location?.split('?')[0]]).toEqual([303, '/sign-in'])
    for (const who of ['school', 'operator', stranger] as const) {
      const answer = await (await as(who)).post(path, sent)
      const absent = await (await as(who)).post(`/people/${randomUUID()}/acts/${form.id}`, sent)
      expect([answer.status, answer.text], who).toEqual([404, absent.text])
    }
    expect(await everything(app)).toEqual(before)
  })
})

/** Only the page of the request itself is theirs; the forms about the person need a grant, as the person's page does. */
test('no form is there for a desk that was only asked, or that declined', async () => {
  const { adult, child } = world
  const before = await everything(app)
  const open: string[] = []
  for (const [who, id] of [
    ['victimSupport', adult.id],
    ['otherProvider', adult.id],
    ['otherProvider', child.id],
  ] as const) {
    const client = await as(who)
    for (const { id: form } of FORMS) {
      const [shown, sent] = [
        await client.get(`/people/${id}/acts/${form}`),
        await client.post(`/people/${id}/acts/${form}`, { _mode: 'record' }),
      ]
      if (shown.status !== 404 || sent.status !== 404) open.push(`${who} ${form}: ${shown.status} ${sent.status}`)
    }
  }
  expect(open).toEqual([])
  expect(await everything(app)).toEqual(before)
})

test('a form with a screen of its own, or no form at all, is nobody’s here', async () => {
  expect(FORMS.length).toBeGreaterThan(30)
  const before = await everything(app)
  for (const id of [
    ...NEWEST.filter(form => !FORMS.includes(form)).map(form => form.id),
    'F-99',
    '__proto__',
    '%00',
    'constructor',
  ]) {
    expect([
      id,
      (await (await as('centre')).post(`/people/${world.adult.id}/acts/${id}`, { _mode: 'record' })).status,
    ]).toEqual([id, 404])
  }
  expect(await everything(app)).toEqual(before)
})
