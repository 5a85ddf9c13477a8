import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { axeFaults } from '../support/browser/axe.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { seenText } from '../support/browser/visitor.ts'
import { canary, whereFound } from '../support/canaries.ts'

/** The public site in a browser: accessible, silent towards others, leaving without a way back. */
const LEFT = 'https://ro.wikipedia.org/'
/** One page of each template. Where a language has no words of its own for one, it is told in another inside the same page. */
const TEMPLATES = [
  '',
  '/front',
  '/help-now',
  '/find',
  '/tell',
  '/tell/answer',
  '/callback',
  '/worried',
  '/check',
  '/guides/school',
  '/rights',
  '/rights/adult',
  '/rights/under-8',
  '/steps',
  '/money',
  '/cards',
  '/answers',
  '/answers/police',
  '/keep',
  '/pocket',
  '/traces',
] as const
/** What forms answer: an address, what to choose, and what to wait for. */
const ANSWERS = [
  ['/help-now', [['select', '#country', 'DE']]],
  ['/find', [['check', '#when-tonight']]],
  ['/check', [['check', '#danger-yes']]],
  ['/answers', [['fill', 'input[name="q"]', 'pasaport']]],
] as const
const WIDTHS = [1280, 360] as const
/** Milliseconds for a sweep over all templates on a machine that others share. */
const LONG = 400_000
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

test.each(['ro', 'en', 'ar', 'hi'])(
  '%s: no fault of accessibility, nothing wider than the screen, on every template and width',
  async lang => {
    const { context, page } = await watch()
    const faults: string[] = []
    const look = async (where: string) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
        if (wide > 0) faults.push(`${where} at ${width}: wider by ${wide}`)
        for (const fault of await axeFaults(page)) faults.push(`${where} at ${width}: ${fault}`)
        if (pictures) await picture(page, `${where.slice(1).replaceAll('/', '-')}-${width}`)
      }
    }
    for (const path of TEMPLATES) {
      await page.goto(`/${lang}${path}`)
      await look(`/${lang}${path}`)
    }
    for (const [path, steps] of ANSWERS) {
      await page.goto(`/${lang}${path}`)
      for (const [what, where, value] of steps)
        if (what === 'select') await page.selectOption(where, value)
        else if (what === 'check') await page.check(where)
        else await page.fill(where, value)
      const before = await page.content()
      await page.click('main form button')
      await expect.poll(async () => (await page.content()) !== before, { timeout: 20_000 }).toBe(true)
      await page.waitForLoadState()
      await look(`/${lang}${path}/answered`)
    }
    await context.close()
    expect(faults).toEqual([])
  },
  LONG,
)

async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures ?? '', { recursive: true })
  await writeFile(join(pictures ?? '', `${name}.png`), await page.screenshot({ fullPage: true }))
}

