import type { PersonFile } from '../domain/person/file.ts'
import type { BrokenRule } from '../domain/rules/decide.ts'
import { type Catalogue, hasMessage, type MessageKey, type Translate } from '../platform/i18n/translator.ts'
import { Link, type WhyValue } from '../platform/ui/index.ts'
import { Cites } from './cites.tsx'

type Words = { readonly t: Translate; readonly catalogue: Catalogue }

/** One deciding fact as a sentence with its answer. */
export function factText(fact: string, value: string | number | boolean, { t, catalogue }: Words): string {
  const key = `fact.${fact}`
  const words = hasMessage(catalogue, key) ? t(key as MessageKey) : fact
  const said = value === true ? t('act.fact-yes') : value === false ? t('act.fact-no') : String(value)
  return `${words}: ${said}`
}

/** What the "Why?" of a rule says: the rule in plain words, its citation and standing, and the facts that decided. */
export function whyOf(rules: readonly BrokenRule[], words: Words): WhyValue {
  return {
    rules: rules.map(one => ({
      id: one.rule,
      sentence: words.t(`rule.${one.rule}`),
      citation: <Cites cites={one.cites} t={words.t} />,
      href: `/law/rules#${one.rule}`,
      standing: one.standing,
    })),
    facts: [...new Set(rules.flatMap(one => one.decided.map(fact => factText(fact.fact, fact.value, words))))],
  }
}

/** Broken rules as a list: what is missing, the citation, and links to what would open it. */
export function Broken({ rules, t, catalogue, file }: { rules: readonly BrokenRule[]; file: PersonFile } & Words) {
  return (
    <ul>
      {rules.map(one => (
        <li key={one.rule}>
          <p>
            {t(`rule.${one.rule}`)}{' '}
            <small>
              (<Cites cites={one.cites} t={t} />; {t(`act.${one.standing}`)})
            </small>
          </p>
          {hasMessage(catalogue, `rule.${one.rule}.opens`) ? (
            <p>
              {t('act.opens')}: <Link href={`/people/${file.id}#now`}>{t(`rule.${one.rule}.opens`)}</Link>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
