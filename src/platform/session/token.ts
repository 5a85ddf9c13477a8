/** Tokens that a browser carries: 256 random bits. The database keeps only their SHA-256. */
import { createHash, randomBytes } from 'node:crypto'

const SHAPE = /^[\w-]{43}$/

/** A new random token, 43 characters of base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database stores and looks up. A text that cannot be a token hashes too: it is simply never found. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Whether a text has the shape of a token; anything else need not reach the database. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && SHAPE.test(text)
}
