import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Context } from 'hono'

/** Largest form we read, in bytes. */
const MAX_BODY = 262_144

/** Reads a form's body up to the limit of forms; undefined when it is larger. */
export async function readBody(context: Context): Promise<string | undefined> {
  return (await bodyOf(context, MAX_BODY))?.toString('utf8')
}

/**
 * Reads a request body of at most `most` bytes; undefined when it is larger, whatever length was announced. What was not read
 * stays unread: the answer must still reach whoever sent too much.
 */
export async function bodyOf(context: Context, most: number): Promise<Buffer | undefined> {
  if (Number(context.req.header('content-length') ?? 0) > most) return undefined
  const incoming = incomingOf(context)
  if (!incoming) return Buffer.alloc(0)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming.iterator({ destroyOnReturn: false })) {
    size += (part as Buffer).byteLength
    if (size > most) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

/**
 * The body as Node hands it over. Asked for through the web's Request it passes two more streams, which costs a tenth of the
 * whole answer; where there is no socket (in tests) there is only that way.
 */
function incomingOf({ env, req }: Context): Readable | null {
  const { incoming } = (env ?? {}) as { incoming?: Readable }
  if (incoming) return incoming
  return req.raw.body && Readable.fromWeb(req.raw.body as ReadableStream)
}
