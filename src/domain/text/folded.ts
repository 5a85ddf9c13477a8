/** Folds a text for comparison: lower case, no diacritics, cedilla and comma forms alike. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
