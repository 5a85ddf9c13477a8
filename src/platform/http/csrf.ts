/**
 * Whether an unsafe request came from our own pages. An unsafe method needs an `Origin` that is one of ours and, where the
 * browser says it, `Sec-Fetch-Site: same-origin`; the content type plays no part.
 */
export function isFromOurPages(
  method: string,
  headers: { readonly origin: string | undefined; readonly secFetchSite: string | undefined },
  ourOrigins: readonly string[],
): boolean {
  if (method === 'GET' || method === 'HEAD') return true
  if (!headers.origin || !ourOrigins.includes(headers.origin)) return false
  return headers.secFetchSite === undefined || headers.secFetchSite === 'same-origin'
}
