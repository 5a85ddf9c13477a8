import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../tests/support/app.ts'
import { RO } from '../../../countries/ro/pack.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.stop())

describe('signed out', () => {
  test('the front has three doors and the numbers', async () => {
    const page = await (await app.as(null)).get('/')
    expect(page.status).toBe(200)
    expect(page.links).toEqual(expect.arrayContaining(['/help-now', '/worried', '/sign-in', 'tel:112', 'tel:119']))
  })

  test('the way on from the front never asks who is there: no cookie is set, a dead session is no session', async () => {
    const page = await (await app.as(null)).get('/en')
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('/sign-out')
  })

  test.each(['/', '/worried', '/law', '/law/rules'])('%s asks for nothing: no field, nothing to send', async path => {
    const page = await (await app.as(null)).get(path)
    expect(page.status).toBe(200)
    expect(page.html).not.toMatch(/<(form|input|textarea|select)\b/)
    expect(page.html).not.toMatch(/\[[a-z-]+\.[\w.-]+\]/)
  })
})

test.each([
  ['exercise-001', '/signs/new'],
  ['exercise-041', '/work'],
  ['exercise-052', '/duty'],
  ['exercise-061', '/operations/notices'],
])('%s, signed in, starts at %s', async (account, where) => {
  expect((await (await app.as(account)).get('/')).location).toBe(where)
})

test('the law has every rule under its own anchor, every number and every source', async () => {
  const { html } = await (await app.as(null)).get('/law/rules')
  for (const rule of RO.rules) expect(html).toContain(`id="${rule.id}"`)
  for (const step of RO.steps) expect(html).not.toContain(`[step.${step.id}]`)
  for (const one of RO.parameters) expect(html).toContain(`<code>${one.id}</code>`)
  for (const one of RO.law) expect(html).toContain(`<code>${one.id}</code>`)
})

describe('the directory', () => {
  test('begins with kinds, and finds without diacritics', async () => {
    const client = await app.as('exercise-001')
    expect((await client.get('/directory/organisations')).links).toContain('/directory/organisations?kind=provider')
    expect((await client.get('/directory/organisations?q=iasi&kind=police')).text).toContain('Iași')
    expect((await client.get('/directory/organisations?q=zzzz')).text).toContain('Nothing matches')
  })

  test('an unknown telephone is said to be unknown', async () => {
    const page = await (await app.as('exercise-001')).get('/directory/organisations?kind=provider')
    expect(page.text).toContain('unknown')
    expect(page.html).not.toMatch(/\[service\./)
  })

  test('is not for strangers', async () => {
    expect((await (await app.as(null)).get('/directory')).location).toMatch(/^\/sign-in/)
  })
})

test('the patterns are shown in the exercise', async () => {
  expect((await (await app.as(null)).get('/patterns')).status).toBe(200)
})
