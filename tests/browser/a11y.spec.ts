import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import { fieldsOf } from '../../src/domain/form/keys.ts'
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
  width: number,
  read: (visitor: Visitor, address: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [account, own] of Map.groupBy(visits, visit => visit.account)) {
    const visitor = await town.visit({ ...USUAL, name: lang, lang, width }, account)
    for (const { address } of own) {
      try {
        await visitor.go(address)
        for (const fault of await read(visitor, address)) faults.push(`${address}: ${fault}`)
      } catch (error) {
        faults.push(`${address}: ${error instanceof Error ? error.message.slice(0, 600) : String(error)}`)
      }
    }
    await visitor.close()
  }
  return faults
}

const FORM = /\/acts\/F-/

/** Forms are one template drawn from data: all are read narrow, the first few of each kind wide as well. */
const isOneOfMany = (address: string) => FORM.test(address) && !/\/acts\/F-(04|05|08|15)$/.test(address)

/** What is lost on a narrow screen. */
async function lost({ page }: Visitor): Promise<readonly string[]> {
  const { overflow, overflowBy } = await look(page)
  return overflowBy > 0 ? [`too wide by ${overflowBy} px: ${overflow.join(', ')}`] : []
}

/** Sends a form of the mechanism as it stands, without an answer: it comes back with everything to put right beside its questions. */
async function sendEmpty(visitor: Visitor, address: string): Promise<void> {
  const id = /\/acts\/(F-\w+)$/.exec(address)?.[1]
  const newest = RO.forms.findLast(form => form.id === id)
  // A form that asks for nothing in particular takes no answer too.
  if (newest && fieldsOf(newest).some(one => one.required)) await visitor.send({}, 422)
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

// Every page is read by axe once narrow and once wide: the language changes the words, the width changes the layout.
describe('every page of the route table', () => {
  test('in Romanian on 320 px, a wide screen at 400 %: nothing lost, no fault of accessibility, forms with problems too', {
    timeout: 300_000,
  }, async () => {
    const faults = await sweep('ro', 320, async (visitor, address) => {
      const before = await lost(visitor)
      await sendEmpty(visitor, address)
      return [...before, ...(await lost(visitor)), ...(await axeFaults(visitor.page))]
    })
    expect(faults).toEqual([])
  })

  test('in English on a wide screen: no fault of accessibility; the keyboard is seen', {
    timeout: 300_000,
  }, async () => {
    const faults = await sweep('en', 1280, async (visitor, address) =>
      isOneOfMany(address) ? [] : [...(await focusUnseen(visitor, address)), ...(await axeFaults(visitor.page))],
    )
    expect(faults).toEqual([])
  })
})
