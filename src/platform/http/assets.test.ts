import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { serveAssets } from './assets.ts'

const file = { type: 'text/css', body: Buffer.from('plain'), brotli: Buffer.from('b'), gzip: Buffer.from('g') }
const font = { type: 'font/woff2', body: Buffer.from('font') }
const app = new Hono()
serveAssets(app, {
  asset: path => (path === '/assets/a.css' ? file : path === '/assets/a.woff2' ? font : undefined),
  exercise: true,
})

it.each([
  ['/assets/a.css', 'gzip, deflate, br', 'br', 'b'],
  ['/assets/a.css', 'gzip', 'gzip', 'g'],
  ['/assets/a.css', 'br;q=0', null, 'plain'],
  ['/assets/a.css', '', null, 'plain'],
  ['/assets/a.woff2', 'br', null, 'font'],
])('%s for a reader of "%s" goes out as %s', async (path, accepted, coding, body) => {
  const answer = await app.request(path, { headers: { 'accept-encoding': accepted } })
  expect(answer.headers.get('content-encoding')).toBe(coding)
  expect(answer.headers.get('vary')).toBe('accept-encoding')
  expect(await answer.text()).toBe(body)
})

it('knows no other file', async () => {
  expect((await app.request('/assets/b.css')).status).toBe(404)
})
