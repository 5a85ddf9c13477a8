const SCHEMES = ['https:', 'http:', 'tel:', 'sms:', 'mailto:']

/**
 * An address we are willing to put into a link: a path of our own, a fragment, a query, or one of five schemes.
 * Anything else (`javascript:`, `data:`, `//host`, control characters that browsers drop) gives undefined.
 */
export const safeHref = (href: unknown): string | undefined => {
  if (typeof href !== 'string' || hasControl(href)) return undefined
  const address = href.trim()
  if (address === '' || address.startsWith('//') || address.includes('\\')) return undefined
  if (/^[/#?]/.test(address)) return address
  const scheme = /^[^/?#]*?:/.exec(address)?.[0].toLowerCase()
  if (scheme === undefined) return address
  return SCHEMES.includes(scheme) ? address : undefined
}

/** A path of our own, the only place a form may be sent to. */
export const safeAction = (action: unknown): string | undefined => {
  const address = safeHref(action)
  return address !== undefined && /^[/?]/.test(address) ? address : undefined
}

const hasControl = (text: string): boolean =>
  [...text].some(sign => sign.charCodeAt(0) < 32 || sign.charCodeAt(0) === 127)

/** The `tel:` address of a number as people write it; undefined where there is no number in it. */
export const telephoneHref = (number: string): string | undefined => {
  const digits = number.replace(/[^\d+*#]/g, '')
  return /\d/.test(digits) ? `tel:${digits.replace(/#/g, '%23')}` : undefined
}
