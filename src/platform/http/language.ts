/** Cookies of a request as a record without prototype. */
export function cookiesOf(header: string | undefined): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null)
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies[part.slice(0, at).trim()] = part.slice(at + 1).trim()
  }
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

export function languageCookie(lang: string, secure: boolean): string {
  return `lang=${lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}