test('somebody searches, answers and leaves: nothing from elsewhere, no cookie, nothing stored, nothing logged', async () => {
  const since = new Date()
  const word = canary()
  const { context, page, elsewhere, asked } = await watch()
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

/** What a reader with forced colours would not see: words in the colour of their ground, and a way out without an edge. */
const UNSEEN = `(() => {
  const ground = one => { for (; one; one = one.parentElement) { const c = getComputedStyle(one).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c } return 'canvas' }
  const faults = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const one = node.parentElement
    if (node.data.trim() === '' || one.closest('script, style, noscript') || one.getClientRects().length === 0) continue
    if (getComputedStyle(one).color === ground(one)) faults.push(one.tagName + ' ' + node.data.trim().slice(0, 40))
  }
  for (const one of document.querySelectorAll('.leave, .button, input, select, textarea')) {
    const style = getComputedStyle(one)
    if (one.type !== 'hidden' && one.getClientRects().length > 0 && !/checkbox|radio|file/.test(one.type ?? '') && parseFloat(style.borderTopWidth) < 1) faults.push('no edge: ' + one.outerHTML.slice(0, 80))
  }
  return faults
})()`
/** At four hundred per cent: nothing beside the screen, nothing that stays in front of the words, the title to be scrolled to. */
const NARROW = `(() => {
  const faults = []
  const wide = document.documentElement.scrollWidth - innerWidth
  if (wide > 0) faults.push('wider by ' + wide)
  for (const one of document.querySelectorAll('body *')) {
    if (/fixed|sticky/.test(getComputedStyle(one).position) && one.getClientRects().length > 0) faults.push('stays in front: ' + one.className)
    if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden') faults.push('cut off: ' + one.tagName)
  }
  return faults
})()`

test('forced colours and four hundred per cent: everything is to be seen on every template', async () => {
  const faults: string[] = []
  for (const [lang, forced, width, height] of [
    ['en', true, 1280, 800],
    ['ar', true, 360, 800],
    ['ro', false, 320, 256],
    ['ur', false, 320, 256],
  ] as const) {
    const context = await town.browser.newContext({
      baseURL: town.origin,
      viewport: { width, height },
      forcedColors: forced ? 'active' : 'none',
    })
    const page = await context.newPage()
    for (const path of TEMPLATES) {
      await page.goto(`/${lang}${path}`)
      const found = (await page.evaluate(forced ? UNSEEN : NARROW)) as string[]
      faults.push(...found.map(fault => `/${lang}${path} ${forced ? 'forced colours' : '400 %'}: ${fault}`))
    }
    await context.close()
  }
  expect(faults).toEqual([])
})

/** When the largest thing was painted, in milliseconds since the page was asked for. */
const PAINTED = `new Promise(resolve => {
  new PerformanceObserver(list => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true })
})`
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

test('over 400 kbit/s and 400 ms the largest thing of every template is painted within a second', async () => {
  const context = await town.browser.newContext({ baseURL: town.origin, viewport: { width: 360, height: 800 } })
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.setCacheDisabled', { cacheDisabled: true })
  await line.send('Network.emulateNetworkConditions', SLOW)
  const slow: string[] = []
  const best: number[] = []
  for (const path of TEMPLATES) {
    let least = Number.POSITIVE_INFINITY
    // A machine that others share may be late once; a page that is too large is late every time.
    for (let tries = 0; tries < 4 && least > 1_000; tries++) {
      await page.goto(`/en${path}`)
      least = Math.min(least, (await page.evaluate(PAINTED)) as number)
    }
    best.push(Math.round(least))
    if (least > 1_000) slow.push(`/en${path}: ${Math.round(least)} ms`)
  }
  await context.close()
  expect(slow, `all: ${best.join(' ')}`).toEqual([])
})

test(
  'the forms of an open mailbox: no fault in ro, en, ar and hi, at both widths and at four hundred per cent',
  async () => {
    const app = await startApp('pack', undefined, 'production')
    const days = ['1', '2', '3', '4', '5']
    for (const [administrator, duty] of [
      ['exercise-052', 'exercise-012'],
      ['exercise-025', 'exercise-021'],
    ] as const) {
      const hours = { days, opens: '8:00', closes: '16:00', promise: '24', callbacks: 'yes' }
      const account = (await app.as(duty)).account
      await (await app.as(administrator)).post('/duty/mailbox', { ...hours, duty: account })
    }
    await app.sql("update app.setting set value = 'production' where name = 'profile'")
    app.at(Date.now() + 20_000)
    const desks = await app.sql<{ id: string }>('select organisation_id as id from app.mailbox')
    const chosen = desks.map(one => ['desk', one.id])
    const send = async (path: string, fields: readonly (readonly string[])[]) =>
      (
        await app.ask(path, {
          method: 'POST',
          body: new URLSearchParams(fields.map((one): [string, string] => [one[0] ?? '', one[1] ?? ''])),
        })
      ).text()
    const context = await town.browser.newContext()
    const page = await context.newPage()
    const faults: string[] = []
    for (const lang of ['ro', 'en', 'ar', 'hi']) {
      const write = await send(`/${lang}/tell/write`, chosen)
      const token = /name="token" value="([^"]*)"/.exec(write)?.[1] ?? ''
      const receipt = await send(`/${lang}/tell/send`, [...chosen, ['token', token], ['text', 'passport']])
      const code = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/.exec(receipt)?.[0] ?? ''
      const shown = {
        tell: await (await app.ask(`/${lang}/tell`)).text(),
        write,
        problem: await send(`/${lang}/tell/send`, [...chosen, ['token', token], ['text', '']]),
        receipt,
        thread: await send(`/${lang}/tell/answer`, [['code', code]]),
        callback: await (await app.ask(`/${lang}/callback`)).text(),
      }
      for (const [name, html] of Object.entries(shown)) {
        await page.setContent(html.replaceAll(/<script[^>]*><\/script>/g, ''))
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 })
          faults.push(...(await axeFaults(page)).map(fault => `${lang} ${name} at ${width}: ${fault}`))
          if (pictures) await picture(page, `open-${lang}-${name}-${width}`)
        }
        await page.setViewportSize({ width: 320, height: 256 })
        faults.push(...((await page.evaluate(NARROW)) as string[]).map(fault => `${lang} ${name}: ${fault}`))
      }
      expect(code).not.toBe('')
    }
    await context.close()
    await app.stop()
    expect(faults).toEqual([])
  },
  LONG,
)
