import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from '../support/browser/axe.ts'
import { ANSWERS, LONG, picture, pictures, TEMPLATES, WIDTHS, watch } from '../support/browser/public.ts'
import { openTown, type Town } from '../support/browser/served.ts'

/** Every template of the public site, in four languages: accessible, and nothing wider than the screen. */
let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town?.stop())

test.each(['ro', 'en', 'ar', 'hi'])(
  '%s: no fault of accessibility, nothing wider than the screen, on every template and width',
  async lang => {
    const { context, page } = await watch(town)
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
