/**
 * Key-encryption keys that never leave a key server (a KMS or HSM behind a small gateway). Three requests, JSON both ways:
 * `GET /current` → `{"kek"}`; `POST /wrap {"keys":[base64url]}` → `{"wrapped":[{"kek","text"}]}`;
 * `POST /unwrap {"wrapped":[{"kek","text"}]}` → `{"keys":[base64url | null]}`. A bearer token says who asks.
 */
import { KEY_BYTES, type KeyProvider, type Wrapped } from './key-provider.ts'

export type KeyServer = {
  readonly url: string
  readonly token: string
  /** Milliseconds after which an answer is given up. */
  readonly patience?: number
}

/** The key server did not answer, or not as agreed. What it said is not repeated: it may hold keys. */
class KeyServerSilent extends Error {
  override readonly name = 'KeyServerSilent'
}

const PATIENCE = 3000

/** The provider over a key server. */
export function serverKeys(server: KeyServer): KeyProvider {
  return {
    kind: 'remote',
    async current() {
      const { kek } = (await ask(server, 'current')) as { kek?: unknown }
      if (typeof kek !== 'string' || kek === '') throw new KeyServerSilent('The key server names no current key.')
      return kek
    },
    async wrap(keys) {
      const body = { keys: keys.map(one => one.toString('base64url')) }
      const { wrapped } = (await ask(server, 'wrap', body)) as { wrapped?: unknown }
      if (!isList(wrapped, keys.length) || !wrapped.every(isWrapped))
        throw new KeyServerSilent('The key server did not wrap what it was given.')
      return wrapped.map(({ kek, text }) => ({ kek, text }))
    },
    async unwrap(wrapped) {
      const { keys } = (await ask(server, 'unwrap', { wrapped })) as { keys?: unknown }
      if (!isList(keys, wrapped.length)) throw new KeyServerSilent('The key server did not unwrap what it was given.')
      return keys.map(one => {
        const key = typeof one === 'string' ? Buffer.from(one, 'base64url') : undefined
        return key?.length === KEY_BYTES ? key : undefined
      })
    },
  }
}

function isList(value: unknown, length: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length === length
}

function isWrapped(value: unknown): value is Wrapped {
  const { kek, text } = (value ?? {}) as { kek?: unknown; text?: unknown }
  return typeof kek === 'string' && /^[^\s:]{1,200}$/.test(kek) && typeof text === 'string' && /^\S+$/.test(text)
}

async function ask({ url, token, patience = PATIENCE }: KeyServer, verb: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  try {
    const answer = await fetch(`${url.replace(/\/$/, '')}/${verb}`, {
      ...sent,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (answer.ok) return await answer.json()
  } catch {
    // Falls through: a refusal and silence are the same to whoever needs a key now.
  }
  throw new KeyServerSilent(`The key server did not answer to ${verb}.`)
}
