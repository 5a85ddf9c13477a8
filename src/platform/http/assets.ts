import type { Hono } from 'hono'
import { respond } from './respond.ts'

/** What the files of our own need of the composition. */
export type AssetComposition = {
  readonly asset: (path: string) => { body: Uint8Array; type: string; encoding?: string } | undefined
  readonly exercise: boolean
}

/** Answers for styles, fonts and scripts. Their names carry a hash of what is in them, so they may be kept for ever. */
export function serveAssets(app: Hono, composition: AssetComposition): void {
  app.get('/assets/*', context => {
    const found = composition.asset(context.req.path)
    if (!found) return respond(composition.exercise, null, 404)
    const headers: Record<string, string> = {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
    }
    if (found.encoding) headers['content-encoding'] = found.encoding
    return respond(composition.exercise, found.body, 200, headers)
  })
}
