import { describe, expect, test } from 'vitest'
import { clearCookie, cookieName, readToken, sessionHash, setCookie } from './cookie.ts'
import { hashToken, newToken } from './token.ts'

const HTTPS = 'https://punte.example'
const LOOPBACK = 'http://127.0.0.1:8080'

describe('the session cookie', () => {
  test('over https no neighbouring host can set it', () => {
    expect(setCookie('session', 'x', HTTPS)).toBe('__Host-punte=x; Path=/; HttpOnly; SameSite=Lax; Secure')
  })

  test('on loopback it has the plain name and is not Secure', () => {
    expect(setCookie('session', 'x', LOOPBACK)).toBe('punte=x; Path=/; HttpOnly; SameSite=Lax')
  })

  test('it never outlives the browser, and clearing ends it at once', () => {
    expect(setCookie('session', 'x', HTTPS)).not.toMatch(/Expires|Max-Age/)
    expect(clearCookie('session', HTTPS)).toContain('Max-Age=0')
  })

  test('the ceremony has a cookie of its own', () => {
    expect(cookieName('ceremony', HTTPS)).toBe('__Host-punte-ceremony')
  })

  test('a token is read back and hashed', () => {
    const token = newToken()
    expect(readToken({ punte: token }, 'session', LOOPBACK)).toBe(token)
    expect(sessionHash({ punte: token }, LOOPBACK)).toEqual(hashToken(token))
  })

  test.each(['', 'short', `${'a'.repeat(42)}!`, 'a'.repeat(44)])(
    '%j is no token and never reaches the database',
    text => {
      expect(readToken({ punte: text }, 'session', LOOPBACK)).toBeUndefined()
      expect(sessionHash({ punte: text }, LOOPBACK)).toBeNull()
    },
  )

  test('the plain cookie opens nothing over https', () => {
    expect(sessionHash({ punte: newToken() }, HTTPS)).toBeNull()
  })

  test('two tokens are never alike', () => {
    expect(new Set(Array.from({ length: 1000 }, newToken)).size).toBe(1000)
  })
})
