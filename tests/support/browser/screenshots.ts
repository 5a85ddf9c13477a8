import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { answerSign, beginSign, sendSign } from './first-sign.ts'
import { openAct } from './person-page.ts'
import type { Town } from './served.ts'
import type { Visitor } from './visitor.ts'
import { viewportOf, type Way } from './ways.ts'
import { makeWorld } from './world.ts'

/** Widths a picture is taken at, in CSS pixels. */
const WIDTHS = [1280, 360]

/** Bytes; a picture of documentation stays small enough to be kept in the repository. */
export const MOST_BYTES = 250_000

/** Nobody looks at a longer page in one picture. */
const MOST_HEIGHT = 2400

/** Takes pictures of the important pages into a folder, in one language. @returns the names of the files and their bytes. */
export async function takeScreenshots(
  town: Town,
  folder: string,
  way: Way,
): Promise<readonly { name: string; bytes: number }[]> {
  await mkdir(folder, { recursive: true })
  const taken: { name: string; bytes: number }[] = []
  const picture = async ({ page }: Visitor, name: string) => {
    for (const width of WIDTHS) {
      const file = join(folder, `${name}-${width}.png`)
      await writeFile(file, await picturesOf(page, width))
      taken.push({ name: `${name}-${width}.png`, bytes: (await stat(file)).size })
    }
    await page.setViewportSize(viewportOf(1280))
  }
  const world = await makeWorld(town, way)

  const nobody = await town.visit(way, null)
  await nobody.go('/')
  await picture(nobody, '01-front')
  await nobody.go('/sign-in')
  await picture(nobody, '02-sign-in')

  const counsellor = await town.visit(way, 'Exercițiu 001')
  const draft = await beginSign(counsellor)
  await picture(counsellor, '03-first-sign-danger')
  await answerSign(counsellor, {
    seen: { told: ['self'], words: 'A spus că nu își poate lua actele înapoi.' },
    about: { 'person-0-sex': 'female' },
  })
  await picture(counsellor, '05-first-sign-check')
  await counsellor.go(`/signs/${draft}/seen`)
  await picture(counsellor, '04-first-sign-seen')
  await sendSign(counsellor, { who: { age: 'child' }, seen: { told: ['self'] }, where: { territory: 'SJ' } })
  await picture(counsellor, '06-receipt')

  const officer = await town.visit(way, 'Exercițiu 012')
  await officer.go('/work')
  await picture(officer, '07-my-work')
  await officer.go(`/people/${world.adult.id}`)
  await picture(officer, '08-person')
  await openAct(officer, world.adult.id, 'F-05P')
  await picture(officer, '09-form')
  await officer.go('/board')
  await picture(officer, '10-board')

  const worker = await town.visit(way, 'Exercițiu 033')
  await worker.go(`/requests/${world.asked}`)
  await picture(worker, '11-request')
  await worker.go('/law')
  await picture(worker, '12-law')
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
