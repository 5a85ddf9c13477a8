import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Finding = { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }

/** WCAG 2.2 A and AA, and what axe counts as good practice. */
const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations)`

/** Accessibility faults of a page as it stands, as readable lines. The page must run script (axe never answers without). */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(AXE)
  const found = (await page.evaluate(RUN)) as Finding[]
  return found.flatMap(one =>
    one.nodes
      .slice(0, 3)
      .map(
        node =>
          `${one.id} (${one.help}): ${node.target.join(' ')} – ${node.failureSummary.split('\n').slice(1).join('; ').trim()}`,
      ),
  )
}

/** Fails where the page as it stands has accessibility faults. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  expect(await axeFaults(page), `axe on ${where}`).toEqual([])
}

/** Whether the keyboard can be seen: the first elements one tabs to each show where one is. */
export async function expectFocusSeen(page: Page, where: string, presses = 4): Promise<void> {
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press('Tab')
    const seen = (await page.evaluate(FOCUS)) as { what: string; shown: boolean }
    expect(seen, `focus after ${press + 1} × Tab on ${where}`).toMatchObject({ shown: true })
  }
}

const FOCUS = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return { what: 'nothing', shown: true }
  const style = getComputedStyle(one)
  const box = one.getBoundingClientRect()
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight
  return { what: one.tagName + ' ' + (one.textContent ?? '').trim().slice(0, 40), shown: inView && (outlined || style.boxShadow !== 'none') }
})()`
