import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/browser/axe.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { seenText } from '../support/browser/visitor.ts'

/** The public site in a browser: accessible, silent towards others, leaving without a way back. */
const LEFT = 'https://ro.wikipedia.org/'
/** One page of each template; a language that falls back shows its own two. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  ro: [
    '',
    '/help-now',
    '/find',
    '/tell',
    '/callback',
    '/worried',
    '/check',
    '/guides/school',
    '/rights',
    '/rights/adult',
    '/rights/under-8',
    '/cards',
    '/answers',
    '/answers/police',
    '/keep',
    '/traces',
  ],
  en: ['', '/help-now', '/check', '/rights/under-8', '/answers/line-hours'],
  ar: ['', '/help-now', '/rights/adult'],
  hi: ['', '/help-now'],
  ur: [''],
}
/** Pictures to look at, where a folder is named. */
const { PUNTE_PICTURES: pictures } = process.env

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town?.stop())

type Watched = {
  readonly context: BrowserContext
  readonly page: Page
  readonly elsewhere: string[]
  readonly asked: string[]
}

/** A browser of its own that knows one other site, and writes down what is asked for. */
async function watch(script = true, width = 1280): Promise<Watched> {
  const context = await town.browser.newContext({
    baseURL: town.origin,
    javaScriptEnabled: script,
    viewport: { width, height: 800 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  await context.route(`${LEFT}**`, route => route.fulfill({ contentType: 'text/html', body: '<h1>Elsewhere</h1>' }))
  const page = await context.newPage()
  const [elsewhere, asked]: string[][] = [[], []]
  page.on('request', request => {
    asked?.push(request.url())
    if (!request.url().startsWith(town.origin) && !request.url().startsWith('data:')) elsewhere?.push(request.url())
  })
  return { context, page, elsewhere: elsewhere ?? [], asked: asked ?? [] }
}

test.each(Object.entries(TEMPLATES))(
  '%s: no fault of accessibility, nothing wider than the screen',
  async (lang, paths) => {
    const { context, page } = await watch()
    const faults: string[] = []
    for (const path of paths) {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 })
        if (width === 1280) await page.goto(`/${lang}${path}`)
        const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
        if (wide > 0) faults.push(`/${lang}${path} at ${width}: wider by ${wide}`)
        // A whole sweep at both widths only where the layout differs most.
        if (width === 1280 || path === '' || path === '/help-now')
          for (const fault of await axeFaults(page)) faults.push(`/${lang}${path} at ${width}: ${fault}`)
        if (pictures) await picture(page, `${lang}${path.replaceAll('/', '-')}-${width}`)
      }
    }
    await context.close()
    expect(faults).toEqual([])
  },
)

async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures ?? '', { recursive: true })
  await writeFile(join(pictures ?? '', `${name}.png`), await page.screenshot({ fullPage: true }))
}

test('somebody searches, answers and leaves: nothing from elsewhere, no cookie, nothing stored, nothing logged', async () => {
  const { context, page, elsewhere, asked } = await watch()
  await page.goto('/en')
  await page.click('a[href="/en/answers"]')
  await page.fill('input[name="q"]', 'zaharescu pasaport')
  await page.click('main form button')
  await page.waitForSelector('main a[href="/en/answers/passport"]')
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/en/answers')
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
  expect(stored).toEqual({ local: 0, session: 0, caches: 0, databases: 0, workers: 0, entries: 2 })
  expect([await context.cookies(), elsewhere]).toEqual([[], []])
  expect(asked.filter(url => /zaharescu|pasaport|A02/.test(url))).toEqual([])
  expect(town.said.filter(line => /zaharescu|pasaport/.test(line))).toEqual([])
  await context.close()
})

test('the way out: first by Tab, three times Shift, covered at once, and Back does not return', async () => {
  const { context, page } = await watch()
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
  const { context, page } = await watch(false, 360)
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
  const { context, page } = await watch()
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
