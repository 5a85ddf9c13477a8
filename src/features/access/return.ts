/** The way back after signing in, as it stands in addresses and forms. */

/** A way back that is a path of ours; the start page for anything else, so that no link of ours leads elsewhere. */
export function readReturn(to: string | null | undefined): string {
  if (!to?.startsWith('/')) return '/'
  try {
    const url = new URL(to, 'http://own.invalid')
    const path = `${url.pathname}${url.search}`
    return url.origin === 'http://own.invalid' && !path.startsWith('//') ? path : '/'
  } catch {
    return '/'
  }
}

/** The address of a sign-in page that keeps the way back. */
export function withReturn(path: string, to: string): string {
  return to === '/' ? path : `${path}?to=${encodeURIComponent(to)}`
}
