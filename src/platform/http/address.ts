import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** The address a request came from, as the connection has it; '' where there is no connection. */
export function addressOf(context: Context): string {
  const incoming = (context.env as { incoming?: IncomingMessage } | undefined)?.incoming
  return incoming?.socket.remoteAddress ?? ''
}
