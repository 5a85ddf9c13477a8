import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { assetHref, findAsset, loadAssets } from './assets.ts'

it('gives the plain name before anything is loaded', () => {
  expect(assetHref('punte.css')).toBe('/assets/punte.css')
  expect(findAsset('/assets/punte.css')).toBeUndefined()
})

it('finds files by hashed name only, and keeps to the budgets', () => {
  const assets = loadAssets(process.cwd())
  const css = assets.find(assets.href('punte.css'))
  expect(assetHref('punte.css')).toMatch(/^\/assets\/punte\.[0-9a-f]{12}\.css$/)
  expect(css?.type).toBe('text/css; charset=utf-8')
  expect(css?.brotli?.length).toBeLessThanOrEqual(9 * 1024)
  expect(css?.brotli && brotliDecompressSync(css.brotli).equals(css.body)).toBe(true)
  expect(css?.gzip && gunzipSync(css.gzip).equals(css.body)).toBe(true)
  const fonts = css?.body.toString().match(/\/assets\/atkinson-[a-z0-9.-]+\.woff2/g) ?? []
  expect(fonts).toHaveLength(4)
  expect(fonts.every(path => findAsset(path)?.type === 'font/woff2')).toBe(true)
  const scripts = assets.names
    .filter(name => name.endsWith('.js'))
    .map(name => findAsset(assetHref(name))?.brotli?.length ?? 0)
  expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5 * 1024)
})

it.each([
  '/assets/punte.css',
  '/assets/../package.json',
  '/package.json',
  '/assets/__proto__',
  '/assets/%2e%2e/package.json',
])('finds nothing at %s', path => {
  expect(findAsset(path)).toBeUndefined()
})

it('refuses a name that does not exist', () => {
  expect(() => assetHref('other.css')).toThrow('No asset is called other.css')
})
