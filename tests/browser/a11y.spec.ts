import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults, expectFocusSeen } from '../support/browser/axe.ts'
import { pagesOfRouteTable } from '../support/browser/routes.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import type { Visitor } from '../support/browser/visitor.ts'
import { USUAL } from '../support/browser/ways.ts'
import type { Language } from '../support/browser/words.ts'
import { addressesOf, formsOfCentre, isPaper, makeWorld, NOT_OPENED, openerOf } from '../support/browser/world.ts'

type Visit = { readonly address: string; readonly account: string | null }

let town: Town
let visits: readonly Visit[]

beforeAll(async () => {
  town = await openTown()
  const world = await makeWorld(town)
  const forms = formsOfCentre()
  const pages = await pagesOfRouteTable(town)
  visits = pages.flatMap(({ path, may }) =>
    addressesOf(path, world, forms).map(address => ({ address, account: openerOf(path, may) })),
  )
  const unknown = visits.filter(visit => visit.address.includes(':'))
  expect(unknown, 'a route with a parameter that world.ts does not know').toEqual([])
  const closed = pages.filter(
    ({ path }) => !isPaper(path) && !(path in NOT_OPENED) && addressesOf(path, world, forms).length === 0,
  )
  expect(closed, 'a page nobody opens here').toEqual([])
})
afterAll(() => town?.stop())

/** Opens every address in turn as those who may, and gathers faults, so that one run names them all. */
async function sweep(
  lang: Language,
  look: (visitor: Visitor, address: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [account, own] of Map.groupBy(visits, visit => visit.account)) {
    const visitor = await town.visit({ ...USUAL, name: lang, lang }, account)
    for (const { address } of own) {
      try {
        await visitor.go(address)
        for (const fault of await look(visitor, address)) faults.push(`${address}: ${fault}`)
      } catch (error) {
        faults.push(`${address}: ${error instanceof Error ? error.message.slice(0, 600) : String(error)}`)
      }
      await visitor.page.setViewportSize({ width: 1280, height: 900 })
    }
    await visitor.close()
  }
  return faults
}

/** Forms are one template drawn from data: each is opened, the first few of each kind are read by axe. */
const isOneOfMany = (address: string) => /\/acts\/F-(?!04$|05$|08$|15$)/.test(address)

describe('every page of the route table', () => {
  test.each(['ro', 'en'] as const)(
    'opens without a fault of accessibility, wide and narrow, in %s',
    { timeout: 240_000 },
    async lang => {
      const faults = await sweep(lang, async ({ page }, address) => {
        if (isOneOfMany(address)) return []
        const wide = await axeFaults(page, 1280)
        const narrow = await axeFaults(page, 360)
        return [...wide.map(one => `1280 px: ${one}`), ...narrow.map(one => `360 px: ${one}`)]
      })
      expect(faults).toEqual([])
    },
  )

  test('fits on 320 px, which is a wide screen at 400 %', { timeout: 120_000 }, async () => {
    const faults = await sweep('ro', async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 })
      const lost = (await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )) as number
      return lost > 0 ? [`wider than 320 px by ${lost}`] : []
    })
    expect(faults).toEqual([])
  })

  test('shows where the keyboard is', { timeout: 120_000 }, async () => {
    const faults = await sweep('en', async ({ page }, address) => {
      if (isOneOfMany(address)) return []
      try {
        await expectFocusSeen(page, address)
        return []
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)]
      }
    })
    expect(faults).toEqual([])
  })
})
