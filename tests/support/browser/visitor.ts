import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Translate } from '../../../src/platform/i18n/translator.ts'
import { checkLook, type Look, look } from './checks.ts'
import { viewportOf, type Way } from './ways.ts'
import { wordsOf } from './words.ts'

/** What to fill in, by the name of the field. Lists tick several; an empty list unticks all. */
export type Values = { readonly [field: string]: string | readonly string[] }

/** Somebody at a browser. Every way to a new page checks that page (see `checks.ts`). */
export type Visitor = {
  readonly way: Way
  readonly t: Translate
  readonly page: Page
  readonly context: BrowserContext
  /** Status and look of the page as it stands. */
  readonly at: () => { path: string; status: number; look: Look }
  /** Path and search of the page as it stands, or of the empty page a browser opens with. */
  readonly path: () => string
  /** Opens an address and expects this status. */
  go(path: string, status?: number): Promise<void>
  /** Does something that leads to another page and checks where one arrives. */
  through(act: () => Promise<unknown>, status?: number): Promise<void>
  /** Follows a link or presses a button of the content, found by where it leads. */
  follow(href: string | RegExp, status?: number): Promise<void>
  fill(values: Values): Promise<void>
  /** Fills in the form of the content and presses its main button. */
  send(values?: Values, status?: number): Promise<void>
  /** The words of the content. */
  text(): Promise<string>
  main: Locator
  /** Through the page, as people do; `Town.visit` opens a session without it. */
  signIn(account: string): Promise<void>
  close(): Promise<void>
}

const TARGETS = `[...document.querySelectorAll('main a[href]')].map(one => one.getAttribute('href'))`
const FILL = readFileSync(join(import.meta.dirname, 'fill.js'), 'utf8')

/** A browser context of its own: nothing is shared with any other visitor. */
export async function openVisitor(browser: Browser, origin: string, way: Way): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: way.script,
    viewport: viewportOf(way.width),
    locale: way.lang === 'ro' ? 'ro-RO' : 'en-GB',
    timezoneId: 'Europe/Bucharest',
    reducedMotion: 'reduce',
  })
  await context.addCookies([{ name: 'lang', value: way.lang, url: origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const heard = listenTo(page, origin)
  let status = 0
  let seen: Look | undefined
  page.on('response', response => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) status = response.status()
  })
  const main = page.locator('main')
  const path = () => new URL(page.url()).pathname + new URL(page.url()).search

  const visitor: Visitor = {
    way,
    t: wordsOf(way.lang),
    page,
    context,
    main,
    path,
    at: () => {
      if (!seen) throw new Error('Nothing was opened yet.')
      return { path: path(), status, look: seen }
    },
    go: (address, expected) => visitor.through(() => page.goto(address), expected),
    async through(act, expected = 200) {
      const arrived = page.waitForEvent('load')
      await Promise.all([arrived, act()])
      seen = await look(page)
      const where = `${path()} (${way.name}, ${way.width} px)`
      if (status !== expected) {
        expect.fail(`${where} answered ${status} instead of ${expected}: ${(await seenText(main)).slice(0, 900)}`)
      }
      checkLook(seen, status, way.lang, where)
      heard.check(where, status)
    },
    async follow(href, expected) {
      const found = main.locator('a[href]')
      const targets = (await page.evaluate(TARGETS)) as string[]
      const at = targets.findIndex(one => (typeof href === 'string' ? one === href : href.test(one)))
      if (at < 0) expect.fail(`No link to ${href} on ${path()} (${way.name}). There are: ${targets.join(' ')}`)
      await unfold(found.nth(at))
      await visitor.through(() => found.nth(at).click(), expected)
    },
    async fill(values) {
      const fault = await page.evaluate(FILL.replace('__VALUES__', () => JSON.stringify(values)))
      if (fault !== '') expect.fail(`${fault} (${path()}, ${way.name})`)
    },
    async send(values = {}, expected) {
      await visitor.fill(values)
      await visitor.through(() => main.locator('form.form .actions button').first().click(), expected)
    },
    text: () => seenText(main),
    async signIn(account) {
      await visitor.go('/sign-in')
      await page.locator('input[name="q"]').fill(account)
      await visitor.through(() => page.keyboard.press('Enter'))
      await visitor.through(() => main.locator('form[action="/sign-in/exercise"] button').first().click())
    },
    close: () => context.close(),
  }
  return visitor
}

/** The words a reader sees: nothing that is folded away or hidden. */
export function seenText(element: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what counts is what is shown
  return element.innerText()
}

/** Opens whatever the element is folded away in, as a reader does. */
export async function unfold(element: Locator): Promise<void> {
  const folds = element.locator('xpath=ancestor::details[not(@open)]/summary')
  for (let left = await folds.count(); left > 0; left--) await folds.first().click()
}

/** What the console says and what is asked for elsewhere: nothing of either. The browser's own line about an answer 4xx is expected where the answer is. */
function listenTo(page: Page, origin: string) {
  const lines: string[] = []
  page.on('console', message => {
    if (message.text().startsWith('Failed to load resource') && message.location().url === page.url()) return
    lines.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', error => void lines.push(`error: ${error.message}`))
  page.on('request', request => {
    if (new URL(request.url()).origin !== origin) lines.push(`request to ${request.url()}`)
  })
  return {
    check(where: string, status: number) {
      const said = lines.splice(0).filter(line => status < 400 || !line.includes(`status of ${status}`))
      expect(said, `console and requests of ${where}`).toEqual([])
    },
  }
}
