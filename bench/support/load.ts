import { connect, type Socket } from 'node:net'

/** One request as bytes, and what its answer must be: the status and a text somewhere in head or body. */
export type Asked = { readonly bytes: Buffer; readonly status: number; readonly text: string }

/** Requests a second over all clients; 50th and 95th percentile of one request, in milliseconds. */
export type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly count: number
}

export type Load = {
  readonly origin: string
  readonly clients: number
  /** Measured seconds, after the seconds of warm-up. */
  readonly seconds: number
  readonly warmUp: number
  /** The next request; undefined when there is none left, which ends that client. */
  readonly next: () => Asked | undefined
}

/** Writes a request the way a browser on the same machine would, as far as the server reads it. */
export function request(origin: string, method: 'GET' | 'POST', path: string, cookie: string, body = ''): Buffer {
  const { host } = new URL(origin)
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: ${host}`,
    `cookie: ${cookie}`,
    'accept: text/html',
    'accept-language: ro',
  ]
  if (method === 'POST') {
    head.push(`origin: ${origin}`, 'sec-fetch-site: same-origin', 'content-type: application/x-www-form-urlencoded')
    head.push(`content-length: ${Buffer.byteLength(body)}`)
  }
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/**
 * Keeps so many clients busy, each on one connection with one request at a time. It reads answers by their length and costs
 * little, because it shares the machine with what it measures.
 * @throws when an answer is not the expected one: a fast error is no speed.
 */
export async function load({ origin, clients, seconds, warmUp, next }: Load): Promise<Measured> {
  const times: number[] = []
  const begin = performance.now() + warmUp * 1000
  const end = begin + seconds * 1000
  let last = begin
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const line = await openLine(origin)
      try {
        for (let asked = next(); asked && performance.now() < end; asked = next()) {
          const sent = performance.now()
          check(await line.ask(asked.bytes), asked)
          const now = performance.now()
          if (sent < begin) continue
          times.push(now - sent)
          last = Math.max(last, now)
        }
      } finally {
        line.close()
      }
    }),
  )
  if (times.length < clients) throw new Error(`Only ${times.length} requests were measured: too few to say anything.`)
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { perSecond: (times.length * 1000) / (last - begin), p50: at(0.5), p95: at(0.95), count: times.length }
}

function check(answer: Buffer, { status, text }: Asked): void {
  const got = Number(answer.toString('latin1', 9, 12))
  if (got === status && answer.includes(text)) return
  const shown = answer
    .toString('utf8')
    .replaceAll(/<[^>]*>|\s+/g, ' ')
    .slice(0, 900)
  throw new Error(`Expected ${status} with "${text}", got ${got}: ${shown}`)
}

export type Line = { ask(bytes: Buffer): Promise<Buffer>; close(): void }

/** One connection. `ask` resolves with the whole answer, head and body. */
export async function openLine(origin: string): Promise<Line> {
  const { hostname, port } = new URL(origin)
  const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port), noDelay: true })
  let settle: { resolve: (answer: Buffer) => void; reject: (error: Error) => void } | undefined
  const fail = (error: Error) => settle?.reject(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The server closed the connection.')))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  readAnswers(socket, answer => settle?.resolve(answer), fail)
  return {
    ask: bytes =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject }
        socket.write(bytes)
      }),
    close() {
      settle = undefined
      socket.destroy()
    },
  }
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LAST_CHUNK = Buffer.from('0\r\n\r\n')
/** Stands for an answer that says its end itself. */
const CHUNKED = -1

function readAnswers(socket: Socket, done: (answer: Buffer) => void, fail: (error: Error) => void): void {
  let parts: Buffer[] = []
  let size = 0
  let wanted = 0
  socket.on('data', (part: Buffer) => {
    parts.push(part)
    size += part.length
    if (wanted === 0) wanted = sizeOf(parts.length === 1 ? part : Buffer.concat(parts))
    if (Number.isNaN(wanted)) return fail(new Error('An answer that does not say where it ends.'))
    if (wanted === CHUNKED ? !part.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : wanted === 0 || size < wanted)
      return
    const answer = parts.length === 1 ? part : Buffer.concat(parts)
    parts = []
    size = 0
    wanted = 0
    done(answer)
  })
}

/** Bytes of the whole answer by its head; 0 while the head is not complete. */
function sizeOf(answer: Buffer): number {
  const end = answer.indexOf(HEAD_END)
  if (end < 0) return 0
  const head = answer.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)
  if (length) return end + HEAD_END.length + Number(length[1])
  return /\r\ntransfer-encoding: chunked/i.test(head) ? CHUNKED : Number.NaN
}
