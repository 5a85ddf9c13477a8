/** Signed tree heads: what a tree of so many leaves was, at a moment, under a key that lies outside the database (Ed25519). */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Hash } from './merkle.ts'

/** What a head says. `at` is in milliseconds since 1970, by the clock of the database. */
export type Head = { readonly size: number; readonly root: Hash; readonly at: number }

export type SignedHead = Head & { readonly keyId: string; readonly signature: Uint8Array }

/** A key that may sign heads. `publicText` is what an auditor keeps: 32 bytes in base64url. */
export type AuditKey = { readonly id: string; readonly secret: KeyObject; readonly publicText: string }

/** Public keys by id. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

// PKCS #8 of an Ed25519 key without its last 32 bytes, which are the secret (RFC 8410).
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key of a secret of 32 bytes in base64 or base64url; undefined when it is not that. */
export function auditKeyOf(secret: string): AuditKey | undefined {
  const bytes = Buffer.from(secret.trim(), 'base64')
  if (bytes.length !== 32) return undefined
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' })
  const publicText = createPublicKey(key).export({ format: 'jwk' }).x ?? ''
  return { id: keyId(publicText), secret: key, publicText }
}

/** Public keys from their texts (base64url of 32 bytes). @throws Error when one cannot be read. */
export function trustedKeys(publicTexts: readonly string[]): TrustedKeys {
  return new Map(
    publicTexts.map(x => [keyId(x), createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })]),
  )
}

function keyId(publicText: string): string {
  return createHash('sha256').update(Buffer.from(publicText, 'base64url')).digest('hex').slice(0, 16)
}

/** What is signed: text, so that an auditor can make it by hand. */
function statement({ size, root, at }: Head): Buffer {
  return Buffer.from(`punte audit head 1\n${size}\n${Buffer.from(root).toString('hex')}\n${at}\n`)
}

/** Signs a head. */
export function signHead(head: Head, key: AuditKey): SignedHead {
  return { ...head, keyId: key.id, signature: sign(null, statement(head), key.secret) }
}

/** 'good'; 'forged' when the signature is not that of its key; 'unknown-key' when nobody told us to trust the key. */
export type Standing = 'good' | 'forged' | 'unknown-key'

/** Checks a signature outside the main thread. */
export async function standingOf(head: SignedHead, keys: TrustedKeys): Promise<Standing> {
  const key = keys.get(head.keyId)
  if (!key) return 'unknown-key'
  return new Promise((resolve, reject) =>
    verify(null, statement(head), key, head.signature, (error, good) =>
      error ? reject(error) : resolve(good ? 'good' : 'forged'),
    ),
  )
}
