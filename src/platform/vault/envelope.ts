/**
 * One sealed value: AES-256-GCM (NIST SP 800-38D) under one data key, with the place it stands in as associated data. A value
 * that is moved to another person, table, column or row does not open there.
 */
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { randomPart } from './random.ts'

/** Where a value stands. `subject` is whose data key it is (a person, a notification, a draft); `row` where a subject has several rows. */
export type Context = { readonly subject: string; readonly column: string; readonly row?: string | undefined }

/** A data key ready for use. The version stands in what it seals, and is bound to it. */
export type DataKey = { readonly key: KeyObject; readonly version: number }

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Nonce, tag and nothing: the shortest there can be, in base64url. */
const LEAST = Math.ceil(((NONCE_BYTES + TAG_BYTES) * 4) / 3)
const SEALED = new RegExp(`^pv1\\.(\\d{1,4})\\.([A-Za-z0-9_-]{${LEAST},})$`)

/** Stands where nothing is kept, because the subject's key was destroyed before the value came. */
export const ERASED = 'pv0.erased'

/** How a sealed value begins, as a pattern of SQL `like`: for finding what stands in clear. */
export const SEALED_LIKE = 'pv_.%'

/** Whether a text is a sealed value by its shape. Whoever types one by hand gains nothing: it opens nowhere. */
export const isSealed = (text: string): boolean => text === ERASED || SEALED.test(text)

const boundTo = ({ subject, column, row = '' }: Context, version: number): Buffer =>
  Buffer.from(`${subject}|${column}|${row}|${version}`)

/** Seals a text where it will stand. The same text never seals alike. */
export function sealText({ key, version }: DataKey, context: Context, plain: string): string {
  const nonce = randomPart(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(context, version))
  const text = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `pv1.${version}.${text.toString('base64url')}`
}

/** Opens what `sealText` closed; undefined where key, place, version or a single bit differ, or the text is not a sealed one. */
export function openText({ key, version }: DataKey, context: Context, sealed: string): string | undefined {
  const [, of, text] = SEALED.exec(sealed) ?? []
  if (text === undefined || Number(of) !== version) return undefined
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(context, version)).setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
  const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)
  try {
    return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}

/** Seals bytes where they will stand: nonce, sealed bytes, tag. For parts of a file; the same part never seals alike. */
export function sealBytes({ key, version }: DataKey, context: Context, plain: Buffer): Buffer {
  const nonce = randomPart(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(context, version))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Opens what `sealBytes` closed; undefined where key, place or a single bit differ. */
export function openBytes({ key, version }: DataKey, context: Context, sealed: Buffer): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(boundTo(context, version)).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()])
  } catch {
    return undefined
  }
}
