import { afterAll, beforeAll, test } from 'vitest'
import { openTown, type Town } from '../support/browser/served.ts'
import { FOUR_WAYS } from '../support/browser/ways.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town?.stop())

test.each(FOUR_WAYS)('$name', async way => {
  const t0 = performance.now()
  const v = await town.visit(way, 'Exercițiu 011')
  console.log(v.at().path, performance.now() - t0)
  for (const p of ['/work', '/people']) {
    const t1 = performance.now()
    await v.go(p)
    console.log(p, performance.now() - t1)
  }
})
