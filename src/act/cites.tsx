import type { Citation } from '../domain/rules/rule.ts'
import type { Translate } from '../platform/i18n/translator.ts'

/** What reads alike in every language: "art. 39 alin. (1) lit. a", "R-57". Whatever else a citation says of its place is English. */
const ALIKE = /\b(?:art|alin|lit|pct|para)\b|\b[A-Z]{1,2}-?\d+\b/g

/** Whether a provision is words and not only a number. */
function isEnglish(provision: string): boolean {
  return /[a-z]{2}/i.test(provision.replace(ALIKE, ''))
}

/** The key of the words for a provision that is more than a number: "text not seen" is `provision.text-not-seen`. */
export function provisionKey(provision: string): `provision.${string}` {
  const slug = provision.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `provision.${slug.replace(/^-|-$/g, '')}`
}

/** A provision in the page's words; in English, as the citation has it, where the pack has none. */
export function provisionWords(provision: string, t: Translate): { readonly text: string; readonly english: boolean } {
  const key = provisionKey(provision)
  const said = t(key)
  const known = said !== `[${key}]`
  return { text: known ? said : provision, english: !known && isEnglish(provision) }
}

/** "Law 678/2001, art. 39": the instrument by its short name, then the provision, in the language of the page where it can be said. */
export function Cites({ cites, t }: { cites: readonly Citation[]; t: Translate }) {
  return (
    <>
      {cites.map(({ source, provision }, at) => (
        <span key={`${source} ${provision}`}>
          {at > 0 ? '; ' : null}
          {t(`law.${source}`)}, <Provision {...provisionWords(provision, t)} />
        </span>
      ))}
    </>
  )
}

function Provision({ text, english }: { text: string; english: boolean }) {
  return english ? <span lang="en">{text}</span> : text
}
