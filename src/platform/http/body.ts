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

/** Bytes of bodies that may be in memory at once, over all requests that take files. */
const MOST_HELD = 256 * 1024 * 1024
/** Bytes that are read and thrown away, so that whoever sent too much still gets an answer. */
const MOST_THROWN = 64 * 1024 * 1024
let held = 0

export type Held = {
  /** The whole body, or its beginning where it is longer than `most`. */
  readonly bytes: Buffer
  readonly whole: boolean
}

/**
 * Reads a body with files. Of one that is too long the first `kept` bytes stay, so that the words before the files are not lost,
 * and the rest is thrown away as it comes. Undefined where very many send at once.
 */
export async function heldBodyOf(
  context: Context,
  most: number,
  kept: number,
  room = MOST_HELD,
): Promise<Held | undefined> {
  const incoming = incomingOf(context)
  if (!incoming) return { bytes: Buffer.alloc(0), whole: true }
  const parts: Buffer[] = []
  let [size, own] = [0, 0]
  const release = () => {
    held -= own
    own = 0
  }
  try {
    for await (const part of incoming.iterator({ destroyOnReturn: false })) {
      const bytes = part as Buffer
      size += bytes.byteLength
      if (size > most) {
        if (own > kept) {
          parts.splice(0, parts.length, Buffer.from(Buffer.concat(parts).subarray(0, kept)))
          release()
        }
        if (size > MOST_THROWN) break
        continue
      }
      if (held + bytes.byteLength > room) return undefined
      held += bytes.byteLength
      own += bytes.byteLength
      parts.push(bytes)
    }
    return { bytes: Buffer.concat(parts), whole: size <= most }
  } finally {
    release()
  }
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
