/**
 * The two keys of sign-in, derived from the setting PUNTE_SECRET: one seals the secrets of code generators, one makes
 * keyed hashes of identifiers. The database never has either; whoever copies it can make no codes.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

export interface SignInKeys {
  readonly seal: KeyObject
  readonly blind: KeyObject
}

const LEAST_CHARACTERS = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Derives the keys. Throws when the secret is too short to be one. */
export function signInKeys(secret: string): SignInKeys {
  if (secret.length < LEAST_CHARACTERS) throw new Error(`PUNTE_SECRET needs at least ${LEAST_CHARACTERS} characters`)
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `punte sign-in ${purpose}`, 32)))
  return { seal: derive('seal'), blind: derive('blind') }
}

/** A keyed hash, 32 bytes. The purpose keeps hashes of the same text apart. */
export function blind(keys: SignInKeys, purpose: string, text: string): Buffer {
  return createHmac('sha256', keys.blind).update(`${purpose}\0${text}`).digest()
}

/** AES-256-GCM: nonce, tag, text. The context (whose it is) must be the same to open it. */
export function seal(keys: SignInKeys, plain: string, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce).setAAD(Buffer.from(context))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Opens what `seal` closed. Throws when key, context or a single bit differ: that is tampering or a wrong key. */
export function unseal(keys: SignInKeys, sealed: Buffer, context: string): string {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keys.seal, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
