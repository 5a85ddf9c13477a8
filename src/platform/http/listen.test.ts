import { connect, createServer } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from './listen.ts'

let port: number
let stop: () => Promise<void>

beforeAll(async () => {
  port = await new Promise<number>(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number }
      probe.close(() => resolve(free))
    })
  })
  const app = new Hono()
  app.get('/', context => context.text('here'))
  app.post('/', context => context.text('taken'))
  stop = await listen(app, port, '127.0.0.1')
})
afterAll(() => stop())

/** What the server says to these bytes until it closes the connection. */
function say(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', data => {
      answer += data
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}
const HEAD = 'Host: x\r\nConnection: close\r\n'

test('TRACE is not found and echoes nothing; a message with two lengths is refused', async () => {
  const traced = await say(`TRACE / HTTP/1.1\r\n${HEAD}X-Secret: CANARY\r\n\r\n`)
  expect(traced).toMatch(/^HTTP\/1\.1 404 /)
  expect(traced).not.toContain('CANARY')
  const smuggled = [
    `POST / HTTP/1.1\r\n${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
  ]
  for (const bytes of smuggled) expect(await say(bytes)).toMatch(/^HTTP\/1\.1 400 /)
  expect(await say(`GET / HTTP/1.1\r\n${HEAD}\r\n`)).toMatch(/^HTTP\/1\.1 200 /)
})
