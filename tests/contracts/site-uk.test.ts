import { beforeAll, describe, expect, test } from 'vitest'
import { UK } from '../../src/countries/uk/pack.ts'
import { openSite, type Site } from '../support/site.ts'
import { linesOf } from '../support/text-browser.ts'

/** The public site of the second country: little, and true. Nothing of the first one is left in it. */
const ELSEWHERE =
  /Romania|Român|Bucure|ANITP|DGASPC|\b112\b|\b119\b|0800 800 678|\blei\b|\bsector\b|consulate of|European Union|Telverde/i
let site: Site
let addresses: readonly string[]
beforeAll(() => {
  site = openSite('production', undefined, 'uk')
  addresses = site.paths
    .filter(path => !/\.js$|\.webmanifest$|paper$/.test(path))
    .flatMap(path =>
      path.includes(':text')
        ? UK.rightsTexts.map(text => path.replace(':text', text))
        : path.includes(':guide')
          ? UK.site.guides.map(one => path.replace(':guide', one.id))
          : path.includes(':answer')
            ? UK.site.answers.map(one => path.replace(':answer', one.id))
            : [path],
    )
})
const mainOf = (html: string) => /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''

describe('the public site of another country', () => {
  test('every page answers with its own number and nothing of the first country', async () => {
    const faults: string[] = []
    for (const address of addresses) {
      const answer = await site.get(address)
      const html = await answer.text()
      if (answer.status !== 200 && answer.status !== 404) faults.push(`${address}: ${answer.status}`)
      if (answer.status !== 200) continue
      const lines = linesOf(html)
      for (const line of lines) if (ELSEWHERE.test(line)) faults.push(`${address}: ${line}`)
      if (!html.includes('tel:999')) faults.push(`${address}: no number`)
      if (/\[[a-z-]+\.[\w.-]+\]/.test(html)) faults.push(`${address}: a missing text`)
      if (
        mainOf(html)
          .replaceAll(/<[^>]*>/g, '')
          .trim().length < 40
      )
        faults.push(`${address}: nothing said`)
      // Every link of a page leads to a page.
      for (const [, href = ''] of mainOf(html).matchAll(/href="(\/[^"#]*)"/g)) {
        if (/^\/(?:sign-in|signs|law)/.test(href)) continue
        const there = await site.get(href)
        if (there.status !== 200) faults.push(`${address}: ${href} answers ${there.status}`)
      }
    }
    expect(faults).toEqual([])
  })
})
