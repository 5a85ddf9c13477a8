import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { Town } from './served.ts'

/** Where leaving leads. */
export const LEFT = 'https://ro.wikipedia.org/'
/** One page of each template. Where a language has no words of its own for one, it is told in another inside the same page. */
export const TEMPLATES = [
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
export const ANSWERS = [
  ['/help-now', [['select', '#country', 'DE']]],
  ['/find', [['check', '#when-tonight']]],
  ['/check', [['check', '#danger-yes']]],
  ['/answers', [['fill', 'input[name="q"]', 'pasaport']]],
] as const
export const WIDTHS = [1280, 360] as const
/** Milliseconds for a sweep over all templates on a machine that others share. */
export const LONG = 400_000
/** Pictures to look at, where a folder is named. */
export const { PUNTE_PICTURES: pictures } = process.env

export type Watched = {
  readonly context: BrowserContext
  readonly page: Page
  readonly elsewhere: string[]
  readonly asked: string[]
}

/** A browser of its own that knows one other site, and writes down what is asked for. */
export async function watch(town: Town, script = true, width = 1280): Promise<Watched> {
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

/** A picture to look at, in the folder that was named. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures ?? '', { recursive: true })
  await writeFile(join(pictures ?? '', `${name}.png`), await page.screenshot({ fullPage: true }))
}
