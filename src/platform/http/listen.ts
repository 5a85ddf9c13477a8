import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** Listens; resolves with the function that stops it once every request under way was answered. */
export function listen(app: Hono, port: number, hostname: string): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname }, () => {
      resolve(
        () =>
          new Promise<void>(done => {
            server.close(() => done())
            if ('closeIdleConnections' in server) server.closeIdleConnections()
          }),
      )
    })
    server.once('error', reject)
    if ('requestTimeout' in server) {
      // Eight megabytes of pictures over half a megabit a second take two minutes; headers come at once.
      server.requestTimeout = 300_000
      server.headersTimeout = 15_000
    }
  })
}
