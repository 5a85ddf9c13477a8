import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'

/** Finding help without an account: from the directory, without an address, and without leaving a trace. */
let app: TestApp
const NOON = Date.parse('2026-11-23T10:00:00Z')
beforeAll(async () => {
  app = await startApp()
  app.at(NOON)
})
afterAll(() => app?.stop())

const mainOf = (html: string) => /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
const find = async (fields: Record<string, string>, path = '/en/find') => {
  const answer = await app.ask(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'gzip' },
  })
  return answer
}
const shown = async (fields: Record<string, string>, path?: string) => mainOf(await await textOf(fields, path))
const textOf = async (fields: Record<string, string>, path = '/en/find') =>
  (
    await app.ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  ).text()
const names = (html: string) => [...html.matchAll(/<h3[^>]*>([^<]+)</g)].map(([, name]) => name)

describe('what is found', () => {
  test('by need, county, age, language and hour; what is unknown is said', async () => {
    const all = await shown({})
    expect(names(all).length).toBe(10)
    expect(all).toContain('Show more')
    const [one] = await app.sql<{ service: string }>(
      "select name as service from app_directory.listing where not protected and status = 'active' and 'LEGAL' = any (needs) limit 1",
    )
    expect(one).toBeDefined()
    const legal = await shown({ need: 'LEGAL' })
    expect(names(legal)).toContain(one?.service)
    expect(names(legal).length).toBeLessThanOrEqual(10)
    expect(legal).toMatch(/Ask about: .*the hours/)
    const tonight = await shown({ when: 'tonight' })
    const now = await shown({ when: 'now' })
    // The information line is staffed on working days, by day: now, and not tonight.
    expect(now).toContain('tel:0800800678')
    expect(tonight.slice(0, tonight.indexOf('protected'))).not.toMatch(/<h3[^>]*>[^<]*Telverde/)
    expect(tonight).toContain('tel:112')
  })

  test('no page of results has a street, and none repeats or leaves out a service', async () => {
    const seen: (string | undefined)[] = []
    for (let after = 0; after < 900; after += 10) {
      const html = await shown({ after: String(after) })
      const found = [...html.matchAll(/<li class="card">([\s\S]*?)<\/li>/g)].map(([, card]) => card)
      if (found.length === 0) break
      seen.push(...found)
      expect(html).not.toMatch(/\b(?:str\.|strada|bd\.|nr\.)\s/i)
    }
    const [count] = await app.sql<{ count: number }>(
      "select count(*)::int as count from app_directory.listing where not protected and status = 'active' and (never_stale or verified_on > current_date - 400)",
    )
    expect(seen.length).toBe(count?.count)
  })

  test('a protected shelter is its region and the number of the referring desk, whatever its entry says', async () => {
    await app.sql(
      'update app_directory.listing set name = \'Casa Ascunsa\', phones = \'[{"number":"0700111222"}]\' where protected',
    )
    const html = await shown({ need: 'SHEL_EM' })
    expect(html).toContain('A protected shelter')
    expect(html).toContain('tel:0800800678')
    expect(html).not.toMatch(/Casa Ascunsa|0700111222/)
  })

  test('a change of the directory is found within seconds, and the answer stays when nothing changed', async () => {
    const before = await shown({ need: 'LEGAL' })
    await app.sql(
      "update app_directory.listing set name = 'Nume Nou', seq = (select seq + 1 from app_directory.state) where 'LEGAL' = any (needs) and not protected",
    )
    await app.sql('update app_directory.state set seq = seq + 1')
    expect(await shown({ need: 'LEGAL' })).toBe(before)
    app.at(NOON + 6_000)
    await shown({ need: 'LEGAL' })
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(await shown({ need: 'LEGAL' })).toContain('Nume Nou')
    app.at(NOON)
  })
})

describe('leaves nothing', () => {
  test('every language, within the budget, no cookie; the search stands in no address', async () => {
    for (const lang of ['ro', 'en', 'uk', 'ar', 'hi', 'ta', 'rom']) {
      const answer = await find({ who: 'adult' }, `/${lang}/find`)
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect([lang, answer.status, bytes.length <= 14 * 1024, answer.headers.get('set-cookie')]).toEqual([
        lang,
        200,
        true,
        null,
      ])
    }
    const html = await textOf({ need: 'LEGAL', when: 'tonight' })
    expect(html).not.toMatch(/(?:href|action)="[^"]*\?/)
    expect(await (await app.ask('/en/find?need=LEGAL')).text()).not.toContain('Nume Nou')
    expect(app.log).toEqual([])
  })

  test.each([
    { need: '<script>alert(1)</script>', territory: '\u202e', who: 'x'.repeat(50_000) },
    { need: '__proto__', after: '99999', language: '%ff' },
    { after: '9999', when: 'constructor' },
  ])('bad input %#: asks for nothing, and is never a fault', async fields => {
    const answer = await find(fields as Record<string, string>)
    expect(answer.status).toBe(200)
  })
})
