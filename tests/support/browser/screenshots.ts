import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { answerSign, beginSign } from './first-sign.ts'
import { openAct } from './person-page.ts'
import type { Town } from './served.ts'
import type { Visitor } from './visitor.ts'
import { viewportOf, type Way } from './ways.ts'
import { makeWorld } from './world.ts'

/** Bytes; a picture of documentation stays small enough to be kept in the repository. */
export const MOST_BYTES = 250_000

/** Nobody looks at a longer page in one picture. */
const MOST_HEIGHT = 2400

/** Takes the pictures of the documentation into a folder, in one language: the few pages that show what the system is. @returns the names of the files and their bytes. */
export async function takeScreenshots(
  town: Town,
  folder: string,
  way: Way,
): Promise<readonly { name: string; bytes: number }[]> {
  await mkdir(folder, { recursive: true })
  const taken: { name: string; bytes: number }[] = []
  const picture = async ({ page }: Visitor, name: string, widths: readonly number[]) => {
    for (const width of widths) {
      const file = join(folder, `${name}-${width}.png`)
      await writeFile(file, await picturesOf(page, width))
      taken.push({ name: `${name}-${width}.png`, bytes: (await stat(file)).size })
    }
    await page.setViewportSize(viewportOf(1280))
  }
  const world = await makeWorld(town, way)

  const counsellor = await town.visit(way, 'Exercițiu 001')
  const draft = await beginSign(counsellor)
  await answerSign(counsellor, {
    seen: { told: ['self'], words: 'A spus că nu își poate lua actele înapoi.' },
    about: { 'person-0-sex': 'female' },
  })
  await counsellor.go(`/signs/${draft}/seen`)
  await picture(counsellor, 'first-sign', [360])

  const officer = await town.visit(way, 'Exercițiu 012')
  await officer.go('/work')
  await picture(officer, 'my-work', [1280, 360])
  await officer.go(`/people/${world.adult.id}`)
  await picture(officer, 'person', [1280, 360])
  await openAct(officer, world.adult.id, 'F-05P')
  await picture(officer, 'form', [360])
  return taken
}

/** One picture of the page from its top; shortened where it would grow too large. */
async function picturesOf(page: Page, width: number): Promise<Buffer> {
  await page.setViewportSize(viewportOf(width))
  await page.evaluate('scrollTo(0, 0)')
  const whole = (await page.evaluate('document.documentElement.scrollHeight')) as number
  for (let height = Math.min(whole, MOST_HEIGHT); ; height = Math.floor(height * 0.75)) {
    const shot = await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height } })
    if (shot.length < MOST_BYTES || height < 700) return shot
  }
}
