import { Hono } from 'hono'
import type { Directory } from '../../src/act/directory.ts'
import type { Mechanism } from '../../src/act/mechanism.ts'
import { mechanismWith, routesOf } from '../../src/app.ts'
import type { CountryCode } from '../../src/countries/codes.ts'
import { serveOpen } from '../../src/platform/http/open.ts'
import { loadAssets } from '../../src/platform/ui/index.ts'
import { ROOT } from './source.ts'

const ORIGIN = 'http://localhost:3000'

/** The public site as it answers, without a database: it needs none, and a page that asked for one would fail here. */
export type Site = {
  readonly mechanism: Mechanism
  readonly paths: readonly string[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response>
}

export function openSite(
  profile: 'exercise' | 'production' = 'exercise',
  now = () => Date.parse('2026-11-23T10:00:00Z'),
  country?: CountryCode,
): Site {
  loadAssets(ROOT)
  const directory = { all: () => [], find: () => undefined } as unknown as Directory
  const mechanism = mechanismWith(directory, profile, ORIGIN, country)
  const routes = routesOf(mechanism, { secret: 'x'.repeat(40), profile, origins: [ORIGIN] })
  const app = new Hono()
  const composition = {
    routes,
    clock: now,
    openLanguages: mechanism.pack.site.languages.map(one => one.code),
    tokenOf: () => null,
    exercise: profile === 'exercise',
  }
  serveOpen(
    app,
    composition,
    (_, kind) => new Response(kind, { status: kind === 'not-found' ? 404 : 413 }),
    () => new Response('signed in', { status: 599 }),
  )
  return {
    mechanism,
    paths: routes.filter(one => one.open && one.method === 'GET').map(one => one.path),
    get: async (path, headers = {}) => app.request(path, { headers }),
    post: async (path, fields) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one as string)
      return app.request(path, {
        method: 'POST',
        body: body.toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    },
  }
}
