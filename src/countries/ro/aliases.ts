/**
 * Names under which the sources write one and the same body (conflict C-16). The name we use is on the left; what people
 * type or import is on the right.
 */
export const ALIASES: Readonly<Record<string, readonly string[]>> = {
  ANPDCA: ['ANDPDCA'],
  SSVI: ['CSVI'],
  'CR ANITP': ['Centrul Regional ANITP', 'CRANITP'],
}

/** The name we use for a body, whichever of its names was written; an unknown name stays as it is. */
export function nameOf(written: string): string {
  const plain = written.trim().toUpperCase()
  const found = Object.entries(ALIASES).find(
    ([name, others]) => name.toUpperCase() === plain || others.some(one => one.toUpperCase() === plain),
  )
  return found?.[0] ?? written.trim()
}
