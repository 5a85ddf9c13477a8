import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults, expectFocusSeen } from '../support/browser/axe.ts'
import { look } from '../support/browser/checks.ts'
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
  read: (visitor: Visitor, address: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [account, own] of Map.groupBy(visits, visit => visit.account)) {
    const visitor = await town.visit({ ...USUAL, name: lang, lang }, account)
    for (const { address } of own) {
      try {
        await visitor.go(address)
        for (const fault of await read(visitor, address)) faults.push(`${address}: ${fault}`)
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

/** Faults axe finds on the wide and on the narrow screen. */
async function axeBoth({ page }: Visitor): Promise<readonly string[]> {
  const wide = await axeFaults(page, 1280)
  const narrow = await axeFaults(page, 360)
  return [...wide.map(one => `1280 px: ${one}`), ...narrow.map(one => `360 px: ${one}`)]
}

/** What is lost on 320 px, which is a wide screen at 400 %. */
async function lostOn320({ page }: Visitor): Promise<readonly string[]> {
  await page.setViewportSize({ width: 320, height: 640 })
  const { overflow, overflowBy } = await look(page)
  return overflowBy > 0 ? [`wider than 320 px by ${overflowBy}: ${overflow.join(', ')}`] : []
}

/** Where the keyboard cannot be seen. */
async function focusUnseen({ page }: Visitor, address: string): Promise<readonly string[]> {
  try {
    await expectFocusSeen(page, address)
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

describe('every page of the route table', () => {
  test('in Romanian: no fault of accessibility, wide and narrow; nothing lost on 320 px', {
    timeout: 300_000,
  }, async () => {
    const faults = await sweep('ro', async (visitor, address) => [
      ...(isOneOfMany(address) ? [] : await axeBoth(visitor)),
      ...(await lostOn320(visitor)),
    ])
    expect(faults).toEqual([])
  })

  test('in English: no fault of accessibility, wide and narrow; the keyboard is seen', {
    timeout: 300_000,
  }, async () => {
    const faults = await sweep('en', async (visitor, address) =>
      isOneOfMany(address) ? [] : [...(await focusUnseen(visitor, address)), ...(await axeBoth(visitor))],
    )
    expect(faults).toEqual([])
  })
})
