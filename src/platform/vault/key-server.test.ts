import { createSecretKey, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { unwrapUnder, type Wrapped, wrapUnder } from './key-provider.ts'
import { serverKeys } from './key-server.ts'
import { openVault } from './vault.ts'

/** A key server as the providers of clouds are, over HTTP; `mood` makes it misbehave. */
async function keyServer() {
  const keks = new Map([['kms/1', createSecretKey(randomBytes(32))]])
  const state = { current: 'kms/1', mood: 'well', asked: [] as string[] }
  const server: Server = createServer(async (request, response) => {
    state.asked.push(request.url ?? '')
    let body = ''
    for await (const part of request) body += part
    if (request.headers.authorization !== 'Bearer exercise' || state.mood === 'refuses')
      return response.writeHead(403).end('{}')
    if (state.mood === 'nonsense') return response.end('{"keys":[],"wrapped":[]}')
    if (state.mood === 'silent') return undefined
    const asked = JSON.parse(body || '{}') as { keys?: string[]; wrapped?: Wrapped[] }
    const kek = keks.get(state.current)
    const answers: Record<string, unknown> = {
      '/current': { kek: state.current },
      '/wrap': { wrapped: asked.keys?.map(key => kek && wrapUnder(kek, state.current, Buffer.from(key, 'base64url'))) },
      '/unwrap': {
        keys: asked.wrapped?.map(one => {
          const found = keks.get(one.kek)
          return (found && unwrapUnder(found, one)?.toString('base64url')) ?? null
        }),
      },
    }
    return response.end(JSON.stringify(answers[request.url ?? ''] ?? {}))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { state, keks, url, stop: () => server.close() }
}

describe('a key server', () => {
  test('wraps and unwraps many in one journey, and keeps old keys of its own', async () => {
    const server = await keyServer()
    const provider = serverKeys({ url: server.url, token: 'exercise' })
    const keys = [randomBytes(32), randomBytes(32)]
    const wrapped = await provider.wrap(keys)
    server.keks.set('kms/2', createSecretKey(randomBytes(32)))
    server.state.current = 'kms/2'
    expect(await provider.current()).toBe('kms/2')
    expect(await provider.unwrap([...wrapped, { kek: 'kms/9', text: 'x' }])).toEqual([...keys, undefined])
    expect(server.state.asked).toEqual(['/wrap', '/current', '/unwrap'])
    const vault = openVault(provider)
    await Promise.all(Array.from({ length: 40 }, () => vault.fresh()))
    expect(server.state.asked.filter(one => one === '/wrap').length).toBeLessThan(5)
    server.stop()
  })

  test('that refuses, talks nonsense or says nothing fails, and its words are not repeated', async () => {
    const server = await keyServer()
    const provider = serverKeys({ url: server.url, token: 'exercise', patience: 100 })
    for (const mood of ['refuses', 'nonsense', 'silent']) {
      server.state.mood = mood
      await expect(provider.wrap([randomBytes(32)])).rejects.toThrow(/^The key server/)
      await expect(provider.unwrap([{ kek: 'kms/1', text: 'x' }])).rejects.toThrow(/^The key server/)
    }
    await expect(serverKeys({ url: server.url, token: 'other' }).current()).rejects.toThrow('did not answer')
    server.stop()
  })
})
