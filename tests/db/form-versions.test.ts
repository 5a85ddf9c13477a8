/** The official annex comes: a definition is added as data. Old records keep their own questions and words, shown and printed. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import type { FormDefinition } from '../../src/domain/form/definition.ts'
import type { PaperBlock } from '../../src/domain/form/paper.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { codeOf, expectOf, makeWorld, WHO } from '../support/world.ts'

/** Every paper that was printed, as it went to the printer. */
const printed = vi.hoisted(() => [] as { readonly title: string; readonly blocks: readonly unknown[] }[])
vi.mock('../../src/act/paper.ts', async importOriginal => {
  const real = await importOriginal<typeof import('../../src/act/paper.ts')>()
  const printPaper: typeof real.printPaper = (context, title, reference, blocks) => {
    printed.push({ title, blocks })
    return real.printPaper(context, title, reference, blocks)
  }
  return { ...real, printPaper }
})

/** The words of the official version stand beside those of the first. */
vi.mock('../../src/countries/ro/messages/messages.ts', async importOriginal => {
  const { messages } = await importOriginal<typeof import('../../src/countries/ro/messages/messages.ts')>()
  const official = {
    'form.F-56-2': 'Urgent call, official annex',
    'form.F-56-2.section.call': 'Details of the call',
    'form.F-56-2.called': 'Number dialled, official wording',
    'form.F-56-2.called.112': 'one hundred and twelve',
    'form.F-56-2.called.119': 'one hundred and nineteen',
    'form.F-56-2.dispatcher': 'Name of the dispatcher',
  }
  return { messages: { ro: { ...messages.ro, ...official }, en: { ...messages.en, ...official } } }
})

/** An official version: another order, one question fewer, one more, and other words for a question that stays. */
const OFFICIAL: FormDefinition = {
  id: 'F-56',
  version: 2,
  words: 'F-56-2',
  act: 'emergency.called',
  mode: 'record',
  dataClass: 'core',
  standing: 'verified',
  sections: [
    {
      name: 'call',
      fields: [
        { name: 'dispatcher', type: 'text', maxLength: 80, standing: 'verified' },
        { name: 'called', type: 'choice', options: ['112', '119'], required: true, coded: true, standing: 'verified' },
      ],
    },
  ],
}

let app: TestApp
let centre: Client
let person = ''
const forms = RO.forms as FormDefinition[]

beforeAll(async () => {
  app = await startApp('pack')
  const world = await makeWorld(app)
  person = world.adult.id
  centre = await app.as(codeOf(WHO.centre))
})
afterAll(async () => {
  const at = forms.indexOf(OFFICIAL)
  if (at >= 0) forms.splice(at, 1)
  await app.stop()
})

async function record(answers: { readonly [name: string]: string }): Promise<string> {
  const version = String((await expectOf(app, person)).version)
  const sent = await centre.post(`/people/${person}/acts/F-56`, { _mode: 'record', _version: version, ...answers })
  expect(sent.status, sent.text.slice(0, 300)).toBe(303)
  const rows = await app.sql<{ id: string }>(
    `select id from app.event where person_id = $1 and kind = 'emergency.called' order by seq desc limit 1`,
    [person],
  )
  return `/people/${person}/records/${rows[0]?.id}`
}

async function paper(path: string): Promise<{ title: string; text: string }> {
  const before = printed.length
  const pdf = await centre.get(path)
  expect([pdf.status, pdf.html.slice(0, 5), printed.length]).toEqual([200, '%PDF-', before + 1])
  const { title = '', blocks = [] } = printed.at(-1) ?? {}
  return { title, text: JSON.stringify(blocks as readonly PaperBlock[]) }
}

describe('a form replaced by the official one', () => {
  let old = ''
  const OWN = [
    'Number called',
    'another number',
    'Did somebody answer?',
    'Yes',
    'What followed',
    'Who answered',
    'Exercise 041',
  ]

  test('before: the record shows its questions', async () => {
    old = await record({ called: 'other', answered: 'yes', outcome: 'team-sent', answeredBy: 'Exercise 041' })
    const page = await centre.get(old)
    for (const text of OWN) expect(page.text).toContain(text)
    expect(page.text).not.toContain('newer version')
  })

  test('after: what is asked today is the official form, once in every list', async () => {
    forms.push(OFFICIAL)
    const page = await centre.get(`/people/${person}/acts/F-56`)
    expect(page.h1).toBe('Urgent call, official annex')
    expect(page.text).toContain('Number dialled, official wording')
    expect(page.text).not.toContain('Did somebody answer?')
    const { links } = await centre.get(`/people/${person}`)
    expect(links.filter(link => link === `/people/${person}/acts/F-56`)).toHaveLength(1)
    const blank = await paper(`/people/${person}/acts/F-56/paper`)
    expect(blank.text).toContain('Form F-56, version 2. Every question: checked against the official annex')
  })

  test('the old record is still shown with its own questions, words and answers', async () => {
    const page = await centre.get(old)
    expect(page.h1).toBe('Emergency call')
    for (const text of [...OWN, 'Form F-56, version 1', 'newer version']) expect(page.text).toContain(text)
    expect(page.text).not.toMatch(/official wording|dispatcher/)
  })

  test('and printed with them', async () => {
    const { title, text } = await paper(`${old}/paper`)
    expect(title).toBe('Emergency call')
    for (const one of [...OWN, 'Form F-56, version 1']) expect(text).toContain(one)
    expect(text).not.toMatch(/official wording|dispatcher/)
  })

  test('a new record is of the new version, and the old one has not moved', async () => {
    const fresh = await record({ called: '119', dispatcher: 'Exercise 042' })
    const page = await centre.get(fresh)
    for (const text of ['Urgent call, official annex', 'one hundred and nineteen', 'Exercise 042', 'version 2'])
      expect(page.text).toContain(text)
    expect(page.text).not.toContain('Did somebody answer?')
    const versions = await app.sql<{ v: number }>(
      `select (act->>'formVersion')::int as v from app.event where person_id = $1 and act->>'form' = 'F-56' order by seq`,
      [person],
    )
    expect(versions.map(row => row.v)).toEqual([1, 2])
  })
})

describe('forms that are not about a person', () => {
  test.each(['F-35', 'F-37', 'F-39', 'F-40'])('%s is offered, shown and printed on no page of a person', async id => {
    const here = `/people/${person}/acts/${id}`
    const answers = await Promise.all([
      centre.get(here),
      centre.get(`${here}/paper`),
      centre.post(here, { _mode: 'record' }),
    ])
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404])
    expect((await centre.get(`/people/${person}`)).links).not.toContain(here)
  })
})
