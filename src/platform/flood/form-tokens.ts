/** Forms of strangers: each has a token, good for a few hours and under keys in memory. The same form sent twice means one thing. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type FormTokens = {
  readonly make: (now: number) => string
  /** 32 secret bytes that belong to this token and to nobody who has not this process' memory; undefined where it is not ours or too old. */
  readonly secretOf: (token: string, now: number) => Buffer | undefined
}

const HOUR = 3_600_000
/** Hours a form may lie open while somebody looks for words. */
const KEPT = 6
const TOKEN = /^(\d{1,9})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/

/** Opens the keys of one process: a new one each hour, the last few kept. */
export function openFormTokens(): FormTokens {
  const keys = new Map<number, Buffer>()
  const keyAt = (hour: number, now: number): Buffer | undefined => {
    const current = Math.floor(now / HOUR)
    for (const old of keys.keys()) if (old <= current - KEPT || old > current) keys.delete(old)
    if (hour === current && !keys.has(hour)) keys.set(hour, randomBytes(32))
    return keys.get(hour)
  }
  const macOf = (key: Buffer, use: string, body: string) => createHmac('sha256', key).update(`${use}|${body}`).digest()
  return {
    make(now) {
      const hour = Math.floor(now / HOUR)
      const body = `${hour}.${randomBytes(16).toString('base64url')}`
      return `${body}.${macOf(keyAt(hour, now) as Buffer, 'token', body).toString('base64url')}`
    },
    secretOf(token, now) {
      const [, hour = '', part = '', mac = ''] = TOKEN.exec(token) ?? []
      const key = hour === '' ? undefined : keyAt(Number(hour), now)
      if (!key) return undefined
      const body = `${hour}.${part}`
      const given = Buffer.from(mac, 'base64url')
      const made = macOf(key, 'token', body)
      if (given.length !== made.length || !timingSafeEqual(given, made)) return undefined
      return macOf(key, 'secret', body)
    },
  }
}
