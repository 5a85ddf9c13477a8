/** Where key-encryption keys live. They wrap the data keys of people; the database holds only what they wrapped. */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { randomPart } from './random.ts'

/** A data key as the database keeps it: which key-encryption key wrapped it, and the wrapped text (base64url). */
export type Wrapped = { readonly kek: string; readonly text: string }

/**
 * Wraps and unwraps data keys, many at once, because a key server is a journey away.
 * `unwrap` gives undefined for each key it cannot open: an unknown key-encryption key, or a changed text.
 */
export type KeyProvider = {
  readonly kind: 'file' | 'remote'
  /** Id of the key-encryption key that wraps now. */
  current(): Promise<string>
  wrap(keys: readonly Buffer[]): Promise<readonly Wrapped[]>
  unwrap(wrapped: readonly Wrapped[]): Promise<readonly (Buffer | undefined)[]>
}

/** No key-encryption key was given or can be read; the sentence says what to do. */
export class KeysMissing extends Error {
  override readonly name = 'KeysMissing'
}

export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Wraps one data key under a key-encryption key, bound to that key's id. */
export function wrapUnder(kek: KeyObject, id: string, key: Buffer): Wrapped {
  const nonce = randomPart(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', kek, nonce).setAAD(Buffer.from(`data key|${id}`))
  const text = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { kek: id, text: text.toString('base64url') }
}

/** The data key again; undefined where the key-encryption key, its id or a bit differ. */
export function unwrapUnder(kek: KeyObject, { kek: id, text }: Wrapped): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', kek, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(`data key|${id}`)).setAuthTag(bytes.subarray(NONCE_BYTES + KEY_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, NONCE_BYTES + KEY_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}
