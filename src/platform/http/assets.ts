import type { Hono } from 'hono'
import { codingOf } from './open.ts'
import { respond } from './respond.ts'

/** A file as it is sent, with the compressed forms it has. */
type Sendable = { readonly type: string; readonly body: Buffer; readonly brotli?: Buffer; readonly gzip?: Buffer }

/** What serving files needs of the composition. */
type Files = { readonly asset: (path: string) => Sendable | undefined; readonly exercise: boolean }

/** Styles, scripts and fonts: their address changes with their content, so that they may be kept for ever. */
export function serveAssets(app: Hono, { asset, exercise }: Files): void {
  app.get('/assets/*', context => {
    const found = asset(context.req.path)
    if (!found) return respond(exercise, null, 404)
    const coding = codingOf(context.req.header('accept-encoding'))
    const packed = coding === 'br' ? found.brotli : coding === 'gzip' ? found.gzip : undefined
    return respond(exercise, packed ?? found.body, 200, {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(packed && coding ? { 'content-encoding': coding } : {}),
    })
  })
}
