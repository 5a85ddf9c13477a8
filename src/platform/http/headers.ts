/** Headers of every answer. No script or style but our own files; nothing may frame us; nobody learns where a reader came from. */
export function securityHeaders(exercise: boolean): readonly (readonly [string, string])[] {
  const headers: [string, string][] = [
    [
      'content-security-policy',
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ]
  if (exercise) headers.push(['x-robots-tag', 'noindex, nofollow'])
  // Two years. The production profile is only ever reached over https; the exercise runs on plain http on this machine.
  else headers.push(['strict-transport-security', 'max-age=63072000; includeSubDomains'])
  return headers
}
