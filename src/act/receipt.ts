import { createHash, hkdfSync } from 'node:crypto'
import { codeFrom, readCode } from '../domain/mailbox/code.ts'
import { type Pair, pairFrom } from '../platform/vault/sealed-box.ts'

/** What a receipt code stands for: what the database keeps of it, and the keys that only the code can make. */
export type Receipt = { readonly code: string; readonly digest: Buffer; readonly pair: Pair }

const derived = (code: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', code, '', `punte receipt|${use}`, 32))

/** The receipt of a code as typed; undefined where it cannot be one. The code has a hundred bits: nobody counts through them. */
export function receiptOf(typed: string): Receipt | undefined {
  const code = readCode(typed)
  return code === undefined
    ? undefined
    : { code, digest: derived(code, 'digest'), pair: pairFrom(derived(code, 'seed')) }
}

/** A fresh receipt from the secret of one form, so that the same form sent again has the same. `shown` is how it is written. */
export function freshReceipt(secret: Buffer): Receipt & { readonly shown: string; readonly id: string } {
  const shown = codeFrom(createHash('sha256').update('code').update(secret).digest())
  const receipt = receiptOf(shown)
  if (!receipt) throw new Error('A code that was made is no code.')
  return { ...receipt, shown, id: idFrom(secret, 'report') }
}

/** An id that always belongs to the same form. */
export function idFrom(secret: Buffer, use: string): string {
  const hex = createHash('sha256').update(use).update(secret).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The places boxes are bound to: a box that is moved elsewhere does not open. */
export const forDesk = (report: string, message: string): string => `report|${report}|${message}|desk`
export const forSender = (report: string, message: string): string => `report|${report}|${message}|sender`
