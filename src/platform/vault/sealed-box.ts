/**
 * Sealing to somebody's public key, so that whoever seals cannot open: X25519, HKDF-SHA-256 and AES-256-GCM, put together as the
 * base mode of HPKE does (RFC 9180; not its wire format). Each box has a key pair of its own, used once and forgotten.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'

/** A pair of keys. The public part is base64url of 32 bytes, the private part base64url of PKCS #8. */
export type Pair = { readonly publicKey: string; readonly privateKey: string }

const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Texts are filled up to a multiple of this, so that the length of a box tells little of the text. */
const STEP = 1024
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const BOX = /^pb1\.([A-Za-z0-9_-]{60,})$/

/** A new pair of keys. */
export function makePair(): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return { publicKey: rawOf(publicKey), privateKey: exported(privateKey) }
}

/** The pair that always belongs to the same 32 secret bytes. */
export function pairFrom(seed: Buffer): Pair {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  return { publicKey: rawOf(createPublicKey(privateKey)), privateKey: exported(privateKey) }
}

const exported = (key: KeyObject): string => key.export({ format: 'der', type: 'pkcs8' }).toString('base64url')
const rawOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? ''
const publicOf = (raw: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: raw }, format: 'jwk' })

/** Key and nonce of one box, bound to both public keys and to the place where the box stands. */
function keyOf(shared: Buffer, once: string, to: string, place: string): readonly [Buffer, Buffer] {
  const made = Buffer.from(
    hkdfSync('sha256', shared, '', `punte box 1|${once}|${to}|${place}`, KEY_BYTES + NONCE_BYTES),
  )
  return [made.subarray(0, KEY_BYTES), made.subarray(KEY_BYTES)]
}

/** Seals a text to a public key, for one place. */
export function sealTo(publicKey: string, place: string, plain: string): string {
  const once = generateKeyPairSync('x25519')
  const raw = rawOf(once.publicKey)
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: publicOf(publicKey) })
  const [key, nonce] = keyOf(shared, raw, publicKey, place)
  const text = Buffer.from(JSON.stringify(plain))
  const filled = Buffer.concat([text, Buffer.alloc((STEP - (text.length % STEP)) % STEP, ' ')])
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const box = Buffer.concat([Buffer.from(raw, 'base64url'), cipher.update(filled), cipher.final(), cipher.getAuthTag()])
  return `pb1.${box.toString('base64url')}`
}

/** Opens a box; undefined where key, place or a single bit differ, or the text is no box. */
export function openBox(privateKey: string, place: string, sealed: string): string | undefined {
  const bytes = Buffer.from(BOX.exec(sealed)?.[1] ?? '', 'base64url')
  if (bytes.length < KEY_BYTES + TAG_BYTES) return undefined
  try {
    const own = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
    const raw = bytes.subarray(0, KEY_BYTES).toString('base64url')
    const shared = diffieHellman({ privateKey: own, publicKey: publicOf(raw) })
    const [key, nonce] = keyOf(shared, raw, rawOf(createPublicKey(own)), place)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    const body = bytes.subarray(KEY_BYTES, bytes.length - TAG_BYTES)
    return JSON.parse(decipher.update(body, undefined, 'utf8') + decipher.final('utf8')) as string
  } catch {
    return undefined
  }
}
