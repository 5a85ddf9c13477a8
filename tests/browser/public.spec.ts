import { afterAll, beforeAll, expect, test } from 'vitest'
import { LEFT, watch } from '../support/browser/public.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { seenText } from '../support/browser/visitor.ts'
import { canary, whereFound } from '../support/canaries.ts'

/** The public site in a browser: silent towards others, leaving without a way back. */
let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town?.stop())

test('somebody searches, answers and leaves: nothing from elsewhere, no cookie, nothing stored, nothing logged', async () => {
  const since = new Date()
  const word = canary()
  const { context, page, elsewhere, asked } = await watch(town)
  await page.goto('/en')
  await page.click('a[href="/en/answers"]')
  await page.fill('input[name="q"]', `${word} pasaport`)
  await page.click('main form button')
  await page.waitForSelector('main a[href="/en/answers/passport"]')
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/en/answers')
  await page.goto('/en/find')
  await page.selectOption('#need', 'LEGAL')
  await page.click('main form button')
  await page.waitForSelector('main .card h3')
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/en/find')
  await page.goto('/en/check')
  await page.check('#sign-A02')
  await page.check('#sign-C02')
  await page.click('main form button')
  // Not by a function in the page, which its policy may refuse to evaluate.
  await page.locator('h1', { hasText: /^Notify now$/ }).waitFor()
  const stored = await page.evaluate(`(async () => ({
    local: localStorage.length, session: sessionStorage.length, caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length, workers: (await navigator.serviceWorker.getRegistrations()).length,
    entries: navigation.entries().length,
  }))()`)
  expect(stored).toEqual({ local: 0, session: 0, caches: 0, databases: 0, workers: 0, entries: 3 })
  await page.click('a.leave')
  await page.waitForURL(LEFT)
  expect(await context.cookies()).toEqual([])
  expect(elsewhere).toEqual([LEFT])
  expect(asked.filter(url => new RegExp(`${word}|pasaport|A02|LEGAL`).test(url))).toEqual([])
  expect(town.said.filter(line => new RegExp(`${word}|pasaport|/en`).test(line))).toEqual([])
  await context.close()
  // Neither the database, nor its files and logs, nor a temporary file of ours has the word that was searched for.
  const found = await whereFound({ sql: town.sql, log: town.said }, [word], since)
  expect(found).toEqual([])
})

test('the way out: first by Tab, three times Shift, covered at once, and Back does not return', async () => {
  const { context, page } = await watch(town)
  await page.goto('about:blank')
  await page.goto('/en')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.className')).toBe('leave')
  await page.click('a[href="/en/help-now"]')
  await page.waitForURL('**/en/help-now')
  await page.selectOption('#country', 'DE')
  await page.click('main form button')
  await page.waitForSelector('text=Germany >> visible=true')
  // Two presses and another key are no leave.
  for (const key of ['Shift', 'Shift', 'a', 'Shift']) await page.keyboard.press(key)
  expect(page.url()).toContain('/en/help-now')
  for (const key of ['Shift', 'Shift', 'Shift']) await page.keyboard.press(key)
  await page.waitForURL(LEFT)
  await page.goBack()
  expect(page.url()).toBe('about:blank')

  await page.goto('/ro/rights/adult')
  const covered = await page.evaluate(`(() => {
    document.querySelector('a.leave').click()
    return [document.title, document.body.childElementCount]
  })()`)
  expect(covered).toEqual(['\u200b', 0])
  await page.waitForURL(LEFT)
  await context.close()
})

test('without script every form answers and the way out is a link', async () => {
  const { context, page } = await watch(town, false, 360)
  await page.goto('/ro/check')
  await page.check('#danger-yes')
  await page.click('main form button')
  expect(await seenText(page.locator('h1'))).toBe('Sună acum la 112')
  await page.goto('/ro/answers')
  await page.fill('input[name="q"]', 'despagubiri')
  await page.click('main form button')
  expect(await seenText(page.locator('main'))).toContain('Bani la care poți avea dreptul')
  await page.goto('/ro/keep')
  expect(await page.locator('#keep').isVisible()).toBe(false)
  await page.click('a.leave')
  expect(page.url()).toBe(LEFT)
  await context.close()
})

test('a copy is kept only when asked for, works without a network, and is deleted again', async () => {
  const { context, page } = await watch(town)
  await page.goto('/en/keep')
  await page.click('[data-do="on"]')
  await page.waitForSelector('[data-when="on"]:not([hidden])')
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.goto('/en/keep')
  await context.setOffline(true)
  await page.goto('/en/rights/adult')
  expect(await seenText(page.locator('h1'))).toContain('Your rights')
  await page.goto('/en/help-now')
  expect(await seenText(page.locator('main'))).toContain('does not know what time it is')
  await context.setOffline(false)
  await page.goto('/en/keep')
  await page.click('[data-do="off"]')
  await page.waitForSelector('[data-when="off"]:not([hidden])')
  expect(await page.evaluate('caches.keys().then(keys => keys.length)')).toBe(0)
  await context.close()
})
