/** Whether people reach us over https. */
export function isSecure(origins: readonly string[]): boolean {
  return origins.some(origin => origin.startsWith('https:'))
}

/**
 * The name of a cookie of ours. Over https it begins with `__Host-`, so that no neighbouring host can set it; on plain http,
 * which only this machine may use, browsers refuse that prefix.
 */
export function ownCookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}

/** Cookies of a request as a record without prototype. `lang` is the reader's choice under either name. */
export function cookiesOf(header: string | undefined): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null)
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies[part.slice(0, at).trim()] = part.slice(at + 1).trim()
  }
  const chosen = cookies['__Host-lang']
  if (chosen !== undefined) cookies.lang = chosen
  return cookies
}

/** The reader's own choice first, then the account's language, then the browser's, then the first of the country. */
export function chooseLanguage(
  languages: readonly string[],
  chosen: string | undefined,
  account: string | undefined,
  accepted: string | undefined,
): string {
  if (chosen && languages.includes(chosen)) return chosen
  if (account && languages.includes(account)) return account
  for (const part of (accepted ?? '').split(',')) {
    const code = part.trim().split(/[-;]/, 1)[0]?.toLowerCase() ?? ''
    if (languages.includes(code)) return code
  }
  return languages[0] ?? 'en'
}

/** The value of a `Set-Cookie` header that keeps the reader's choice for a year. */
export function languageCookie(lang: string, secure: boolean): string {
  return `${ownCookieName('lang', secure)}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}
