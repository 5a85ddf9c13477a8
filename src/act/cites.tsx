import type { Citation } from '../domain/rules/rule.ts'
import type { Translate } from '../platform/i18n/translator.ts'

/** An article by its number reads alike in every language; whatever else a citation says of its place is English. */
const NUMBERED = /^(?:(?:art|alin|lit|pct|para|measures?)\b[\s.]*)?[\d\s.,;^()/–-]*(?:\([a-z\d]+\)[\s,;]*)*$/i

/** Whether a provision is words and not only a number. */
function isEnglish(provision: string): boolean {
  return !NUMBERED.test(provision)
}

/** "Law 678/2001, art. 39": the instrument by its short name, then the provision, in the language it is written in. */
export function Cites({ cites, t }: { cites: readonly Citation[]; t: Translate }) {
  return (
    <>
      {cites.map(({ source, provision }, at) => (
        <span key={`${source} ${provision}`}>
          {at > 0 ? '; ' : null}
          {t(`law.${source}`)}, {isEnglish(provision) ? <span lang="en">{provision}</span> : provision}
        </span>
      ))}
    </>
  )
}
