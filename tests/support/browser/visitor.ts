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
  signIn(account: string | null): Promise<void>
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
      const names = Object.keys(values)
      const fields = (await page.evaluate(FILL.replace('__NAMES__', JSON.stringify(names)))) as Fields
      for (const name of names) await fillOne(main, name, fields[name], values[name] ?? '')
    },
    async send(values = {}, expected) {
      await visitor.fill(values)
      await visitor.through(() => main.locator('form.form .actions button').first().click(), expected)
    },
    text: () => seenText(main),
    async signIn(account) {
      await visitor.go(`/sign-in?lang=${way.lang}`)
      if (account === null) return
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

type Fields = {
  readonly [name: string]: {
    readonly kind: 'none' | 'select' | 'radio' | 'checkbox' | 'text'
    readonly values: readonly string[]
  }
}

async function fillOne(
  main: Locator,
  name: string,
  field: Fields[string] | undefined,
  value: string | readonly string[],
): Promise<void> {
  const wanted = typeof value === 'string' ? [value] : value
  const input = main.locator(`[name="${name}"]`)
  switch (field?.kind) {
    case 'text':
      return input.first().fill(wanted.join(' '))
    case 'select':
      return void (await input.selectOption(wanted[0] ?? ''))
    case 'radio':
    case 'checkbox':
      for (const one of wanted) {
        if (!field.values.includes(one)) expect.fail(`${name} has no answer ${one}, only ${field.values.join(', ')}.`)
      }
      for (const one of field.values) {
        if (field.kind === 'radio' && !wanted.includes(one)) continue
        await main.locator(`[name="${name}"][value="${one}"]`).setChecked(wanted.includes(one), { force: true })
      }
      return
    default:
      return expect.fail(`The page has no field ${name}.`)
  }
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
