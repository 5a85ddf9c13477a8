import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MOST_BYTES, takeScreenshots } from '../support/browser/screenshots.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { USUAL } from '../support/browser/ways.ts'

/** Where the pictures go, e.g. `docs/screenshots`. Without it nothing is taken: pictures are made by hand and looked at. */
const folder = process.env.PUNTE_SCREENSHOTS
const lang = process.env.PUNTE_SCREENSHOTS_LANG === 'en' ? 'en' : 'ro'

describe.runIf(folder)('pictures of the important pages', () => {
  let town: Town
  beforeAll(async () => {
    town = await openTown()
  })
  afterAll(() => town?.stop())

  test('are taken wide and narrow', { timeout: 240_000 }, async () => {
    const taken = await takeScreenshots(town, folder ?? '', { ...USUAL, lang })
    expect(taken.filter(one => one.bytes >= MOST_BYTES)).toEqual([])
  })
})
