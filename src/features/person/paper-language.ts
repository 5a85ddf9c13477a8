import type { Mechanism } from '../../act/mechanism.ts'

/** The language of a paper for the person: theirs where its words exist, else the first of the country, and that this was done. */
export function paperLanguage(
  { pack }: Pick<Mechanism, 'pack'>,
  spoken: string | null,
): { readonly lang: string; readonly instead: boolean } {
  const there = spoken !== null && pack.languages.includes(spoken)
  return { lang: there ? spoken : (pack.languages[0] ?? ''), instead: spoken !== null && !there }
}
